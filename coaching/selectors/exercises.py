"""The catalogue of exercises as the engine and the pages need it."""

import logging

from coaching.engine.exercise import Exercise as EngineExercise
from references.models import Exercise

logger = logging.getLogger(__name__)


def catalogue() -> list[EngineExercise]:
    """Every exercise as the engine reads it, in the catalogue's order.

    A row that an operator has broken is left out: it must not stop everybody's analyses.
    """
    return [exercise for row in _rows() if (exercise := _read(row))]


def _read(row: dict[str, object]) -> EngineExercise | None:
    try:
        return EngineExercise.from_dict(row)
    except (KeyError, TypeError, ValueError, AttributeError):
        logger.exception("exercise %s cannot be read and is left out", row["slug"])
        return None


def _rows() -> list[dict[str, object]]:
    fields = ("slug", "name", "kind", "primary", "phases", "tolerances", "cues", "rules")
    return list(Exercise.objects.values(*fields))


def is_exercise(slug: str) -> bool:
    """Whether the catalogue has the exercise."""
    known = Exercise.objects.filter(pk=slug)
    return "\0" not in slug and known.exists()  # PostgreSQL takes no NUL


def exercise_name(slug: str | None) -> str:
    """The name for people, empty when there is none."""
    found = Exercise.objects.filter(pk=slug or "").values_list("name", flat=True).first()
    return found or ""


def exercises() -> list[Exercise]:
    """Every row, for a list to choose from."""
    return list(Exercise.objects.only("slug", "name", "kind", "position"))
