"""Stored English, said in the reader's language."""

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import pytest
from django.utils import translation

from coaching.engine.text import lowered, say, texts_of
from coaching.models import WorkoutSession
from coaching.wording import SPOKEN, error_worded, name_worded, title_worded, worded
from pose.synthetic.clip import Rep
from pose.synthetic.exercises import EXERCISES
from tests.coaching.engine.builders import CATALOGUE, filmed, heuristic

LEAN = "You leaned {degrees}° forward: lift your chest over your hips."


def document() -> dict[str, Any]:
    message = say(LEAN, degrees="60")
    which = say("On repetition {number}", number="3")
    found: dict[str, Any] = {
        "exercise": {"slug": "squat", "name": "Squat"},
        "summary": [say("{which}: {what}", which=which, what=lowered(message))],
        "findings": [{"code": "You stayed upright.", "message": message}],
        "good": ["You stayed upright."],
    }
    return {**found, "texts": texts_of(found)}


def test_an_english_reader_gets_what_was_stored() -> None:
    with translation.override("en"):
        told = worded(document())
    message = "You leaned 60° forward: lift your chest over your hips."
    assert told["findings"][0]["message"] == message
    assert "texts" not in told


def test_a_german_reader_gets_german_with_the_same_values() -> None:
    with translation.override("de"):
        told = worded(document())
    lean = "Du hast dich 60° vorgelehnt: Heb die Brust über die Hüfte."
    assert told["findings"][0]["message"] == lean
    assert told["summary"] == [f"Bei Wiederholung 3: {lean}"]
    assert told["good"] == ["Du bliebst aufrecht."]
    assert told["exercise"] == {"slug": "squat", "name": "Kniebeuge"}


def test_codes_are_not_sentences() -> None:
    with translation.override("de"):
        assert worded(document())["findings"][0]["code"] == "You stayed upright."


def test_a_curators_own_words_stay_as_they_are() -> None:
    own = say("Sink like a stone, {degrees}° more!", degrees="9")
    with translation.override("de"):
        told = worded({"summary": [own], "texts": texts_of([own])})
    assert told == {"summary": ["Sink like a stone, 9° more!"]}


@pytest.mark.parametrize("values", [{}, {"number": "1"}])
def test_a_recipe_that_does_not_fit_leaves_the_english(values: dict[str, str]) -> None:
    stored = {"summary": ["broken"], "texts": {"broken": {"id": LEAN, "values": values}}}
    with translation.override("de"):
        [told] = worded(stored)["summary"]
    assert told in ("broken", "Du hast dich {degrees}° vorgelehnt: Heb die Brust über die Hüfte.")


def test_an_old_document_has_no_recipes() -> None:
    with translation.override("de"):
        told = worded({"summary": ["You stayed upright.", "You leaned 60° forward."]})
    assert told == {"summary": ["Du bliebst aufrecht.", "You leaned 60° forward."]}


def test_refusals_are_told_in_german_with_or_without_their_numbers() -> None:
    with translation.override("de"):
        assert error_worded("x", "The video file could not be read.") == (
            "Die Videodatei war nicht lesbar."
        )
        assert error_worded("video_too_long", "The video is longer than 30 minutes.").startswith(
            "Das Video ist zu lang."
        )
        assert error_worded("x", "Unheard of.") == "Unheard of."
        assert name_worded("") == ""


def made(title: str, **fields: Any) -> WorkoutSession:
    when = datetime(2026, 11, 3, 14, 5, tzinfo=UTC)
    session = WorkoutSession(title=title, created_at=when, **fields)
    session.exercise_name = "Squat"  # type: ignore[attr-defined]  # as the selector annotates it
    return session


@pytest.mark.parametrize(
    ("session", "told"),
    [
        (made("Squat, 3 November 2026, 14:05"), "Kniebeuge, 3. November 2026, 14:05"),
        (made("New video, 3 November 2026, 14:05"), "Neues Video, 3. November 2026, 14:05"),
        (made("Leg day"), "Leg day"),
        (made("Squat, 3 November 2026, 14:05", titled_by_owner=True),
         "Squat, 3 November 2026, 14:05"),
    ],
)  # fmt: skip
def test_a_title_that_nobody_gave_is_told_in_german(session: WorkoutSession, told: str) -> None:
    with translation.override("de"):
        assert title_worded(session) == told
    with translation.override("en"):
        assert title_worded(session) == session.title


@pytest.mark.parametrize("yaw", [10.0, 80.0])
@pytest.mark.parametrize("slug", list(EXERCISES))
def test_all_that_a_coach_says_of_an_athletes_set_is_said_in_german(slug: str, yaw: float) -> None:
    """Every fault once, beside clean repetitions, from a fit view and from an unfit one."""
    faulty = [Rep(faults=(name,)) for name in EXERCISES[slug].faults]
    clip = filmed(slug, Rep(), *faulty, Rep(), yaw=yaw)
    stored = heuristic(clip.poses, CATALOGUE, exercise=slug).as_json()
    english = set(spoken(stored))
    assert english
    with translation.override("de"):
        german = set(spoken(worded(stored)))
    assert german & english <= SAME_IN_BOTH


# What Germans say in English, too.
SAME_IN_BOTH = {"Hip thrust", "Sit-up", "Dip"}


def spoken(value: Any, now: bool = False) -> Iterator[str]:
    """Every sentence of a document that people read."""
    if isinstance(value, dict):
        for key, one in value.items():
            if key != "texts":
                yield from spoken(one, key in SPOKEN)
    elif isinstance(value, list | tuple):
        for one in value:
            yield from spoken(one, now)
    elif now and value:
        yield str(value)
