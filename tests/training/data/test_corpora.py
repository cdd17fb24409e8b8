"""All corpora by name."""

from pathlib import Path

import pytest

from references.catalogue import read_catalogue
from training.data.corpora import CORPORA, load

RECORDED = CORPORA[:5]


def test_an_unknown_corpus_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(KeyError):
        load("imagenet", tmp_path)


@pytest.mark.shared
@pytest.mark.parametrize("corpus", CORPORA)
def test_every_example_is_of_the_catalogue_and_of_a_source(shared: Path, corpus: str) -> None:
    slugs = {row["slug"] for row in read_catalogue()}

    examples = load(corpus, shared)

    assert examples or corpus not in RECORDED  # joints of videos may not have been found yet
    assert {one.slug for one in examples} <= slugs
    assert {one.corpus for one in examples} <= {corpus}
    assert all(one.source and one.name for one in examples)
    assert len({one.name for one in examples}) == len(examples)
