"""A phone in portrait, held in one hand."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Analysed
from tests.browser.visitor import Visitor, await_result

pytestmark = [pytest.mark.browser, pytest.mark.slow]

SMALL_TARGETS = """() => [...document.querySelectorAll("a, button, select, input, summary")]
  .filter((one) => one.checkVisibility() && !one.closest(".visually-hidden, .skip, p"))
  .filter((one) => !one.matches(".visually-hidden, .skip, .card__link, [type=checkbox]"))
  .map((one) => [one.outerHTML.slice(0, 80), one.getBoundingClientRect()])
  .filter(([, box]) => box.width < 43.5 || box.height < 43.5)
  .map(([html]) => html)"""
SMALL_LETTERS = """() => [...document.querySelectorAll("body *")]
  .filter((one) => one.checkVisibility() && one.textContent.trim() && !one.closest("svg"))
  .filter((one) => parseFloat(getComputedStyle(one).fontSize) < 16)
  .map((one) => one.outerHTML.slice(0, 80))"""


def assert_fits(page: Page) -> None:
    width = page.evaluate("document.documentElement.scrollWidth")
    assert width <= page.evaluate("window.innerWidth")
    assert page.evaluate(SMALL_TARGETS) == []
    assert page.evaluate(SMALL_LETTERS) == []


@pytest.mark.parametrize("path", ["/", "/accounts/login/", "/accounts/signup/", "/nowhere/"])
def test_pages_for_strangers_fit(stranger: Visitor, path: str) -> None:
    assert_fits(stranger.open(path))


@pytest.mark.parametrize("path", ["/", "/sessions/", "/accounts/logout/"])
def test_pages_for_members_fit(phone: Visitor, path: str) -> None:
    assert_fits(phone.open(path))


def test_the_result_fits_and_the_picture_stays_in_sight(phone: Visitor, analysed: Analysed) -> None:
    page = phone.open(analysed.path)
    await_result(page)
    assert_fits(page)
    page.locator("[data-table]").scroll_into_view_if_needed()
    expect(page.locator("[data-screen]")).to_be_in_viewport(ratio=0.9)


def test_the_sample_button_waits_for_who_came_to_try_it(stranger: Visitor) -> None:
    page = stranger.open("/")
    link = page.get_by_role("link", name="Try with the sample")
    assert "next=" in str(link.get_attribute("href"))
    assert "sample" in str(link.get_attribute("href"))
