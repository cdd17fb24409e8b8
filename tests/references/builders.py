"""Clips of the animated athlete as references, made in a moment."""

from functools import cache
from typing import Any

from pose.keyframes import Keyframe, keyframes
from pose.synthetic.body import Body
from pose.synthetic.camera import Camera
from pose.synthetic.clip import ClipTruth, truth
from pose.synthetic.framing import framed
from pose.synthetic.spec import AthleteSpec, Rep
from references.builtin import repetitions_of

SIZE = (640, 480)
BRISK = Rep(down=0.8, hold=0.1, up=0.7, rest=0.2)


@cache
def clip(
    exercise: str = "squat", yaw: float = 90.0, stature: float = 1.75, variant: str = "",
    seed: int = 0, sides: tuple[str, ...] = ("", ""), rep: Rep = BRISK,
) -> ClipTruth:  # fmt: skip
    """A short set."""
    reps = tuple(Rep(rep.down, rep.hold, rep.up, rep.rest, side=side) for side in sides)
    spec = AthleteSpec(
        exercise=exercise, variant=variant, reps=reps, body=Body(stature=stature),
        camera=Camera(yaw=yaw), size=SIZE, fps=20.0, seed=seed, idle_before=0.4, idle_after=0.4,
    )  # fmt: skip
    return truth(framed(spec, 0.08))


def frames(one: ClipTruth) -> list[tuple[Keyframe, ...]]:
    """Keyframes of each repetition."""
    return [keyframes(one.poses.image, *rep) for rep in repetitions_of(one)]


def card(name: str, exercise: str = "squat", **values: Any) -> dict[str, Any]:
    """What a library knows about a reference."""
    return {
        "id": name, "title": name, "exercise": exercise, "view": "side", "variant": "",
        "source": "test", "builtin": False, "joints_file": "joints.npz", "reps": [],
        "tolerances": {}, "cues": {}, **values,
    }  # fmt: skip
