"""Where files lie: ``media/<user>/<session>/<name>``, every name made by the server."""

import os
import shutil
from pathlib import Path
from uuid import uuid4

from django.conf import settings

from coaching.models import WorkoutSession


def session_folder(session: WorkoutSession) -> Path:
    """The folder that holds everything about a session."""
    return Path(settings.MEDIA_ROOT) / str(session.owner_id) / str(session.pk)


def session_file(session: WorkoutSession, name: str) -> Path:
    """A file of a session.

    Raises:
        ValueError: the name would lead out of the folder.
    """
    if not name or Path(name).name != name:
        raise ValueError(f"{name!r} is no file name of a session")
    return session_folder(session) / name


def incoming_path() -> Path:
    """A fresh name for a file on its way in."""
    return Path(settings.INCOMING_DIR) / f"{uuid4().hex}.part"


def file_adopt(source: Path, target: Path) -> None:
    """Move a file that is complete to its place, so that a power cut leaves all of it or none."""
    with source.open("rb") as file:
        os.fsync(file.fileno())
    target.parent.mkdir(parents=True, exist_ok=True)
    source.replace(target)
    _sync_folder(target.parent)


def folder_remove(folder: Path) -> None:
    """Remove a folder; a worker may be writing into it, and the sweeper comes back for the rest."""
    shutil.rmtree(folder, ignore_errors=True)


def folder_tidy(folder: Path, keep: set[str]) -> None:
    """Remove what earlier attempts left in a session's folder."""
    for path in folder.iterdir():
        if path.name not in keep:
            path.unlink(missing_ok=True)


def _sync_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
