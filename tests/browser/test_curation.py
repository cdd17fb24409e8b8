"""A curator brings in an expert's clip and publishes it; a user's set is played beside it."""

import os
import subprocess
import sys
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser import clips, stack
from tests.browser.conftest import assert_well_behaved
from tests.browser.test_small_screens import assert_fits
from tests.browser.visitor import (
    ANALYSIS_MS,
    DESKTOP,
    PASSWORD,
    PHONE,
    Visitor,
    await_result,
    seconds,
    seek,
    send,
    sign_up,
    until,
    visit,
)

pytestmark = pytest.mark.browser

GALLERY = "/admin/references/reference/"
CUE = "Sit down as if the chair stood a hand lower."
# A film is told to jump when it is further off than 0.15 s, and a picture lasts a fifteenth.
IN_STEP_S = 0.3


@pytest.fixture(scope="module")
def gym(tmp_path_factory: pytest.TempPathFactory, chromium: str) -> Iterator[str]:
    """A stack with a curator's account."""
    folder = tmp_path_factory.mktemp("gym")
    with stack.running(folder) as address:
        environment = {
            **os.environ,
            "GYMBRAIN_DATA_DIR": str(folder),
            "DJANGO_SUPERUSER_PASSWORD": PASSWORD,
        }
        environment.pop("DJANGO_ALLOW_ASYNC_UNSAFE", None)
        account = ("createsuperuser", "--noinput", "--username", "curator", "--email", "c@x.org")
        subprocess.run(
            [sys.executable, "manage.py", *account], cwd=stack.ROOT, env=environment, check=True
        )
        yield address


@pytest.fixture(scope="module")
def curator(browser: Browser, gym: str) -> Iterator[Visitor]:
    visitor = visit(browser, gym, viewport=DESKTOP, state=None)
    page = visitor.open("/admin/")
    page.get_by_label("Username").fill("curator")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Log in").click()
    page.get_by_role("link", name="Expert references").first.wait_for()
    yield visitor
    visitor.context.close()
    assert_well_behaved(visitor)


@pytest.fixture(scope="module")
def analysed_clip(curator: Visitor, squats: Path) -> Page:
    """The review page of an expert's clip that has just been analysed."""
    page = curator.open(GALLERY + "add/")
    page.get_by_label("Video").set_input_files(squats)
    page.get_by_label("Exercise").select_option("squat")
    page.get_by_label("Title").fill("Squats by the book")
    page.get_by_label("Source").fill("Our coach, filmed here")
    page.get_by_label("Licence").fill("Own recording")
    page.get_by_role("button", name="Upload and analyse").click()
    expect(page.locator("[data-waiting]")).to_be_visible()
    # The page comes anew by itself when the analysis is over.
    expect(page.locator("[data-passed]")).to_be_visible(timeout=ANALYSIS_MS)
    return page


@pytest.fixture(scope="module")
def published(analysed_clip: Page) -> Page:
    """The same page, reviewed: strict about the knees, with words of the curator's own."""
    page = analysed_clip
    expect(page.locator("[data-expert][data-ready]")).to_be_visible()
    expect(page.locator(".expert__chart canvas")).to_be_visible()
    found = page.get_by_role("group", name="Repetitions to follow").get_by_role("checkbox")
    assert found.count() >= 2
    page.locator("[data-rep]").nth(1).click()
    expect(page.locator("[data-time]")).not_to_have_text("0:00.0")
    found.first.uncheck()
    for side in ("left", "right"):
        knee = page.get_by_role("group", name=f"{side} knee")
        knee.get_by_label("Tolerance, °").fill("5")
        knee.get_by_label("Cue when it is straighter").fill(CUE)
    page.get_by_role("button", name="Publish").click()
    expect(page.locator("p.status")).to_have_text("published")
    return page


def test_from_the_upload_to_publication(curator: Visitor, published: Page) -> None:
    page = published
    found = page.get_by_role("group", name="Repetitions to follow").get_by_role("checkbox")
    expect(found.first).not_to_be_checked()
    knee = page.get_by_role("group", name="left knee")
    expect(knee.get_by_label("Tolerance, °")).to_have_value("5.0")
    expect(knee.get_by_label("Cue when it is straighter")).to_have_value(CUE)
    expect(page.get_by_role("button", name="Retire")).to_be_visible()
    page.goto(curator.base + GALLERY)
    row = page.get_by_role("row").filter(has_text="Squats by the book")
    expect(row).to_contain_text("published")
    expect(row.locator("svg.pose")).to_be_visible()


