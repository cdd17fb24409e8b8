"""Writes to the catalogue and to the references."""

from references.services.exercises import Seeded, exercises_seed
from references.services.library import library_path, library_write

__all__ = ["Seeded", "exercises_seed", "library_path", "library_write"]
