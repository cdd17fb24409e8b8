"""The traffic light of each repetition of a stored document."""

from typing import Any

Document = dict[str, Any]


def light_of(document: Document, place: int) -> str:
    """``good``, ``watch``, ``change``, ``counted`` or ``attempt``.

    Older documents have findings alone to go by.
    """
    rep = document["reps"][place]
    if light := rep.get("light"):
        return str(light)
    if not rep["complete"]:
        return "attempt"
    severities = {one["severity"] for one in document["findings"] if one.get("rep") == place}
    return "change" if "serious" in severities else "watch" if "warning" in severities else "good"


def dots_of(document: Document) -> list[str]:
    """The lights of the main exercise's repetitions."""
    main = document["exercise"]["slug"]
    sets = [one["exercise"]["slug"] for one in document.get("sets", ())]
    return [
        light_of(document, place)
        for place, rep in enumerate(document["reps"])
        if not sets or sets[rep["set"]] == main
    ]
