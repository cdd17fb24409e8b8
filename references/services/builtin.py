"""Puts the references that come with the installation into the table."""

from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone

from pose.keyframes import KEYFRAME_VERSION
from pose.storage import save_poses
from references.builtin import BUILTIN_VERSION, LICENCE, SOURCE, Builtin, builtins, repetitions_of
from references.models import Exercise, Reference, ReferenceKind, ReferenceStatus
from references.services.indexing import reference_index
from references.services.library import library_write
from references.storage import reference_file
from references.tolerances import tolerances_of

JOINTS_FILE = f"joints.{BUILTIN_VERSION}.npz"


@dataclass(frozen=True)
class Made:
    """How many were made, were there already, and were removed because they are no more."""

    made: int
    kept: int
    removed: int


def builtin_references_seed() -> Made:
    """Make what is missing or of another version. Doing it twice changes nothing."""
    exercises = {row.pk: row for row in Exercise.objects.all()}
    wanted = {one.id: one for one in builtins() if one.exercise in exercises}
    there = {row.pk: row for row in Reference.objects.filter(builtin=True)}
    stale = [
        one for key, one in wanted.items() if key not in there or not _is_fresh(there[key])
    ]  # fmt: skip
    gone = [row.pk for key, row in there.items() if key not in wanted]
    rows = [_made(one, exercises[one.exercise], there.get(one.id)) for one in stale]
    with transaction.atomic():
        Reference.objects.filter(pk__in=gone).delete()
        for row in rows:
            row.save()
        if rows or gone:
            transaction.on_commit(library_write)
    return Made(made=len(rows), kept=len(wanted) - len(rows), removed=len(gone))


def _is_fresh(row: Reference) -> bool:
    return (
        row.maker_version == BUILTIN_VERSION
        and row.keyframe_version == KEYFRAME_VERSION
        and reference_file(row, row.joints_file).is_file()
    )


def _made(one: Builtin, exercise: Exercise, there: Reference | None) -> Reference:
    """The row of one, its joints on disk; what a curator changed in it stays."""
    clip = one.clip()
    row = there or Reference(
        pk=one.id,
        status=ReferenceStatus.PUBLISHED,
        published_at=timezone.now(),
        tolerances=tolerances_of(exercise.primary, exercise.phases),
    )
    row.exercise, row.kind, row.builtin = exercise, ReferenceKind.JOINTS, True
    row.title, row.view, row.variant = one.title(exercise.name), one.view, one.variant
    row.source, row.licence, row.maker_version = SOURCE, LICENCE, BUILTIN_VERSION
    row.repetitions = [[round(at, 3) for at in rep] for rep in repetitions_of(clip)]
    row.chosen = list(range(len(row.repetitions)))
    row.joints_file, row.updated_at = JOINTS_FILE, timezone.now()
    path = reference_file(row, JOINTS_FILE)
    path.parent.mkdir(parents=True, exist_ok=True)
    save_poses(path, clip.poses)
    reference_index(reference=row, poses=clip.poses)
    return row
