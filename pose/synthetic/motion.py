"""From key postures at moments to smooth degrees of freedom over time."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from pose.synthetic.dofs import DEFAULTS, Posture
from pose.synthetic.geometry import Array

# Sines that make up an athlete's sway: several of no common period, hertz.
_SWAY_RATES = (0.13, 0.31, 0.57, 1.07)
# After the last key nothing moves: any span but 0 will do, seconds.
_SHORTEST = 1e-9


@dataclass(frozen=True)
class Key:
    """A posture the athlete is in at a moment.

    Attributes:
        time: seconds.
        posture: degrees of freedom; those left out have their default.
        skew: how late most of the way to it is gone: 1 in the middle of the time, more later.
    """

    time: float
    posture: Posture
    skew: float = 1.0


@dataclass(frozen=True)
class Bump:
    """What is added to the way between two keys, most of it in the middle, nothing at the ends.

    Attributes:
        start: seconds.
        end: seconds.
        posture: degrees of freedom to add.
    """

    start: float
    end: float
    posture: Posture


def bumped(bumps: Sequence[Bump], times: Array) -> dict[str, Array]:
    """Tracks (T,) to add, of the degrees of freedom that have a bump."""
    tracks: dict[str, Array] = {}
    for bump in bumps:
        share = np.clip((times - bump.start) / max(bump.end - bump.start, _SHORTEST), 0.0, 1.0)
        wave = np.sin(np.pi * share) ** 2
        for name, height in bump.posture.items():
            tracks[name] = tracks.get(name, np.zeros(len(times))) + height * wave
    return tracks


def minimum_jerk(share: Array) -> Array:
    """Share of the way gone at a share of the time, both 0..1: how people move between rests."""
    s = np.clip(share, 0.0, 1.0)
    eased: Array = s**3 * (10.0 - 15.0 * s + 6.0 * s**2)
    return eased


def interpolate(keys: Sequence[Key], times: Array) -> dict[str, Array]:
    """Tracks of every degree of freedom that passes through the keys, at rest in each."""
    moments = np.array([key.time for key in keys])
    before = np.clip(np.searchsorted(moments, times, side="right") - 1, 0, len(keys) - 1)
    after = np.minimum(before + 1, len(keys) - 1)
    pause = np.maximum(moments[after] - moments[before], _SHORTEST)
    skew = np.array([key.skew for key in keys])[after]
    share = minimum_jerk(np.clip((times - moments[before]) / pause, 0.0, 1.0) ** skew)
    tracks = {}
    for name in _names(keys):
        values = np.array([key.posture.get(name, DEFAULTS.get(name, 0.0)) for key in keys])
        tracks[name] = values[before] + (values[after] - values[before]) * share
    return tracks


def sway(amplitudes: Mapping[str, float], times: Array, seed: int) -> dict[str, Array]:
    """Small unrest of some degrees of freedom: smooth, and the same for the same seed.

    Args:
        amplitudes: standard deviation of each degree of freedom.
        times: (T,) seconds.
        seed: of the phases.
    """
    rng = np.random.default_rng(seed)
    unrest = {}
    for name, amplitude in amplitudes.items():
        phases = rng.uniform(0.0, 2.0 * np.pi, len(_SWAY_RATES))
        waves = [
            np.sin(2.0 * np.pi * f * times + p) for f, p in zip(_SWAY_RATES, phases, strict=True)
        ]
        unrest[name] = amplitude * np.sum(waves, axis=0) * np.sqrt(2.0 / len(_SWAY_RATES))
    return unrest


def _names(keys: Sequence[Key]) -> list[str]:
    mentioned = {name for key in keys for name in key.posture}
    return [*DEFAULTS, *sorted(mentioned - DEFAULTS.keys())]
