"""What a stored document says of each repetition at a glance."""

from typing import Any

import pytest

from coaching.selectors.lights import dots_of, light_of
from tests.coaching.builders import make_document

Document = dict[str, Any]


def found(rep: int, severity: str) -> Document:
    return {"code": "LEAN", "severity": severity, "rep": rep}


@pytest.mark.parametrize("light", ["good", "watch", "change", "counted", "attempt"])
def test_the_document_says_it(light: str) -> None:
    document = make_document(reps=1)
    document["reps"][0]["light"] = light
    assert light_of(document, 0) == light


@pytest.mark.parametrize(
    ("severity", "light"), [("serious", "change"), ("warning", "watch"), ("info", "good")]
)
def test_an_older_document_has_its_lights_from_its_findings(severity: str, light: str) -> None:
    document = make_document(reps=2)
    document["findings"] = [found(1, severity)]
    assert [light_of(document, place) for place in (0, 1)] == ["good", light]


def test_an_older_documents_attempts_have_a_light_of_their_own() -> None:
    document = make_document(reps=1)
    document["reps"][0] |= {"complete": False}
    assert light_of(document, 0) == "attempt"


def test_a_list_shows_the_main_exercises_repetitions_alone() -> None:
    document = make_document(reps=3)
    main = document["exercise"]["slug"]
    document["sets"] = [{"exercise": {"slug": "dip"}}, {"exercise": {"slug": main}}]
    told = [(0, "change"), (1, "good"), (1, "attempt")]
    document["reps"] = [
        {**rep, "set": number, "light": light}
        for rep, (number, light) in zip(document["reps"], told, strict=True)
    ]
    assert dots_of(document) == ["good", "attempt"]
