"""Says in the reader's language what was stored in English."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import get_language, gettext, override
from django.utils.translation import gettext_lazy as _

from coaching.models import WorkoutSession
from coaching.services.names import title_of
from references.wording import title_worded as reference_titled

SOURCE_LANGUAGE = "en"
# Where a document speaks to people; everything else in it is for programs.
SPOKEN = frozenset({"message", "cue", "summary", "good", "name", "why"})
# Refusals whose sentences hold numbers, told without them.
ERRORS_BY_CODE = {
    "video_too_big": _("The video is too large. Please send a shorter or smaller one."),
    "video_too_small": _("The picture is too small to see a person."),
    "video_too_large": _("The picture is too large. Please record or export it in 4K or less."),
    "video_too_long": _("The video is too long. Please send one set at a time."),
    "video_codec_unsupported": _(
        "The video is coded in a way that cannot be read here. Please export it as MP4 (H.264)."
    ),
}


def worded(document: Mapping[str, Any]) -> dict[str, Any]:
    """A result document in the reader's language; ``texts``, how that is done, is left out.

    Args:
        document: as stored, in English; older ones have no ``texts`` and are translated as far as
            their sentences hold no numbers.
    """
    texts = document.get("texts") or {}
    plain = {key: value for key, value in document.items() if key != "texts"}
    return plain if _is_source() else _titled(_walk(plain, texts))


def error_worded(code: str, message: str) -> str:
    """Why a job failed, in the reader's language."""
    if _is_source() or not message:
        return message
    told = gettext(message)
    if told == message and code in ERRORS_BY_CODE:
        return str(ERRORS_BY_CODE[code])
    return told


def name_worded(name: str) -> str:
    """The name of an exercise, in the reader's language."""
    return gettext(name) if name else name


def title_worded(session: WorkoutSession) -> str:
    """A session's title: as its owner named it, else in the reader's language.

    Titles that nobody gave are stored in the language of whoever made them, mostly the worker's:
    English.
    """
    if session.titled_by_owner or _is_source():
        return session.title
    for what in (getattr(session, "exercise_name", None), "Video", "New video"):
        with override(SOURCE_LANGUAGE):
            is_this = bool(what) and session.title == title_of(str(what), session.created_at)
        if is_this:
            return title_of(gettext(str(what)), session.created_at)
    return session.title


def _is_source() -> bool:
    return (get_language() or SOURCE_LANGUAGE).startswith(SOURCE_LANGUAGE)


def _titled(document: dict[str, Any]) -> dict[str, Any]:
    """With the titles of the experts in the comparison."""
    comparison = document.get("comparison")
    if not comparison:
        return document
    experts = [comparison.get("reference"), *comparison.get("others", ())]
    for one in filter(None, experts):  # the walk has copied them
        one["title"] = reference_titled(one["id"], one["title"])
    return document


def _walk(value: Any, texts: Mapping[str, Any], spoken: bool = False) -> Any:
    if isinstance(value, Mapping):
        return {key: _walk(one, texts, key in SPOKEN) for key, one in value.items()}
    if isinstance(value, list):
        return [_walk(one, texts, spoken) for one in value]
    if spoken and isinstance(value, str) and value:
        return _said(texts.get(value, {"id": value, "values": {}}), value)
    return value


def _said(recipe: Mapping[str, Any], english: str = "") -> str:
    """A sentence out of its template and values, in English where the translation does not fit."""
    values = {
        name: _said(value) if isinstance(value, Mapping) else value
        for name, value in recipe["values"].items()
    }
    told = gettext(recipe["id"])
    try:
        return told.format(**values) if values else told
    except (KeyError, IndexError, ValueError, AttributeError):
        return english or str(recipe["id"])
