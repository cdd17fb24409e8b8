"""The references that come with the installation: the animated athlete, from several sides.

No Django. What is made here is exact: its joints are known, not estimated.
"""

import uuid
from collections.abc import Iterator
from dataclasses import dataclass, replace

from pose.synthetic.body import Body
from pose.synthetic.camera import Camera
from pose.synthetic.clip import ClipTruth, truth
from pose.synthetic.exercises import EXERCISES, Exercise
from pose.synthetic.framing import framed
from pose.synthetic.spec import AthleteSpec, Rep

BUILTIN_VERSION = "1"  # of what is made here: rows of another version are made again
SOURCE = "Animated athlete"
LICENCE = "Made by this installation"

# Seconds there, at the turn, back and at the start: a controlled tempo and a brisk one.
TEMPOS = {
    "controlled": Rep(down=1.8, hold=0.3, up=1.4, rest=0.3),
    "brisk": Rep(down=0.9, hold=0.1, up=0.8, rest=0.2),
}
STATURES = {"tall": 1.86, "short": 1.62}  # metres, about one deviation from the usual
# Common ways of doing an exercise that also have references, each from every side.
VARIANTS = 2
# Seconds of a posture that is held; its middle stands for the turn.
HELD = Rep(down=2.0, hold=1.0, up=1.0)
# Bearings further apart than this look like different movements, degrees.
BEARING_STEP = 45.0
FRONT_UP_TO, SIDE_FROM = 25.0, 50.0  # degrees; as the engine tells views apart
_MARGIN, _SIZE, _FPS, _IDLE = 0.08, (640, 480), 20.0, 0.4
# Of names: the same reference has the same name on every machine.
_NAMESPACE = uuid.UUID("7b0f2a52-5f0e-4c3f-9d0a-6f0a4f1d9b11")


@dataclass(frozen=True)
class Builtin:
    """One of them.

    Attributes:
        exercise: slug.
        variant: name of the exercise's variant, empty for the plain one.
        yaw: bearing of the camera, degrees: 0 in front, 90 at the side.
        tempo: one of ``TEMPOS``.
        stature: one of ``STATURES``.
    """

    exercise: str
    variant: str
    yaw: float
    tempo: str
    stature: str

    @property
    def id(self) -> uuid.UUID:
        """The same on every machine."""
        words = (self.exercise, self.variant, f"{self.yaw:.0f}", self.tempo, self.stature)
        return uuid.uuid5(_NAMESPACE, "/".join(words))

    @property
    def view(self) -> str:
        """``front``, ``oblique`` or ``side``."""
        return view_of(self.yaw)

    @property
    def words(self) -> tuple[str, ...]:
        """What tells it from others of its exercise, for people."""
        plain = (self.view, self.tempo, self.stature)
        return (self.variant.replace("_", " "), *plain) if self.variant else plain

    def title(self, name: str) -> str:
        """For people, from the exercise's name."""
        return f"{name} ({', '.join(self.words)})"

    def clip(self) -> ClipTruth:
        """Its joints and repetitions."""
        return truth(_spec(self))


def view_of(yaw: float) -> str:
    """What a bearing in degrees, 0 in front and 90 at the side, is called."""
    if yaw <= FRONT_UP_TO:
        return "front"
    return "side" if yaw >= SIDE_FROM else "oblique"


def builtins() -> Iterator[Builtin]:
    """All of them, in order of exercises."""
    for slug, exercise in EXERCISES.items():
        for yaw in _yaws(exercise):
            for tempo in TEMPOS:
                for stature in STATURES:
                    yield Builtin(slug, "", yaw, tempo, stature)
            for variant in _common(exercise):
                yield Builtin(slug, variant, yaw, "controlled", "tall")


def repetitions_of(clip: ClipTruth) -> list[tuple[float, float, float]]:
    """Start, turn and end of each repetition; of a hold, of the whole."""
    if clip.reps:
        return [(rep.start, rep.turn, rep.end) for rep in clip.reps if rep.complete]
    times = clip.poses.image.times
    begin, end = float(times[0]) + _IDLE, float(times[-1]) - _IDLE
    return [(begin, (begin + end) / 2, end)]


def _yaws(exercise: Exercise) -> list[float]:
    """Both ends of what the exercise can be judged from, and what lies between far ends."""
    low, high = exercise.yaws
    if high - low <= BEARING_STEP:
        return [low, high]
    return [low, (low + high) / 2, high]


def _common(exercise: Exercise) -> list[str]:
    """Names of the most common variants."""
    ordered = sorted(exercise.variants, key=lambda variant: -variant.weight)
    return [variant.name for variant in ordered[:VARIANTS]]


def _spec(one: Builtin) -> AthleteSpec:
    movement = EXERCISES[one.exercise].varied(one.variant)
    spec = AthleteSpec(
        exercise=one.exercise,
        variant=one.variant,
        reps=_reps(movement, one.tempo),
        body=Body(stature=STATURES[one.stature]),
        camera=Camera(yaw=one.yaw),
        idle_before=_IDLE,
        idle_after=_IDLE,
        size=_SIZE,
        fps=_FPS,
        seed=one.id.int % 2**32,
    )
    return framed(spec, _MARGIN)


def _reps(movement: Exercise, tempo: str) -> tuple[Rep, ...]:
    """Two repetitions, one with each side where the sides take turns."""
    if movement.held:
        return (HELD,)
    rep = TEMPOS[tempo]
    if rep.seconds > movement.slowest:
        share = movement.slowest / rep.seconds
        rep = replace(rep, down=rep.down * share, hold=rep.hold * share, up=rep.up * share)
    sides = ("left", "right") if movement.sides == "alternate" else ("", "")
    if movement.sides in ("left", "right"):
        sides = (movement.sides, movement.sides)
    return tuple(replace(rep, side=side) for side in sides)
