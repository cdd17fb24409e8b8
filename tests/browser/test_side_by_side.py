"""The expert beside the user, in step and in words, and what people take along."""

import csv
import json
import re
from io import StringIO
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Download, Page, expect

from pose.video.frames import read_frames
from tests.browser.clips import COMPLETE, SET
from tests.browser.conftest import Analysed
from tests.browser.test_result_page import PAINTED
from tests.browser.test_several_sets import Document, opened
from tests.browser.test_small_screens import assert_fits
from tests.browser.visitor import ANALYSIS_MS, Visitor, await_result, seconds, seek, until

pytestmark = [pytest.mark.browser, pytest.mark.slow]

# The clock beside the expert shows tenths of a second.
STEP_S = 0.1
PIXELS = """canvas => {
  const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
  let found = 0;
  for (let at = 0; at < data.length; at += 4) {
    const [red, green, blue, alpha] = data.slice(at, at + 4);
    if (alpha > 200 && red > 220 && blue > 200 && green < 200) found += 1;
  }
  return found;
}"""  # of the ghost's own pink


@pytest.fixture
def page(visitor: Visitor, analysed: Analysed) -> Page:
    return with_expert(visitor.open(analysed.path))


def with_expert(page: Page) -> Page:
    await_result(page)
    expect(page.locator("[data-expert]")).to_be_visible()
    expect(page.locator("[data-expert-title]")).not_to_be_empty()
    return page


def document(page: Page) -> Document:
    address = page.locator("[data-session]").get_attribute("data-result-url")
    found: dict[str, Any] = page.evaluate("(url) => fetch(url).then((r) => r.json())", address)
    return found


def expert_seconds(page: Page) -> float:
    minutes, rest = page.locator("[data-expert-time]").inner_text().split(":")
    return int(minutes) * 60 + float(rest)


