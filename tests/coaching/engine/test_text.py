"""Sentences that remember their making."""

import copy
import json
import pickle
from collections.abc import Callable
from typing import Any

import pytest

from coaching.engine.text import Said, lowered, say, texts_of

LEAN = say("You leaned {degrees}° forward.", degrees="60")


def test_it_is_the_sentence_to_everybody_who_does_not_ask() -> None:
    assert LEAN == "You leaned 60° forward."
    assert json.dumps(LEAN) == json.dumps("You leaned 60° forward.")


@pytest.mark.parametrize("carry", [copy.deepcopy, lambda said: pickle.loads(pickle.dumps(said))])  # noqa: S301
def test_it_survives_the_way_out_of_a_child_process(carry: Callable[[Said], Said]) -> None:
    carried = carry(LEAN)
    assert (carried.template, carried.values) == (LEAN.template, LEAN.values)


def test_a_document_knows_how_its_sentences_were_made() -> None:
    which = say("On repetition {n}", n=3)
    document: dict[str, Any] = {
        "summary": [say("{which}: {what}", which=which, what=lowered(LEAN))],
        "reps": [{"message": None}, {"message": say("Too short.")}, {"message": "plain"}],
    }
    assert texts_of(document) == {
        "On repetition 3: you leaned 60° forward.": {
            "id": "{which}: {what}",
            "values": {
                "which": {"id": "On repetition {n}", "values": {"n": "3"}},
                "what": {"id": "You leaned {degrees}° forward.", "values": {"degrees": "60"}},
            },
        }
    }
