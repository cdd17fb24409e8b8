"""Sessions as a program uses them."""

from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from django.contrib.auth.models import User
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from pytest_django import Settings

from coaching.api.limits import UploadThrottle
from coaching.models import JobState, WorkoutSession
from coaching.storage import session_folder
from tests.coaching.builders import MP4_HEAD, make_finished, make_job

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("catalogue")]

SESSIONS = "/api/v1/sessions/"


@pytest.fixture(autouse=True)
def _private_folders(settings: Settings, tmp_path: Path) -> None:
    settings.MEDIA_ROOT, settings.INCOMING_DIR = tmp_path / "media", tmp_path / "incoming"
    settings.INCOMING_DIR.mkdir()
    cache.clear()  # of what the throttle has counted


def of(session: WorkoutSession, part: str = "") -> str:
    return f"{SESSIONS}{session.pk}/{part}"


def send(program: Client, content: bytes = MP4_HEAD, **fields: Any) -> Any:
    return program.post(SESSIONS, {"video": SimpleUploadedFile("a.mp4", content), **fields})


def code_of(response: Any) -> tuple[int, str]:
    return response.status_code, response.json()["error"]["code"]


class TestList:
    def test_it_is_in_pages_newest_first(self, program: Client, ada: User) -> None:
        made = [make_finished(ada, title=f"Set {number}") for number in range(3)]
        page = program.get(SESSIONS, {"page_size": 2}).json()
        assert page["count"] == 3
        assert [one["id"] for one in page["results"]] == [str(one.pk) for one in made[:0:-1]]
        rest = program.get(page["next"]).json()
        assert [one["id"] for one in rest["results"]] == [str(made[0].pk)]
        assert rest["next"] is None

    def test_it_may_hold_one_exercise_alone(self, program: Client, ada: User) -> None:
        make_finished(ada)
        assert program.get(SESSIONS, {"exercise": "squat"}).json()["count"] == 1
        assert program.get(SESSIONS, {"exercise": "lunge"}).json()["count"] == 0

    @pytest.mark.parametrize("query", ["page=0", "page=x", "page=99"])
    def test_a_page_that_is_not_there(self, program: Client, query: str) -> None:
        assert code_of(program.get(f"{SESSIONS}?{query}")) == (404, "not_found")

    def test_somebody_elses_are_not_in_it(self, stranger: Client, ada: User) -> None:
        make_finished(ada)
        assert stranger.get(SESSIONS).json()["results"] == []


