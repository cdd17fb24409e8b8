"""What curators do in the admin."""

from pathlib import Path

import pytest
from django.contrib.auth.models import User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client

from coaching.models import AnalysisJob, SessionKind, WorkoutSession
from coaching.services.runner import Runner
from pose.storage import save_poses
from references.builtin import repetitions_of
from references.models import Reference, ReferenceAudit, ReferenceKind, ReferenceStatus
from references.services.references import About, Found, reference_analysed, reference_create
from references.storage import reference_file, reference_folder
from tests.coaching import clips
from tests.coaching.builders import MP4_HEAD
from tests.references.builders import clip

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("catalogue")]

LIST = "/admin/references/reference/"
ADD = LIST + "add/"


@pytest.fixture
def client(transactional_db: None) -> Client:
    client = Client()
    client.force_login(User.objects.create(username="op", is_staff=True, is_superuser=True))
    return client


def analysed(title: str = "A coach") -> Reference:
    made = reference_create(about=About("squat", title=title), kind=ReferenceKind.JOINTS, by=None)
    reference_folder(made).mkdir(parents=True)
    save_poses(reference_file(made, "joints.npz"), clip().poses)
    found = Found(clip().poses, "joints.npz", repetitions_of(clip()), view="side")
    reference_analysed(reference=made, found=found)
    return made


def page_of(reference: Reference) -> str:
    return f"{LIST}{reference.pk}/change/"


def upload(client: Client, content: bytes, **values: str) -> HttpResponse:
    form = {"exercise": "squat", "source": "Us", "licence": "Own", "title": "Filmed"}
    video = SimpleUploadedFile("a.mp4", content, "video/mp4")
    return client.post(ADD, {**form, **values, "video": video})  # type: ignore[return-value]


def review(client: Client, reference: Reference, **values: object) -> None:
    """Send the review page as it stands, but for ``values``."""
    form: dict[str, object] = {
        "title": reference.title, "view": reference.view, "variant": reference.variant,
        "source": reference.source, "licence": reference.licence, "chosen": reference.chosen,
        **{f"tolerance-{angle}": degrees for angle, degrees in reference.tolerances.items()},
    }  # fmt: skip
    client.post(page_of(reference), {**form, **values})
    reference.refresh_from_db()


def test_a_clip_is_uploaded_and_waits_for_its_analysis(client: Client) -> None:
    answer = upload(client, MP4_HEAD)
    reference = Reference.objects.get()
    assert (answer.status_code, answer["Location"]) == (302, page_of(reference))
    assert WorkoutSession.objects.get().kind == SessionKind.REFERENCE
    assert b"data-waiting" in client.get(page_of(reference)).content
    status = client.get(f"{LIST}{reference.pk}/status.json").json()
    assert status["job"]["state"] == "queued"


def test_from_the_upload_to_publication(client: Client, tmp_path: Path) -> None:
    upload(client, clips.athlete(tmp_path / "a.mp4").read_bytes())
    Runner(slots=1).drain()
    reference = Reference.objects.get()
    assert b"data-passed" in client.get(page_of(reference)).content
    review(client, reference, decision="publish")
    assert reference.status == ReferenceStatus.PUBLISHED
    assert reference.published_by is not None


@pytest.mark.parametrize(
    ("content", "values"),
    [
        (b"no video at all", {}),
        (MP4_HEAD, {"exercise": "juggling"}),
        (MP4_HEAD, {"view": "above"}),
        (MP4_HEAD, {"source": ""}),
        (b"", {}),
    ],
)
def test_what_cannot_be_used_is_told_on_the_form(
    client: Client, content: bytes, values: dict[str, str]
) -> None:
    answer = upload(client, content, **values)
    assert answer.status_code == 200
    assert b"errorlist" in answer.content
    assert not Reference.objects.exists()
    assert not AnalysisJob.objects.exists()


def test_the_curator_chooses_repetitions_tolerances_and_cues(client: Client) -> None:
    reference = analysed()
    changed = {"chosen": ["1"], "tolerance-left_knee": "15.5", "cue-left_knee-open": "Sit deeper."}
    review(client, reference, decision="save", **changed)
    assert reference.chosen == [1]
    assert reference.tolerances["left_knee"] == 15.5
    assert reference.cues == {"left_knee": {"open": "Sit deeper."}}
    assert len(reference.keyframes) == 1


