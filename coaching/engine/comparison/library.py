"""What the comparison asks of a library of experts. Who keeps one knows nothing of the engine."""

from collections.abc import Mapping, Sequence
from typing import Protocol

from coaching.engine.comparison.answer import Cues
from pose.keyframes import Keyframe
from pose.sequence import PoseSequence


class Expert(Protocol):
    """An expert's clip, as joints and repetitions."""

    @property
    def id(self) -> str:
        """Stable name."""

    @property
    def title(self) -> str:
        """For people."""

    @property
    def exercise(self) -> str:
        """Slug."""

    @property
    def view(self) -> str:
        """From where it is filmed, such as ``side``."""

    @property
    def variant(self) -> str:
        """Name of the variant, empty for the plain exercise."""

    @property
    def source(self) -> str:
        """Whose it is."""

    @property
    def builtin(self) -> bool:
        """Whether the animated athlete performs it."""

    @property
    def poses(self) -> PoseSequence:
        """Joints of the picture, pixels."""

    @property
    def world(self) -> PoseSequence | None:
        """The same joints in metres about the hips, where they are known in space."""

    @property
    def reps(self) -> Sequence[tuple[float, float, float]]:
        """Start, turn and end of each repetition worth following, seconds of the clip."""

    @property
    def tolerances(self) -> Mapping[str, float]:
        """Degrees by which an angle may differ, by name of ``pose.angles.ANGLES``."""

    @property
    def cues(self) -> Cues:
        """What to tell whose angle is off."""


class Match(Protocol):
    """An expert that resembles what the user did."""

    @property
    def expert_id(self) -> str:
        """Whom."""

    @property
    def distance(self) -> float:
        """How far the two are apart, in the library's own unit: smaller is nearer."""

    @property
    def mirrored(self) -> bool:
        """Whether it is the expert's mirror image that resembles."""

    @property
    def near(self) -> bool:
        """Whether it is near enough to learn from."""

    @property
    def why(self) -> Sequence[tuple[str, float]]:
        """Moments with their distances."""


class Library(Protocol):
    """Experts to compare with."""

    def nearest(
        self, exercise: str, keyframes: Sequence[Sequence[Keyframe]], k: int
    ) -> Sequence[Match]:
        """The ``k`` nearest experts of an exercise, nearest first; none where it has none.

        Args:
            exercise: slug.
            keyframes: of each of the user's repetitions.
            k: how many at most.
        """

    def expert(self, id: str) -> Expert:  # noqa: A002 - as in a match
        """One of those that ``nearest`` named."""
