"""Sets of the animated athlete with and without faults, for the named faults' table."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np

from coaching.engine.exercise import Exercise
from coaching.engine.view import FRONTAL_DEGREES, OBLIQUE_DEGREES
from pose.sequence import Poses, PoseSequence
from pose.synthetic.clip import AthleteSpec, ClipTruth, Rep, random_spec, truth
from pose.synthetic.exercises import EXERCISES
from pose.synthetic.framing import framed

# The athlete's faults by the code of the finding, where the two are called differently.
CODES = {
    "shallow": "too_shallow", "forward_lean": "leaning_forward", "sagging": "hips_sagging",
    "piked": "hips_piked", "flared_elbows": "elbows_flared", "short": "half_range",
    # Half a repetition is not counted: that is the counter's to find.
    "half_repetition": "attempt",
}  # fmt: skip
OWN_CODES = {("shoulder_press", "leaning_back"): "arching_back"}
# Noise of the joints, share of the picture's height.
SHAKEN = 0.002
REPS = 5
# Free border, share of the picture.
MARGIN = 0.06
# How far inside a rule's views a fit one is, degrees: a body that turns stays within.
INSIDE = 8.0
MOST_LOOSE = 0.5


@dataclass(frozen=True)
class Case:
    """A clip to make.

    Attributes:
        slug: of the exercise.
        fault: name of a fault of the athlete's, empty for none.
        seed: of everything else.
        view: degrees from the front between which it is filmed.
        shaken: whether the joints have noise.
        loose: the most looseness.
    """

    slug: str
    fault: str
    seed: int
    view: tuple[float, float]
    shaken: bool
    loose: float = MOST_LOOSE


def code_of(slug: str, fault: str) -> str:
    """The finding that a fault of the athlete's asks for."""
    return OWN_CODES.get((slug, fault), CODES.get(fault, fault))


def cases(
    catalogue: dict[str, Exercise], seeds: range, *, shaken: bool, loose: float = MOST_LOOSE
) -> Iterator[Case]:
    """A clip without faults and one of each fault, from a fit view, for each seed."""
    for slug, athlete in EXERCISES.items():
        views = athlete.yaws
        for seed in seeds:
            yield Case(slug, "", seed, views, shaken, loose)
            for fault in athlete.faults:
                fit = fit_view(catalogue[slug], code_of(slug, fault), views)
                yield Case(slug, fault, seed, fit, shaken, loose)


def fit_view(exercise: Exercise, code: str, usual: tuple[float, float]) -> tuple[float, float]:
    """The bearings from which a code can be judged, as far as the exercise is filmed from there."""
    views = {rule.view for rule in exercise.rules if rule.code == code}
    low = OBLIQUE_DEGREES + INSIDE if "side" in views else 0.0
    high = FRONTAL_DEGREES - INSIDE if "front" in views else 90.0
    inside = max(low, usual[0]), min(high, usual[1])
    return inside if inside[0] < inside[1] else (low, high)


def unfit_cases(
    catalogue: dict[str, Exercise], seeds: range, *, loose: float = MOST_LOOSE
) -> Iterator[Case]:
    """A clip of each fault that a view can hide, from a view that hides it."""
    hidden = {"side": (0.0, OBLIQUE_DEGREES - INSIDE), "front": (FRONTAL_DEGREES + INSIDE, 90.0)}
    for slug, athlete in EXERCISES.items():
        for fault in (name for name, each in athlete.faults.items() if each.complete):
            code = code_of(slug, fault)
            views = {rule.view for rule in catalogue[slug].rules if rule.code == code} - {"any"}
            for view in sorted(views):
                yield from (Case(slug, fault, seed, hidden[view], False, loose) for seed in seeds)


def film(case: Case) -> ClipTruth:
    """The exact joints of a case, shaken where it says so."""
    spec = spec_of(case)
    clip = truth(spec)
    return replace(clip, poses=_shaken(clip.poses, spec)) if case.shaken else clip


def spec_of(case: Case) -> AthleteSpec:
    """The clip's spec; the same for the same case."""
    rng = np.random.default_rng([case.seed, len(case.fault)])
    spec = random_spec(case.seed, case.slug)
    side = float(rng.choice([-1.0, 1.0]))
    yaw = side * float(rng.uniform(*case.view))
    reps = _reps(spec.reps[0], case, rng)
    spec = replace(
        spec, reps=reps, walk_in=0.0, walk_out=0.0, looseness=float(rng.uniform(0.0, case.loose)),
        camera=replace(spec.camera, yaw=yaw), seed=case.seed,
    )  # fmt: skip
    return framed(spec, MARGIN)


def _reps(first: Rep, case: Case, rng: np.random.Generator) -> tuple[Rep, ...]:
    """A set in which some repetitions have the fault; its first one has not."""
    athlete = EXERCISES[case.slug]
    if athlete.held:
        return (Rep(down=4.0, hold=4.0, up=4.0, faults=(case.fault,) if case.fault else ()),)
    sides = ("left", "right") if athlete.sides == "alternate" else ("",)
    wrong = np.zeros(REPS, bool)
    wrong[1 + rng.permutation(REPS - 1)[: int(rng.integers(1, REPS - 1))]] = bool(case.fault)
    clean = replace(first, faults=())
    return tuple(
        replace(
            clean,
            faults=(case.fault,) if bad else (),
            share=float(rng.uniform(0.97, 1.02)),
            down=clean.down * float(rng.uniform(0.92, 1.08)),
            up=clean.up * float(rng.uniform(0.92, 1.08)),
            side=sides[index % len(sides)],
        )
        for index, bad in enumerate(wrong)
    )


def _shaken(poses: Poses, spec: AthleteSpec) -> Poses:
    rng = np.random.default_rng(spec.seed)
    pixels = SHAKEN * spec.size[1]
    metres = pixels * spec.camera.distance / spec.camera.pixels(spec.size)
    world = poses.world
    assert world is not None  # noqa: S101 - the athlete always has one
    return replace(poses, image=_moved(poses.image, pixels, rng), world=_moved(world, metres, rng))


def _moved(sequence: PoseSequence, by: float, rng: np.random.Generator) -> PoseSequence:
    noise = by * rng.standard_normal(sequence.points.shape)
    return replace(sequence, points=(sequence.points + noise).astype(np.float32))
