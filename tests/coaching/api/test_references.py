"""The catalogue and the experts as a program reads them: published ones alone."""

from typing import Any
from uuid import UUID

import pytest
from django.contrib.auth.models import User
from django.test import Client

from pose.storage import save_poses
from references.builtin import repetitions_of
from references.models import Reference, ReferenceKind, ReferenceStatus
from references.storage import reference_file, reference_folder
from tests.references.builders import clip

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("catalogue")]

REFERENCES = "/api/v1/references/"


def make_reference(**fields: Any) -> Reference:
    """A published one with its joints, as publishing would leave it."""
    reference = Reference.objects.create(
        **{
            "exercise_id": "squat", "title": "Calm squat", "kind": ReferenceKind.JOINTS,
            "view": "side", "status": ReferenceStatus.PUBLISHED, "joints_file": "joints.npz",
            "repetitions": [list(rep) for rep in repetitions_of(clip())], "chosen": [1], **fields,
        }
    )  # fmt: skip
    reference_folder(reference).mkdir(parents=True)
    save_poses(reference_file(reference, "joints.npz"), clip().poses)
    return reference


def test_exercises_are_listed_in_the_catalogues_order(program: Client) -> None:
    exercises = program.get("/api/v1/exercises/").json()
    assert exercises[0] == {
        "slug": "squat", "name": "Squat", "kind": "reps", "primary": ["left_knee", "right_knee"],
    }  # fmt: skip
    assert [one["slug"] for one in exercises][-1] == "none"


def test_published_ones_are_listed_with_what_to_follow(program: Client) -> None:
    reference = make_reference()
    [one] = program.get(REFERENCES).json()["results"]
    assert (one["id"], one["exercise"], one["view"]) == (str(reference.pk), "squat", "side")
    assert one["reps"] == reference.chosen_repetitions
    assert program.get(f"{REFERENCES}{reference.pk}/").json() == one


@pytest.mark.parametrize("status", [ReferenceStatus.DRAFT, ReferenceStatus.RETIRED])
@pytest.mark.parametrize("is_staff", [False, True])
def test_others_are_not_there(
    program: Client, ada: User, status: ReferenceStatus, is_staff: bool
) -> None:
    User.objects.update(is_staff=is_staff)
    reference = make_reference(status=status)
    assert program.get(REFERENCES).json()["count"] == 0
    for part in ("", "joints/"):
        assert program.get(f"{REFERENCES}{reference.pk}/{part}").status_code == 404


@pytest.mark.parametrize(
    ("query", "count"),
    [("exercise=squat", 1), ("exercise=lunge", 0), ("view=side", 1), ("view=front", 0),
     ("view=%00", 0)],
)  # fmt: skip
def test_they_may_be_of_one_exercise_or_view(program: Client, query: str, count: int) -> None:
    make_reference()
    assert program.get(f"{REFERENCES}?{query}").json()["count"] == count


def test_joints_come_with_the_repetitions(program: Client) -> None:
    reference = make_reference()
    joints = program.get(f"{REFERENCES}{reference.pk}/joints/").json()
    assert joints["reps"] == reference.chosen_repetitions
    assert len(joints["points"]) == len(joints["times"]) == len(clip().poses.image)


def test_damaged_joints_are_told(program: Client) -> None:
    reference = make_reference()
    reference_file(reference, "joints.npz").write_bytes(b"PK not really")
    answer = program.get(f"{REFERENCES}{reference.pk}/joints/")
    assert (answer.status_code, answer.json()["error"]["code"]) == (410, "joints_unreadable")


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
def test_they_are_for_reading(program: Client, method: str) -> None:
    reference = make_reference()
    for address in (REFERENCES, f"{REFERENCES}{reference.pk}/", "/api/v1/exercises/"):
        assert getattr(program, method)(address).status_code == 405


@pytest.mark.parametrize("path", ["references/", "exercises/", f"references/{UUID(int=1)}/"])
def test_nobody_is_asked_for_a_key(path: str) -> None:
    assert Client().get(f"/api/v1/{path}").status_code == 401
