"""Predictions in one line each."""

from typing import Any

from training.evaluation.predictions import Prediction


def named(slug: str, predicted: str, source: str = "a", **more: Any) -> Prediction:
    """A clip that shows one exercise and was named as another, or the same."""
    fields = {"corpus": "real", "name": f"{slug}-{predicted}-{source}"} | more
    return Prediction(source=source, slug=slug, predicted=predicted, **fields)


def counted(count: int, found: int, source: str = "a", **more: Any) -> Prediction:
    """A clip of some repetitions, of which some were found."""
    fields = {"corpus": "real", "name": f"{count}-{found}-{source}", "slug": "squat"} | more
    return Prediction(source=source, count=count, counted=found, **fields)
