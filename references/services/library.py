"""Keeps the library's file in step with the published references."""

import hashlib
from pathlib import Path

from django.db.models import Count, Max, Q

from pose.keyframes import KEYFRAME_VERSION
from references.library import LIBRARY_VERSION, write_library
from references.models import Reference, ReferenceStatus
from references.storage import references_folder

STEM = "library-"
# Older files that stay: analyses that began with them are still reading.
OLD_KEPT = 3


def library_path() -> Path | None:
    """The library of now, written first if it is not there; None without any reference.

    Its name says what is in it, so that every process sees a change at its next question.
    """
    published = Reference.objects.filter(status=ReferenceStatus.PUBLISHED)
    if not published.exists():
        return None
    path = _path_of_now()
    return path if path.is_file() else library_write()


def library_write() -> Path:
    """Write the library of now and remove the oldest ones. Returns where it lies."""
    folder = references_folder()
    folder.mkdir(parents=True, exist_ok=True)
    path = _path_of_now()
    rows = Reference.objects.filter(
        status=ReferenceStatus.PUBLISHED, keyframe_version=KEYFRAME_VERSION
    ).order_by("pk")
    references = [row for row in rows if row.descriptor]
    cards = [row.card() for row in references]
    write_library(path, cards, [bytes(row.descriptor) for row in references])
    _remove_old(folder, path)
    return path


def _path_of_now() -> Path:
    """Changes with every publication, change and retirement."""
    shown = Q(status=ReferenceStatus.PUBLISHED)
    state = Reference.objects.aggregate(
        count=Count("pk", filter=shown),
        newest=Max("updated_at", filter=~Q(status=ReferenceStatus.DRAFT)),
    )
    words = f"{LIBRARY_VERSION}/{state['count']}/{state['newest']}"
    return references_folder() / f"{STEM}{hashlib.sha256(words.encode()).hexdigest()[:16]}.npz"


def _remove_old(folder: Path, path: Path) -> None:
    others = [each for each in folder.glob(f"{STEM}*.npz") if each != path]
    others.sort(key=lambda each: each.stat().st_mtime, reverse=True)
    for each in others[OLD_KEPT:]:
        each.unlink(missing_ok=True)
