"""Joints in the athlete's own axes during one movement: ahead, to the left, up."""

from dataclasses import dataclass, field

import numpy as np

from coaching.engine.counting import Movement
from coaching.engine.scene import Scene
from coaching.engine.signals import SIDES
from pose.smoothing import Curve

# Before its start and after its end a movement is at rest: what it is held against, seconds.
REST_SECONDS = 0.2
# Averages over time look beyond that: tracks go on so long before and after it, seconds.
ROUND_SECONDS = 0.8
# Points between both sides.
MIDDLES = {"shoulders": "shoulder", "hips": "hip", "ears": "ear", "knees": "knee",
           "ankles": "ankle", "wrists": "wrist"}  # fmt: skip
# Points that have no side.
SINGLE = ("nose",)
# Joints between whose sides the body's axis lies.
_ACROSS = ("shoulder", "hip")
# Of the axis across the body, less than this lies level when somebody is on their side.
_LEAST_LEVEL = 1e-6


@dataclass(frozen=True, eq=False)
class Athlete:
    """One movement, with some rest before and after it.

    Attributes:
        scene: where it was filmed.
        movement: indices on the scene's grid.
        first: index of the grid at which the tracks here begin.
        last: index after the last.
        main: the three joints, without a side, of the angle that shows how far it is.
        flat: it is measured in the picture and not in space.
    """

    scene: Scene
    movement: Movement
    first: int
    last: int
    main: tuple[str, ...]
    flat: bool
    _axes: list[Curve] = field(default_factory=list, repr=False)
    _known: dict[str, Curve] = field(default_factory=dict, repr=False)

    @classmethod
    def during(cls, scene: Scene, one: Movement, main: tuple[str, ...], *, flat: bool) -> "Athlete":
        """The athlete in a movement whose range is that of the angle ``main``."""
        return cls.around(scene, one, main, ROUND_SECONDS, flat=flat)

    @classmethod
    def around(
        cls, scene: Scene, one: Movement, main: tuple[str, ...], seconds: float, *, flat: bool
    ) -> "Athlete":
        """The same with so many seconds before and after the movement."""
        rest = round(seconds * scene.body.rate)
        last = min(one.end + rest + 1, len(scene.body.grid))
        return cls(scene, one, max(one.start - rest, 0), last, main, flat)

    def place(self, name: str, side: str) -> Curve:
        """(n, 3) of a joint to the right, down and away, NaN where unseen: as it was seen.

        In the picture what lies ahead and what lies aside are the same way: angles are read here.
        """
        return self._raw(_key(name, side))

    def point(self, name: str, side: str) -> Curve:
        """(n, 3) of a joint ahead, to the left and up, in trunk lengths; NaN where unseen.

        Args:
            name: a joint without its side, or a name of ``MIDDLES`` or ``SINGLE``.
            side: ``left`` or ``right``.
        """
        key = _key(name, side)
        if key not in self._known:
            self._known[key] = self._turned(self._raw(key))
        return self._known[key]

    def _raw(self, key: str) -> Curve:
        if key in MIDDLES:
            return _between(*(self._raw(f"{side}_{MIDDLES[key]}") for side in SIDES))
        return self.scene.track(key, flat=self.flat)[self.first : self.last]

    def _turned(self, track: Curve) -> Curve:
        if not self._axes:
            self._axes.append(self._find_axes())
        return np.asarray(track @ self._axes[0].T / self.scene.trunk(flat=self.flat))

    def _find_axes(self) -> Curve:
        """(3, 3) rows are ahead, left and up in the camera's axes (right, down, away)."""
        up = np.array([0.0, -1.0, 0.0])
        known = self.scene.left(flat=self.flat)
        left = self._across() if known is None else known
        return np.stack([np.cross(left, up), left, up])

    def _across(self) -> Curve:
        """(3,) level unit vector through shoulders and hips."""
        ways = [self._raw(f"left_{joint}") - self._raw(f"right_{joint}") for joint in _ACROSS]
        lines = np.concatenate(ways)
        lines = lines[np.isfinite(lines).all(axis=1)]
        left = np.median(lines, axis=0) if len(lines) else np.full(3, np.nan)
        left[1] = 0.0
        return np.asarray(left / max(float(np.linalg.norm(left)), _LEAST_LEVEL))


def _key(name: str, side: str) -> str:
    return name if name in MIDDLES or name in SINGLE else f"{side}_{name}"


def _between(left: Curve, right: Curve) -> Curve:
    """The middle; where one side alone is seen, that side."""
    middle = (left + right) / 2
    one = np.where(np.isfinite(left), left, right)
    return np.asarray(np.where(np.isfinite(middle), middle, one))
