"""Everything that defines a clip: the same spec gives the same clip."""

from dataclasses import dataclass, field

from pose.synthetic.activities import ACTIVITIES, NONE
from pose.synthetic.body import Body
from pose.synthetic.camera import Camera
from pose.synthetic.exercises import EXERCISES, Exercise


@dataclass(frozen=True)
class Rep:
    """One repetition or attempt.

    Attributes:
        down: seconds from the start to the turn.
        hold: seconds at the turn.
        up: seconds from the turn back to the start.
        rest: seconds at the start before the next one.
        faults: names of faults of the exercise.
        share: how far it goes on the way from start to turn; faults change it further.
        skew: how late most of the way is gone, to the turn and back: 1 in the middle of the time.
        side: the side it moves where the exercise moves one at a time: ``left`` or ``right``;
            empty where both move.
    """

    down: float = 1.2
    hold: float = 0.15
    up: float = 1.0
    rest: float = 0.3
    faults: tuple[str, ...] = ()
    share: float = 1.0
    skew: tuple[float, float] = (1.0, 1.0)
    side: str = ""

    @property
    def seconds(self) -> float:
        """From the start to being back there."""
        return self.down + self.hold + self.up


@dataclass(frozen=True)
class Fatigue:
    """How a set goes on towards failure; nothing by default.

    Attributes:
        slowing: by how much the last way back takes longer, share of its time.
        shortening: by how much the last repetition falls short, share of the way.
        breath: seconds of rest more before the last repetition.
        onset: share of the set after which it begins, less than 1.
    """

    slowing: float = 0.0
    shortening: float = 0.0
    breath: float = 0.0
    onset: float = 0.0


@dataclass(frozen=True)
class Look:
    """Colours (RGB) and dress of the athlete, and the gym behind."""

    skin: tuple[int, int, int] = (214, 166, 134)
    hair: tuple[int, int, int] = (62, 44, 32)
    shirt: tuple[int, int, int] = (176, 52, 48)
    shorts: tuple[int, int, int] = (44, 52, 70)
    shoes: tuple[int, int, int] = (232, 232, 228)
    sleeves: float = 0.55
    legs_covered: float = 0.75
    long_hair: bool = False
    floor: tuple[int, int, int] = (150, 134, 116)
    wall: tuple[int, int, int] = (196, 200, 202)
    scene: int = 0


@dataclass(frozen=True)
class AthleteSpec:
    """A clip of one athlete doing one set.

    Attributes:
        exercise: slug.
        variant: name of one of the exercise's variants; empty for the plain exercise.
        reps: repetitions and attempts in order.
        body: proportions.
        camera: where it is filmed from.
        look: colours.
        idle_before: seconds of standing about before the set.
        idle_after: seconds of the same after it.
        from_standing: an exercise on the floor begins and ends with standing beside it.
        fidgets: what the athlete does meanwhile, before and after: names of ``idling.FIDGETS``.
        walk_in: metres walked into the picture before the set; 0 for none. The sign says from
            which side: positive from the right of the picture.
        walk_out: metres walked out of it afterwards.
        settle: seconds to get into position, and to relax again.
        fatigue: what becomes of the repetitions as the set goes on.
        looseness: how far from the textbook the athlete moves: 0 by the book, 1 as people do.
        trim: seconds cut off at the beginning and at the end of the clip.
        size: width and height, pixels.
        fps: frames a second.
        seed: of everything that is left to chance: sway, variety, grain.
    """

    exercise: str = "squat"
    variant: str = ""
    reps: tuple[Rep, ...] = (Rep(), Rep(), Rep())
    body: Body = field(default_factory=Body)
    camera: Camera = field(default_factory=Camera)
    look: Look = field(default_factory=Look)
    idle_before: float = 1.0
    idle_after: float = 1.0
    from_standing: bool = False
    fidgets: tuple[str, str] = ("", "")
    walk_in: float = 0.0
    walk_out: float = 0.0
    settle: float = 0.8
    fatigue: Fatigue = field(default_factory=Fatigue)
    looseness: float = 0.0
    trim: tuple[float, float] = (0.0, 0.0)
    size: tuple[int, int] = (1280, 720)
    fps: float = 30.0
    seed: int = 0

    @property
    def movement(self) -> Exercise:
        """The exercise as its variant does it; without an exercise, the variant is an activity."""
        if self.exercise == NONE:
            return ACTIVITIES[self.variant]
        return EXERCISES[self.exercise].varied(self.variant)
