"""How far an angle may differ from an expert's, degrees. No Django."""

from collections.abc import Mapping, Sequence
from typing import Any

from pose.angles import ANGLES

DEFAULT_DEGREES = 25.0  # the threshold of the paper on GymbrAIn
LEAST_DEGREES, MOST_DEGREES = 5.0, 90.0  # below the estimators' error; more forbids nothing


def tolerances_of(primary: Sequence[str], phases: Mapping[str, Any]) -> dict[str, float]:
    """Tolerances of an exercise by angle, primary ones first.

    Args:
        primary: the exercise's own angles.
        phases: of its row in the catalogue; ``angle_tolerances`` there says what is better known.
    """
    known = phases.get("angle_tolerances") or {}
    names = [*primary, *(name for name in ANGLES if name not in primary)]
    return {name: float(known.get(name, DEFAULT_DEGREES)) for name in names if name in ANGLES}
