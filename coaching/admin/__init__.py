"""What operators see and do."""

from coaching.admin.jobs import AnalysisJobAdmin
from coaching.admin.sessions import WorkoutSessionAdmin

__all__ = ["AnalysisJobAdmin", "WorkoutSessionAdmin"]
