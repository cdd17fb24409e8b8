"""People and the catalogue, for every test of the app.

Models are imported where they are used: this file is loaded before Django is set up.
"""

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from django.contrib.auth.models import User


@pytest.fixture
def ada(db: None) -> "User":
    """The owner."""
    from tests.coaching.builders import make_user  # noqa: PLC0415

    return make_user("ada")


@pytest.fixture
def eve(db: None) -> "User":
    """Somebody else with an account."""
    from tests.coaching.builders import make_user  # noqa: PLC0415

    return make_user("eve")


@pytest.fixture
def catalogue(db: None) -> None:
    """The exercises."""
    from references.services import exercises_seed  # noqa: PLC0415

    exercises_seed()
