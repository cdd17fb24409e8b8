"""What an owner does with a session: correct, rename, delete, try again."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser import clips
from tests.browser.clips import COMPLETE
from tests.browser.conftest import Analysed
from tests.browser.visitor import ANALYSIS_MS, Visitor, await_result, choose, send

pytestmark = [pytest.mark.browser, pytest.mark.slow]


def correct(page: Page, *, exercise: str, count: str) -> None:
    page.locator("[data-headline]").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("Exercise").select_option(label=exercise)
    dialog.get_by_label("Complete repetitions").fill(count)
    dialog.get_by_role("button", name="Save").click()
    expect(page.locator("[data-exercise-name]")).to_have_text(exercise, timeout=ANALYSIS_MS)


def test_a_correction_stays_and_can_be_taken_back(visitor: Visitor, analysed: Analysed) -> None:
    page = visitor.open(analysed.path)
    await_result(page)
    correct(page, exercise="Lunge", count="7")
    page.reload()
    expect(page.locator("[data-count]")).to_have_text("7")
    expect(page.locator("[data-exercise-name]")).to_have_text("Lunge")
    expect(page.locator("[data-headline-note]")).to_contain_text(f"{COMPLETE} × Squat")
    correct(page, exercise="Squat", count="")
    expect(page.locator("[data-count]")).to_have_text(str(COMPLETE))
    expect(page.locator("[data-headline-note]")).not_to_contain_text("Corrected")


def test_a_new_name_stays_and_is_in_the_history(visitor: Visitor, analysed: Analysed) -> None:
    page = visitor.open(analysed.path)
    page.get_by_role("button", name="Rename").click()
    page.get_by_label("Name", exact=True).fill("Tuesday <b>evening</b>")
    page.get_by_role("button", name="Save").click()
    expect(page.locator("[data-title]")).to_have_text("Tuesday <b>evening</b>")
    page.reload()
    expect(page.locator("[data-title]")).to_have_text("Tuesday <b>evening</b>")
    page.get_by_role("link", name="History").click()
    expect(page.get_by_role("link", name="Tuesday <b>evening</b>")).to_be_visible()


def test_a_failure_keeps_the_video_says_why_and_can_be_tried_again(
    visitor: Visitor, tmp_path: Path
) -> None:
    page = visitor.open("/")
    # Even where no websocket comes through, the page hears of the end.
    page.route_web_socket("**/ws/**", lambda socket: socket.close())
    send(page, clips.empty_room(tmp_path / "empty.mp4"))
    title = page.get_by_role("heading", name="This one could not be analysed")
    expect(title).to_be_visible(timeout=ANALYSIS_MS)
    expect(page.locator("[data-reason-text]")).not_to_be_empty()
    assert page.locator("[data-video]").evaluate("video => video.readyState") >= 1
    page.get_by_role("button", name="Try again").click()
    expect(title).to_be_hidden()
    expect(title).to_be_visible(timeout=ANALYSIS_MS)
    delete(page)


def delete(page: Page) -> None:
    address = page.url
    page.get_by_role("button", name="Delete").click()
    page.get_by_role("button", name="Keep it").click()
    page.get_by_role("button", name="Delete").click()
    page.get_by_role("dialog").get_by_role("button", name="Delete").click()
    page.wait_for_url("**/sessions/")
    answer = page.goto(address)
    assert answer
    assert answer.status == 404
    expect(page.get_by_role("heading", name="There is nothing here")).to_be_visible()


def test_a_file_that_is_no_video_is_refused_with_a_sentence(
    visitor: Visitor, tmp_path: Path
) -> None:
    page = visitor.open("/")
    choose(page, clips.text_in_disguise(tmp_path / "set.mp4"))
    problem = page.locator("[data-problem]")
    expect(problem).to_be_visible()
    assert len(problem.inner_text().split()) > 3
    page.get_by_role("button", name="Choose another video").click()
    expect(page.get_by_role("button", name="Choose a video")).to_be_focused()


def test_a_session_that_is_not_yours_is_not_there(stranger: Visitor, analysed: Analysed) -> None:
    page = stranger.open(analysed.path)
    expect(page.get_by_role("heading", name="Sign in")).to_be_visible()


def test_a_lost_connection_is_said_and_made_up_for(visitor: Visitor, analysed: Analysed) -> None:
    page = visitor.context.new_page()
    visitor.watch.over(page)
    page.route_web_socket("**/ws/**", lambda socket: socket.close())
    page.route("**/status.json", lambda route: route.abort())
    page.goto(visitor.base + analysed.path)
    expect(page.locator("[data-offline]")).to_be_visible()
    page.unroute("**/status.json")
    expect(page.locator("[data-offline]")).to_be_hidden()
    await_result(page)


def test_an_analysis_can_be_stopped(visitor: Visitor, tmp_path: Path) -> None:
    page = visitor.open("/")
    send(page, clips.empty_room(tmp_path / "long.mp4", seconds=400))
    page.get_by_role("button", name="Stop the analysis").click()
    expect(page.get_by_role("heading", name="You stopped the analysis")).to_be_visible()
    expect(page.get_by_role("button", name="Try again")).to_be_visible()
    expect(page.locator("[data-reason]")).to_be_hidden()
