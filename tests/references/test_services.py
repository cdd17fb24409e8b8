"""The life of a reference: draft, published, retired; every change in the log."""

from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from pose.sequence import Poses
from pose.storage import save_poses
from references.builtin import repetitions_of
from references.errors import ReferenceRefusedError
from references.library import Library
from references.models import (
    AuditAction,
    Exercise,
    Reference,
    ReferenceAudit,
    ReferenceKind,
    ReferenceStatus,
)
from references.services import exercises_seed, library_path
from references.services.references import (
    About,
    Found,
    reference_analysed,
    reference_create,
    reference_delete,
    reference_edit,
    reference_publish,
    reference_reindex,
    reference_retire,
)
from references.storage import reference_file, reference_folder
from tests.references.builders import clip, frames

pytestmark = pytest.mark.django_db(transaction=True)
SQUAT = {"slug": "squat", "name": "Squat", "sure": True, "candidates": []}


@pytest.fixture(autouse=True)
def _catalogue(transactional_db: None) -> None:
    exercises_seed()


def analysed(poses: Poses | None = None, reps: Any = None, **found: Any) -> Reference:
    """A draft whose clip has been analysed."""
    poses = poses or clip().poses
    reps = repetitions_of(clip()) if reps is None else reps
    reference = reference_create(about=About("squat"), kind=ReferenceKind.JOINTS, by=None)
    reference_folder(reference).mkdir(parents=True)
    save_poses(reference_file(reference, "joints.npz"), poses)
    values = {"recognised": SQUAT, "view": "side", **found}
    reference_analysed(
        reference=reference, found=Found(poses, "joints.npz", repetitions=reps, **values)
    )
    return Reference.objects.get(pk=reference.pk)


def codes(reference: Reference) -> list[str]:
    return [each["code"] for each in reference.problems]


def found_by_a_squat() -> list[str]:
    path = library_path()
    if path is None:
        return []
    return [match.expert_id for match in Library.load(path).nearest("squat", frames(clip()), 5)]


def actions() -> list[str]:
    return list(ReferenceAudit.objects.order_by("pk").values_list("action", flat=True))


def test_users_are_compared_with_it_from_publication_to_retirement() -> None:
    reference = analysed()
    assert found_by_a_squat() == []
    reference_publish(reference=reference, by=None)
    assert found_by_a_squat() == [str(reference.pk)]
    reference_retire(reference=reference, by=None)
    assert found_by_a_squat() == []
    reference_publish(reference=reference, by=None)
    assert found_by_a_squat() == [str(reference.pk)]
    assert actions() == ["created", "analysed", "published", "retired", "published"]


def test_the_library_follows_an_edit() -> None:
    reference = analysed()
    reference_publish(reference=reference, by=None)
    reference_edit(reference=reference, by=None, title="By the book", chosen=[1])
    path = library_path()
    assert path is not None
    expert = Library.load(path).expert(str(reference.pk))
    assert expert.title == "By the book"
    assert len(expert.reps) == 1


def test_a_deleted_one_leaves_the_log_and_no_file() -> None:
    reference = analysed()
    reference_publish(reference=reference, by=None)
    folder = reference_folder(reference)
    reference_delete(reference=reference, by=None)
    assert found_by_a_squat() == []
    assert not folder.exists()
    last = ReferenceAudit.objects.order_by("-pk")[0]
    assert (last.action, last.reference, last.reference_title) == ("deleted", None, "Squat")


def test_an_edit_is_logged_with_old_and_new_value() -> None:
    reference = analysed()
    reference_edit(reference=reference, by=None, title="Deep", source="A coach")
    reference_edit(reference=reference, by=None, title="Deep")
    edits = ReferenceAudit.objects.filter(action=AuditAction.EDITED)
    assert [edit.changes for edit in edits] == [
        {"title": ["Squat", "Deep"], "source": ["", "A coach"]}
    ]


def test_tolerances_are_25_degrees_where_nothing_is_better_known() -> None:
    Exercise.objects.filter(pk="squat").update(phases={"angle_tolerances": {"left_knee": 15}})
    tolerances = analysed().tolerances
    assert (tolerances["left_knee"], tolerances["right_knee"]) == (15.0, 25.0)


def without(joint: str) -> Poses:
    """The squat with a joint hidden on both sides."""
    image = clip().poses.image
    confidence = image.confidence.copy()
    for side in ("left", "right"):
        confidence[:, image.skeleton.index[f"{side}_{joint}"]] = 0.1
    return replace(clip().poses, image=replace(image, confidence=confidence))


