"""Random clips that a gym could have filmed."""

from pose.synthetic.spec import AthleteSpec


def random_spec(seed: int, exercise: str | None = None) -> AthleteSpec:
    """A varied, sensible clip; the same for the same seed."""
    return AthleteSpec(seed=seed, exercise=exercise or "squat")
