"""One stack, one browser and one analysed session for all tests here."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser import clips, stack
from tests.browser.visitor import DESKTOP, PHONE, Visitor, await_result, send, sign_up, visit


@dataclass(frozen=True)
class Analysed:
    """A person who has uploaded a set and seen its result."""

    path: str
    state: str


@pytest.fixture(scope="session")
def base(tmp_path_factory: pytest.TempPathFactory, chromium: str) -> Iterator[str]:
    with stack.running(tmp_path_factory.mktemp("stack")) as address:
        yield address


@pytest.fixture(scope="session")
def squats(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return clips.squats(tmp_path_factory.mktemp("clips") / "Squats in the garage.mp4")


@pytest.fixture(scope="session")
def analysed(
    browser: Browser, base: str, squats: Path, tmp_path_factory: pytest.TempPathFactory
) -> Analysed:
    """From the first page to the first result, as a newcomer does it."""
    visitor = visit(browser, base, viewport=DESKTOP, state=None)
    page = visitor.open("/")
    page.get_by_role("link", name="Upload a video").click()
    sign_up(page, "newcomer")
    path = send(page, squats)
    await_result(page)
    state = str(tmp_path_factory.mktemp("state") / "newcomer.json")
    visitor.context.storage_state(path=state)
    visitor.context.close()
    assert_well_behaved(visitor)
    return Analysed(path, state)


@pytest.fixture
def visitor(browser: Browser, base: str, analysed: Analysed) -> Iterator[Visitor]:
    yield from _watched(visit(browser, base, viewport=DESKTOP, state=analysed.state))


@pytest.fixture
def phone(browser: Browser, base: str, analysed: Analysed) -> Iterator[Visitor]:
    yield from _watched(visit(browser, base, viewport=PHONE, state=analysed.state))


@pytest.fixture
def stranger(browser: Browser, base: str) -> Iterator[Visitor]:
    """Somebody without an account."""
    yield from _watched(visit(browser, base, viewport=PHONE, state=None))


def _watched(visitor: Visitor) -> Iterator[Visitor]:
    yield visitor
    visitor.context.close()
    assert_well_behaved(visitor)


def assert_well_behaved(visitor: Visitor) -> None:
    """Every page kept to this host, to the policy, and ran without an error."""
    assert visitor.watch.strangers == []
    assert visitor.watch.complaints == []
