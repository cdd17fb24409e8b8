"""Names that people gave, made fit to be shown. They are never used on disk."""

import unicodedata
from datetime import datetime

from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

MAX_FILE_NAME = 200
MAX_TITLE = 120


def clean_text(text: str, *, longest: int) -> str:
    """One line without control characters or halves of characters, cut to ``longest``."""
    whole = text.encode("utf-8", "replace").decode("utf-8")
    normal = unicodedata.normalize("NFC", whole)
    shown = "".join(
        character if not unicodedata.category(character).startswith("C") else " "
        for character in normal
    )
    return " ".join(shown.split())[:longest]


def clean_file_name(name: str) -> str:
    """The last part of a path, whichever system it came from."""
    return clean_text(name.replace("\\", "/").rpartition("/")[2], longest=MAX_FILE_NAME)


def title_of(what: str, when: datetime) -> str:
    """The title of a session that its owner has not named."""
    moment = date_format(localtime(when), _("j F Y, H:i"))
    return clean_text(f"{what}, {moment}", longest=MAX_TITLE)
