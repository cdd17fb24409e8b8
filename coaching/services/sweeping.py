"""Removes files that no row knows: what a process left that was killed at the wrong moment."""

import logging
import time
from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

from django.conf import settings

from coaching.models import WorkoutSession
from coaching.storage import folder_remove

logger = logging.getLogger(__name__)

# An upload that takes longer than this is dead; so is a folder that still has no row.
FORGOTTEN_AFTER = 6 * 3600.0  # seconds


def files_sweep(*, older_than: float = FORGOTTEN_AFTER) -> int:
    """Remove unfinished uploads and folders without a session. Returns how many."""
    before = time.time() - older_than
    swept = 0
    for path in _older(Path(settings.INCOMING_DIR).iterdir(), before):
        path.unlink(missing_ok=True)
        swept += 1
    for folder in _older(_session_folders(), before):
        if _is_lost(folder):
            folder_remove(folder)
            swept += 1
    if swept:
        logger.info("removed %d forgotten files and folders", swept)
    return swept


def _session_folders() -> Iterator[Path]:
    for user in Path(settings.MEDIA_ROOT).iterdir():
        if user.is_dir():
            yield from (folder for folder in user.iterdir() if folder.is_dir())


def _older(paths: Iterator[Path], before: float) -> Iterator[Path]:
    for path in paths:
        try:
            if path.stat().st_mtime < before:
                yield path
        except FileNotFoundError:  # another worker sweeps as well
            continue


def _is_lost(folder: Path) -> bool:
    """Whether it is named like a session's folder and there is no such session."""
    try:
        session_id = UUID(folder.name)
    except ValueError:
        return False
    return not WorkoutSession.objects.filter(pk=session_id).exists()
