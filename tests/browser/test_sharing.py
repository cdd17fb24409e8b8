"""A session shown to a stranger by its link, a key for a program, and pages in German."""

import json
import re
import urllib.error
import urllib.request
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Analysed
from tests.browser.visitor import Visitor, await_result, seek

pytestmark = [pytest.mark.browser, pytest.mark.slow]

LINK = re.compile(r"^http://.+/shared/[\w-]{43}/$")


def share(page: Page) -> str:
    """Make a link in the dialog; gives the path of its page."""
    page.get_by_role("button", name="Share by link").click()
    page.get_by_role("button", name="Make a link").click()
    address = page.locator("[data-share-address]")
    expect(address).to_have_value(LINK)
    return urlsplit(address.input_value()).path


def test_a_stranger_sees_the_set_by_its_link_until_it_is_ended(
    visitor: Visitor, stranger: Visitor, analysed: Analysed
) -> None:
    owner = visitor.open(analysed.path)
    await_result(owner)
    title = owner.locator("[data-title]").inner_text()
    link = share(owner)

    theirs = stranger.open(link)
    await_result(theirs)
    expect(theirs.locator("[data-count]")).to_have_text(owner.locator("[data-count]").inner_text())
    expect(theirs.locator("[data-verdict] p").first).to_be_visible()
    expect(theirs.locator("[data-strip] button").first).to_be_visible()
    expect(theirs.locator("[data-chart] canvas")).to_be_visible()
    seek(theirs, 1.0)
    assert title not in theirs.content()
    for name in ("Rename", "Delete", "Share by link"):
        expect(theirs.get_by_role("button", name=name)).to_have_count(0)

    owner.get_by_role("button", name="End the link").click()
    expect(owner.locator("[data-share-status]")).to_have_text("The link is ended.")
    expect(owner.locator("[data-share-made]")).to_be_hidden()
    theirs.reload()
    expect(theirs.get_by_role("heading", name="There is nothing here")).to_be_visible()


def test_a_key_is_made_used_and_revoked(visitor: Visitor, analysed: Analysed) -> None:
    page = visitor.open("/account/")
    page.get_by_label("Name of the program").fill("Spreadsheet")
    page.get_by_role("button", name="Make a key").click()
    key = page.locator("[data-new-key]").input_value()
    request = urllib.request.Request(  # noqa: S310 - our own server
        f"{visitor.base}/api/v1{analysed.path}result/", headers={"Authorization": f"Bearer {key}"}
    )
    with urllib.request.urlopen(request) as answer:  # noqa: S310
        assert json.load(answer)["exercise"]["slug"] == "squat"
    page.get_by_role("button", name="Revoke Spreadsheet").click()
    expect(page.get_by_text("The key is revoked.")).to_be_visible()
    with pytest.raises(urllib.error.HTTPError) as refusal:
        urllib.request.urlopen(request)  # noqa: S310
    assert refusal.value.code == 401


def test_a_result_is_read_in_german_and_in_english_again(
    visitor: Visitor, analysed: Analysed
) -> None:
    page = visitor.open(analysed.path)
    await_result(page)
    page.get_by_role("button", name="Deutsch").click()
    await_result(page)
    expect(page.locator("[data-exercise-name]")).to_have_text("Kniebeuge")
    expect(page.locator("[data-unit]")).to_have_text("Wiederholungen")
    expect(page.locator("[data-verdict]")).to_contain_text("Kniebeugen")
    expect(page.get_by_role("link", name="Verlauf")).to_be_visible()
    page.get_by_role("button", name="English").click()
    await_result(page)
    expect(page.locator("[data-exercise-name]")).to_have_text("Squat")
