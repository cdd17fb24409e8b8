"""The learned judges as they are shipped."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from coaching.engine.form.judges import (
    KINDS,
    JudgeError,
    read_judge,
    write_judge,
)

MOST_WORDS = 12


@pytest.mark.parametrize("slug", KINDS)
def test_every_fault_has_a_cue_and_a_chance_from_which_it_is_told(slug: str) -> None:
    kind = KINDS[slug]
    assert set(kind.cues) == set(kind.labels[1:]) == set(read_judge(slug).sure)
    assert all(len(cue.split()) <= MOST_WORDS for cue in kind.cues.values())
    assert all(least >= 0.5 for least in read_judge(slug).sure.values())


def test_a_missing_or_damaged_judge_has_a_code(tmp_path: Path) -> None:
    with pytest.raises(JudgeError) as caught:
        read_judge("squat", tmp_path)
    assert caught.value.code == "judge_unavailable"
    (tmp_path / "form_push_up.npz").write_bytes(b"PK not really")
    with pytest.raises(JudgeError):
        read_judge("push_up", tmp_path)


@pytest.mark.parametrize("slug", KINDS)
def test_a_judge_is_the_same_after_it_was_stored(slug: str, tmp_path: Path) -> None:
    judge = read_judge(slug)
    write_judge(judge, tmp_path)
    again = read_judge(slug, tmp_path)
    row = np.linspace(-2.0, 2.0, judge.forest.feature.max() + 1)
    if judge.linear is not None:
        row = np.linspace(-2.0, 2.0, len(judge.linear.middle))
    assert again.chances(row[None]) == pytest.approx(judge.chances(row[None]))
    assert (again.linear is None) == (judge.linear is None)


def test_a_judge_of_other_features_is_refused(tmp_path: Path) -> None:
    judge = read_judge("push_up")
    older = replace(judge.kind, version=judge.kind.version - 1)
    write_judge(replace(judge, kind=older), tmp_path)
    with pytest.raises(JudgeError):
        read_judge("push_up", tmp_path)
