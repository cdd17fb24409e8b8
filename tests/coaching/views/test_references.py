"""An expert's documents over HTTP: published ones for users, drafts for staff."""

import pytest
from django.contrib.auth.models import User
from django.test import AsyncClient, Client

from pose.storage import save_poses
from references.builtin import repetitions_of
from references.models import Reference, ReferenceKind, ReferenceStatus
from references.services.references import (
    About,
    Found,
    reference_analysed,
    reference_create,
    reference_publish,
    reference_retire,
)
from references.storage import reference_file, reference_folder
from tests.references.builders import clip

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("catalogue")]
VIDEO = bytes(range(256)) * 40


@pytest.fixture
def reference(transactional_db: None, catalogue: None) -> Reference:
    """A draft with joints and a video."""
    made = reference_create(about=About("squat"), kind=ReferenceKind.VIDEO, by=None)
    reference_folder(made).mkdir(parents=True)
    save_poses(reference_file(made, "joints.npz"), clip().poses)
    reference_file(made, "video.mp4").write_bytes(VIDEO)
    found = Found(
        clip().poses, "joints.npz", repetitions_of(clip()), view="side",
        video_file="video.mp4", video_type="video/mp4",
    )  # fmt: skip
    reference_analysed(reference=made, found=found)
    return made


@pytest.fixture
def client(ada: User) -> Client:
    client = Client()
    client.force_login(ada)
    return client


def test_a_user_sees_it_from_publication_to_retirement(
    client: Client, reference: Reference
) -> None:
    urls = (reference.joints_url, reference.curves_url, reference.video_url)
    assert [client.get(url).status_code for url in urls] == [404] * 3
    reference_publish(reference=reference, by=None)
    assert [client.get(url).status_code for url in urls] == [200] * 3
    reference_retire(reference=reference, by=None)
    assert [client.get(url).status_code for url in urls] == [404] * 3


def test_staff_sees_a_draft(client: Client, ada: User, reference: Reference) -> None:
    User.objects.filter(pk=ada.pk).update(is_staff=True)
    assert client.get(reference.joints_url).status_code == 200


def test_nobody_sees_it_without_logging_in(reference: Reference) -> None:
    reference_publish(reference=reference, by=None)
    assert Client().get(reference.joints_url).status_code == 401
    assert Client().get(reference.video_url).status_code == 404


def test_joints_come_with_the_repetitions_to_follow(client: Client, reference: Reference) -> None:
    reference_publish(reference=reference, by=None)
    document = client.get(reference.joints_url).json()
    assert document["reps"] == [
        pytest.approx(rep, abs=1e-3) for rep in repetitions_of(clip())
    ]  # fmt: skip
    assert len(document["points"]) == len(document["times"]) == len(clip().poses.image)


async def test_the_video_comes_in_ranges(ada: User, reference: Reference) -> None:
    await Reference.objects.aupdate(status=ReferenceStatus.PUBLISHED)
    client = AsyncClient()
    await client.aforce_login(ada)
    response = await client.get(reference.video_url, headers={"Range": "bytes=10-19"})
    assert response.status_code == 206
    assert b"".join([part async for part in response]) == VIDEO[10:20]  # type: ignore[attr-defined]


def test_joints_alone_have_no_video(client: Client, reference: Reference) -> None:
    url = reference.video_url
    Reference.objects.update(status=ReferenceStatus.PUBLISHED, video_file="")
    assert client.get(url).status_code == 404
    assert Reference.objects.get().video_url == ""


def test_joints_that_cannot_be_read_are_told_by_a_code(
    client: Client, reference: Reference
) -> None:
    reference_publish(reference=reference, by=None)
    reference_file(reference, "joints.npz").unlink()
    answer = client.get(reference.joints_url)
    assert (answer.status_code, answer.json()["error"]["code"]) == (410, "joints_unreadable")
