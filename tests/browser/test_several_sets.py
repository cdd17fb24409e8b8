"""A video of several sets, and an exercise that the machine is not sure of."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.clips import COMPLETE, SET
from tests.browser.conftest import Analysed
from tests.browser.test_result_page import repetitions
from tests.browser.test_small_screens import assert_fits
from tests.browser.visitor import ANALYSIS_MS, Visitor, await_result, seconds

pytestmark = [pytest.mark.browser, pytest.mark.slow]

Document = dict[str, Any]


def opened(visitor: Visitor, path: str, change: Callable[[Document], None]) -> Page:
    """The result page of a document that the server might have sent instead."""
    page = visitor.open("/")

    def answer(route: Route) -> None:
        response = route.fetch()
        document = response.json()
        change(document)
        route.fulfill(response=response, json=document)

    page.route("**/result.json", answer)
    page.goto(visitor.base + path)
    await_result(page)
    return page


def split_in_two(document: Document) -> None:
    """The first two squats, then the other two as lunges."""
    reps = document["reps"]
    squats = document["sets"][0]
    lunge = {**squats["exercise"], "slug": "lunge", "name": "Lunge"}
    document["sets"] = [
        {**squats, "end": reps[1]["end"], "rep_count": 2},
        {**squats, "start": reps[2]["start"], "rep_count": 1, "exercise": lunge},
    ]
    for place, rep in enumerate(reps):
        rep["set"] = place // 2
    reps[2]["light"] = "good"
    document["rep_count"] = 2


def unsure(document: Document) -> None:
    if document["corrected"]["exercise"] is None:
        document["exercise"]["sure"] = False
        document["exercise"]["candidates"] = [
            {"slug": "squat", "confidence": 0.5}, {"slug": "lunge", "confidence": 0.4},
        ]  # fmt: skip


def test_sets_are_listed_with_their_own_exercise_count_and_time(
    visitor: Visitor, analysed: Analysed
) -> None:
    page = opened(visitor, analysed.path, split_in_two)
    sets = page.locator("[data-sets] button")
    expect(sets).to_have_count(2)
    expect(sets.nth(0)).to_contain_text("Squat")
    expect(sets.nth(0)).to_contain_text("2 repetitions")
    expect(sets.nth(1)).to_contain_text("Lunge")
    expect(sets.nth(1)).to_contain_text("1 repetition")
    expect(page.locator("[data-count]")).to_have_text("2")


def test_a_tap_on_a_set_goes_there(visitor: Visitor, analysed: Analysed) -> None:
    page = opened(visitor, analysed.path, split_in_two)
    reps = repetitions(page)
    for place, first in ((1, reps[2]), (0, reps[0])):
        page.locator("[data-sets] button").nth(place).click()
        assert seconds(page) == pytest.approx(first["start"], abs=0.05)


def test_repetitions_stand_under_their_set(visitor: Visitor, analysed: Analysed) -> None:
    page = opened(visitor, analysed.path, split_in_two)
    expect(page.locator("[data-strip] .strip__set")).to_have_text(["Squat", "Lunge"])
    expect(page.locator("[data-table] .table__set")).to_have_text(["Squat", "Lunge"])
    expect(page.locator("[data-strip] button")).to_have_count(len(SET.reps))
    third = page.locator("[data-strip] button").nth(2)
    expect(third).to_have_accessible_name("Lunge 1, good: play it in a loop")
    third.click()
    expect(page.locator("[data-loop]")).to_contain_text("Lunge 1 in a loop")


def test_one_set_needs_no_list(visitor: Visitor, analysed: Analysed) -> None:
    page = visitor.open(analysed.path)
    await_result(page)
    expect(page.locator("[data-sets-panel]")).to_be_hidden()
    expect(page.locator(".strip__set")).to_have_count(0)


@pytest.mark.parametrize("change", [split_in_two, unsure])
def test_a_phone_shows_it_too(
    phone: Visitor, analysed: Analysed, change: Callable[[Document], None]
) -> None:
    assert_fits(opened(phone, analysed.path, change))


def test_what_the_answer_was_made_with_is_told_on_demand(
    visitor: Visitor, analysed: Analysed
) -> None:
    page = visitor.open(analysed.path)
    await_result(page)
    about = page.locator("[data-about]")
    expect(about).to_be_hidden()
    page.get_by_text("How this was found").click()
    expect(about).to_contain_text("blazepose")
    expect(about).to_contain_text("Version")


def test_the_owner_settles_a_doubt_with_one_tap(visitor: Visitor, analysed: Analysed) -> None:
    page = opened(visitor, analysed.path, unsure)
    doubt = page.locator("[data-doubt]")
    expect(doubt).to_contain_text("Not sure: squat or lunge?")

    doubt.get_by_role("button", name="Lunge").click()
    expect(page.locator("[data-exercise-name]")).to_have_text("Lunge", timeout=ANALYSIS_MS)
    expect(doubt).to_be_hidden()
    expect(page.locator("[data-headline-note]")).to_contain_text(f"{COMPLETE} × Squat")
    say(page, "Squat")  # the others' session, too
    expect(page.locator("[data-exercise-name]")).to_have_text("Squat", timeout=ANALYSIS_MS)


def say(page: Page, exercise: str) -> None:
    page.locator("[data-headline]").click()
    page.get_by_role("dialog").get_by_label("Exercise").select_option(label=exercise)
    page.get_by_role("dialog").get_by_role("button", name="Save").click()


def test_agreeing_with_the_machine_settles_it_as_well(visitor: Visitor, analysed: Analysed) -> None:
    page = opened(visitor, analysed.path, unsure)
    say(page, "Squat")
    doubt = page.locator("[data-doubt]")
    expect(doubt).to_be_visible(timeout=ANALYSIS_MS)

    doubt.get_by_role("button", name="Squat").click()
    expect(doubt).to_be_hidden(timeout=ANALYSIS_MS)
    await_result(page)
    page.reload()
    await_result(page)
    expect(doubt).to_be_hidden()
    expect(page.locator("[data-headline-note]")).to_be_hidden()
    expect(page.locator("[data-count]")).to_have_text(str(COMPLETE))


def without_a_name(document: Document) -> None:
    """As if nobody knew what these squats are."""
    unknown = {**document["exercise"], "slug": "none", "name": "Something else"}
    document["exercise"] = unknown
    document["sets"][0]["exercise"] = unknown
    for rep in document["reps"]:
        rep["light"] = "counted" if rep["complete"] else rep["light"]


def test_what_has_no_name_is_counted_and_not_called_good(
    visitor: Visitor, analysed: Analysed
) -> None:
    page = opened(visitor, analysed.path, without_a_name)
    expect(page.locator("[data-legend]")).to_contain_text(f"{COMPLETE} counted")
    expect(page.locator("[data-legend]")).not_to_contain_text("good")
