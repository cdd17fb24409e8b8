"""What an owner does with sessions: create, rename, correct, delete."""

from dataclasses import dataclass
from http import HTTPStatus
from pathlib import Path

from django.conf import settings
from django.contrib.auth.models import User
from django.db import transaction
from django.utils.translation import gettext as _

from coaching.errors import RequestRefusedError, disk_is_full
from coaching.models import AnalysisJob, AnalysisResult, JobState, SessionKind, WorkoutSession
from coaching.selectors.exercises import is_exercise
from coaching.services.containers import HEAD_BYTES, Container, container_of
from coaching.services.jobs import job_enqueue, job_recount
from coaching.services.names import MAX_TITLE, clean_file_name, clean_text, title_of
from coaching.storage import file_adopt, folder_remove, session_file, session_folder
from coaching.uploads import Incoming, Intake, disk_full

COPY_CHUNK = 2**20  # bytes


@dataclass(frozen=True)
class Correction:
    """What the owner says instead of the machine.

    Attributes:
        exercise: slug, or empty to follow the machine.
        rep_count: complete repetitions, or None to follow the machine.
        confirmed: the owner was asked, so that the exercise is theirs even where the machine
            says the same: it stays when the machine changes its mind.
    """

    exercise: str
    rep_count: int | None
    confirmed: bool = False


def session_create(
    *,
    owner: User,
    incoming: Incoming,
    original_name: str = "",
    exercise: str = "",
    kind: SessionKind = SessionKind.UPLOAD,
) -> WorkoutSession:
    """Keep a complete video and queue its analysis.

    First the file under its final name, then session and job in one transaction: a process killed
    in between leaves a file without a row, which the sweeper removes, and never a row without a
    file.

    Raises:
        RequestRefusedError: the file, the exercise or the number of waiting jobs does not do.
    """
    container = video_check(incoming)
    if exercise and not is_exercise(exercise):
        raise unknown_exercise()
    if kind != SessionKind.REFERENCE:  # a curator brings in a whole folder at once
        _check_queue(owner)
    session = WorkoutSession(
        owner=owner,
        kind=kind,
        original_name=clean_file_name(original_name),
        video_file=f"video{container.suffix}",
        content_type=container.content_type,
        sha256=incoming.sha256,
        size_bytes=incoming.size_bytes,
        exercise_asked=exercise,
    )
    session.title = title_of(_("New video"), session.created_at)
    _adopt(incoming, session)
    try:
        with transaction.atomic():
            session.save(force_insert=True)
            job_enqueue(session=session)
    except BaseException:
        folder_remove(session_folder(session))
        raise
    return session


def video_check(incoming: Incoming) -> Container:
    """What kind of video a complete file is, by its first bytes.

    Raises:
        RequestRefusedError: it is empty, or none that is taken here.
    """
    if incoming.size_bytes == 0:
        raise RequestRefusedError(
            "video_empty", _("The file is empty: nothing arrived. Please send it again.")
        )
    with incoming.path.open("rb") as file:
        container = container_of(file.read(HEAD_BYTES))
    if container is None:
        raise RequestRefusedError(
            "not_a_video",
            _("This file is not a video that can be read here."),
            HTTPStatus.UNSUPPORTED_MEDIA_TYPE,
        )
    return container


def _check_queue(owner: User) -> None:
    active = AnalysisJob.objects.filter(
        session__owner=owner, state__in=(JobState.QUEUED, JobState.RUNNING)
    )
    if active.count() >= settings.MAX_ACTIVE_JOBS:
        raise RequestRefusedError(
            "too_many_jobs",
            _("Many of your videos are waiting already. Please send this one a little later."),
            HTTPStatus.TOO_MANY_REQUESTS,
        )


def unknown_exercise() -> RequestRefusedError:
    """The catalogue has no such exercise."""
    return RequestRefusedError("unknown_exercise", _("There is no such exercise here."))


def _adopt(incoming: Incoming, session: WorkoutSession) -> None:
    try:
        file_adopt(incoming.path, session_file(session, session.video_file))
    except OSError as error:
        folder_remove(session_folder(session))
        if disk_is_full(error):
            raise disk_full() from error
        raise


def session_create_sample(*, owner: User) -> WorkoutSession:
    """A session from the clip that comes with the installation.

    Raises:
        RequestRefusedError: the clip has not been made, or as for ``session_create``.
    """
    intake = Intake()
    try:
        incoming = _copy(Path(settings.DEMO_VIDEO), intake)
        return session_create(
            owner=owner, incoming=incoming, original_name="squat.mp4", kind=SessionKind.SAMPLE
        )
    finally:
        intake.discard()


def _copy(source: Path, intake: Intake) -> Incoming:
    if not source.is_file():
        raise RequestRefusedError(
            "sample_missing",
            _("The sample video has not been made on this machine yet."),
            HTTPStatus.SERVICE_UNAVAILABLE,
        )
    with source.open("rb") as file:
        while chunk := file.read(COPY_CHUNK):
            intake.write(chunk)
    incoming = intake.finish()
    if incoming is None:
        raise intake.refusal or disk_full()
    return incoming


def session_rename(*, session: WorkoutSession, title: str) -> None:
    """Give a session the title its owner wants.

    Raises:
        RequestRefusedError: nothing is left of the title.
    """
    cleaned = clean_text(title, longest=MAX_TITLE)
    if not cleaned:
        raise RequestRefusedError("title_empty", _("A session needs a title."))
    session.title = cleaned
    session.titled_by_owner = True
    session.save(update_fields=("title", "titled_by_owner"))


def session_correct(*, session: WorkoutSession, correction: Correction) -> None:
    """Record what the owner says, and judge the stored joints again by another exercise.

    A form sends both fields: what agrees with the machine is no correction, unless the owner was
    asked or has said so before.

    Raises:
        RequestRefusedError: the catalogue has no such exercise.
    """
    if correction.exercise and not is_exercise(correction.exercise):
        raise unknown_exercise()
    said = correction.confirmed or correction.exercise == session.exercise_corrected
    agrees = correction.exercise == session.exercise_found
    exercise = "" if agrees and not said else correction.exercise
    count = None if correction.rep_count == session.rep_count_found else correction.rep_count
    with transaction.atomic():
        changed = session.exercise_corrected != exercise
        session.exercise_corrected = exercise
        session.rep_count_corrected = count
        session.save(update_fields=("exercise_corrected", "rep_count_corrected"))
        if changed and AnalysisResult.objects.filter(session=session).exists():
            job_recount(job=session.job)


def session_delete(*, session: WorkoutSession) -> None:
    """Erase a session, its job, its result and its files. A running analysis stops by itself."""
    folder = session_folder(session)
    with transaction.atomic():
        session.delete()
        transaction.on_commit(lambda: folder_remove(folder))
