"""What the rows of a table are about."""

from collections.abc import Callable, Iterable, Sequence

from training.evaluation.predictions import Prediction
from training.evaluation.views import VIEWS, view_of

Rows = Sequence[Prediction]
Group = tuple[str, Callable[[Prediction], bool]]

LONG_SET = 9  # repetitions: a set as people do them, and no demonstration

ALL: Group = ("all", lambda _: True)


def by_corpus(rows: Rows) -> list[Group]:
    """A group for each corpus, in order of appearance."""
    return _groups(dict.fromkeys(one.corpus for one in rows), lambda one: one.corpus)


def by_exercise(rows: Rows) -> list[Group]:
    """All, and a group for each exercise that is shown."""
    slugs = sorted({one.slug for one in rows}, key=lambda slug: (slug == "none", slug))
    return [ALL, *_groups(slugs, lambda one: one.slug)]


def by_view(rows: Rows) -> list[Group]:
    """A group for each direction of the camera that is there."""
    there = {view_of(one.view) for one in rows}
    return _groups((view for view in VIEWS if view in there), lambda one: view_of(one.view))


def long_sets(rows: Rows) -> list[Group]:
    """All long sets, and those of each corpus."""
    long = [one for one in rows if _is_long(one)]
    there = dict.fromkeys(one.corpus for one in long)
    return [("all", _is_long), *_groups(there, lambda one: one.corpus if _is_long(one) else "")]


def _is_long(one: Prediction) -> bool:
    return (one.count or 0) >= LONG_SET


def _groups(names: Iterable[str], key: Callable[[Prediction], str]) -> list[Group]:
    return [(name, _with(name, key)) for name in names]


def _with(name: str, key: Callable[[Prediction], str]) -> Callable[[Prediction], bool]:
    return lambda one: key(one) == name
