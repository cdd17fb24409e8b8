"""The result page: the picture and its joints, the count, the repetitions, the curves."""

import pytest
from playwright.sync_api import Page, expect

from pose.synthetic.clip import truth
from tests.browser.clips import COMPLETE, SET
from tests.browser.conftest import Analysed
from tests.browser.visitor import Visitor, await_result, seconds, seek, until

pytestmark = [pytest.mark.browser, pytest.mark.slow]

HAS_PICTURE = 2  # HTMLMediaElement.HAVE_CURRENT_DATA
NEAR_PX = 14  # of 640: how far a drawn joint may be from where the athlete's joint is
NOTE_FURTHEST = """video => {
  window.furthest = 0;
  const note = () => (window.furthest = Math.max(window.furthest, video.currentTime));
  video.addEventListener("timeupdate", note);
}"""
PAINTED = """(canvas, { x, y, near, width }) => {
  const scale = canvas.width / width;
  const size = Math.round(2 * near * scale);
  const left = Math.round((x - near) * scale), top = Math.round((y - near) * scale);
  const pixels = canvas.getContext("2d").getImageData(left, top, size, size).data;
  return pixels.filter((value, place) => place % 4 === 3 && value > 0).length;
}"""


@pytest.fixture
def page(visitor: Visitor, analysed: Analysed) -> Page:
    page = visitor.open(analysed.path)
    await_result(page)
    video = page.locator("[data-video]")
    until(lambda: int(video.evaluate("video => video.readyState")) >= HAS_PICTURE)
    expect(page.locator("[data-curves]")).to_be_visible()  # the joints come with them
    return page


def painted_at(page: Page, x: float, y: float) -> int:
    spot = {"x": x, "y": y, "near": NEAR_PX, "width": SET.size[0]}
    return int(page.locator("[data-drawing]").evaluate(PAINTED, spot))


def repetitions(page: Page) -> list[dict[str, float]]:
    result = page.evaluate(
        "fetch(document.querySelector('[data-session]').dataset.resultUrl).then((r) => r.json())"
    )
    return list(result["reps"])


def test_it_counts_what_the_athlete_did(page: Page) -> None:
    expect(page.locator("[data-count]")).to_have_text(str(COMPLETE))
    expect(page.locator("[data-exercise-name]")).to_have_text("Squat")
    expect(page.locator("[data-strip] button")).to_have_count(len(SET.reps))
    expect(page.locator("[data-table] tr")).to_have_count(len(SET.reps))


def test_the_attempt_says_why_it_did_not_count(page: Page) -> None:
    last = page.locator("[data-table] tr").last
    expect(last).to_contain_text("Attempt")
    assert len(last.locator("p").inner_text()) > len("Attempt")
    expect(page.locator("[data-strip] button").last).to_have_accessible_name(
        "Attempt: play it in a loop"
    )


@pytest.mark.parametrize("share", [0.25, 0.5, 0.75])
def test_the_skeleton_lies_on_the_athlete_at_every_moment(page: Page, share: float) -> None:
    image = truth(SET).poses.image
    frame = int(len(image) * share)
    seek(page, float(image.times[frame]) + 0.01)
    for joint in ("left_hip", "left_knee", "left_ankle", "left_shoulder"):
        x, y = image.joint(joint)[frame, :2]
        assert painted_at(page, float(x), float(y)), f"nothing is drawn on the {joint}"
    assert painted_at(page, 20, 20) == 0


def test_the_joints_can_be_taken_off_the_picture(page: Page) -> None:
    seek(page, 2.0)
    page.get_by_role("button", name="Joints over the video").click()
    blank = "canvas => !canvas.getContext('2d')"
    blank += ".getImageData(0, 0, canvas.width, canvas.height).data.some(Boolean)"
    assert page.locator("[data-drawing]").evaluate(blank)


def test_a_tap_on_a_repetition_plays_it_in_a_loop(page: Page) -> None:
    second = repetitions(page)[1]
    button = page.locator("[data-strip] button").nth(1)
    button.click()
    expect(button).to_have_attribute("aria-pressed", "true")
    page.locator("[data-video]").evaluate(NOTE_FURTHEST)
    until(lambda: seconds(page) > second["end"] - 0.5)
    until(lambda: seconds(page) < second["end"] - 0.7)
    assert seconds(page) >= second["start"] - 0.1
    assert page.evaluate("window.furthest") <= second["end"] + 0.5
    page.keyboard.press("Escape")
    expect(button).to_have_attribute("aria-pressed", "false")


def test_a_click_on_the_curves_seeks_the_video(page: Page) -> None:
    plot = page.locator("[data-chart] .u-over")
    length = float(page.locator("[data-video]").evaluate("video => video.duration"))

    def at_three_quarters() -> bool:
        """The curves are drawn anew, and may be of another width, when the expert comes."""
        box = until(plot.bounding_box)
        plot.click(position={"x": box["width"] * 0.75, "y": 30})
        return seconds(page) == pytest.approx(length * 0.75, abs=0.2)

    until(at_three_quarters)


def test_the_keys_play_step_and_loop(page: Page) -> None:
    seek(page, 2.01)
    page.keyboard.press(".")
    until(lambda: seconds(page) > 2.01)
    assert 2 + 1 / SET.fps <= seconds(page) < 2 + 2 / SET.fps
    page.keyboard.press("ArrowRight")
    assert seconds(page) == pytest.approx(3 + 1 / SET.fps, abs=0.05)
    page.keyboard.press("3")
    expect(page.locator("[data-loop]")).to_contain_text("Rep 3 in a loop")
    page.keyboard.press("Space")
    assert page.locator("[data-video]").evaluate("video => video.paused")


def test_another_speed_and_another_joint_can_be_chosen(page: Page) -> None:
    page.get_by_label("Speed").select_option("0.5")
    assert page.locator("[data-video]").evaluate("video => video.playbackRate") == 0.5
    page.get_by_text("More joints").click()
    hip = page.get_by_role("button", name="Left hip")
    hip.click()
    expect(hip).to_have_attribute("aria-pressed", "true")
