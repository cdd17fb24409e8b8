"""The catalogue that is shipped."""

from pathlib import Path

import pytest

from coaching.engine import Exercise
from coaching.engine.measures import KINDS
from coaching.engine.measures.athlete import MIDDLES, SINGLE
from pose.angles import ANGLES
from pose.skeletons import BLAZEPOSE33
from references.catalogue import read_catalogue

SLUGS = [
    "squat", "push_up", "bench_press", "biceps_curl", "triceps_pushdown", "lat_pulldown",
    "pull_up", "shoulder_press", "lateral_raise", "front_raise", "deadlift", "lunge", "sit_up",
    "jumping_jack", "row", "dip", "hip_thrust", "plank", "none",
]  # fmt: skip
EXERCISES = [Exercise.from_dict(row) for row in read_catalogue()]


def test_it_has_the_eighteen_exercises_and_none() -> None:
    assert [each.slug for each in EXERCISES] == SLUGS


@pytest.mark.parametrize("exercise", EXERCISES, ids=SLUGS)
def test_a_row_says_all_that_its_kind_needs(exercise: Exercise) -> None:
    assert exercise.name
    assert bool(exercise.signals) == (exercise.kind == "reps")
    assert set(exercise.primary) <= set(ANGLES)
    assert bool(exercise.signature) == (exercise.kind != "none")
    if exercise.kind == "hold":
        assert exercise.posture


@pytest.mark.parametrize("exercise", EXERCISES, ids=SLUGS)
def test_every_joint_and_measure_exists(exercise: Exercise) -> None:
    named = [each.joints for each in exercise.signals]
    named += [each.joints for each in exercise.posture]
    for joints in named:
        assert all(f"left_{joint}" in BLAZEPOSE33.index for joint in joints)
    for rule in exercise.rules:
        known = {*MIDDLES, *SINGLE}
        assert all(f"left_{joint}" in BLAZEPOSE33.index or joint in known for joint in rule.joints)
    assert all(rule.kind in KINDS for rule in exercise.rules)


@pytest.mark.parametrize("exercise", EXERCISES, ids=SLUGS)
def test_limits_grow_from_a_word_to_no_repetition(exercise: Exercise) -> None:
    for rule in exercise.rules:
        assert rule.limit < rule.serious < rule.attempt
        assert rule.message.format(degrees="30", limit="20")


@pytest.mark.parametrize("exercise", EXERCISES, ids=SLUGS)
def test_every_rule_names_what_to_do_in_twelve_words_at_most(exercise: Exercise) -> None:
    for rule in exercise.rules:
        assert 2 <= len(rule.cue.split()) <= 12
        assert rule.what.startswith(("how", "where", "whether"))
        assert rule.view in ("any", "side", "front")


def test_a_slug_that_stands_there_twice_is_refused(tmp_path: Path) -> None:
    row = '[[exercise]]\nslug = "squat"\nname = "Squat"\nkind = "reps"\n'
    path = tmp_path / "catalogue.toml"
    path.write_text(row + row)
    with pytest.raises(ValueError, match="squat twice"):
        read_catalogue(path)


def test_a_short_row_gets_the_empty_fields() -> None:
    row = read_catalogue()[-1]
    assert row["slug"] == "none"
    assert row["rules"] == []
    assert row["phases"] == {}


def test_the_plural_is_english() -> None:
    for exercise in EXERCISES:
        many = exercise.cues.get("many", f"{exercise.name.lower()}s")
        assert not many.endswith("ss")
