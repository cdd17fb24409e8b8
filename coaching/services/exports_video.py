"""The video with its joints drawn in: made on demand by a worker, kept in the session's folder.

There is no row for it. The film is named after what it shows, so that one that is out of date, or
in another language, is simply not found, and a note beside it says how far the work is. A request
that gets lost leaves a note that grows old, and then the owner may ask again.
"""

import hashlib
import json
import logging
import threading
import time
from dataclasses import asdict, dataclass
from http import HTTPStatus
from pathlib import Path
from typing import TYPE_CHECKING, Literal
from uuid import UUID

from celery import current_app
from django.utils.translation import get_language, override
from django.utils.translation import gettext as _
from kombu.exceptions import OperationalError

from coaching.errors import JobLostError, RequestRefusedError, WorkerStoppingError
from coaching.models import AnalysisResult, WorkoutSession
from coaching.selectors.exports import captions_of
from coaching.services.child import run_in_child
from coaching.storage import file_adopt, session_file
from coaching.wording import SOURCE_LANGUAGE, error_worded, worded
from pose.errors import PoseError

if TYPE_CHECKING:
    from collections.abc import Callable

    from pose.video.caption import Caption

logger = logging.getLogger(__name__)

ANNOTATE_TASK = "coaching.annotate"
DRAWING_VERSION = 2  # raised when the drawing itself changes, so that old films are made anew
# A worker that draws writes its note many times a minute; one that waits has written it once.
SILENT_AFTER = 60.0  # seconds
UNCLAIMED_AFTER = 600.0  # seconds: other work may come first

State = Literal["none", "working", "ready", "failed"]
_stopping = threading.Event()


@dataclass(frozen=True)
class Annotation:
    """How far the annotated video is."""

    state: State
    progress: float = 0.0
    error: dict[str, str] | None = None

    def as_json(self) -> dict[str, object]:
        """What the page reads."""
        return asdict(self)


@dataclass(frozen=True)
class _Files:
    captions: "tuple[Caption, ...]"
    film: Path
    note: Path
    partial: Path


def annotated_film(*, session: WorkoutSession, result: AnalysisResult) -> Path:
    """Where the film of this result in the reader's language lies, whether or not it is made."""
    return _files(session, result).film


def annotation_state(*, session: WorkoutSession, result: AnalysisResult) -> Annotation:
    """How far it is."""
    files = _files(session, result)
    if files.film.exists():
        return Annotation("ready", 1.0)
    note = _read(files.note)
    if note is None or note.state != "working":
        return note or Annotation("none")
    patience = SILENT_AFTER if note.progress else UNCLAIMED_AFTER
    if time.time() - files.note.stat().st_mtime > patience:
        return _failed("annotation_lost", _("The video was not finished. Please try again."))
    return note


def annotation_ask(*, session: WorkoutSession, result: AnalysisResult) -> Annotation:
    """Have the film made in the reader's language, unless it is there or on its way.

    Raises:
        RequestRefusedError: ``worker_unreachable``, nobody could be asked.
    """
    now = annotation_state(session=session, result=result)
    if now.state in ("working", "ready"):
        return now
    files, asked = _files(session, result), Annotation("working")
    _write(files.note, asked)
    try:
        whose = [str(session.pk), get_language() or SOURCE_LANGUAGE]
        current_app.send_task(ANNOTATE_TASK, whose, retry=False, ignore_result=True)
    except (OperationalError, OSError) as error:
        files.note.unlink(missing_ok=True)
        message = _("The video cannot be made right now. Please try again in a moment.")
        raise RequestRefusedError(
            "worker_unreachable", message, HTTPStatus.SERVICE_UNAVAILABLE
        ) from error
    return asked


def annotation_make(*, session_id: UUID, language: str = SOURCE_LANGUAGE) -> None:
    """Draw the film; a worker's part. What goes wrong is told in the note."""
    session = WorkoutSession.objects.filter(pk=session_id).select_related("result").first()
    if session is None or not hasattr(session, "result"):
        return
    with override(language):
        files = _files(session, session.result)
        if not files.film.exists():
            _make(session, session.result, files)


def _make(session: WorkoutSession, result: AnalysisResult, files: _Files) -> None:
    _write(files.note, Annotation("working"))
    try:
        _draw(session, result, files)
    except (JobLostError, WorkerStoppingError):
        logger.info("session %s: the annotated video was given up", session.pk)
    except PoseError as error:
        _write(files.note, _failed(error.code, error_worded(error.code, error.message)))
    except OSError:
        logger.exception("session %s: the annotated video could not be written", session.pk)
        _write(files.note, _failed("annotation_failed", _("The video could not be written.")))
    finally:
        files.partial.unlink(missing_ok=True)


def annotations_stop() -> None:
    """Give up what is being drawn: the worker has to stop."""
    _stopping.set()


def _draw(session: WorkoutSession, result: AnalysisResult, files: _Files) -> None:
    from pose.video.annotate import annotate_video  # noqa: PLC0415  # never in the web process

    run_in_child(
        annotate_video,
        session_file(session, session.playback_file or session.video_file),
        session_file(session, result.joints_file),
        files.partial,
        files.captions,
        on_progress=lambda share: _write(files.note, Annotation("working", round(share, 3))),
        check=_checker(files),
    )
    for old in files.film.parent.glob("annotated.*.mp4"):
        old.unlink(missing_ok=True)
    file_adopt(files.partial, files.film)
    files.note.unlink(missing_ok=True)


def _checker(files: _Files) -> "Callable[[], None]":
    """Stops the work when the session is deleted or analysed anew, or the worker has to stop."""

    def check() -> None:
        if _stopping.is_set():
            raise WorkerStoppingError
        if not files.note.exists():
            raise JobLostError

    return check


def _files(session: WorkoutSession, result: AnalysisResult) -> _Files:
    document = result.corrected_document or result.document
    captions = captions_of(worded(document))
    words = [asdict(one) for one in captions]
    shown = [DRAWING_VERSION, result.joints_file, document, words]
    name = hashlib.sha256(json.dumps(shown, sort_keys=True).encode()).hexdigest()[:16]
    return _Files(
        captions,
        session_file(session, f"annotated.{name}.mp4"),
        session_file(session, f"annotated.{name}.json"),
        session_file(session, f"annotated.{name}.partial"),
    )


def _failed(code: str, message: str) -> Annotation:
    return Annotation("failed", error={"code": code, "message": message})


def _read(note: Path) -> Annotation | None:
    try:
        return Annotation(**json.loads(note.read_text()))
    except (OSError, ValueError, TypeError):
        return None


def _write(note: Path, annotation: Annotation) -> None:
    """Whole or not at all; a folder that has gone with its session is no fault."""
    fresh = note.with_suffix(".fresh")
    try:
        fresh.write_text(json.dumps(annotation.as_json()))
        fresh.replace(note)
    except FileNotFoundError:
        return
