"""Joints over time in, what a coach would say out. Pure: no Django, no pixels."""

from coaching.engine.analysis import UnknownExerciseError, analyse
from coaching.engine.curves import Curves, curves
from coaching.engine.exercise import Exercise
from coaching.engine.result import Analysis

__all__ = ["Analysis", "Curves", "Exercise", "UnknownExerciseError", "analyse", "curves"]
