"""What operators see and do."""

from coaching.admin.access import ApiTokenAdmin, ShareLinkAdmin
from coaching.admin.jobs import AnalysisJobAdmin
from coaching.admin.references import ReferenceAdmin, ReferenceAuditAdmin
from coaching.admin.sessions import WorkoutSessionAdmin

__all__ = [
    "AnalysisJobAdmin",
    "ApiTokenAdmin",
    "ReferenceAdmin",
    "ReferenceAuditAdmin",
    "ShareLinkAdmin",
    "WorkoutSessionAdmin",
]
