"""Judges old sessions again from their stored joints, with the nets and the code of now."""

import logging
from collections.abc import Iterator
from enum import StrEnum
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet

from coaching.engine.methods import stamp_of
from coaching.models import AnalysisJob, AnalysisResult, JobState, WorkoutSession
from coaching.services.judging import document_of, joints_judge
from coaching.services.results import Findings, result_write
from coaching.storage import session_file
from pose.errors import PoseError

logger = logging.getLogger(__name__)

PAGE = 200  # keys held at a time
BUSY_STATES = (JobState.QUEUED, JobState.RUNNING)


class Redone(StrEnum):
    """What came of judging a session again."""

    REDONE = "redone"
    FAILED = "failed"
    BUSY = "busy"


def results_older() -> QuerySet[AnalysisResult]:
    """Results whose stamp is not that of now."""
    stamp = stamp_of()
    return AnalysisResult.objects.exclude(
        model_hash=stamp.model, code_version=stamp.version, feature_version=stamp.features
    )


def session_ids(results: QuerySet[AnalysisResult]) -> Iterator[UUID]:
    """The sessions of results, a page at a time: the rows may change meanwhile."""
    ordered = results.order_by("session_id").values_list("session_id", flat=True)
    page = list(ordered[:PAGE])
    while page:
        yield from page
        page = list(ordered.filter(session_id__gt=page[-1])[:PAGE])


def session_reanalyse(*, session_id: UUID) -> Redone:
    """Judge one session again. Whatever goes wrong, its result stays as it was."""
    try:
        return _reanalyse(session_id)
    except PoseError as error:
        logger.warning("session %s keeps its result: %s", session_id, error.code)
    except Exception:  # one session must not keep the others from their turn
        logger.exception("session %s keeps its result", session_id)
    return Redone.FAILED


def _reanalyse(session_id: UUID) -> Redone:
    session = WorkoutSession.objects.filter(pk=session_id).select_related("result").first()
    if session is None or _is_busy(session_id):
        return Redone.BUSY
    result, said = session.result, session.exercise_corrected
    joints = session_file(session, result.joints_file)
    judged = joints_judge(joints=joints, asked=session.exercise_asked, said=said)
    timing = result.document["timing"]
    corrected = document_of(judged.corrected, timing) if judged.corrected else None
    findings = Findings(document_of(judged.own, timing), corrected, result.joints_file, said)
    with transaction.atomic():
        # The job first, as whoever finishes one does, so that the two wait and never lock up.
        AnalysisJob.objects.select_for_update().filter(session_id=session_id).first()
        if _is_busy(session_id) or not _is_unchanged(session_id, findings):
            return Redone.BUSY
        result_write(session_id=session_id, findings=findings)
    return Redone.REDONE


def _is_busy(session_id: UUID) -> bool:
    """Whether a worker has the session, or will: what it writes is of now anyway."""
    return AnalysisJob.objects.filter(session_id=session_id, state__in=BUSY_STATES).exists()


def _is_unchanged(session_id: UUID, findings: Findings) -> bool:
    """Whether nobody corrected, deleted or analysed the session meanwhile."""
    return WorkoutSession.objects.filter(
        pk=session_id,
        exercise_corrected=findings.exercise_corrected,
        result__joints_file=findings.joints_file,
    ).exists()
