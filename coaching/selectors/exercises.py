"""The catalogue of exercises as the engine and the pages need it."""

from coaching.engine.exercise import Exercise as EngineExercise
from references.models import Exercise


def catalogue() -> list[EngineExercise]:
    """Every exercise as the engine reads it, in the catalogue's order."""
    return [EngineExercise.from_dict(row) for row in _rows()]


def _rows() -> list[dict[str, object]]:
    fields = ("slug", "name", "kind", "primary", "phases", "tolerances", "cues", "rules")
    return list(Exercise.objects.values(*fields))


def is_exercise(slug: str) -> bool:
    """Whether the catalogue has the exercise."""
    return Exercise.objects.filter(pk=slug).exists()


def exercise_name(slug: str | None) -> str:
    """The name for people, empty when there is none."""
    found = Exercise.objects.filter(pk=slug or "").values_list("name", flat=True).first()
    return found or ""


def exercises() -> list[Exercise]:
    """Every row, for a list to choose from."""
    return list(Exercise.objects.only("slug", "name", "kind", "position"))
