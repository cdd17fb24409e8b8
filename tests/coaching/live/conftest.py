"""Children that coach live in the loop of one test, and go with it."""

from collections.abc import AsyncIterator

import pytest


@pytest.fixture
async def pool() -> AsyncIterator[None]:
    """Let the children of this test's loop go at its end."""
    from coaching.live.beginning import live_pool  # noqa: PLC0415 - needs Django set up

    yield
    live_pool().close()
