"""The catalogue as rows, and the experts that perform it."""

from references.models.audit import AuditAction, ReferenceAudit
from references.models.exercise import Exercise
from references.models.reference import (
    Reference,
    ReferenceKind,
    ReferenceStatus,
    ReferenceView,
)

__all__ = [
    "AuditAction",
    "Exercise",
    "Reference",
    "ReferenceAudit",
    "ReferenceKind",
    "ReferenceStatus",
    "ReferenceView",
]
