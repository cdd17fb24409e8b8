"""The JSON that clients read about a session."""

from typing import Any, TypedDict

import numpy as np
import numpy.typing as npt

from coaching import engine
from coaching.models import AnalysisJob, AnalysisResult, JobStage, WorkoutSession
from coaching.selectors.exercises import catalogue
from coaching.storage import session_file
from coaching.wording import error_worded, name_worded, title_worded, worded
from pose.belief import believed
from pose.sequence import Poses
from pose.storage import load_poses

JOINTS_SCHEMA = 1
POINT_STEPS = 10  # points travel as whole tenths of a pixel
FULL_CONFIDENCE = 100
SECONDS_DIGITS = 4
DEGREES_DIGITS = 1


class JobPayload(TypedDict):
    kind: str
    state: str
    stage: str
    stage_label: str
    progress: float
    seconds_left: float | None
    error: dict[str, str] | None
    can_retry: bool
    can_cancel: bool
    attempt: int


def job_payload(job: AnalysisJob) -> JobPayload:
    """How far a job is."""
    code, message = job.error_code, error_worded(job.error_code, job.error_message)
    error = {"code": code, "message": message} if code else None
    return {
        "kind": job.kind,
        "state": job.state,
        "stage": job.stage,
        "stage_label": str(JobStage(job.stage).label),
        "progress": job.progress,
        "seconds_left": job.seconds_left,
        "error": error,
        "can_retry": job.can_retry,
        "can_cancel": job.can_cancel,
        "attempt": job.attempt,
    }


def session_payload(session: WorkoutSession) -> dict[str, Any]:
    """What lists and headings show of a session."""
    return {
        "id": str(session.pk),
        "title": title_worded(session),
        "kind": session.kind,
        "created_at": session.created_at.isoformat(),
        "exercise": session.exercise,
        "exercise_name": name_worded(getattr(session, "exercise_name", None) or "") or None,
        "rep_count": session.rep_count,
        "hold_seconds": session.hold_seconds,
        "dots": session.dots,
        "has_poster": session.has_poster,
        "url": session.get_absolute_url(),
    }


def result_payload(session: WorkoutSession, result: AnalysisResult) -> dict[str, Any]:
    """The result document, what the machine said by itself, and what the owner says instead.

    In the language that is active: the reader's.
    """
    machine = result.document
    document = result.corrected_document or machine
    whole = {
        **document,
        "machine": {"exercise": machine["exercise"], "rep_count": machine["rep_count"]},
        "corrected": {
            "exercise": session.exercise_corrected or None,
            "rep_count": session.rep_count_corrected,
        },
    }
    return worded(whole)


def poses_of(session: WorkoutSession, result: AnalysisResult) -> Poses:
    """The stored joints, those that break the body's proportions hardly seen."""
    return believed(load_poses(session_file(session, result.joints_file)))


def joints_payload(poses: Poses) -> dict[str, Any]:
    """Joints in pixels over time, as small whole numbers."""
    image = poses.image
    places = image.points[..., :2].reshape(len(image), -1)
    index = image.skeleton.index
    return {
        "schema": JOINTS_SCHEMA,
        "skeleton": image.skeleton.name,
        "joints": list(image.skeleton.joints),
        "bones": [[index[start], index[end]] for start, end in image.skeleton.bones],
        "width": poses.size[0],
        "height": poses.size[1],
        "times": np.round(image.times, SECONDS_DIGITS).tolist(),
        "points": _whole(places * POINT_STEPS, poses.found),
        "confidence": _whole(image.confidence * FULL_CONFIDENCE, poses.found),
    }


def curves_payload(poses: Poses, exercise: str | None) -> dict[str, Any]:
    """Joint angles over time, and which of them the exercise is read from."""
    chosen = next((row for row in catalogue() if row.slug == exercise), None)
    curves = engine.curves(poses, chosen)
    return {
        "times": np.round(curves.times, SECONDS_DIGITS).tolist(),
        "angles": {name: _numbers(curve, DEGREES_DIGITS) for name, curve in curves.angles.items()},
        "primary": list(curves.primary),
        "velocity_minima": np.round(curves.velocity_minima, SECONDS_DIGITS).tolist(),
    }


def _whole(
    values: npt.NDArray[np.floating[Any]], found: npt.NDArray[np.bool_]
) -> list[list[int | None] | None]:
    """Rounded frame by frame; None for frames without anybody, and for what is unknown."""
    known = np.isfinite(values)
    rows: list[Any] = np.where(known, values, 0).round().astype(int).tolist()
    for frame in np.flatnonzero(~(found & known.all(axis=1))):
        pairs = zip(rows[frame], known[frame].tolist(), strict=True)
        rows[frame] = [number if ok else None for number, ok in pairs] if found[frame] else None
    return rows


def _numbers(values: npt.NDArray[np.floating[Any]], digits: int) -> list[float | None]:
    rounded = np.round(values.astype(float), digits).tolist()
    return [number if number == number else None for number in rounded]  # noqa: PLR0124  # NaN
