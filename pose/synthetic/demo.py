"""The demo clip: a set with something to praise and something to change."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from pose.synthetic.camera import Camera
from pose.synthetic.clip import render
from pose.synthetic.exercises import EXERCISES
from pose.synthetic.framing import framed, half_width
from pose.synthetic.spec import AthleteSpec, Look, Rep

# Five good repetitions would show nothing: one is an attempt, one has a fault.
_GOOD = Rep(down=1.15, hold=0.1, up=0.95, rest=0.25)
_SET_FAULTS = {
    "squat": ("", "", "shallow", "", "forward_lean", ""),
    "push_up": ("", "", "shallow", "", "sagging", ""),
}
_OTHER_FAULTS = ("", "", "half_repetition", "", "", "")
# A posture is held once, with the little drift that there is.
_HELD = Rep(down=8.0, hold=4.0, up=3.0)
# Free border of the picture, and how far outside of it the walk begins, metres.
_MARGIN, _BEYOND = 0.07, 0.6


def demo_spec(exercise: str = "squat") -> AthleteSpec:
    """The demo clip of an exercise: five complete repetitions and one attempt, or a hold."""
    spec = AthleteSpec(
        exercise=exercise,
        reps=_reps(exercise),
        camera=_camera(exercise),
        idle_before=0.5,
        idle_after=0.5,
        from_standing=EXERCISES[exercise].contact == "plank",
        look=Look(scene=17),
        seed=7,
    )
    spec = framed(spec, _MARGIN)
    if spec.movement.contact != "standing" and not spec.from_standing:
        return spec
    metres = half_width(spec) + _BEYOND
    return replace(spec, walk_in=metres, walk_out=-metres)


def _reps(exercise: str) -> tuple[Rep, ...]:
    if EXERCISES[exercise].held:
        return (_HELD,)
    faults = _SET_FAULTS.get(exercise, _OTHER_FAULTS)
    return tuple(replace(_GOOD, faults=(name,) if name else ()) for name in faults)


def write_demo(
    out: Path, exercise: str = "squat", on_progress: Callable[[float], None] | None = None
) -> None:
    """Render the demo clip of an exercise and write it."""
    write_clip(out, demo_spec(exercise), on_progress)


def write_clip(
    out: Path, spec: AthleteSpec, on_progress: Callable[[float], None] | None = None
) -> None:
    """Render a clip and write it as H.264 MP4; a broken-off run leaves no file.

    Args:
        out: where to; folders are made.
        spec: the clip.
        on_progress: is told the share done, 0..1.
    """
    from pose.video.write import write_video  # noqa: PLC0415 - the truth alone needs no codec

    out.parent.mkdir(parents=True, exist_ok=True)
    unfinished = out.with_name(f".{out.name}.part")
    try:
        write_video(unfinished, render(spec, on_progress), spec.fps)
        unfinished.replace(out)
    finally:
        unfinished.unlink(missing_ok=True)


def _camera(exercise: str) -> Camera:
    """From the side and a little from in front, as a phone on a bench would see it."""
    front, side = EXERCISES[exercise].yaws
    return Camera(yaw=front + 0.6 * (side - front), height=1.0, focal=0.9)
