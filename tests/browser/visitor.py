"""A person at a browser, and the watch over what the pages do meanwhile."""

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar
from urllib.parse import urlsplit

from playwright.sync_api import Browser, BrowserContext, Page, expect

Answer = TypeVar("Answer")

PASSWORD = "sit-deeper-77"
DESKTOP = {"width": 1280, "height": 800}
PHONE = {"width": 390, "height": 844}
# An analysis of ten seconds of video on a machine that is busy with other tests.
ANALYSIS_MS = 120_000
PATIENCE_MS = 20_000


@dataclass
class Watch:
    """What the pages of a context asked for and complained about."""

    base: str
    strangers: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    def over(self, page: Page) -> None:
        page.on("request", lambda request: self._asked(request.url))
        page.on("websocket", lambda socket: self._asked(socket.url))
        page.on("console", lambda message: self._said(message.text))
        page.on("pageerror", lambda error: self.complaints.append(str(error)))

    def _asked(self, url: str) -> None:
        parts = urlsplit(url)
        if parts.scheme not in ("blob", "data") and parts.netloc != urlsplit(self.base).netloc:
            self.strangers.append(url)

    def _said(self, words: str) -> None:
        if "Content Security Policy" in words or "Content-Security-Policy" in words:
            self.complaints.append(words)


@dataclass(frozen=True)
class Visitor:
    """One signed-in person's browser."""

    base: str
    context: BrowserContext
    watch: Watch

    def open(self, path: str = "/") -> Page:
        """A new page that shows ``path``."""
        page = self.context.new_page()
        self.watch.over(page)
        page.goto(self.base + path)
        return page


def visit(browser: Browser, base: str, *, viewport: dict[str, int], state: str | None) -> Visitor:
    context = browser.new_context(
        viewport=viewport,  # type: ignore[arg-type]  # playwright names its own dictionary
        storage_state=state,
        has_touch=viewport is PHONE,
        is_mobile=viewport is PHONE,
    )
    context.set_default_timeout(PATIENCE_MS)
    return Visitor(base, context, Watch(base))


def sign_up(page: Page, name: str) -> None:
    page.get_by_label("Username").fill(name)
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.get_by_label("Password (again)").fill(PASSWORD)
    page.get_by_role("button", name="Make an account").click()


def choose(page: Page, file: Path) -> None:
    """Choose a file on the home page, once its script listens."""
    page.locator("[data-home]").wait_for()
    page.wait_for_load_state("load")
    page.locator("[data-file]").set_input_files(file)


def send(page: Page, clip: Path) -> str:
    """Upload a clip from the home page; gives the path of its session."""
    choose(page, clip)
    page.wait_for_url("**/sessions/*-*/")
    return urlsplit(page.url).path


def await_result(page: Page) -> None:
    expect(page.locator("[data-count]")).not_to_be_empty(timeout=ANALYSIS_MS)


def until(condition: Callable[[], Answer | None]) -> Answer:
    """Ask again and again: the pages' policy forbids the browser to wait for an expression."""
    deadline = time.monotonic() + PATIENCE_MS / 1000
    while not (answer := condition()):
        assert time.monotonic() < deadline, "it never came true"
        time.sleep(0.03)
    return answer


def seconds(page: Page) -> float:
    """Where the video stands."""
    return float(page.locator("[data-video]").evaluate("video => video.currentTime"))


def seek(page: Page, to: float) -> None:
    """Put the video there and wait until the picture, and the drawing over it, have followed."""
    page.locator("[data-video]").evaluate(
        """(video, to) => new Promise((resolve) => {
          video.addEventListener("seeked", () => setTimeout(resolve, 100), { once: true });
          video.currentTime = to;
        })""",
        to,
    )