def test_one_that_was_not_analysed_is_not_published() -> None:
    reference = reference_create(about=About("squat"), kind=ReferenceKind.VIDEO, by=None)
    with pytest.raises(ReferenceRefusedError) as told:
        reference_publish(reference=reference, by=None)
    assert told.value.code == "not_analysed"


@pytest.mark.parametrize(
    ("made", "code"),
    [
        ({"reps": []}, "no_repetition"),
        ({"poses": without("knee")}, "unseen_joint"),
        ({"recognised": {**SQUAT, "slug": "lunge", "name": "Lunge"}}, "wrong_exercise"),
    ],
)
def test_one_that_fails_a_check_is_not_published(made: dict[str, Any], code: str) -> None:
    reference = analysed(**made)
    assert codes(reference) == [code]
    with pytest.raises(ReferenceRefusedError) as told:
        reference_publish(reference=reference, by=None)
    assert told.value.code == code
    assert Reference.objects.get().status == ReferenceStatus.DRAFT


def test_an_unsure_machine_that_thought_of_the_exercise_does_not_stand_in_the_way() -> None:
    unsure = {"slug": "lunge", "name": "Lunge", "sure": False, "candidates": ["lunge", "squat"]}
    assert codes(analysed(recognised=unsure)) == []


def test_without_a_chosen_repetition_it_cannot_stay_published() -> None:
    reference = analysed()
    reference_publish(reference=reference, by=None)
    with pytest.raises(ReferenceRefusedError) as told:
        reference_edit(reference=reference, by=None, chosen=[])
    assert told.value.code == "no_repetition"
    assert Reference.objects.get().chosen == [0, 1]


@pytest.mark.parametrize(
    ("values", "code"),
    [
        ({"title": " "}, "title_empty"),
        ({"view": "above"}, "unknown_view"),
        ({"chosen": [7]}, "unknown_repetition"),
        ({"tolerances": {"left_knee": 2.0}}, "tolerance_invalid"),
        ({"tolerances": {"left_nose": 20.0}}, "tolerance_invalid"),
        ({"cues": {"left_knee": {"open": "a b c d e f g h i j k l m"}}}, "cue_invalid"),
        ({"cues": {"left_knee": {"open": "Sit\ndeeper."}}}, "cue_invalid"),
        ({"cues": {"left_knee": {"open": "l" * 121}}}, "cue_invalid"),
        ({"cues": {"left_knee": {"sideways": "Sit deeper."}}}, "cue_invalid"),
        ({"cues": {"left_nose": {"open": "Sit deeper."}}}, "cue_invalid"),
    ],
)
def test_values_that_do_not_do_change_nothing(values: dict[str, Any], code: str) -> None:
    reference = analysed()
    with pytest.raises(ReferenceRefusedError) as told:
        reference_edit(reference=reference, by=None, **values)
    assert told.value.code == code
    assert actions() == ["created", "analysed"]


@pytest.mark.parametrize(
    ("about", "code"),
    [
        (About("juggling"), "unknown_exercise"),
        (About("none"), "unknown_exercise"),
        (About("squat", view="above"), "unknown_view"),
    ],
)
def test_it_needs_an_exercise_and_a_view_that_exist(about: About, code: str) -> None:
    with pytest.raises(ReferenceRefusedError) as told:
        reference_create(about=about, kind=ReferenceKind.VIDEO, by=None)
    assert told.value.code == code


def test_it_is_indexed_again_after_the_keyframes_changed() -> None:
    reference = analysed()
    reference_publish(reference=reference, by=None)
    Reference.objects.update(keyframe_version=0, descriptor=b"", keyframes=[])
    reference.refresh_from_db()
    reference_reindex(reference=reference, by=None)
    assert found_by_a_squat() == [str(reference.pk)]
    assert len(Reference.objects.get().keyframes) == 2


def test_one_that_fails_its_checks_now_is_retired() -> None:
    reference = analysed()
    reference_publish(reference=reference, by=None)
    save_poses(reference_file(reference, "joints.npz"), without("knee"))
    reference_reindex(reference=reference, by=None)
    assert Reference.objects.get().status == ReferenceStatus.RETIRED
    assert found_by_a_squat() == []


def test_damaged_joints_are_told() -> None:
    reference = analysed()
    reference_file(reference, "joints.npz").write_bytes(b"nothing")
    with pytest.raises(ReferenceRefusedError) as told:
        reference_publish(reference=reference, by=None)
    assert told.value.code == "joints_unreadable"


def test_keyframes_stand_in_the_row() -> None:
    frames_ = analysed().keyframes
    assert [[each["moment"] for each in rep] for rep in frames_] == [["start", "turn", "end"]] * 2
    assert np.isfinite(np.array(frames_[0][1]["points"], float)).all()
