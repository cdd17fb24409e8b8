"""The analysis of a session: prepare, find the joints, count, save."""

import atexit
from dataclasses import asdict, dataclass
from functools import cache
from math import isfinite
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING, Any, cast

from django.conf import settings
from django.db import close_old_connections

from coaching import engine
from coaching.errors import JobLostError
from coaching.models import AnalysisResult, JobKind, JobStage, WorkoutSession
from coaching.selectors.exercises import catalogue
from coaching.services.child import run_in_child
from coaching.services.claims import Claim
from coaching.services.outcome import Findings, job_finish, session_prepared
from coaching.services.preparing import Prepared, video_prepare
from coaching.services.watch import JobWatch
from coaching.storage import session_file
from pose.sequence import Poses
from pose.storage import load_poses, save_poses

if TYPE_CHECKING:
    from pose.estimators.choice import EstimatorChoice, EstimatorName
    from pose.extract import PosePool

# Where each stage begins on the bar of the whole job.
PREPARING_FROM, FINDING_FROM, COUNTING_FROM, SAVING_FROM = 0.0, 0.1, 0.95, 0.98
# A forecast from less than this share of the work would jump about.
FORECAST_FROM = 0.03


@dataclass(frozen=True)
class _Names:
    """Files of one attempt. The token keeps a worker that was given up from touching others'."""

    joints: str
    poster: str
    playback: str

    @classmethod
    def of(cls, claim: Claim) -> "_Names":
        number = claim.token
        return cls(f"joints.{number}.npz", f"poster.{number}.jpg", f"playback.{number}.mp4")


def session_analyse(*, claim: Claim, watch: JobWatch) -> None:
    """Do a claimed job and record its outcome.

    Raises:
        JobLostError: somebody else owns the job, or nobody.
        WorkerStoppingError: the worker has to stop.
        PoseError: what is wrong with the video, with its code.
    """
    session = WorkoutSession.objects.filter(pk=claim.session_id).first()
    if session is None:
        raise JobLostError
    result = AnalysisResult.objects.filter(session=session).first()
    if claim.kind == JobKind.RECOUNT and result is not None:
        _recount(session, result, claim, watch)
    else:
        _from_video(session, claim, watch)


def _from_video(session: WorkoutSession, claim: Claim, watch: JobWatch) -> None:
    began, names = monotonic(), _Names.of(claim)
    prepared = _prepare(session, claim, watch, names)
    poses = _find(session, watch, prepared)
    watch.report(JobStage.COUNTING, COUNTING_FROM)
    own = _judge(poses, session.exercise_asked).timed(monotonic() - began)
    document = finite(own.as_json())
    corrected = _corrected(poses, session.exercise_corrected, document)
    watch.check()
    watch.report(JobStage.SAVING, SAVING_FROM)
    close_old_connections()  # this thread's own has been idle for as long as the pixels took
    save_poses(session_file(session, names.joints), poses)
    job_finish(
        claim=claim,
        findings=Findings(document, corrected, names.joints, session.exercise_corrected),
    )


def _prepare(session: WorkoutSession, claim: Claim, watch: JobWatch, names: _Names) -> Prepared:
    def progress(share: float) -> None:
        watch.report(JobStage.PREPARING, PREPARING_FROM + share * (FINDING_FROM - PREPARING_FROM))

    progress(0.0)
    prepared = run_in_child(
        video_prepare,
        session_file(session, session.video_file),
        session_file(session, names.poster),
        session_file(session, names.playback),
        on_progress=progress,
        check=watch.check,
    )
    session_prepared(
        claim=claim,
        probe=asdict(prepared.info),
        poster=names.poster if prepared.has_poster else "",
        playback=names.playback if prepared.has_playback else "",
    )
    return prepared


def _find(session: WorkoutSession, watch: JobWatch, prepared: Prepared) -> Poses:
    from pose.extract import ExtractionCancelledError  # noqa: PLC0415

    forecast = _Forecast()

    def progress(share: float) -> None:
        at = FINDING_FROM + share * (COUNTING_FROM - FINDING_FROM)
        watch.report(JobStage.FINDING, at, forecast(share))

    progress(0.0)
    try:
        return pose_pool().extract(
            session_file(session, session.video_file),
            _estimator(),
            info=prepared.info,
            on_progress=progress,
            cancelled=watch.unwanted,
        )
    except ExtractionCancelledError:
        watch.check()
        raise


class _Forecast:
    """Seconds left, by the pace since the first frame; loading the nets says nothing about it."""

    def __init__(self) -> None:
        self._first: tuple[float, float] | None = None

    def __call__(self, share: float) -> float | None:
        """What is left when ``share`` of the work is done, None while there is no telling."""
        if share <= 0:
            return None
        now = monotonic()
        if self._first is None:
            self._first = (now, share)
        began, already = self._first
        done = share - already
        return round((now - began) * (1 - share) / done, 1) if done >= FORECAST_FROM else None


def _estimator() -> "EstimatorChoice":
    from pose.estimators.choice import EstimatorChoice  # noqa: PLC0415

    weights = Path(settings.ESTIMATOR_WEIGHTS) if settings.ESTIMATOR_WEIGHTS else None
    return EstimatorChoice(name=cast("EstimatorName", settings.ESTIMATOR), weights=weights)


@cache
def pose_pool() -> "PosePool":
    """The processes that this worker shares among its jobs."""
    from pose.extract import PosePool  # noqa: PLC0415  # the web process never gets here

    pool = PosePool()
    atexit.register(pool.close)
    return pool


def _judge(poses: Poses, exercise: str) -> engine.Analysis:
    return engine.analyse(poses, catalogue(), exercise=exercise or None)


def _corrected(poses: Poses, exercise: str, own: dict[str, Any]) -> dict[str, Any] | None:
    """What there is to say when the owner's word about the exercise differs from ours."""
    if not exercise or exercise == own["exercise"]["slug"]:
        return None
    document: dict[str, Any] = finite(_judge(poses, exercise).as_json())
    return document


def finite(value: Any) -> Any:
    """The same document with null for every number that JSON does not have."""
    if isinstance(value, dict):
        return {key: finite(each) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [finite(each) for each in value]
    return None if isinstance(value, float) and not isfinite(value) else value


def _recount(
    session: WorkoutSession, result: AnalysisResult, claim: Claim, watch: JobWatch
) -> None:
    watch.report(JobStage.COUNTING, COUNTING_FROM)
    poses = load_poses(session_file(session, result.joints_file))
    corrected = _corrected(poses, session.exercise_corrected, result.document)
    watch.check()
    job_finish(
        claim=claim,
        findings=Findings(
            result.document, corrected, result.joints_file, session.exercise_corrected
        ),
    )
