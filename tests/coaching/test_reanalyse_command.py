"""``manage.py reanalyse``: which sessions, how many, and what it says."""

import json
from typing import Any
from uuid import uuid4

import pytest
from django.contrib.auth.models import User
from django.core.management import call_command

from coaching.models import AnalysisResult, WorkoutSession
from coaching.storage import session_file
from pose.storage import save_poses
from tests.coaching import clips
from tests.coaching.builders import make_finished

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("catalogue")]


@pytest.fixture
def sessions(ada: User) -> list[WorkoutSession]:
    """Three old sessions, the joints of the last one damaged."""
    made = [make_finished(ada, exercise_asked="squat") for _ in range(3)]
    for session in made[:2]:
        save_poses(session_file(session, "joints.1.npz"), clips.athlete_poses())
    session_file(made[2], "joints.1.npz").write_bytes(b"PK not really")
    return made


def ran(capsys: pytest.CaptureFixture[str], *words: object) -> dict[str, Any]:
    call_command("reanalyse", *map(str, words), "--json")
    document: dict[str, Any] = json.loads(capsys.readouterr().out)
    return document


@pytest.mark.usefixtures("sessions")
def test_a_dry_run_counts_and_changes_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    assert ran(capsys, "--dry-run") == {
        "sessions": 3, "redone": 0, "failed": 0, "busy": 0, "dry_run": True,
    }  # fmt: skip
    assert not AnalysisResult.objects.exclude(code_version="0").exists()


@pytest.mark.usefixtures("sessions")
def test_older_ones_are_the_default_and_soon_there_are_none(
    capsys: pytest.CaptureFixture[str],
) -> None:
    first = ran(capsys)
    assert (first["sessions"], first["redone"], first["failed"]) == (3, 2, 1)
    again = ran(capsys, "--older")
    assert (again["sessions"], again["redone"], again["failed"]) == (1, 0, 1)
    assert ran(capsys, "--all")["redone"] == 2


def test_one_session_by_its_name(
    sessions: list[WorkoutSession], capsys: pytest.CaptureFixture[str]
) -> None:
    assert ran(capsys, sessions[1].pk)["redone"] == 1
    changed = AnalysisResult.objects.exclude(code_version="0").get()
    assert changed.session_id == sessions[1].pk


def test_it_says_in_words_what_it_did(
    sessions: list[WorkoutSession], capsys: pytest.CaptureFixture[str]
) -> None:
    call_command("reanalyse", str(sessions[0].pk))
    assert capsys.readouterr().out.startswith("1 of 1 sessions judged again")


def test_a_session_that_is_not_there_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as caught:
        call_command("reanalyse", str(uuid4()), "--json")
    assert caught.value.code == 2
    assert json.loads(capsys.readouterr().out)["error"]["code"] == "session_missing"


def test_sessions_and_all_of_them_do_not_go_together(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.argv", ["manage.py", "reanalyse", "--json"])
    with pytest.raises(SystemExit) as caught:
        call_command("reanalyse", str(uuid4()), "--all", "--json")
    assert caught.value.code == 2
    assert json.loads(capsys.readouterr().out)["error"]["code"] == "usage"
