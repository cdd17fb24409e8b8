"""Named faults on the animated athlete: found, not invented, and not judged from an unfit view."""

import argparse
import tempfile
from collections.abc import Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path

from benchmarks.form_clips import MOST_LOOSE, Case, cases, code_of, film, unfit_cases
from benchmarks.form_pixels import Drawn, drawn_cases, found, spec_of
from benchmarks.table import table
from coaching.engine import Exercise, analyse
from coaching.engine.methods import METHODS, Method
from coaching.engine.result import Analysis, Repetition
from pose.sequence import Poses
from pose.synthetic.clip import RepTruth, truth
from pose.synthetic.exercises import EXERCISES
from references.catalogue import read_catalogue

# What a movement is called that is not counted because it stopped too early.
SHORT_CODES = ("too_shallow", "half_range", "not_locked_out", "arms_low", "attempt")
# What half a repetition has of other faults is no error to say.
OF_HALF = (*SHORT_CODES, "narrow_feet")
ENOUGH = 0.95


@dataclass(frozen=True)
class Seen:
    """One clip: what was wrong with each repetition, and what was said about it.

    Attributes:
        case: the clip.
        wanted: a code for each repetition, empty for a good one.
        said: codes for each repetition.
        told: codes of what is said about the whole set.
    """

    case: Case | Drawn
    wanted: tuple[str, ...]
    said: tuple[frozenset[str], ...]
    told: frozenset[str]


@dataclass(frozen=True)
class Score:
    """How well one fault is found, by repetitions."""

    hits: int
    false: int
    missed: int

    @property
    def precision(self) -> float:
        """Of those said, the share that was so."""
        return self.hits / max(self.hits + self.false, 1)

    @property
    def recall(self) -> float:
        """Of those that were so, the share that was said."""
        return self.hits / max(self.hits + self.missed, 1)

    @property
    def f1(self) -> float:
        """Harmonic mean of both."""
        return 2 * self.hits / max(2 * self.hits + self.false + self.missed, 1)


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--clips", type=int, default=4, help="of each fault")
    parser.add_argument("--first-seed", type=int, default=1000)
    parser.add_argument("--loose", type=float, default=MOST_LOOSE)
    parser.add_argument("--method", choices=METHODS, default="auto")
    parser.add_argument("--exercise", help="this one alone")
    parser.add_argument("--fault", help="this one alone, by its code, with no clean clips")
    parser.add_argument("--pixels", type=int, default=0, metavar="N",
                        help="draw N sets of each kind and find their joints, instead")  # fmt: skip
    parser.add_argument("--joints", type=Path, help="keep the joints that were found here")
    options = parser.parse_args(arguments)
    if options.pixels:
        seeds = range(options.first_seed, options.first_seed + options.pixels)
        print(pixels(seeds, options.method, options.joints))
        return
    seeds = range(options.first_seed, options.first_seed + options.clips)
    with ProcessPoolExecutor() as pool:
        run = partial(_all, pool, options.method, options.exercise, options.fault)
        exact = run(cases(catalogue(), seeds, shaken=False, loose=options.loose))
        shaken = run(cases(catalogue(), seeds, shaken=True, loose=options.loose))
        print(_faults(exact, shaken), _clean(exact, shaken), sep="\n\n", flush=True)
        unfit = run(unfit_cases(catalogue(), seeds, loose=options.loose))
    print()
    print(_unfit(unfit))


@cache
def catalogue() -> dict[str, Exercise]:
    """The exercises by slug."""
    return {row["slug"]: Exercise.from_dict(row) for row in read_catalogue()}


def _all(
    pool: ProcessPoolExecutor,
    method: Method,
    slug: str | None,
    code: str | None,
    these: Iterable[Case],
) -> list[Seen]:
    chosen = [
        case for case in these
        if slug in (None, case.slug) and code in (None, code_of(case.slug, case.fault))
    ]  # fmt: skip
    return list(pool.map(partial(seen, method=method), chosen, chunksize=4))


def seen(case: Case, method: Method = "auto") -> Seen:
    """Make a clip and have it judged."""
    clip = film(case)
    return _judged(case, clip.poses, clip.reps, method)


def pixels(seeds: Iterable[int], method: Method, folder: Path | None) -> str:
    """The table of drawn sets, whose joints the estimator finds."""
    drawn = list(drawn_cases(catalogue(), seeds))
    with tempfile.TemporaryDirectory() as passing:
        all_poses = found(drawn, folder or Path(passing))
        clips = [
            _judged(case, poses, truth(spec_of(case)).reps, method)
            for case, poses in zip(drawn, all_poses, strict=True)
        ]
    return _drawn(clips)


def _judged(case: Case | Drawn, poses: Poses, reps: Sequence[RepTruth], method: Method) -> Seen:
    result = analyse(poses, list(catalogue().values()), exercise=case.slug, method=method)
    told = frozenset(each.code for each in result.findings if each.rep is None)
    if EXERCISES[case.slug].held:
        wanted = code_of(case.slug, case.fault) if case.fault else ""
        return Seen(case, (wanted,), (told,), told)
    wanted_reps = tuple(_wanted(case.slug, rep) for rep in reps)
    return Seen(case, wanted_reps, tuple(_said(result, rep) for rep in reps), told)


