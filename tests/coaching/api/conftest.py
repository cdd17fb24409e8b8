"""Programs that ask with a key."""

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from django.contrib.auth.models import User
    from django.test import Client


def program_of(user: "User") -> "Client":
    """A client that shows a key of the user."""
    from django.test import Client  # noqa: PLC0415

    from coaching.services.tokens import token_create  # noqa: PLC0415

    key = token_create(owner=user, name="test").key
    return Client(headers={"Authorization": f"Bearer {key}"}, enforce_csrf_checks=True)


@pytest.fixture
def program(ada: "User") -> "Client":
    """A program of the owner's."""
    return program_of(ada)


@pytest.fixture
def stranger(eve: "User") -> "Client":
    """A program of somebody else's."""
    return program_of(eve)
