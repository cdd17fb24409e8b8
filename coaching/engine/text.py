"""Sentences that remember how they were made, so that they can be said in another language."""

from collections.abc import Mapping
from typing import Any, Self


class Said(str):
    """An English sentence, with the template and the values that it came from.

    It is a ``str`` to everybody who does not ask. What is made out of it by ``+`` or ``format``
    is a plain string: compose with ``say`` instead, whose values may themselves be ``Said``.

    Attributes:
        template: English, with ``{names}``.
        values: what stands for the names.
    """

    template: str
    values: Mapping[str, Any]

    def __new__(
        cls, text: str, template: str = "", values: Mapping[str, Any] | None = None
    ) -> Self:
        said = super().__new__(cls, text)
        said.template, said.values = template or text, dict(values or {})
        return said


def say(template: str, /, **values: object) -> Said:
    """Fill in a template; numbers come formatted, as text."""
    return Said(template.format(**values), template, values)


def lowered(text: str) -> Said:
    """A sentence that goes on behind another's colon; languages may ignore it."""
    small = text[:1].lower() + text[1:]
    if isinstance(text, Said):
        return Said(small, text.template, text.values)
    return Said(small, text)


def texts_of(document: Any) -> dict[str, Any]:
    """How the sentences of a document were made, by sentence.

    Args:
        document: dictionaries, lists and values; the ``Said`` among them are looked at.

    Returns:
        ``{sentence: {"id": template, "values": {name: text or the same again}}}``.
    """
    found: dict[str, Any] = {}
    _collect(document, found)
    return found


def _collect(value: Any, found: dict[str, Any]) -> None:
    if isinstance(value, Said):
        if value.values or value.template != value:
            found[str(value)] = _recipe(value)
    elif isinstance(value, Mapping):
        for one in value.values():
            _collect(one, found)
    elif isinstance(value, list | tuple):
        for one in value:
            _collect(one, found)


def _recipe(said: Said) -> dict[str, Any]:
    values = {
        name: _recipe(value) if isinstance(value, Said) else str(value)
        for name, value in said.values.items()
    }
    return {"id": said.template, "values": values}
