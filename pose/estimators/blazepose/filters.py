"""The filters that MediaPipe lays over the landmarks.

One euro: Casiez, Roussel and Vogel, "1 euro filter", CHI 2012. MediaPipe's form of it takes the
velocity from the previous raw value, and divides values by the body's size first.
"""

import math
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Array = npt.NDArray[np.float32]

SPEED_CUTOFF = 1.0  # Hz, of the velocity's own low-pass
VISIBILITY_WEIGHT = 0.1  # share of the newest value


@dataclass(frozen=True)
class OneEuroSettings:
    """How much to smooth: ``cutoff`` in Hz at rest, ``beta`` Hz for each unit a second."""

    cutoff: float
    beta: float


IMAGE = OneEuroSettings(0.05, 80.0)
AUXILIARY = OneEuroSettings(0.01, 10.0)
WORLD = OneEuroSettings(0.1, 40.0)


class OneEuro:
    """Smooths an array of values over time: hard at rest, hardly at all in fast motion."""

    def __init__(self, settings: OneEuroSettings) -> None:
        self._settings = settings
        self._time = -math.inf
        self._raw = self._value = self._speed = np.zeros(0)

    def __call__(self, values: Array, time: float, scale: float = 1.0) -> Array:
        """The smoothed values.

        Args:
            values: any shape, the same at each call.
            time: seconds; a value that is not newer comes back as it is.
            scale: what velocities are multiplied by: 1 / size of the object.
        """
        raw = values.astype(np.float64)
        if time <= self._time:
            return values
        if math.isinf(self._time):
            self._value, self._speed = raw, np.zeros_like(raw)
        else:
            self._step(raw, time - self._time, scale)
        self._raw, self._time = raw, time
        return self._value.astype(np.float32)

    def _step(self, raw: npt.NDArray[np.float64], dt: float, scale: float) -> None:
        speed = (raw - self._raw) * (scale / dt)
        weight = dt / (dt + 1 / (2 * math.pi * SPEED_CUTOFF))
        self._speed = self._speed + weight * (speed - self._speed)
        cutoff = self._settings.cutoff + self._settings.beta * np.abs(self._speed)
        weights = dt / (dt + 1 / (2 * math.pi * cutoff))
        self._value = self._value + weights * (raw - self._value)


class LowPass:
    """An exponential mean with a fixed weight, whatever the frame rate."""

    def __init__(self, weight: float = VISIBILITY_WEIGHT) -> None:
        self._weight = weight
        self._value: Array | None = None

    def __call__(self, values: Array) -> Array:
        """The smoothed values, same shape."""
        if self._value is None:
            self._value = values.copy()
        else:
            self._value = self._value + self._weight * (values - self._value)
        return self._value
