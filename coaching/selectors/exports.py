"""A result in the forms that people take with them: rows, captions, a page."""

from collections.abc import Iterator
from typing import Any

from coaching.selectors.lights import light_of
from pose.video.caption import Caption

Document = dict[str, Any]
Cell = str | int | float | None

# A spreadsheet takes a cell that begins with one of these for a formula.
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n")
COLUMNS = (
    "repetition", "set", "exercise", "start_s", "turn_s", "end_s", "complete", "light",
    "form_score", "range_degrees", "symmetry_degrees", "out_s", "at_turn_s", "back_s",
    "findings", "note",
)  # fmt: skip
# A page of paper holds this many rows beside everything else.
REPORT_ROWS = 20


def csv_rows(document: Document) -> Iterator[list[Cell]]:
    """The heading, then one row a repetition; safe to be opened as a spreadsheet."""
    yield list(COLUMNS)
    number = 0
    for place, rep in enumerate(document["reps"]):
        number += bool(rep["complete"])
        tempo = rep.get("tempo") or {}
        yield [
            number if rep["complete"] else None,
            rep.get("set", 0) + 1,
            _safe(_exercise_of(document, rep)),
            rep["start"],
            rep["turn"],
            rep["end"],
            "yes" if rep["complete"] else "no",
            _safe(light_of(document, place)),
            rep.get("score"),
            rep["rom_degrees"],
            rep.get("symmetry_degrees"),
            tempo.get("out"),
            tempo.get("turn"),
            tempo.get("back"),
            _safe(" ".join(rep["findings"])),
            _safe(rep.get("message") or ""),
        ]


def _exercise_of(document: Document, rep: Document) -> str:
    sets = document.get("sets") or ()
    place = rep.get("set", 0)
    return str((sets[place] if place < len(sets) else document)["exercise"]["slug"])


def _safe(words: str) -> str:
    """Text that no spreadsheet runs."""
    return f"'{words}" if words.startswith(_FORMULA_STARTS) else words


def captions_of(document: Document) -> tuple[Caption, ...]:
    """What an annotated video says when: the count once it is reached, a repetition's cue in it."""
    captions, number = [Caption(0.0, "")], 0
    for place, rep in enumerate(document["reps"]):
        cue, light = cue_of(document, place), light_of(document, place)
        shown = str(number) if number else ""
        captions.append(Caption(rep["start"], shown, cue, light))
        number += bool(rep["complete"])
        captions.append(Caption(rep["end"], str(number) if number else "", cue, light))
    return tuple(captions)


_ORDER = ("serious", "warning")


def cue_of(document: Document, place: int) -> str:
    """What to do in a repetition, in a few words; empty where nothing is to be changed."""
    own = [
        one for one in document["findings"] if one.get("rep") == place and one["severity"] in _ORDER
    ]
    own.sort(key=lambda one: _ORDER.index(one["severity"]))
    return str(own[0].get("cue") or own[0]["message"]) if own else ""


def report_of(document: Document) -> dict[str, Any]:
    """What the printed page shows besides the document itself."""
    rows, number = [], 0
    for place, rep in enumerate(document["reps"]):
        number += bool(rep["complete"])
        shown = number if rep["complete"] else None
        rows.append({**rep, "number": shown, "light": light_of(document, place)})
    return {
        "document": document,
        "rows": rows[:REPORT_ROWS],
        "rows_left": max(0, len(rows) - REPORT_ROWS),
        "focus": document.get("focus") or _first_findings(document),
        "is_new": any(rep.get("tempo") for rep in document["reps"]),
    }


def _first_findings(document: Document) -> list[Document]:
    """The first two things to change of a document that does not name them."""
    serious = [one for one in document["findings"] if one["severity"] in _ORDER]
    serious.sort(key=lambda one: _ORDER.index(one["severity"]))
    by_code = {one["code"]: one for one in reversed(serious)}
    first = list(reversed(by_code.values()))[:2]
    return [{"cue": one.get("cue") or one["message"], "message": one["message"]} for one in first]
