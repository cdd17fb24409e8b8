"""A spec becomes exact truth, and pictures."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

import numpy as np

from pose.estimators.base import Frame
from pose.sequence import Poses, PoseSequence
from pose.skeletons import BLAZEPOSE33
from pose.synthetic import gait
from pose.synthetic.activities import Activity
from pose.synthetic.angles import joint_angles
from pose.synthetic.dofs import Tracks
from pose.synthetic.exercises import Exercise
from pose.synthetic.geometry import SIDES, Array
from pose.synthetic.kinematics import Figure, pose_body
from pose.synthetic.motion import bumped, interpolate, sway
from pose.synthetic.sampling import random_spec
from pose.synthetic.spec import AthleteSpec, Look, Rep
from pose.synthetic.timeline import Timeline, Window, plan

__all__ = ["AthleteSpec", "ClipTruth", "Look", "Rep", "RepTruth", "random_spec", "render", "truth"]

# An athlete's unrest: standard deviations in degrees, or in fractions of stature.
SWAY = {
    "lean": 0.5, "side_lean": 0.4, "knee": 0.5, "elbow": 0.7, "arm_flexion": 0.7,
    "arm_abduction": 0.6, "head_pitch": 1.2, "head_yaw": 2.0, "hip_shift": 0.0015,
    "left_elbow": 0.6, "left_arm_flexion": 0.5,
}  # fmt: skip


@dataclass(frozen=True)
class RepTruth:
    """One repetition or attempt as it happened.

    In a clip that begins or ends inside of a repetition, its start is before the clip or its end
    after it.

    Attributes:
        start: seconds, when it leaves the start.
        turn: seconds, when the exercise's angle is furthest from where it was at the start.
        end: seconds, when it is back.
        complete: whether a coach would count it.
        rom: travel of the exercise's angle, degrees, mean of the sides that move.
        faults: names.
    """

    start: float
    turn: float
    end: float
    complete: bool
    rom: float
    faults: tuple[str, ...] = ()


@dataclass(frozen=True, eq=False)
class ClipTruth:
    """All that is known about a clip.

    Attributes:
        poses: joints in pixels and in metres about the hips, confidence 1 inside the picture and
            0 outside of it (the points are exact there all the same).
        reps: in order of time.
        angles: (T,) degrees in 0..180 by name such as ``left_knee``, from the joints in 3D.
        figure: the athlete in the gym.
    """

    poses: Poses
    reps: tuple[RepTruth, ...]
    angles: Mapping[str, Array]
    figure: Figure

    @property
    def rep_count(self) -> int:
        """Complete repetitions."""
        return sum(rep.complete for rep in self.reps)


def truth(spec: AthleteSpec) -> ClipTruth:
    """Joints, repetitions and angles of a clip, without a picture."""
    timeline = plan(spec)
    seconds = timeline.seconds - sum(spec.trim)
    times = np.arange(round(seconds * spec.fps)) / spec.fps
    tracks = _tracks(spec, timeline, times + spec.trim[0])
    figure = pose_body(spec.body, spec.movement.contact, tracks)
    angles = joint_angles(figure.joints)
    windows = [window.earlier(spec.trim[0]) for window in timeline.windows]
    reps = tuple(
        _rep_truth(window, spec.movement, angles, times)
        for window in windows
        if not spec.movement.held and window.start < times[-1] and window.end > 0.0
    )
    return ClipTruth(_poses(spec, figure, times), reps, angles, figure)


def render(
    spec: AthleteSpec, on_progress: Callable[[float], None] | None = None
) -> Iterator[Frame]:
    """Pictures of a clip, one by one: (height, width, 3) uint8 RGB.

    Args:
        spec: the clip.
        on_progress: is told the share done, 0..1, before each picture but the first.
    """
    from pose.synthetic.render.renderer import Renderer  # noqa: PLC0415 - cv2 only when drawing

    figure = truth(spec).figure
    renderer, frames = Renderer(spec, figure), len(figure.head)
    for index in range(frames):
        if on_progress and index:
            on_progress(index / frames)
        yield renderer.draw(index)


def _tracks(spec: AthleteSpec, timeline: Timeline, times: Array) -> Tracks:
    tracks = interpolate(timeline.keys, times)
    _add(tracks, bumped(timeline.bumps, times))
    _add(tracks, sway(SWAY, times, spec.seed))
    if isinstance(spec.movement, Activity) and spec.movement.roams:
        route = gait.roaming(times, np.random.default_rng(spec.seed))
        _add(tracks, gait.steps(route, float(tracks["stance"][0]), spec.body.stature))
    elif spec.walk_in or spec.walk_out:
        right = spec.camera.axes[0, :2] / np.linalg.norm(spec.camera.axes[0, :2])
        route = gait.path(times, right, spec.walk_in, spec.walk_out, timeline.leaving)
        _add(tracks, gait.steps(route, float(tracks["stance"][0]), spec.body.stature))
    return tracks


def _add(tracks: dict[str, Array], more: Tracks) -> None:
    for name, track in more.items():
        tracks[name] = tracks.get(name, np.zeros(len(track))) + track


def _poses(spec: AthleteSpec, figure: Figure, times: Array) -> Poses:
    points = figure.points
    image = spec.camera.project(points, spec.size)
    hips = (figure.joints["left_hip"] + figure.joints["right_hip"]) / 2.0
    world = (points - hips[:, None]) @ spec.camera.axes.T
    inside = ((image[..., :2] >= 0) & (image[..., :2] < spec.size) & (image[..., 2:] > 0)).all(-1)
    middle = spec.camera.view(hips)[:, None, 2]
    image[..., 2] = (image[..., 2] - middle) * spec.camera.pixels(spec.size) / middle
    confidence = inside.astype(np.float32)
    return Poses(
        PoseSequence(image.astype(np.float32), confidence, times, BLAZEPOSE33),
        spec.size,
        "truth",
        PoseSequence(world.astype(np.float32), confidence, times, BLAZEPOSE33),
    )


def _rep_truth(
    window: Window, exercise: Exercise, angles: Mapping[str, Array], times: Array
) -> RepTruth:
    sides = (window.rep.side,) if window.rep.side else SIDES
    moved = np.mean([angles[f"{side}_{exercise.angle}"] for side in sides], axis=0)
    inside = np.flatnonzero((times >= window.start) & (times <= window.end))
    travel = np.abs(moved[inside] - moved[inside[0]])
    complete = all(exercise.faults[name].complete for name in window.rep.faults)
    turn = float(times[inside[np.argmax(travel)]])
    faults = window.rep.faults
    return RepTruth(window.start, turn, window.end, complete, float(travel.max()), faults)
