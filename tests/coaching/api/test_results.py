"""What was found, as a program reads it, and what its owner says instead."""

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client

from coaching.models import JobState, WorkoutSession
from coaching.storage import session_file
from tests.coaching.builders import make_finished, make_job

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("catalogue")]


def of(session: WorkoutSession, part: str) -> str:
    return f"/api/v1/sessions/{session.pk}/{part}/"


@pytest.mark.parametrize("part", ["result", "joints", "curves"])
def test_programs_read_the_same_documents_as_the_page(
    program: Client, ada: User, part: str
) -> None:
    session = make_finished(ada)
    browser = Client()
    browser.force_login(ada)
    page = browser.get(getattr(session, f"{part}_url"))
    assert program.get(of(session, part)).json() == page.json()


@pytest.mark.parametrize("part", ["result", "joints", "curves"])
def test_before_the_end_there_are_none(program: Client, ada: User, part: str) -> None:
    answer = program.get(of(make_job(ada).session, part))
    assert (answer.status_code, answer.json()["error"]["code"]) == (404, "no_result")


@pytest.mark.parametrize("part", ["joints", "curves"])
def test_damaged_joints_are_told_and_not_a_crash(program: Client, ada: User, part: str) -> None:
    session = make_finished(ada)
    session_file(session, "joints.1.npz").write_bytes(b"PK not really")
    answer = program.get(of(session, part))
    assert (answer.status_code, answer.json()["error"]["code"]) == (410, "joints_unreadable")


def test_large_documents_are_compressed(program: Client, ada: User) -> None:
    answer = program.get(of(make_finished(ada), "joints"), headers={"Accept-Encoding": "gzip"})
    assert answer["Content-Encoding"] == "gzip"


def test_a_correction_is_kept_and_another_exercise_judged_anew(program: Client, ada: User) -> None:
    session = make_finished(ada)
    body = {"exercise": "lunge", "rep_count": 7}
    answer = program.put(of(session, "correction"), body, "application/json").json()
    assert (answer["session"]["exercise"], answer["session"]["rep_count"]) == ("lunge", 7)
    assert answer["job"]["state"] == JobState.QUEUED
    assert program.get(of(session, "correction")).json() == body


def test_a_correction_is_taken_back(program: Client, ada: User) -> None:
    session = make_finished(ada, rep_count_corrected=9)
    answer = program.delete(of(session, "correction")).json()
    assert answer["session"]["rep_count"] == 2


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ({"rep_count": -1}, "min_value"),
        ({"rep_count": 10**9}, "max_value"),
        ({"rep_count": "two"}, "invalid"),
        ({"exercise": "yoga"}, "unknown_exercise"),
        ({"exercise": "a\0b"}, "null_characters_not_allowed"),
        ({"exercise": ["squat"]}, "invalid"),
    ],
)
def test_a_correction_has_to_make_sense(
    program: Client, ada: User, body: dict[str, Any], code: str
) -> None:
    answer = program.put(of(make_finished(ada), "correction"), body, "application/json")
    assert (answer.status_code, answer.json()["error"]["code"]) == (400, code)


class TestShare:
    def test_a_link_is_made_looked_at_and_ended(self, program: Client, ada: User) -> None:
        share = of(make_finished(ada), "share")
        made = program.post(share, {"days": 3}, "application/json")
        assert made.status_code == 201
        assert Client().get(made.json()["url"]).status_code == 200
        assert "url" not in program.get(share).json()
        assert program.get(share).json()["expires_at"] == made.json()["expires_at"]
        assert program.delete(share).status_code == 204
        assert Client().get(made.json()["url"]).status_code == 404
        assert program.get(share).status_code == 404

    @pytest.mark.parametrize("days", [0, -1, 1000, "x"])
    def test_a_link_lasts_days(self, program: Client, ada: User, days: Any) -> None:
        share = of(make_finished(ada), "share")
        assert program.post(share, {"days": days}, "application/json").status_code == 400
