"""Titles of sessions in templates."""

from typing import Any

from django import template

from coaching.models import WorkoutSession
from coaching.wording import title_worded

register = template.Library()


@register.filter
def shown_title(session: Any) -> str:
    """The title in the reader's language; what is shared has one of its own."""
    return title_worded(session) if isinstance(session, WorkoutSession) else str(session.title)
