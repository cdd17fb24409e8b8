"""What is stored about references in English, in the reader's language."""

from collections.abc import Mapping
from functools import cache
from typing import Any

from django.utils.translation import gettext

from references.builtin import Builtin, builtins


def title_worded(reference_id: object, title: str) -> str:
    """A built-in reference's title, translated; what a curator wrote stays as it is.

    Args:
        reference_id: its primary key, in any form.
        title: as stored, in English.
    """
    one = _builtins().get(str(reference_id))
    suffix = one.title("") if one else ""
    if one is None or not title.endswith(suffix):
        return title
    name = gettext(title.removesuffix(suffix))
    return f"{name} ({', '.join(gettext(word) for word in one.words)})"


def problem_worded(row: Mapping[str, Any]) -> str:
    """Why a reference cannot be published; rows of old hold the sentence alone."""
    told = gettext(row.get("id") or row["message"])
    values = {name: gettext(value) for name, value in row.get("values", {}).items()}
    return told.format(**values) if values else told


@cache
def _builtins() -> dict[str, Builtin]:
    return {str(one.id): one for one in builtins()}
