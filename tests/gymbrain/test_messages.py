"""The German texts: whole, in step with the program, and with the same holes."""

import gettext
import re
from pathlib import Path

import polib
import pytest
from django.conf import settings

from gymbrain.messages import wanted_messages
from references.catalogue import read_catalogue

FILE = Path(settings.LOCALE_PATHS[0]) / "de/LC_MESSAGES/django.po"
HOLES = re.compile(r"%\(\w+\)s|\{\w+\}|%%")
MOST_WORDS = 12  # of a cue, in any language


@pytest.fixture(scope="module")
def wanted() -> dict[str, str]:
    return wanted_messages()


@pytest.fixture(scope="module")
def told() -> dict[str, str]:
    return {entry.msgid: entry.msgstr for entry in polib.pofile(str(FILE))}


def test_every_text_of_the_program_has_a_german_one(
    wanted: dict[str, str], told: dict[str, str]
) -> None:
    missing = {text: place for text, place in wanted.items() if not told.get(text)}
    assert missing == {}, "run manage.py messages and translate what is empty"


def test_a_translation_has_the_holes_of_its_text(told: dict[str, str]) -> None:
    holes = {text: (set(HOLES.findall(text)), set(HOLES.findall(told[text]))) for text in told}
    assert {text: pair for text, pair in holes.items() if pair[0] != pair[1]} == {}


def test_the_compiled_file_is_in_step(told: dict[str, str]) -> None:
    with FILE.with_suffix(".mo").open("rb") as file:
        compiled = gettext.GNUTranslations(file)
    assert [text for text in told if compiled.gettext(text) != told[text]] == []


def test_cues_stay_short_in_german(told: dict[str, str]) -> None:
    cues = {rule["cue"] for row in read_catalogue() for rule in row["rules"] if rule.get("cue")}
    assert [cue for cue in cues if len(told[cue].split()) > MOST_WORDS] == []


def test_people_are_spoken_to_as_friends(told: dict[str, str]) -> None:
    formal = re.compile(r"\b(Sie (können|haben|sind|werden)|Ihr(e|en|em|er)?)\b")
    assert [text for text in told.values() if formal.search(text)] == []


def test_the_texts_are_found_where_they_stand(wanted: dict[str, str]) -> None:
    for text in (
        "Skip to the content",  # a template
        "about {n} s left",  # a word for scripts
        "Last used %(when)s",  # with a hole
        "A session needs a title.",  # a refusal
        "Squat",  # the catalogue
        "The video file could not be read.",  # a video's own error
        "{count} good {noun}.",  # the engine
    ):
        assert text in wanted
