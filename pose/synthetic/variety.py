"""Clips to train on: every variant, from anywhere, at any tempo, by the book or not.

What varies beyond ``random_spec``: the way the exercise is done; bearing all round, lens from the
floor to above the head, pitch, roll, distance, bodies cut off by the picture's edge; repetitions of
0.6 to 10 seconds, 1 to 20 of them, with and without pauses at either end; a fault now and then or
all along; proportions; clips that begin and end inside of the set.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from pose.synthetic.activities import MOVEMENTS, NONE, PASTIMES
from pose.synthetic.body import Body
from pose.synthetic.camera import Camera
from pose.synthetic.exercises import EXERCISES, Exercise
from pose.synthetic.framing import framed, half_width
from pose.synthetic.idling import FIDGETS
from pose.synthetic.spec import AthleteSpec, Fatigue, Rep
from pose.synthetic.timeline import Timeline, plan

SIZES = ((854, 480), (480, 854), (640, 480), (720, 720))
RATES = (15.0, 20.0, 24.0, 25.0, 30.0)


@dataclass(frozen=True)
class Wide:
    """Limits and shares of what is drawn for training.

    Attributes:
        reps: fewest and most repetitions.
        tempo: shortest and longest repetition, seconds.
        set_seconds: longest set; slow repetitions are fewer.
        plain: weight of the plain exercise beside its variants.
        paused: share of clips with a pause at the turn, and of those with one at the start.
        pause: shortest and longest pause, seconds.
        drift: shortest and longest time that a held posture drifts one way or stays, seconds.
        long_rest: share of repetitions after which the athlete takes breath; seconds.
        skew: how much earlier or later most of a way is gone, standard deviation of the logarithm.
        faulty: share of clips with faults; of those, share in which every repetition has it, and
            share of repetitions in the others.
        tired: share of sets towards failure; the most that the last repetition is slower and
            shorter, shares; most seconds of breath before it.
        walking: share of clips with walking in, and as many with walking out.
        standing: share of clips on the floor that begin and end standing.
        fidgeting: share of idle stretches with a fidget.
        idle: longest idling, seconds.
        height: of the lens, metres.
        focal: widest and longest lens, picture lengths.
        margin: least and most free border, share of the picture; less than 0 cuts bodies off.
        near: share of clips filmed from nearer than that, and by how much at most.
        pitch: the camera aims past the middle, standard deviation in metres.
        roll: of the horizon, standard deviation in degrees.
        settle: shortest and longest time to get into position, seconds.
        loose: least and most looseness.
        tight: share of clips cut to the set, and of those cut into the first or last repetition.
    """

    reps: tuple[int, int] = (1, 20)
    tempo: tuple[float, float] = (0.6, 10.0)
    set_seconds: float = 40.0
    plain: float = 1.0
    paused: tuple[float, float] = (0.3, 0.3)
    pause: tuple[float, float] = (0.2, 2.0)
    drift: tuple[float, float] = (2.0, 15.0)
    long_rest: tuple[float, float] = (0.08, 2.5)
    skew: float = 0.25
    faulty: tuple[float, float, float] = (0.35, 0.4, 0.5)
    tired: tuple[float, float, float, float] = (0.35, 1.5, 0.25, 2.0)
    walking: float = 0.12
    standing: float = 0.2
    fidgeting: float = 0.4
    idle: float = 3.0
    height: tuple[float, float] = (0.1, 2.5)
    focal: tuple[float, float] = (0.6, 1.4)
    margin: tuple[float, float] = (-0.06, 0.2)
    near: tuple[float, float] = (0.15, 0.5)
    pitch: float = 0.12
    roll: float = 2.5
    settle: tuple[float, float] = (0.6, 2.0)
    loose: tuple[float, float] = (0.3, 1.5)
    tight: tuple[float, float] = (0.5, 0.2)


WIDE = Wide()


def training_spec(seed: int, exercise: str) -> AthleteSpec:
    """A clip to train on; the same for the same seed.

    Args:
        seed: of every choice.
        exercise: slug of ``EXERCISES``, or ``none`` for what is none of them.
    """
    rng = np.random.default_rng(seed)
    variant = _activity(rng) if exercise == NONE else _variant(EXERCISES[exercise], rng)
    done = AthleteSpec(exercise=exercise, variant=variant).movement
    spec = AthleteSpec(
        exercise=exercise,
        variant=variant,
        reps=_reps(done, rng),
        body=_body(rng),
        camera=_camera(rng),
        idle_before=float(rng.uniform(0.0, WIDE.idle)),
        idle_after=float(rng.uniform(0.0, WIDE.idle)),
        from_standing=_gets_down(done) and rng.random() < WIDE.standing,
        fidgets=(_fidget(rng), _fidget(rng)),
        settle=float(rng.uniform(*WIDE.settle)),
        fatigue=_fatigue(np.random.default_rng([seed, 1])),
        looseness=float(rng.uniform(*WIDE.loose)),
        size=SIZES[int(rng.integers(len(SIZES)))],
        fps=float(rng.choice(RATES)),
        seed=seed,
    )
    return _trimmed(_walking(_filmed(spec, rng), rng), rng)


def _activity(rng: np.random.Generator) -> str:
    kind = PASTIMES if rng.random() < 1 / 2 else MOVEMENTS
    weights = np.array([activity.weight for activity in kind.values()])
    return str(rng.choice(list(kind), p=weights / weights.sum()))


def _gets_down(exercise: Exercise) -> bool:
    """Whether it is done on the floor and somebody may be seen getting there first."""
    return exercise.contact == "plank" and not exercise.held and "floor" not in exercise.start


def _variant(exercise: Exercise, rng: np.random.Generator) -> str:
    names = ["", *(variant.name for variant in exercise.variants)]
    weights = np.array([WIDE.plain, *(variant.weight for variant in exercise.variants)])
    return str(rng.choice(names, p=weights / weights.sum()))


def _reps(exercise: Exercise, rng: np.random.Generator) -> tuple[Rep, ...]:
    return (_drift(exercise, rng),) if exercise.held else _set(exercise, rng)


def _drift(exercise: Exercise, rng: np.random.Generator) -> Rep:
    """A held posture once there and back: the time in between is the hold."""
    down, hold, up = (float(seconds) for seconds in rng.uniform(*WIDE.drift, size=3))
    return Rep(down=down, hold=hold, up=up, faults=_faults(exercise, 1, rng)[0])


def _set(exercise: Exercise, rng: np.random.Generator) -> tuple[Rep, ...]:
    fastest, slowest = WIDE.tempo
    limits = np.log([fastest, min(slowest, exercise.slowest)])
    tempo = float(np.exp(rng.uniform(*limits)))
    holds = [
        float(rng.uniform(*WIDE.pause)) if rng.random() < share else float(rng.uniform(0.0, 0.1))
        for share in WIDE.paused
    ]
    most = min(WIDE.reps[1], int(WIDE.set_seconds // (tempo + sum(holds))))
    count = int(rng.integers(WIDE.reps[0], most + 1))
    down, steady = float(rng.uniform(0.35, 0.65)), float(rng.uniform(0.02, 0.15))
    skew = [float(np.exp(rng.normal(0.0, WIDE.skew))) for _ in range(2)]
    faults, sides = _faults(exercise, count, rng), _sides(exercise.sides, count, rng)
    return tuple(
        Rep(
            down=tempo * down * _about(1.0, steady, rng),
            hold=holds[0] * _about(1.0, steady, rng),
            up=tempo * (1.0 - down) * _about(1.0, steady, rng),
            rest=_rest(holds[1], rng),
            faults=wrong,
            share=_about(1.0, 0.4 * steady, rng),
            skew=(_about(skew[0], steady, rng), _about(skew[1], steady, rng)),
            side=side,
        )
        for wrong, side in zip(faults, sides, strict=True)
    )


def _about(value: float, spread: float, rng: np.random.Generator) -> float:
    return value * float(1.0 + spread * np.clip(rng.standard_normal(), -2.0, 2.0))


def _rest(usual: float, rng: np.random.Generator) -> float:
    share, longest = WIDE.long_rest
    return float(rng.uniform(usual, longest)) if rng.random() < share else usual


def _faults(exercise: Exercise, count: int, rng: np.random.Generator) -> Sequence[tuple[str, ...]]:
    """Names for each repetition; attempts that do not count are never the first."""
    share, always, now_and_then = WIDE.faulty
    if not exercise.usual_faults or rng.random() > share:
        return [()] * count
    name = str(rng.choice(exercise.usual_faults))
    complete = exercise.faults[name].complete
    all_along = complete and rng.random() < always
    wrong = [all_along or rng.random() < now_and_then for _ in range(count)]
    return [(name,) if bad and (complete or i > 0) else () for i, bad in enumerate(wrong)]


def _fatigue(rng: np.random.Generator) -> Fatigue:
    share, slowing, shortening, breath = WIDE.tired
    if rng.random() > share:
        return Fatigue()
    return Fatigue(
        slowing=float(rng.uniform(0.0, slowing)),
        shortening=float(rng.uniform(0.0, shortening)),
        breath=float(rng.uniform(0.0, breath)),
        onset=float(rng.uniform(0.0, 0.7)),
    )


def _sides(moved: str, count: int, rng: np.random.Generator) -> Sequence[str]:
    if moved != "alternate":
        return [moved.replace("both", "")] * count
    first = int(rng.integers(2))
    return [("left", "right")[(first + index) % 2] for index in range(count)]


def _body(rng: np.random.Generator) -> Body:
    return Body(
        stature=float(rng.uniform(1.45, 2.0)),
        legs=_about(1.0, 0.04, rng),
        arms=_about(1.0, 0.04, rng),
        torso=_about(1.0, 0.04, rng),
        shoulders=_about(1.0, 0.08, rng),
        hips=_about(1.0, 0.1, rng),
    )


def _camera(rng: np.random.Generator) -> Camera:
    return Camera(
        yaw=float(rng.uniform(0.0, 360.0)),
        height=float(rng.uniform(*WIDE.height)),
        focal=float(rng.uniform(*WIDE.focal)),
        roll=float(rng.normal(0.0, WIDE.roll)),
    )


def _fidget(rng: np.random.Generator) -> str:
    return str(rng.choice(sorted(FIDGETS))) if rng.random() < WIDE.fidgeting else ""


def _filmed(spec: AthleteSpec, rng: np.random.Generator) -> AthleteSpec:
    """From where the set just fits, or from nearer, and not quite aimed at its middle."""
    camera = framed(spec, float(rng.uniform(*WIDE.margin))).camera
    share, least = WIDE.near
    nearer = float(rng.uniform(least, 1.0)) if rng.random() < share else 1.0
    aim = camera.target + float(rng.normal(0.0, WIDE.pitch))
    return replace(spec, camera=replace(camera, distance=camera.distance * nearer, target=aim))


def _walking(spec: AthleteSpec, rng: np.random.Generator) -> AthleteSpec:
    comes, leaves = rng.uniform(size=2) < WIDE.walking
    if spec.movement.contact != "standing" and not spec.from_standing:
        return spec
    metres = (half_width(spec) + 0.5) * rng.choice([-1.0, 1.0], size=2)
    return replace(
        spec, walk_in=float(metres[0]) * bool(comes), walk_out=float(metres[1]) * bool(leaves)
    )


def _trimmed(spec: AthleteSpec, rng: np.random.Generator) -> AthleteSpec:
    """Some as one cuts clips: to the set, a little more or less."""
    if rng.random() > WIDE.tight[0]:
        return spec
    timeline = plan(spec)
    inside = len(timeline.windows) > 1 and rng.random() < WIDE.tight[1]
    before, after = _spare(timeline)
    into = float(rng.uniform(0.1, 0.6)) if inside else -float(rng.uniform(0.0, 1.0))
    first, last = timeline.windows[0], timeline.windows[-1]
    if inside and rng.random() < 1 / 2:
        return replace(spec, trim=(before + into * (first.end - first.start), after))
    if inside:
        return replace(spec, trim=(before, after + into * (last.end - last.start)))
    return replace(spec, trim=(max(before + into, 0.0), max(after + into, 0.0)))


def _spare(timeline: Timeline) -> tuple[float, float]:
    """Seconds before the first repetition and after the last."""
    return timeline.windows[0].start, timeline.seconds - timeline.windows[-1].end
