"""Every test runs on the embedded default in an empty data folder of its own."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from django.conf import settings

from tests import environment

if TYPE_CHECKING:
    from playwright.sync_api import Browser

EXPECT_MS = 30_000  # for a page to change, on a machine that runs other tests meanwhile
QUIET = (
    "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
)  # fmt: skip

# Before anything imports the settings. They are named here and not in pyproject.toml because
# pytest-django would read them there before this file is loaded, and find the real var/.
_to_remove = environment.use_a_private_data_dir()
os.environ["DJANGO_SETTINGS_MODULE"] = "gymbrain.settings"


def pytest_configure() -> None:
    """Load the settings, so that pytest-django finds them and sets Django up."""
    assert settings.INSTALLED_APPS


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Tests that watch the clock of a real browser or service run one after the other.

    Those with a browser come last: Playwright keeps an event loop running in the thread, beside
    which no asynchronous test can start one.
    """
    items.sort(key=lambda item: item.get_closest_marker("browser") is not None)
    for item in items:
        for marker in ("browser", "services"):
            if item.get_closest_marker(marker):
                item.add_marker(pytest.mark.xdist_group(marker))


def pytest_runtest_setup(item: pytest.Item) -> None:
    for marker, missing in environment.MISSING.items():
        if item.get_closest_marker(marker) and (reason := missing()):
            pytest.skip(f"{marker}: {reason}")


def pytest_unconfigure() -> None:
    if _to_remove:
        shutil.rmtree(_to_remove, ignore_errors=True)


@pytest.fixture(autouse=True)
def _database_beside_playwright(
    request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Playwright keeps an event loop in the thread, which Django takes for an async view."""
    if request.node.get_closest_marker("browser"):
        monkeypatch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "true")


@pytest.fixture(scope="session")
def shared() -> Path:
    """The team's folder of clips, poses and weights (`@pytest.mark.shared`)."""
    return environment.shared_folder()


@pytest.fixture(scope="session")
def chromium() -> str:
    """The browser's binary (`@pytest.mark.browser`)."""
    return environment.chromium() or ""


@pytest.fixture(scope="session")
def browser(chromium: str) -> "Iterator[Browser]":
    """The one browser of all tests: two Playwrights do not live in one thread."""
    from playwright.sync_api import expect, sync_playwright  # noqa: PLC0415 - few tests need it

    expect.set_options(timeout=EXPECT_MS)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=list(QUIET))
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def redis_url() -> str:
    """A Redis that tests may flush (`@pytest.mark.services`)."""
    return environment.redis_url() or ""


@pytest.fixture(scope="session")
def database_url() -> str:
    """A PostgreSQL whose user may create databases (`@pytest.mark.services`)."""
    return environment.database_url() or ""