def test_the_expert_is_where_the_user_is_in_the_movement(page: Page) -> None:
    compared = document(page)["comparison"]["reps"]
    assert len(compared) == COMPLETE
    for rep in compared:
        for own, theirs in (rep["pairs"][0], rep["pairs"][len(rep["pairs"]) // 2]):
            seek(page, own + 0.01)
            shown = float(page.locator("[data-seek]").input_value())
            behind = abs(shown - own)  # a picture is shown for a fifteenth of a second
            assert behind <= 1 / SET.fps + 0.01
            steepest = slope(rep["pairs"])
            assert expert_seconds(page) == pytest.approx(theirs, abs=STEP_S + behind * steepest)


def slope(pairs: list[list[float]]) -> float:
    """The most that the expert moves on while the user moves a second."""
    steps = pairwise(pairs)
    return max((after[1] - now[1]) / (after[0] - now[0]) for now, after in steps)


def test_the_expert_waits_between_repetitions(page: Page) -> None:
    first, second = document(page)["comparison"]["reps"][:2]
    rest_from, rest_to = first["pairs"][-1], second["pairs"][0]
    seek(page, rest_from[0] + 0.1 * (rest_to[0] - rest_from[0]))
    assert expert_seconds(page) == pytest.approx(rest_from[1], abs=2 * STEP_S)
    seek(page, rest_to[0] - 0.1 * (rest_to[0] - rest_from[0]))
    assert expert_seconds(page) == pytest.approx(rest_to[1], abs=2 * STEP_S)


def test_playing_moves_both(page: Page) -> None:
    rep = document(page)["comparison"]["reps"][0]
    page.get_by_label("Speed").select_option("0.25")
    seek(page, rep["pairs"][0][0] + 0.05)
    before = expert_seconds(page)
    page.locator("[data-play]").click()
    until(lambda: seconds(page) > rep["pairs"][0][0] + 0.4)
    page.locator("[data-play]").click()
    assert expert_seconds(page) > before


def test_the_key_e_takes_the_expert_away_and_brings_them_back(page: Page) -> None:
    page.keyboard.press("e")
    expect(page.locator("[data-expert]")).to_be_hidden()
    page.keyboard.press("e")
    expect(page.locator("[data-expert]")).to_be_visible()


def test_the_ghost_lies_over_the_user_on_demand(page: Page) -> None:
    rep = document(page)["comparison"]["reps"][0]
    seek(page, rep["pairs"][4][0])
    drawing = page.locator("[data-drawing]")
    assert drawing.evaluate(PIXELS) == 0
    page.keyboard.press("g")
    expect(page.locator("[data-ghost-toggle]")).to_have_attribute("aria-pressed", "true")
    assert drawing.evaluate(PIXELS) > 20
    seek(page, 0.05)
    assert drawing.evaluate(PIXELS) == 0, "before the first repetition there is nobody to follow"


def test_the_expert_has_a_body_and_an_angle(page: Page) -> None:
    seek(page, document(page)["reps"][0]["turn"])
    canvas = page.locator("[data-expert-drawing]")
    box = canvas.evaluate("canvas => [canvas.width, canvas.height]")
    spot = {"x": box[0] / 2, "y": box[1] / 2, "near": box[1] / 3, "width": box[0]}
    assert canvas.evaluate(PAINTED, spot) > 200


def far_off(document: Document) -> None:
    """The left knee of the first two squats, forty degrees from the expert's at the turn."""
    for rep in document["comparison"]["reps"][:2]:
        for one in rep["differences"]:
            one["counts"] = one["angle"] == "left_knee" and one["moment"] == "turn"
            one["user"] = one["expert"] + 40
    document["comparison"] |= {"unseen": ["right_knee"], "message": None}


def test_differences_are_sentences_with_their_moments(visitor: Visitor, analysed: Analysed) -> None:
    page = with_expert(opened(visitor, analysed.path, far_off))
    beside = page.locator("[data-beside]")
    expect(beside).to_contain_text(
        "At the turn your left knee is 40° straighter than the expert's."
    )
    expect(beside).to_contain_text("I could not see your right knee well enough to compare.")
    expect(beside.locator("button")).to_have_count(2)
    second = document(page)["comparison"]["reps"][1]
    beside.locator("button").nth(1).click()
    at = next(one["at"] for one in second["differences"] if one["moment"] == "turn")
    until(lambda: abs(seconds(page) - at) < STEP_S)


def nobody_near(document: Document) -> None:
    message = "No expert moves enough like you to compare."
    document["comparison"] |= {"reference": None, "reps": [], "message": message}


def test_without_an_expert_near_enough_the_page_says_so(
    visitor: Visitor, analysed: Analysed
) -> None:
    page = opened(visitor, analysed.path, nobody_near)
    await_result(page)
    expect(page.locator("[data-beside]")).to_contain_text("No expert moves enough like you")
    expect(page.locator("[data-expert]")).to_be_hidden()
    expect(page.locator("[data-ghost-toggle]")).to_be_hidden()


NEW_FIELDS = ("comparison", "form", "focus", "good", "trends")


def of_old(document: Document) -> None:
    for name in NEW_FIELDS:
        document.pop(name, None)
    for rep in document["reps"]:
        for name in ("light", "score", "symmetry_degrees", "tempo"):
            rep.pop(name, None)


def test_a_result_from_before_shows_what_it_has(visitor: Visitor, analysed: Analysed) -> None:
    page = opened(visitor, analysed.path, of_old)
    await_result(page)
    for panel in (
        "expert",
        "beside-panel",
        "form-panel",
        "focus-panel",
        "good-panel",
        "trends-panel",
    ):
        expect(page.locator(f"[data-{panel}]")).to_be_hidden()
    expect(page.locator("[data-strip] button")).to_have_count(len(SET.reps))
    expect(page.locator("[data-table] tr")).to_have_count(len(SET.reps))


def to_change(document: Document) -> None:
    turn = document["reps"][1]["turn"]
    finding = {
        "code": "lean", "severity": "serious", "joint": "left_hip", "degrees": 52.0, "limit": 45.0,
        "at": turn, "message": "Your chest dropped forward.", "rep": 1, "measure": "lean",
        "joints": ["left_shoulder", "left_hip"], "cue": "Keep your chest up.",
    }  # fmt: skip
    document["findings"] = [finding]
    document["reps"][1]["light"] = "change"
    document["focus"] = [
        {"code": "lean", "cue": "Keep your chest up.", "message": "Once your chest dropped.",
         "reps": [1], "rep": 1, "at": turn}
    ]  # fmt: skip


def test_what_to_change_first_has_the_picture_where_it_is_clearest(
    visitor: Visitor, analysed: Analysed
) -> None:
    page = opened(visitor, analysed.path, to_change)
    card = page.locator("[data-focus] li")
    expect(card).to_contain_text("Keep your chest up.")
    picture = card.locator("canvas")
    painted = "canvas => canvas.getContext('2d').getImageData(9, 9, 1, 1).data[3]"
    until(lambda: int(picture.evaluate(painted)) > 0)
    card.get_by_role("button").first.click()
    until(lambda: abs(seconds(page) - document(page)["reps"][1]["turn"]) < STEP_S)
    expect(page.locator("[data-strip] button").nth(1)).to_have_accessible_name(
        "Rep 2, to change: play it in a loop"
    )


@pytest.mark.parametrize("change", [far_off, to_change, nobody_near])
def test_a_phone_shows_it_too(phone: Visitor, analysed: Analysed, change: Any) -> None:
    page = opened(phone, analysed.path, change)
    await_result(page)
    assert_fits(page)


def saved(download: Download, folder: Path) -> Path:
    path = folder / download.suggested_filename
    download.save_as(path)
    return path


@pytest.mark.parametrize("name", ["Table (CSV)", "Everything (JSON)"])
def test_the_numbers_can_be_taken_along(page: Page, tmp_path: Path, name: str) -> None:
    with page.expect_download() as download:
        page.get_by_role("link", name=name).click()
    path = saved(download.value, tmp_path)
    if path.suffix == ".csv":
        rows = list(csv.DictReader(StringIO(path.read_text("utf-8-sig"))))
        assert [row["complete"] for row in rows] == ["yes"] * COMPLETE + ["no"]
    else:
        assert json.loads(path.read_text()) == document(page)


def test_the_video_with_joints_is_made_and_kept(page: Page, tmp_path: Path) -> None:
    page.get_by_role("button", name="Make the video with joints").click()
    link = page.get_by_role("link", name="Save the video with joints")
    expect(link).to_be_visible(timeout=ANALYSIS_MS)
    with page.expect_download() as download:
        link.click()
    film = saved(download.value, tmp_path)
    assert film.suffix == ".mp4"
    assert sum(1 for _ in read_frames(film)) > 10 * SET.fps
    page.reload()
    await_result(page)
    expect(link).to_be_visible()


def test_the_report_is_one_page_of_paper(page: Page) -> None:
    page.get_by_role("link", name="Report to print").click()
    expect(page.locator("[data-report]")).to_contain_text("repetitions")
    paper = page.pdf(format="A4", prefer_css_page_size=True)
    assert re.findall(rb"/Count (\d+)", paper) == [b"1"]