@pytest.fixture(scope="module")
def lifter(
    browser: Browser, gym: str, published: Page, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Visitor]:
    """Somebody who squats slower and less deep, with the result on the page."""
    clip = clips.slow_squats(tmp_path_factory.mktemp("clips") / "Mine.mp4")
    visitor = visit(browser, gym, viewport=DESKTOP, state=None)
    page = visitor.open("/")
    page.get_by_role("link", name="Upload a video").click()
    sign_up(page, "lifter")
    send(page, clip)
    await_result(page)
    yield visitor
    visitor.context.close()
    assert_well_behaved(visitor)


def beside(page: Page) -> Page:
    """The result with both films ready."""
    await_result(page)
    until(lambda: bool(film(page, "readyState") and film(page, "readyState") >= 2))
    return page


def film(page: Page, name: str) -> Any:
    """A property of the expert's film."""
    return page.locator("[data-expert-video]").evaluate(f"video => video.{name}")


def film_is_at(page: Page, moment: float) -> bool:
    return abs(float(film(page, "currentTime")) - moment) < IN_STEP_S / 2


def first_pairs(page: Page) -> list[list[float]]:
    """Moments of the first repetition, the lifter's and the expert's."""
    address = page.locator("[data-session]").get_attribute("data-result-url")
    document = page.evaluate("(url) => fetch(url).then((r) => r.json())", address)
    pairs: list[list[float]] = document["comparison"]["reps"][0]["pairs"]
    return pairs


def expected(pairs: list[list[float]], own: float) -> float:
    """Where the expert's film belongs."""
    after = next(place for place, pair in enumerate(pairs) if pair[0] > own)
    (from_, theirs), (to, then) = pairs[after - 1], pairs[after]
    return theirs + (then - theirs) * (own - from_) / (to - from_)


def test_the_experts_film_is_shown_with_their_joints(lifter: Visitor) -> None:
    page = beside(lifter.context.pages[0])
    expect(page.locator("[data-expert-title]")).to_have_text("Squats by the book")
    expect(page.locator("[data-expert-video]")).to_be_visible()
    assert film(page, "muted")
    drawn = "c => c.getContext('2d').getImageData(0, 0, c.width, c.height).data.some(Boolean)"
    until(lambda: bool(page.locator("[data-expert-drawing]").evaluate(drawn)))


def test_a_jump_in_one_film_is_a_jump_to_the_same_phase_in_the_other(lifter: Visitor) -> None:
    page = beside(lifter.context.pages[0])
    pairs = first_pairs(page)
    for own, theirs in (pairs[2], pairs[len(pairs) // 2], pairs[-2]):
        seek(page, own)
        until(partial(film_is_at, page, theirs))
    assert film(page, "paused")


def test_both_films_play_in_step(lifter: Visitor) -> None:
    page = beside(lifter.context.pages[0])
    pairs = first_pairs(page)
    seek(page, pairs[1][0])
    before = film(page, "currentTime")
    page.locator("[data-play]").click()
    until(lambda: seconds(page) > pairs[1][0] + 0.6)
    own, theirs, paused = page.evaluate("""() => {
      const [own, expert] = document.querySelectorAll("[data-video], [data-expert-video]");
      return [own.currentTime, expert.currentTime, expert.paused];
    }""")
    page.locator("[data-play]").click()
    assert not paused
    assert theirs > before
    assert theirs == pytest.approx(expected(pairs, own), abs=IN_STEP_S)
    until(lambda: bool(film(page, "paused")))


def test_the_curators_words_stand_beside_what_differs(lifter: Visitor) -> None:
    page = beside(lifter.context.pages[0])
    expect(page.locator("[data-beside]")).to_contain_text("straighter than the expert's")
    expect(page.locator("[data-beside]")).to_contain_text(CUE)


def test_a_phone_has_room_for_both(browser: Browser, lifter: Visitor, tmp_path: Path) -> None:
    state = str(tmp_path / "lifter.json")
    lifter.context.storage_state(path=state)
    path = lifter.context.pages[0].url.removeprefix(lifter.base)
    phone = visit(browser, lifter.base, viewport=PHONE, state=state)
    page = beside(phone.open(path))
    expect(page.locator("[data-expert-video]")).to_be_visible()
    assert_fits(page)
    phone.context.close()
    assert_well_behaved(phone)
