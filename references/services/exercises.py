"""Writes to the catalogue of exercises."""

from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.utils import timezone

from references.catalogue import read_catalogue
from references.models import Exercise

DATA_FIELDS = ("primary", "phases", "tolerances", "cues", "rules")


@dataclass(frozen=True)
class Seeded:
    """How many rows were added, refreshed, and kept because an operator edited them."""

    added: int
    refreshed: int
    kept: int


@transaction.atomic
def exercises_seed() -> Seeded:
    """Bring the table up to the catalogue file. Doing it twice changes nothing."""
    edited = set(Exercise.objects.filter(edited=True).values_list("slug", flat=True))
    before = set(Exercise.objects.values_list("slug", flat=True))
    rows = [_row(row, place) for place, row in enumerate(read_catalogue())]
    fresh = [row for row in rows if row.slug not in edited]
    Exercise.objects.bulk_create(
        fresh,
        update_conflicts=True,
        unique_fields=("slug",),
        update_fields=("name", "kind", "position", "updated_at", *DATA_FIELDS),
    )
    added = sum(row.slug not in before for row in fresh)
    return Seeded(added=added, refreshed=len(fresh) - added, kept=len(rows) - len(fresh))


def _row(row: dict[str, Any], place: int) -> Exercise:
    data = {name: row[name] for name in DATA_FIELDS}
    return Exercise(
        slug=row["slug"],
        name=row["name"],
        kind=row["kind"],
        position=place,
        updated_at=timezone.now(),
        **data,
    )
