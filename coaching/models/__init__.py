"""A user's sessions, the jobs that analyse them and what came out."""

from coaching.models.job import AnalysisJob, JobKind, JobStage, JobState
from coaching.models.result import AnalysisResult
from coaching.models.session import SessionKind, WorkoutSession

__all__ = [
    "AnalysisJob",
    "AnalysisResult",
    "JobKind",
    "JobStage",
    "JobState",
    "SessionKind",
    "WorkoutSession",
]
