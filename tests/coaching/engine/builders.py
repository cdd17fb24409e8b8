"""Phases and athletes for the engine's tests."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from typing import Any

import numpy as np

from coaching.engine import Exercise, analyse
from pose.sequence import Poses, PoseSequence, join
from pose.smoothing import Curve
from pose.synthetic.clip import AthleteSpec, ClipTruth, Rep, truth
from references.catalogue import read_catalogue

RATE = 30
# Tests of the rules and of the baseline are about it, whatever nets are installed.
heuristic = partial(analyse, method="heuristic")
CATALOGUE = [Exercise.from_dict(row) for row in read_catalogue()]


def exercise(slug: str) -> Exercise:
    return next(each for each in CATALOGUE if each.slug == slug)


def rest(seconds: float) -> Curve:
    return np.zeros(round(seconds * RATE))


def bump(seconds: float, height: float = 1.0) -> Curve:
    """Up and down again, smoothly."""
    at = np.arange(round(seconds * RATE)) / (seconds * RATE)
    return np.asarray(height * (1 - np.cos(2 * np.pi * at)) / 2)


def block(seconds: float, pause: float, height: float = 1.0) -> Curve:
    """Up, a pause at the turn, down again: straight ways."""
    way = np.linspace(0, height, max(2, round((seconds - pause) / 2 * RATE)))
    return np.concatenate([way, np.full(round(pause * RATE), height), way[::-1]])


def filmed(
    slug: str, *reps: Rep, yaw: float = 80.0, width: int = 1280, **changes: Any
) -> ClipTruth:
    """The exact joints of an athlete's set, filmed from ``yaw`` degrees round."""
    spec = AthleteSpec(exercise=slug, reps=reps or (Rep(), Rep(), Rep()), **changes)
    return truth(replace(spec, camera=replace(spec.camera, yaw=yaw), size=(width, 720)))


def with_hidden(poses: Poses, joints: Sequence[str]) -> Poses:
    """The same, with some joints unseen all the time."""
    image, world = poses.image, poses.world
    index = [image.skeleton.index[joint] for joint in joints]
    confidence = image.confidence.copy()
    confidence[:, index] = 0
    hidden = None if world is None else replace(world, confidence=confidence)
    return replace(poses, image=replace(image, confidence=confidence), world=hidden)


def one_after_another(*clips: ClipTruth) -> Poses:
    """One video of several clips, each of them beginning where the one before ends."""
    starts = np.cumsum([0.0, *(clip.poses.image.seconds + 1 / RATE for clip in clips)])
    worlds = [clip.poses.world for clip in clips if clip.poses.world is not None]
    return replace(
        clips[0].poses,
        image=join(_later(c.poses.image, at) for c, at in zip(clips, starts, strict=False)),
        world=join(_later(world, at) for world, at in zip(worlds, starts, strict=False)),
    )


def _later(sequence: PoseSequence, by: float) -> PoseSequence:
    return replace(sequence, times=sequence.times + by)
