"""A user's sessions, the jobs that analyse them and what came out."""

from coaching.models.job import AnalysisJob, JobKind, JobStage, JobState
from coaching.models.live import LiveRun
from coaching.models.result import AnalysisResult
from coaching.models.session import SessionKind, WorkoutSession
from coaching.models.share import ShareLink
from coaching.models.token import ApiToken

__all__ = [
    "AnalysisJob",
    "AnalysisResult",
    "ApiToken",
    "JobKind",
    "JobStage",
    "JobState",
    "LiveRun",
    "SessionKind",
    "ShareLink",
    "WorkoutSession",
]
