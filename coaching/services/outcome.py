"""What a worker writes about a session, each time only while its claim holds."""

from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from coaching.errors import JobLostError
from coaching.models import AnalysisResult, JobStage, JobState, WorkoutSession
from coaching.selectors.exercises import exercise_name
from coaching.services.claims import Claim, owned
from coaching.services.jobs import job_recount
from coaching.services.names import title_of
from coaching.storage import folder_tidy, session_folder
from coaching.version import CODE_VERSION


@dataclass(frozen=True)
class Findings:
    """The outcome of an analysis.

    Attributes:
        document: the machine's own answer.
        corrected: its answer given the owner's exercise, where that differs.
        joints_file: where the joints lie.
        exercise_corrected: the owner's exercise that ``corrected`` was made for.
    """

    document: dict[str, Any]
    corrected: dict[str, Any] | None
    joints_file: str
    exercise_corrected: str


def session_prepared(*, claim: Claim, probe: dict[str, Any], poster: str, playback: str) -> None:
    """Record what is known before the joints are found.

    Raises:
        JobLostError: the job is no longer the worker's.
    """
    with transaction.atomic():
        if not owned(claim).update(heartbeat_at=timezone.now()):
            raise JobLostError
        WorkoutSession.objects.filter(pk=claim.session_id).update(
            probe=probe, poster_file=poster, playback_file=playback
        )


def job_finish(*, claim: Claim, findings: Findings) -> None:
    """Record the result and the end of the job, both or neither.

    Raises:
        JobLostError: the job is no longer the worker's.
    """
    with transaction.atomic():
        done = owned(claim).update(
            state=JobState.SUCCEEDED,
            stage=JobStage.DONE,
            progress=1.0,
            seconds_left=0.0,
            lease_until=None,
            finished_at=timezone.now(),
            error_code="",
            error_message="",
            error_permanent=False,
        )
        if not done:
            raise JobLostError
        _write(claim, findings)


def _write(claim: Claim, findings: Findings) -> None:
    document = findings.document
    AnalysisResult.objects.update_or_create(
        session_id=claim.session_id,
        defaults={
            "document": document,
            "corrected_document": findings.corrected,
            "schema": document["schema"],
            "code_version": CODE_VERSION,
            "estimator": document["estimator"],
            "joints_file": findings.joints_file,
        },
    )
    session = WorkoutSession.objects.select_for_update().get(pk=claim.session_id)
    session.exercise_found = document["exercise"]["slug"]
    judged = findings.corrected or document
    session.rep_count_found = judged["rep_count"]
    session.hold_seconds = judged["hold_seconds"]
    session.dots = dots_of(judged)
    if not session.titled_by_owner:
        name = exercise_name(session.exercise) or _("Video")
        session.title = title_of(name, session.created_at)
    session.save(
        update_fields=("exercise_found", "rep_count_found", "hold_seconds", "dots", "title")
    )
    keep = {session.video_file, session.poster_file, session.playback_file, findings.joints_file}
    transaction.on_commit(lambda: folder_tidy(session_folder(session), keep), robust=True)
    if session.exercise_corrected != findings.exercise_corrected:  # changed under our hands
        job_recount(job=session.job)


def dots_of(document: dict[str, Any]) -> list[str]:
    """One word a repetition: ``good``, ``change`` (something to do better) or ``attempt``."""
    serious = {finding["code"] for finding in document["findings"] if finding["severity"] != "info"}
    return [_dot(rep, serious) for rep in document["reps"]]


def _dot(rep: dict[str, Any], serious: set[str]) -> str:
    if not rep["complete"]:
        return "attempt"
    return "change" if serious & set(rep["findings"]) else "good"