def _wanted(slug: str, rep: RepTruth) -> str:
    return code_of(slug, rep.faults[0]) if rep.faults else ""


def _said(result: Analysis, rep: RepTruth) -> frozenset[str]:
    """Codes of the repetition that turns while this one is under way."""
    own = [each for each in result.reps if rep.start <= each.turn <= rep.end]
    return frozenset(code for each in own for code in _codes(each))


def _codes(rep: Repetition) -> Iterable[str]:
    """An attempt that stopped early is as good as any word for it."""
    stopped = rep.reason == "too_shallow" or set(rep.findings) & set(SHORT_CODES)
    return [*rep.findings, *(SHORT_CODES if rep.reason == "too_shallow" else ()),
            *(("attempt",) if stopped else ())]  # fmt: skip


def score(clips: Iterable[Seen], code: str) -> Score:
    """How well a code is found in clips of one exercise."""
    pairs = [
        (wanted, said) for one in clips for wanted, said in zip(one.wanted, one.said, strict=True)
    ]
    return Score(
        hits=sum(code in said for wanted, said in pairs if wanted == code),
        false=sum(
            code in said
            for wanted, said in pairs
            if wanted != code and not (wanted == "attempt" and code in OF_HALF)
        ),
        missed=sum(code not in said for wanted, said in pairs if wanted == code),
    )


def is_clean(one: Seen) -> bool:
    """Whether nothing was said against a clip."""
    told = one.told - {"wrong_view", "not_seen"}
    return not told and not any(one.said)


def _faults(exact: Sequence[Seen], shaken: Sequence[Seen]) -> str:
    head = ["exercise", "fault", "cases", "precision", "recall", "F1", "F1 shaken"]
    rows, low = [], []
    for slug, athlete in EXERCISES.items():
        own = [[one for one in all_ if one.case.slug == slug] for all_ in (exact, shaken)]
        if not own[0]:
            continue
        for code in dict.fromkeys(code_of(slug, fault) for fault in athlete.faults):
            if code == "attempt" or not any(code_of(slug, o.case.fault) == code for o in own[0]):
                continue
            still, moved = (score(each, code) for each in own)
            count = still.hits + still.missed
            values = [still.precision, still.recall, still.f1, moved.f1]
            rows.append([slug, code, str(count), *(f"{value:.3f}" for value in values)])
            if min(still.f1, moved.f1) < ENOUGH:
                low.append(f"{slug} {code}")
    return "\n".join([table(head, rows), "", f"Below {ENOUGH}: " + (", ".join(low) or "none")])


def _clean(exact: Sequence[Seen], shaken: Sequence[Seen]) -> str:
    rows = []
    for name in [*EXERCISES, "all"]:
        cells = [name]
        for clips in (exact, shaken):
            clean = [o for o in clips if not o.case.fault and name in (o.case.slug, "all")]
            good = sum(is_clean(one) for one in clean)
            cells += [f"{good} / {len(clean)}"]
        if not cells[1].endswith(" 0"):
            rows.append(cells)
    return table(["nothing said against clean clips", "exact", "shaken"], rows)


def _drawn(clips: Sequence[Seen]) -> str:
    """By exercise: clean sets left in peace, faults found, and what else was said of them."""
    rows = []
    for name in [*EXERCISES, "all"]:
        own = [one for one in clips if name in (one.case.slug, "all")]
        clean = [one for one in own if not one.case.fault]
        faulty = [
            (wanted, said - {"wrong_view", "not_seen"})
            for one in own for wanted, said in zip(one.wanted, one.said, strict=True) if wanted
        ]  # fmt: skip
        hits = sum(wanted in said for wanted, said in faulty)
        beside = sum(not said <= {wanted, *SHORT_CODES} for wanted, said in faulty)
        good = sum(is_clean(one) for one in clean)
        rows.append([name, f"{good} / {len(clean)}", f"{hits} / {len(faulty)}", str(beside)])
    head = ["drawn, joints found", "clean, nothing said", "faults named", "named otherwise too"]
    return table(head, rows)


def _unfit(clips: Sequence[Seen]) -> str:
    rows = []
    for slug in EXERCISES:
        own = [one for one in clips if one.case.slug == slug]
        if own:
            quiet = [one for one in own if not _judges(one)]
            honest = [one for one in quiet if "wrong_view" in one.told]
            rows.append([slug, str(len(own)), str(len(quiet)), str(len(honest))])
    return table(["from an unfit view", "clips", "not judged", "and said so"], rows)


def _judges(one: Seen) -> bool:
    code = code_of(one.case.slug, one.case.fault)
    return any(code in said for said in one.said)


if __name__ == "__main__":
    main()
