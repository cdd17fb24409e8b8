"""Nobody is on both sides of a split."""

from pathlib import Path

import pytest

from tests.training.data.builders import example
from training.data.corpora import load_all
from training.data.splits import FOLDS, fold_of, split

SOURCES = [f"person {number}" for number in range(200)]


def test_every_example_is_held_back_once() -> None:
    examples = [example(source) for source in SOURCES]

    held = [one.name for fold in range(FOLDS) for one in split(examples, fold).held]

    assert sorted(held) == sorted(SOURCES)


def test_every_fold_holds_somebody_back_and_most_to_learn_from() -> None:
    examples = [example(source) for source in SOURCES]

    for fold in range(FOLDS):
        parts = split(examples, fold)
        assert len(parts.train) + len(parts.held) == len(examples)
        assert len(examples) / 10 < len(parts.held) < len(examples) / 3


def test_one_source_stays_together_across_corpora() -> None:
    examples = [example(source, corpus) for source in SOURCES for corpus in ("joints", "videos")]

    for fold in range(FOLDS):
        parts = split(examples, fold)
        assert not {one.source for one in parts.train} & {one.source for one in parts.held}


def test_the_fold_of_a_source_never_changes() -> None:
    """Stored nets name their fold: another hash would put their training into the evaluation."""
    assert [fold_of(f"github:{name}") for name in ("a/a", "b/b", "c/c")] == [0, 1, 2]


def test_there_is_no_sixth_fold() -> None:
    with pytest.raises(ValueError, match="fold 5"):
        split([], FOLDS)


@pytest.mark.shared
def test_no_source_of_the_corpora_is_on_both_sides(shared: Path) -> None:
    examples = load_all(shared)

    for fold in range(FOLDS):
        parts = split(examples, fold)
        assert parts.held
        assert not {one.source for one in parts.train} & {one.source for one in parts.held}
