"""The catalogue in the database."""

import pytest
from django.contrib.auth.models import User
from django.test import Client

from coaching.selectors.exercises import catalogue
from references.catalogue import read_catalogue
from references.models import Exercise
from references.services import exercises_seed

pytestmark = pytest.mark.django_db


def test_seeding_twice_changes_nothing() -> None:
    first, second = exercises_seed(), exercises_seed()
    assert first.added == len(read_catalogue())
    assert (second.added, second.refreshed) == (0, first.added)


def test_what_an_operator_edited_is_kept() -> None:
    exercises_seed()
    Exercise.objects.filter(slug="squat").update(name="Kniebeuge", edited=True)
    Exercise.objects.filter(slug="lunge").update(name="wrong")
    assert exercises_seed().kept == 1
    assert Exercise.objects.get(slug="squat").name == "Kniebeuge"
    assert Exercise.objects.get(slug="lunge").name != "wrong"


def test_the_engine_reads_from_the_database_what_it_reads_from_the_file() -> None:
    from coaching.engine.exercise import Exercise as EngineExercise  # noqa: PLC0415

    exercises_seed()
    assert catalogue() == [EngineExercise.from_dict(row) for row in read_catalogue()]


def test_a_broken_row_is_left_out() -> None:
    exercises_seed()
    Exercise.objects.filter(slug="squat").update(rules=[{"nonsense": 1}])
    slugs = {exercise.slug for exercise in catalogue()}
    assert "squat" not in slugs
    assert "lunge" in slugs


def test_an_edit_in_the_admin_is_remembered() -> None:
    exercises_seed()
    client = Client()
    client.force_login(User.objects.create(username="op", is_staff=True, is_superuser=True))
    form = {
        "name": "Deep squat", "kind": "reps", "position": "0", "primary": "[]", "phases": "{}",
        "tolerances": "{}", "cues": "{}", "rules": "[]",
    }  # fmt: skip
    client.post("/admin/references/exercise/squat/change/", form)
    squat = Exercise.objects.get(slug="squat")
    assert (squat.name, squat.edited) == ("Deep squat", True)
