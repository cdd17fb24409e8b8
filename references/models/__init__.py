"""The catalogue as rows."""

from references.models.exercise import Exercise

__all__ = ["Exercise"]
