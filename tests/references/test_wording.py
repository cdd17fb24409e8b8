"""References in the reader's language."""

from django.utils.translation import override

from references.builtin import Builtin, builtins
from references.checks import Problem
from references.wording import problem_worded, title_worded

ONE = next(one for one in builtins() if one.exercise == "squat" and not one.variant)
TITLE = ONE.title("Squat")


def german(one: Builtin, title: str) -> str:
    with override("de"):
        return title_worded(one.id, title)


def test_a_built_in_title_is_translated_word_for_word() -> None:
    told = german(ONE, TITLE)
    assert told.startswith("Kniebeuge (")
    assert "kontrolliert" in told
    assert not set(ONE.words) & set(told.replace(")", ",").split(", "))
    with override("en"):
        assert title_worded(ONE.id, TITLE) == TITLE


def test_every_built_in_title_has_german_words() -> None:
    same = {"bridge", "crunch", "goblet", "sumo"}  # said in German, too
    for one in builtins():
        told = german(one, one.title("")).strip(" ()").split(", ")
        assert not set(told) & (set(one.words) - same), one.words


def test_what_a_curator_wrote_stays() -> None:
    assert german(ONE, "Squats by the book") == "Squats by the book"
    with override("de"):
        assert title_worded("another", TITLE) == TITLE


def test_a_check_is_told_in_german_with_the_names_in_it() -> None:
    message = "This joint cannot be seen well enough: {joint}. Film it from elsewhere."
    row = Problem("unseen_joint", message, {"joint": "knee"}).as_row()
    assert row["message"] == message.format(joint="knee")
    with override("de"):
        told = problem_worded(row)
    assert "Gelenk" in told
    assert "Knie" in told


def test_a_check_stored_as_a_sentence_alone_is_told() -> None:
    assert problem_worded({"code": "old", "message": "It is {too} old."}) == "It is {too} old."
