"""The analysis of a session: prepare, find the joints, count, save."""

from dataclasses import asdict, dataclass
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING, Any, cast

from django.conf import settings
from django.db import close_old_connections

from coaching.engine import Analysis
from coaching.errors import JobLostError
from coaching.live.runs import run_poses
from coaching.models import AnalysisResult, JobKind, JobStage, WorkoutSession
from coaching.services.child import run_in_child
from coaching.services.claims import Claim
from coaching.services.judging import document_of, joints_judge_as, pose_pool, poses_judge
from coaching.services.outcome import job_finish, session_prepared
from coaching.services.preparing import Prepared, video_prepare
from coaching.services.recordings import session_film
from coaching.services.results import Findings
from coaching.services.watch import JobWatch
from coaching.storage import session_file
from pose.errors import VideoError
from pose.sequence import Poses
from pose.storage import load_poses, save_poses

if TYPE_CHECKING:
    from pose.estimators.choice import EstimatorChoice, EstimatorName

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
    elif claim.kind == JobKind.FILM and result is not None:
        _film(session, result, claim, watch)
    elif claim.kind == JobKind.LIVE:
        _from_live(session, claim, watch)
    else:
        _from_video(session, claim, watch)


def _from_video(session: WorkoutSession, claim: Claim, watch: JobWatch) -> None:
    began, names = monotonic(), _Names.of(claim)
    prepared = _prepare(session, claim, watch, names)
    _judge(session, claim, watch, began, _find(session, watch, prepared))


def _from_live(session: WorkoutSession, claim: Claim, watch: JobWatch) -> None:
    """The joints are there; a film lets the page show them over time."""
    began, poses = monotonic(), run_poses(session=session)
    trouble = session_film(session=session, poses=poses, claim=claim, watch=watch)
    _judge(session, claim, watch, began, poses, trouble)


def _film(session: WorkoutSession, result: AnalysisResult, claim: Claim, watch: JobWatch) -> None:
    """The video came after the joints had been judged."""
    poses = load_poses(session_file(session, result.joints_file))
    trouble = session_film(session=session, poses=poses, claim=claim, watch=watch)
    _recount(session, result, claim, watch, trouble)


def _judge(
    session: WorkoutSession,
    claim: Claim,
    watch: JobWatch,
    began: float,
    poses: Poses,
    trouble: VideoError | None = None,
) -> None:
    names = _Names.of(claim)
    watch.report(JobStage.COUNTING, COUNTING_FROM)
    said = session.exercise_corrected
    judged = poses_judge(poses=poses, asked=session.exercise_asked, said=said)
    document = document_of(judged.own.timed(monotonic() - began))
    corrected = _told(judged.corrected, document)
    watch.check()
    watch.report(JobStage.SAVING, SAVING_FROM)
    close_old_connections()  # this thread's own has been idle for as long as the pixels took
    save_poses(session_file(session, names.joints), poses)
    findings = Findings(document, corrected, names.joints, said)
    job_finish(claim=claim, findings=findings, trouble=trouble)


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


def _told(corrected: Analysis | None, document: dict[str, Any]) -> dict[str, Any] | None:
    """The document by the owner's exercise; what it took is what the machine's own took."""
    return None if corrected is None else document_of(corrected, document["timing"])


def _recount(
    session: WorkoutSession,
    result: AnalysisResult,
    claim: Claim,
    watch: JobWatch,
    trouble: VideoError | None = None,
) -> None:
    watch.report(JobStage.COUNTING, COUNTING_FROM)
    document, said = result.document, session.exercise_corrected
    corrected = None
    if said and said != document["exercise"]["slug"]:
        joints = session_file(session, result.joints_file)
        corrected = _told(joints_judge_as(joints=joints, exercise=said), document)
    watch.check()
    findings = Findings(document, corrected, result.joints_file, said)
    job_finish(claim=claim, findings=findings, trouble=trouble)
