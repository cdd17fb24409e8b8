"""The animated athlete's motions: as many as wished, from anywhere, with exact phases."""

from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

import numpy as np

from pose.synthetic.clip import truth
from pose.synthetic.exercises import EXERCISES
from pose.synthetic.variety import training_spec
from training.data.motions import Motion, load_motions, motion_of, save_motions
from training.data.phase import Cycle

CORPUS = "athlete"
NONE = "none"
HOLDS = ("plank",)
NONE_SHARE = 6  # there are more ways of doing none of the exercises than of doing one
CHUNK = 50  # clips a piece of work


def athlete_motions(
    folder: Path,
    clips: int,
    *,
    first_seed: int = 0,
    processes: int = 2,
    slugs: Sequence[str] = (),
) -> list[Motion]:
    """Motions of every exercise that the athlete knows, made once and kept.

    Args:
        folder: where they are kept.
        clips: of each exercise.
        first_seed: other seeds give other clips: training begins at 0, tests far above.
        processes: at work at a time.
        slugs: of which exercises, all of them by default.
    """
    slugs = slugs or sorted({*EXERCISES, NONE})
    wanted = [s for s in slugs if not _file(folder, s, clips, first_seed).exists()]
    pieces = [
        (slug, range(start, min(start + CHUNK, last)))
        for slug in wanted
        for last in [first_seed + clips * (NONE_SHARE if slug == NONE else 1)]
        for start in range(first_seed, last, CHUNK)
    ]
    with ProcessPoolExecutor(processes, mp_context=get_context("spawn")) as pool:
        made = list(pool.map(_made, *zip(*pieces, strict=True))) if pieces else []
    for slug in wanted:
        motions = [
            m for (s, _), piece in zip(pieces, made, strict=True) if s == slug for m in piece
        ]
        save_motions(_file(folder, slug, clips, first_seed), motions)
    return [m for slug in slugs for m in load_motions(_file(folder, slug, clips, first_seed))]


def athlete_motion(slug: str, seed: int) -> Motion | None:
    """One clip's motion."""
    clip = truth(training_spec(seed, slug))
    cycles = [Cycle(r.start, r.end, r.turn, r.complete) for r in clip.reps]
    return motion_of(
        clip.poses.image,
        slug=slug,
        corpus=CORPUS,
        source=f"athlete {seed}",
        name=f"{slug} {seed}",
        cycles=cycles,
        hold=slug in HOLDS,
        full=np.asarray(clip.figure.points, np.float32),
    )


def _made(slug: str, seeds: Sequence[int]) -> list[Motion]:
    return [motion for seed in seeds if (motion := athlete_motion(slug, seed)) is not None]


def _file(folder: Path, slug: str, clips: int, first_seed: int) -> Path:
    return folder / f"{slug}-{first_seed}-{clips}.npz"