@pytest.mark.parametrize(
    "values",
    [
        {"tolerance-left_knee": "wide"},
        {"tolerance-left_knee": "1"},
        {"chosen": ["9"]},
        {"cue-left_knee-open": "one two three four five six seven eight nine ten eleven twelve no"},
    ],
)
def test_a_value_that_does_not_do_is_told_and_changes_nothing(
    client: Client, values: dict[str, object]
) -> None:
    reference = analysed()
    review(client, reference, title="Other", decision="publish", **values)
    assert (reference.title, reference.status) == ("A coach", ReferenceStatus.DRAFT)
    assert b'class="error"' in client.get(page_of(reference)).content
    assert not ReferenceAudit.objects.filter(action__in=("edited", "published")).exists()


def test_without_a_repetition_it_is_not_published_and_the_reason_shows(client: Client) -> None:
    reference = analysed()
    review(client, reference, chosen=[], decision="publish")
    assert reference.status == ReferenceStatus.DRAFT
    assert b"no_repetition" in client.get(page_of(reference)).content


def test_it_is_retired_and_indexed_again_from_its_page(client: Client) -> None:
    reference = analysed()
    for decision, status in (("publish", "published"), ("reindex", "published"),
                             ("retire", "retired")):  # fmt: skip
        review(client, reference, decision=decision)
        assert reference.status == status
    page = client.get(page_of(reference)).content.decode()
    assert [word in page for word in ("published", "indexed again", "retired")] == [True] * 3


def test_actions_on_the_list_tell_what_they_could_not_do(client: Client) -> None:
    whole = analysed()
    waiting = reference_create(about=About("squat"), kind=ReferenceKind.VIDEO, by=None)
    chosen = [str(whole.pk), str(waiting.pk)]
    answer = client.post(LIST, {"action": "publish", "_selected_action": chosen}, follow=True)
    assert b"not_analysed" in answer.content
    assert b"1 reference changed." in answer.content
    whole.refresh_from_db()
    assert whole.is_published


def test_the_gallery_draws_the_turn(client: Client) -> None:
    analysed()
    answer = client.get(LIST + "?status__exact=draft&exercise__slug__exact=squat")
    assert answer.content.count(b'class="pose"') == 1


def test_a_german_curator_reads_german(client: Client) -> None:
    reference = analysed()
    Reference.objects.update(recognised={"name": "Lunge", "slug": "lunge", "confidence": 0.5})
    page = client.get(page_of(reference), headers={"accept-language": "de"}).content.decode()
    for words in ("Kniebeuge", "Knie links", "Ausfallschritt", "am Anfang", "Veröffentlichen"):
        assert words in page


def test_two_are_compared_side_by_side(client: Client) -> None:
    both = [str(analysed("One").pk), str(analysed("Two").pk)]
    answer = client.post(LIST, {"action": "compare", "_selected_action": both}, follow=True)
    assert answer.content.count(b"data-expert ") == 2


@pytest.mark.parametrize("ids", [[], ["no-uuid"], ["00000000-0000-4000-8000-000000000000"]])
def test_comparing_needs_two(client: Client, ids: list[str]) -> None:
    answer = client.get(LIST + "compare/", {"id": ids}, follow=True)
    assert b"Choose two references" in answer.content


def test_deleting_takes_the_files_along(client: Client) -> None:
    reference = analysed()
    client.post(f"{LIST}{reference.pk}/delete/", {"post": "yes"})
    assert not Reference.objects.exists()
    assert not reference_folder(reference).exists()
    assert ReferenceAudit.objects.filter(action="deleted").exists()


@pytest.mark.parametrize("path", ["", "add/", "compare/", "{pk}/change/", "{pk}/status.json"])
def test_nobody_else_gets_in(ada: User, path: str) -> None:
    stranger = Client()
    stranger.force_login(ada)
    url = LIST + path.format(pk=analysed().pk)
    assert stranger.get(url).status_code == 302
    User.objects.filter(pk=ada.pk).update(is_staff=True)  # staff without any permission
    assert stranger.get(url).status_code == 403


def test_the_log_is_read_alone(client: Client) -> None:
    analysed()
    line = ReferenceAudit.objects.all()[0]
    path = f"/admin/references/referenceaudit/{line.pk}/"
    assert client.get(path + "change/").status_code == 200
    assert client.post(path + "delete/", {"post": "yes"}).status_code == 403
