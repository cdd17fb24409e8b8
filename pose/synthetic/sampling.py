"""Random clips that a gym could have filmed.

What varies: 1 to 6 repetitions of 1.5 to 6 seconds, some with a pause, some of them attempts or
with a fault, never the first; walking in and out, idling, getting down to the floor; stature 1.52
to 1.95 m, proportions and build; clothes and gym; bearing within what the exercise can be judged
from (``Exercise.yaws``, both sides), lens 0.75 to 1.2 picture lengths, camera height, framing; 480
to 720 lines, upright or across, 24 to 30 frames a second; 25 seconds at most.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

import numpy as np

from pose.synthetic.body import Body
from pose.synthetic.camera import Camera
from pose.synthetic.exercises import EXERCISES, Exercise
from pose.synthetic.framing import framed, half_width
from pose.synthetic.idling import FIDGETS
from pose.synthetic.looks import random_look
from pose.synthetic.spec import AthleteSpec, Rep
from pose.synthetic.timeline import plan

# What is drawn from where no exercise is asked for; the benchmark's clips hang on it.
FIRST = ("biceps_curl", "lateral_raise", "push_up", "shoulder_press", "squat")
FIRST_FAULTS = {
    "squat": ("forward_lean", "half_repetition", "shallow"),
    "push_up": ("half_repetition", "piked", "sagging", "shallow"),
    "biceps_curl": ("half_repetition",),
    "lateral_raise": ("half_repetition",),
    "shoulder_press": ("half_repetition",),
}
ACROSS = ((854, 480), (960, 540), (1280, 720))
UPRIGHT = ((480, 854), (540, 960), (720, 1280))
RATES = (24.0, 25.0, 30000 / 1001, 30.0)


@dataclass(frozen=True)
class Ranges:
    """Limits and shares of what is drawn.

    Attributes:
        reps: fewest and most repetitions.
        tempo: shortest, usual and longest repetition, seconds.
        set_seconds: longest set; slow repetitions are fewer.
        paused: share of clips with a pause at the turn.
        pause: shortest and longest pause, seconds.
        faulty: share of clips with attempts or faults, and of repetitions within those but
            for the first.
        walking: share of clips with walking in, and of those with walking out.
        standing: share of clips on the floor that begin and end standing.
        fidgeting: share of idle stretches with a fidget.
        idle: shortest and longest idling, seconds.
        upright: share of upright pictures, for exercises done standing.
        margin: least and most free border, share of the picture.
        focal: widest and longest lens, picture lengths.
        height: camera heights for standing exercises and for those on the floor, metres.
        depth: range of whole repetitions, share of the usual.
        seconds: longest clip.
    """

    reps: tuple[int, int] = (1, 6)
    tempo: tuple[float, float, float] = (1.5, 2.4, 6.0)
    set_seconds: float = 17.0
    paused: float = 0.3
    pause: tuple[float, float] = (0.3, 1.2)
    faulty: tuple[float, float] = (0.4, 0.5)
    walking: tuple[float, float] = (0.3, 0.6)
    standing: float = 0.4
    fidgeting: float = 0.4
    idle: tuple[float, float] = (0.3, 2.5)
    upright: float = 0.35
    margin: tuple[float, float] = (0.03, 0.12)
    focal: tuple[float, float] = (0.75, 1.2)
    height: Mapping[str, tuple[float, float]] = field(
        default_factory=lambda: {"standing": (0.6, 1.5), "plank": (0.4, 1.0)}
    )
    depth: tuple[float, float] = (0.95, 1.02)
    seconds: float = 25.0


RANGES = Ranges()


def random_spec(seed: int, exercise: str | None = None) -> AthleteSpec:
    """A varied, sensible clip of a plain exercise; the same for the same seed.

    ``variety.training_spec`` draws from a wider world.

    Args:
        seed: of every choice.
        exercise: slug; drawn too where it is left out.
    """
    rng = np.random.default_rng(seed)
    slug = exercise or str(rng.choice(FIRST))
    what = EXERCISES[slug]
    spec = AthleteSpec(
        exercise=slug,
        reps=_reps(what, rng),
        body=_body(rng),
        camera=_camera(what, rng),
        look=random_look(rng),
        idle_before=float(rng.uniform(*RANGES.idle)),
        idle_after=float(rng.uniform(*RANGES.idle)),
        from_standing=what.contact == "plank" and rng.random() < RANGES.standing,
        fidgets=(_fidget(rng), _fidget(rng)),
        size=_size(what, rng),
        fps=float(rng.choice(RATES)),
        seed=seed,
    )
    spec = framed(spec, float(rng.uniform(*RANGES.margin)))
    return _within(_walking(spec, rng))


def _reps(exercise: Exercise, rng: np.random.Generator) -> tuple[Rep, ...]:
    tempo = float(rng.triangular(*RANGES.tempo))
    pause = float(rng.uniform(*RANGES.pause)) if rng.random() < RANGES.paused else 0.1
    most = min(RANGES.reps[1], int(RANGES.set_seconds // (tempo + pause)))
    count = int(rng.integers(RANGES.reps[0], most + 1))
    down, faulty = float(rng.uniform(0.42, 0.6)), rng.random() < RANGES.faulty[0]
    reps = []
    for index in range(count):
        pace = tempo * float(rng.uniform(0.9, 1.1))
        fault = str(rng.choice(FIRST_FAULTS.get(exercise.slug, exercise.usual_faults)))
        # The first shows the athlete's whole range: half of it means nothing on its own.
        wrong = faulty and index > 0 and rng.random() < RANGES.faulty[1]
        reps.append(
            Rep(
                down=pace * down,
                hold=pause,
                up=pace * (1.0 - down),
                rest=float(rng.uniform(0.15, 0.6)),
                faults=(fault,) if wrong else (),
                share=float(rng.uniform(*RANGES.depth)),
            )
        )
    return tuple(reps)


def _body(rng: np.random.Generator) -> Body:
    def around(spread: float) -> float:
        return float(1.0 + spread * np.clip(rng.standard_normal(), -2.0, 2.0))

    return Body(
        stature=float(rng.uniform(1.52, 1.95)),
        legs=around(0.025),
        arms=around(0.025),
        torso=around(0.025),
        shoulders=around(0.04),
        hips=around(0.04),
        build=around(0.07),
    )


def _camera(exercise: Exercise, rng: np.random.Generator) -> Camera:
    side = float(rng.choice([-1.0, 1.0]))
    return Camera(
        yaw=side * float(rng.uniform(*exercise.yaws)),
        height=float(rng.uniform(*RANGES.height.get(exercise.contact, RANGES.height["standing"]))),
        focal=float(rng.uniform(*RANGES.focal)),
        roll=float(rng.normal(0.0, 0.7)),
    )


def _size(exercise: Exercise, rng: np.random.Generator) -> tuple[int, int]:
    upright = exercise.contact == "standing" and rng.random() < RANGES.upright
    width, height = rng.choice(UPRIGHT if upright else ACROSS)
    return int(width), int(height)


def _fidget(rng: np.random.Generator) -> str:
    return str(rng.choice(sorted(FIDGETS))) if rng.random() < RANGES.fidgeting else ""


def _walking(spec: AthleteSpec, rng: np.random.Generator) -> AthleteSpec:
    """Some come walking in from beyond the picture's edge, and some of them leave again."""
    side, comes, leaves = float(rng.choice([-1.0, 1.0])), rng.random(), rng.random()
    stands = spec.from_standing or EXERCISES[spec.exercise].contact == "standing"
    if not stands or comes > RANGES.walking[0]:
        return spec
    metres = side * (half_width(spec) + _BEYOND)
    return replace(spec, walk_in=metres, walk_out=metres if leaves < RANGES.walking[1] else 0.0)


# How far beyond the edge of the picture a walk begins and ends, metres.
_BEYOND = 0.6


def _within(spec: AthleteSpec) -> AthleteSpec:
    """The spec without its last repetitions or its walk, so that the clip is not too long."""
    while plan(spec).seconds > RANGES.seconds:
        if spec.walk_out:
            spec = replace(spec, walk_out=0.0)
        elif len(spec.reps) > 1:
            spec = replace(spec, reps=spec.reps[:-1])
        else:
            return replace(spec, walk_in=0.0)
    return spec