class TestUpload:
    def test_it_answers_with_the_session_and_its_job(self, program: Client, ada: User) -> None:
        response = send(program, exercise="squat")
        session = WorkoutSession.objects.get()
        assert response.status_code == 201
        assert response["Location"].endswith(of(session))
        assert response.json()["job"]["state"] == "queued"
        assert (session.owner, session.exercise_asked) == (ada, "squat")

    @pytest.mark.parametrize(
        ("content", "fields", "refusal"),
        [
            (b"", {}, (400, "video_empty")),
            (b"I am a text", {}, (415, "not_a_video")),
            (MP4_HEAD, {"exercise": "yoga"}, (400, "unknown_exercise")),
            (MP4_HEAD + bytes(2 * 2**20), {}, (413, "video_too_big")),
        ],
    )
    def test_a_refusal_is_that_of_the_page_and_leaves_nothing(
        self, program: Client, settings: Settings, content: bytes, fields: dict[str, str],
        refusal: tuple[int, str],
    ) -> None:  # fmt: skip
        settings.MAX_UPLOAD_BYTES = 2**20
        assert code_of(send(program, content, **fields)) == refusal
        assert not WorkoutSession.objects.exists()
        assert list(Path(settings.INCOMING_DIR).iterdir()) == []

    @pytest.mark.parametrize(
        ("body", "content_type", "refusal"),
        [
            ({"film": "x"}, "multipart/form-data; boundary=BoUnDaRyStRiNg", (400, "video_missing")),
            ("{}", "application/json", (400, "video_missing")),
            ("{", "application/json", (400, "parse_error")),
            ("x", "text/plain", (415, "unsupported_media_type")),
            ("x", "multipart/form-data", (400, "parse_error")),
        ],
    )
    def test_a_body_without_a_video_is_refused(
        self, program: Client, body: Any, content_type: str, refusal: tuple[int, str]
    ) -> None:
        assert code_of(program.post(SESSIONS, body, content_type=content_type)) == refusal

    def test_too_many_waiting_jobs_are_refused(
        self, program: Client, ada: User, settings: Settings
    ) -> None:
        settings.MAX_ACTIVE_JOBS = 1
        make_job(ada)
        assert code_of(send(program)) == (429, "too_many_jobs")

    def test_a_script_gone_wild_is_slowed_and_others_are_not(
        self, program: Client, stranger: Client, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(UploadThrottle, "rate", "1/hour", raising=False)
        send(program)
        slowed = send(program)
        assert code_of(slowed) == (429, "too_many_requests")
        assert int(slowed["Retry-After"]) > 0
        assert send(stranger).status_code == 201
        assert program.get(SESSIONS).status_code == 200


class TestOne:
    def test_it_shows_the_session_and_its_job(self, program: Client, ada: User) -> None:
        session = make_finished(ada)
        answer = program.get(of(session)).json()
        assert answer["session"]["id"] == str(session.pk)
        assert answer["session"]["state"] == answer["job"]["state"] == "succeeded"
        assert program.get(of(session, "status/")).json() == answer["job"]

    def test_it_can_be_renamed(self, program: Client, ada: User) -> None:
        session = make_finished(ada)
        answer = program.patch(of(session), {"title": " Heavy\nday "}, "application/json")
        assert answer.json()["session"]["title"] == "Heavy day"

    @pytest.mark.parametrize(
        ("body", "code"), [({"title": " "}, "title_empty"), ({}, "required"), ([], "invalid")]
    )
    def test_a_title_has_to_be_one(self, program: Client, ada: User, body: Any, code: str) -> None:
        answer = program.patch(of(make_finished(ada)), body, "application/json")
        assert code_of(answer) == (400, code)

    def test_deleting_leaves_nothing(self, program: Client, ada: User) -> None:
        session = make_finished(ada)
        assert program.delete(of(session)).status_code == 204
        assert not WorkoutSession.objects.exists()
        assert program.get(of(session)).status_code == 404

    def test_stopping_and_doing_again(self, program: Client, ada: User) -> None:
        session = make_job(ada).session
        assert program.post(of(session, "cancel/")).json()["job"]["state"] == "cancelled"
        assert program.post(of(session, "retry/")).json()["job"]["state"] == "queued"

    @pytest.mark.parametrize("action", ["cancel/", "retry/"])
    def test_what_makes_no_sense_now(self, program: Client, ada: User, action: str) -> None:
        session = make_job(ada, state=JobState.SUCCEEDED).session
        assert code_of(program.post(of(session, action))) == (409, "wrong_state")

    PARTS = (
        "", "status/", "result/", "joints/", "curves/", "share/", "cancel/", "retry/",
        "correction/",
    )  # fmt: skip

    @pytest.mark.parametrize("method", ["get", "post", "put", "patch", "delete"])
    @pytest.mark.parametrize("part", PARTS)
    def test_somebody_elses_looks_like_none_at_all(
        self, stranger: Client, ada: User, part: str, method: str
    ) -> None:
        session = make_finished(ada)
        call = getattr(stranger, method)
        theirs = call(of(session, part))
        nowhere = call(f"{SESSIONS}{uuid4()}/{part}")
        assert (theirs.status_code, theirs.content) == (nowhere.status_code, nowhere.content)
        assert theirs.status_code in (404, 405)
        assert session_folder(session).exists()
