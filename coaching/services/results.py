"""Writes what an analysis found: the result's row, and what lists show of it."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from coaching.models import AnalysisResult, WorkoutSession
from coaching.selectors.exercises import exercise_name
from coaching.selectors.lights import dots_of
from coaching.services.names import title_of


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


def result_write(*, session_id: UUID, findings: Findings) -> WorkoutSession:
    """Write the result and bring the session's own row up to it; inside a transaction.

    What the owner said stays as it is.
    """
    document = findings.document
    AnalysisResult.objects.update_or_create(
        session_id=session_id,
        defaults={
            "document": document,
            "corrected_document": findings.corrected,
            "schema": document["schema"],
            "estimator": document["estimator"],
            "joints_file": findings.joints_file,
            **_stamp(document),
        },
    )
    session = WorkoutSession.objects.select_for_update().get(pk=session_id)
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
    return session


def _stamp(document: dict[str, Any]) -> dict[str, Any]:
    """The columns of a document's stamp; a document from before there were stamps changes none."""
    if "stamp" not in document:
        return {}
    stamp = document["stamp"]
    return {
        "model_hash": stamp["model"],
        "code_version": stamp["version"],
        "feature_version": stamp["features"],
    }
