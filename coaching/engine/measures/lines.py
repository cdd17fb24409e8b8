"""Readings of lines and limbs in the picture, or in space where it shows them too slantwise."""

from dataclasses import dataclass

import numpy as np

from coaching.engine.counting import Movement
from coaching.engine.exercise import Rule
from coaching.engine.measures.measured import SEEN_SHARE, Measured
from coaching.engine.scene import Scene
from coaching.engine.signals import SIDES
from pose.angles import between, inclination, visible
from pose.sequence import Floats, PoseSequence

# The largest value of a noisy curve: what a tenth of the frames exceed.
WORST_PERCENTILE = 90
# Frames before and after the turn that a measurement at the turn may use, seconds.
TURN_SECONDS = 0.15


def measured(scene: Scene, rule: Rule, one: Movement) -> Measured:
    """Apply a rule to one movement."""
    read, at_turn = KINDS[rule.kind]
    whole, dimensions = scene.best_joints("side")
    frames = _turn_frames(scene, one) if at_turn else scene.frames(one.start, one.end)
    part = whole.part(frames)
    sides = {side: read(_Limb(scene, part, dimensions, side, rule)) for side in SIDES}
    side = max(SIDES, key=lambda each: (_seen(sides[each]), _confidence(part, each)))
    curve = sides[side]
    if _seen(curve) < SEEN_SHARE:
        return Measured(None, float(scene.body.grid[one.turn]), side)
    worst = float(np.nanpercentile(curve, 50 if at_turn else WORST_PERCENTILE))
    nearest = int(np.nanargmin(np.abs(curve - worst)))
    return Measured(worst, float(part.times[nearest]), side)


@dataclass(frozen=True, eq=False)
class _Limb:
    """A rule's joints on one side, in the frames that it looks at."""

    scene: Scene
    sequence: PoseSequence
    dimensions: int
    side: str
    rule: Rule

    def tracks(self) -> list[Floats]:
        """One (T, dimensions) track for each joint, NaN where it may not be judged."""
        return [
            visible(self.sequence, f"{self.side}_{joint}")[:, : self.dimensions]
            for joint in self.rule.joints
        ]


def _elevation(limb: _Limb) -> Floats:
    """Degrees by which the first joint is above the second, 0 when level."""
    upper, lower = limb.tracks()
    first, second = (f"{limb.side}_{joint}" for joint in limb.rule.joints)
    rise = (lower - upper)[:, 1] / limb.scene.bone_length(first, second)
    return np.asarray(np.degrees(np.arcsin(np.clip(rise, -1, 1))), np.float32)


def _lean(limb: _Limb) -> Floats:
    """Degrees of the line between two joints against upright."""
    upper, lower = limb.tracks()
    return inclination(lower, upper)


def _sag(limb: _Limb) -> Floats:
    """Degrees by which the middle joint hangs below the line of the others."""
    first, middle, last = limb.tracks()
    bend = 180 - between(first, middle, last)
    along = last - first
    share = ((middle - first) * along).sum(axis=1) / np.maximum((along**2).sum(axis=1), 1e-9)
    below = (middle - first - share[:, None] * along)[:, 1]
    return np.asarray(np.sign(below) * bend, np.float32)


def _pike(limb: _Limb) -> Floats:
    """Degrees by which the middle joint stands above the line of the others."""
    return -_sag(limb)


# kind: how it is read, and whether at the turn alone
KINDS = {
    "elevation": (_elevation, True),
    "lean": (_lean, False),
    "sag": (_sag, False),
    "pike": (_pike, False),
}


def _turn_frames(scene: Scene, one: Movement) -> slice:
    reach = int(TURN_SECONDS * scene.body.rate)
    last = len(scene.body.grid) - 1
    return scene.frames(max(one.turn - reach, 0), min(one.turn + reach, last))


def _seen(curve: Floats) -> float:
    return float(np.isfinite(curve).mean()) if len(curve) else 0.0


def _confidence(part: PoseSequence, side: str) -> float:
    index = [i for name, i in part.skeleton.index.items() if name.startswith(side)]
    return float(part.confidence[:, index].mean())
