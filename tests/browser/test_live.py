"""The live page before a camera that films the animated athlete."""

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Route, WebSocket, expect

from coaching.views.live import ASSETS
from tests.browser import camera, stack
from tests.browser.coach import LIVE, RESTING, Coach, cue, setup
from tests.browser.conftest import assert_well_behaved
from tests.browser.test_small_screens import assert_fits
from tests.browser.visitor import DESKTOP, PHONE, Visitor, await_result, sign_up, until, visit

pytestmark = [pytest.mark.browser, pytest.mark.slow]

# Twenty megabytes are read and compiled before the first joint.
LOADING_MS = 60_000
SET_MS = 90_000
# Frames a second below which nobody could count a quick squat, and how long they are counted.
LEAST_RATE = 6
RATE_SECONDS = 3
NO_ASSETS = not all((stack.ROOT / "static" / path).is_file() for path in ASSETS.values())


@pytest.fixture(scope="module")
def filming(
    browser: Browser, chromium: str, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Browser]:
    clip = camera.film(tmp_path_factory.mktemp("camera") / "squats.mjpeg")
    with camera.filmed(browser.browser_type, chromium, clip) as other:
        yield other


@pytest.fixture(scope="module")
def member(browser: Browser, base: str, tmp_path_factory: pytest.TempPathFactory) -> str:
    """Somebody with an account."""
    visitor = visit(browser, base, viewport=DESKTOP, state=None)
    sign_up(visitor.open("/accounts/signup/"), "mover")
    state = tmp_path_factory.mktemp("mover") / "state.json"
    visitor.context.storage_state(path=str(state))
    visitor.context.close()
    return str(state)


@pytest.fixture
def mover(filming: Browser, base: str, member: str) -> Iterator[Visitor]:
    yield from watched(visit(filming, base, viewport=DESKTOP, state=member))


@pytest.fixture
def walker(filming: Browser, base: str, member: str) -> Iterator[Visitor]:
    """The same person with a phone."""
    yield from watched(visit(filming, base, viewport=PHONE, state=member))


@pytest.fixture
def blind(browser: Browser, base: str, member: str) -> Iterator[Visitor]:
    """The same person at a machine without a camera."""
    yield from watched(visit(browser, base, viewport=DESKTOP, state=member))


def watched(visitor: Visitor) -> Iterator[Visitor]:
    yield visitor
    visitor.context.close()
    assert_well_behaved(visitor)


def live(visitor: Visitor, path: str, coach: Coach | None = None, **settings: bool) -> Page:
    """The page with the camera on, its joints found in the way named."""
    chosen = json.dumps({"path": path, **settings})
    visitor.context.add_init_script(f"localStorage.setItem('gymbrain.live.settings', '{chosen}')")
    page = visitor.context.new_page()
    visitor.watch.over(page)
    if coach:
        coach.over(page)
    page.goto(visitor.base + "/live/")
    page.get_by_role("button", name="Turn the camera on").click()
    return page


def begin(page: Page) -> None:
    page.get_by_role("button", name="Begin").click(timeout=LOADING_MS)
    expect(page.locator("[data-live]")).to_have_attribute("data-stage", "live")


def in_time(page: Page, condition: Callable[[], bool]) -> None:
    """Wait for what the page says to the coach, who hears only while the page is asked."""
    until(lambda: bool(page.evaluate("true")) and condition())


def count(page: Page) -> int:
    return int(page.locator("[data-count]").inner_text())


def test_without_a_camera_it_says_what_to_do(blind: Visitor) -> None:
    blind.context.grant_permissions(["camera"])
    page = live(blind, "frames")
    expect(page.get_by_role("alert")).to_contain_text("I found no camera.")
    expect(page.get_by_role("button", name="Try again")).to_be_focused()


def test_where_the_camera_is_blocked_it_says_how_to_allow_it(blind: Visitor) -> None:
    blind.context.add_init_script(
        "navigator.mediaDevices.getUserMedia = async () => "
        "{ throw new DOMException('no', 'NotAllowedError'); }"
    )
    expect(live(blind, "frames").get_by_role("alert")).to_contain_text("The camera is blocked")


def test_checks_turn_green_one_after_the_other(mover: Visitor) -> None:
    coach = Coach({"setup": setup(distance="Step back.", view="Turn sideways.")})
    page = live(mover, "frames", coach)
    advice = page.locator("[data-advice]")
    distance = page.locator("[data-check=distance]")
    expect(advice).to_have_text("Step back.")
    expect(distance).to_have_attribute("data-ok", "false")
    coach.state["setup"] = setup(view="Turn sideways.")
    expect(advice).to_have_text("Turn sideways.")
    expect(distance).to_have_attribute("data-ok", "true")
    coach.state["setup"] = setup()
    expect(advice).to_contain_text("Begin when you are ready.")


def test_it_sends_one_picture_after_the_other(mover: Visitor) -> None:
    coach = Coach()
    page = live(mover, "frames", coach)
    in_time(page, lambda: len(coach.frames) > 10)
    times = [frame[-1] for frame in coach.frames]
    assert times == sorted(set(times))
    assert {frame[:3] for frame in coach.frames} == {(1, 2, 0)}
    (start,) = coach.heard("start")
    assert (start["path"], start["width"], start["height"]) == ("frames", *camera.SET.size)


def test_a_set_is_counted_coached_rested_from_and_summed_up(mover: Visitor) -> None:
    coach = Coach()
    page = live(mover, "frames", coach)
    begin(page)
    assert coach.heard("neutral"), "the countdown ends in the neutral posture"
    coach.state |= {"count": 6, "set": 1, "set_count": 6, "way": 0.5, "setup": None}
    expect(page.locator("[data-count]")).to_have_text("6")
    expect(page.locator("[data-meter]")).to_have_attribute("aria-valuenow", "50")
    edge = page.locator("[data-live]")
    for level in ("info", "warning", "strong", "better"):
        coach.cue = cue(level, f"Sit {level}.")
        expect(edge).to_have_attribute("data-edge", level)
        expect(page.locator("[data-cue]")).to_contain_text(f"Sit {level}.")
    coach.state |= RESTING
    expect(page.locator("[data-rest-time]")).to_have_text("0:42")
    page.get_by_role("button", name="Finish").click()
    summary = page.locator("[data-summary]")
    expect(summary).to_contain_text("6 × Squat")
    expect(summary).to_contain_text("Sit strong.")


def test_a_plank_shows_its_seconds_and_their_sum(mover: Visitor) -> None:
    coach = Coach({"exercise": "plank", "name": "Plank", "set": 1})
    page = live(mover, "frames", coach)
    begin(page)
    coach.state["hold"] = {"seconds": 32.6, "total": 72.6, "going_on": True}
    expect(page.locator("[data-count]")).to_have_text("32")
    expect(page.locator("[data-set]")).to_have_text("Set 1 · 72 s in all")
    expect(page.locator("[data-meter]")).to_be_hidden()
    coach.state["hold"] = {"seconds": 105.2, "total": 145.2, "going_on": True}
    expect(page.locator("[data-count]")).to_have_text("1:45")
    page.get_by_role("button", name="Finish").click()
    summary = page.locator("[data-summary]")
    expect(summary).to_contain_text("145 seconds held")
    expect(summary).to_contain_text("Plank, 105 s")


def test_the_milestones_of_a_hold_are_said(mover: Visitor) -> None:
    mover.context.add_init_script(
        "window.said = []; speechSynthesis.speak = (one) => window.said.push(one.text);"
    )
    coach = Coach({"exercise": "plank", "name": "Plank", "set": 1})
    page = live(mover, "frames", coach)
    begin(page)
    for seconds in (9.4, 10.2, 15.0, 20.1, 75.0, 91.0):
        coach.state["hold"] = {"seconds": seconds, "total": seconds, "going_on": True}
        seen = len(coach.frames)
        in_time(page, lambda seen=seen: len(coach.frames) > seen + 2)  # type: ignore[misc]
    said = [words.strip() for words in page.evaluate("window.said")]
    assert [words for words in said if words] == [f"{n} seconds" for n in (10, 20, 60, 90)]


def test_nothing_is_recorded_where_nobody_asked(mover: Visitor) -> None:
    mover.context.add_init_script(
        "window.MediaRecorder = class { static isTypeSupported() { return true; } "
        "constructor() { throw new Error('it records'); } };"
    )
    coach = Coach({"count": 1, "set": 1, "set_count": 1})
    page = live(mover, "frames", coach)
    begin(page)
    assert coach.heard("start")[0]["keep_video"] is False
    expect(page.locator("[data-recording]")).to_be_hidden()
    page.get_by_role("button", name="Finish").click()
    expect(page.locator("[data-summary]")).to_be_visible()
    expect(page.locator("[data-film]")).to_be_hidden()


def test_a_video_that_is_not_taken_leaves_the_set_saved_and_can_be_sent_again(
    mover: Visitor,
) -> None:
    error = {"error": {"code": "disk_full", "message": "There is no room left."}}
    answers = iter([(507, error), (201, {"id": LIVE, "url": f"/sessions/{LIVE}/"})])

    def answer(route: Route) -> None:
        status, body = next(answers)
        route.fulfill(status=status, json=body)

    mover.context.route("**/recording/", answer)
    coach = Coach({"count": 1, "set": 1, "set_count": 1}, saves=True)
    page = live(mover, "frames", coach, video=True)
    begin(page)
    assert coach.heard("start")[0]["keep_video"] is True
    expect(page.locator("[data-recording]")).to_be_visible()
    page.wait_for_timeout(1500)
    page.get_by_role("button", name="Finish").click()
    film = page.locator("[data-film-text]")
    expect(film).to_have_text("The set is saved, but its video is not: There is no room left.")
    expect(page.get_by_role("link", name="See the whole result")).to_be_visible()
    page.get_by_role("button", name="Send the video again").click()
    expect(film).to_have_text("Your video is kept with the set.")


@pytest.mark.parametrize("path", [
    pytest.param("joints", marks=pytest.mark.skipif(NO_ASSETS, reason="make assets")), "frames",
])  # fmt: skip
def test_the_video_of_a_set_is_shown_with_its_joints(mover: Visitor, path: str) -> None:
    page = live(mover, path, video=True)
    begin(page)
    until_count(page, camera.SQUATS)
    page.get_by_role("button", name="Finish").click()
    expect(page.locator("[data-film-text]")).to_have_text("Your video is kept with the set.")
    page.get_by_role("link", name="See the whole result").click()
    await_result(page)
    # A film without a picture is of one colour; the athlete's room is not.
    video = page.locator("[data-video]")
    until(lambda: bool(video.evaluate("video => Number.isFinite(video.duration)")))
    video.evaluate("video => { video.currentTime = video.duration - 1; }")
    in_time(page, lambda: page.locator("[data-video]").evaluate(SPREAD) > SPREAD_OF_A_ROOM)


# How far the brightest and the darkest of the video's pixels lie apart.
SPREAD = """(video) => {
  const canvas = Object.assign(document.createElement("canvas"), { width: 32, height: 24 });
  const context = canvas.getContext("2d");
  context.drawImage(video, 0, 0, 32, 24);
  const bytes = context.getImageData(0, 0, 32, 24).data.filter((_, place) => place % 4 === 0);
  return Math.max(...bytes) - Math.min(...bytes);
}"""
SPREAD_OF_A_ROOM = 60


def test_the_count_is_large_enough_for_three_metres(walker: Visitor) -> None:
    page = live(walker, "frames", Coach({"count": 12, "set": 1, "set_count": 12}))
    begin(page)
    # A phone is about 7 cm wide; a digit of 1.5 cm is read at three metres.
    height = page.locator("[data-count]").evaluate(
        "one => parseFloat(getComputedStyle(one).fontSize)"
    )
    assert 0.7 * height / PHONE["width"] * 7 > 1.5
    assert_fits(page)


def test_a_phone_shows_the_set_up(walker: Visitor) -> None:
    page = live(walker, "frames", Coach({"setup": setup(distance="Step back.")}))
    expect(page.locator("[data-advice]")).to_have_text("Step back.")
    assert_fits(page)


def test_a_broken_line_comes_back_with_the_same_set(mover: Visitor) -> None:
    coach = Coach({"count": 0})
    page = live(mover, "frames", coach)
    begin(page)
    coach.state |= {"count": 4, "set_count": 4, "set": 1}
    expect(page.locator("[data-count]")).to_have_text("4")
    coach.cut()
    in_time(page, lambda: len(coach.heard("start")) > 1)
    assert coach.heard("start")[-1]["resume"] == LIVE
    expect(page.locator("[data-lost]")).to_be_hidden()
    assert count(page) == 4


def test_a_page_loaded_again_goes_on_with_its_set(mover: Visitor) -> None:
    coach = Coach()
    page = live(mover, "frames", coach)
    begin(page)
    page.reload()
    page.get_by_role("button", name="Go on with the set").click()
    expect(page.locator("[data-live]")).to_have_attribute("data-stage", "live")
    assert coach.heard("start")[-1]["resume"] == LIVE


def test_the_space_bar_pauses_and_goes_on(mover: Visitor) -> None:
    coach = Coach()
    page = live(mover, "frames", coach)
    begin(page)
    page.locator("body").press(" ")
    expect(page.get_by_text("Paused")).to_be_visible()
    page.get_by_role("button", name="Go on", exact=True).click()
    in_time(page, lambda: bool(coach.heard("resume")))
    assert coach.heard("pause")


@pytest.mark.skipif(NO_ASSETS, reason="the files for the browser are not there: make assets")
def test_on_the_joints_path_joints_in_space_leave_the_device_and_no_picture(mover: Visitor) -> None:
    coach = Coach()
    page = live(mover, "joints", coach)
    expect(page.locator("[data-path-note]")).to_contain_text(
        "No picture leaves it.", timeout=LOADING_MS
    )
    in_time(page, lambda: len(coach.frames) > 5)
    assert {frame[:3] for frame in coach.frames} == {(1, 3, 33)}


@pytest.mark.skipif(NO_ASSETS, reason="the files for the browser are not there: make assets")
def test_where_joints_cannot_be_found_pictures_are_sent_and_the_page_says_why(
    mover: Visitor,
) -> None:
    mover.context.route("**/*.wasm", lambda route: route.abort())
    coach = Coach()
    page = live(mover, "auto", coach)
    note = page.locator("[data-path-note]")
    expect(note).to_contain_text("Pictures go to your server", timeout=LOADING_MS)
    expect(note).to_contain_text("did not start on this device")
    in_time(page, lambda: len(coach.frames) > 2)
    assert {frame[1] for frame in coach.frames} == {2}


def test_a_turned_phone_says_its_new_size_and_keeps_the_set(mover: Visitor) -> None:
    coach = Coach()
    page = live(mover, "frames", coach)
    begin(page)
    page.locator("[data-video]").dispatch_event("resize")
    in_time(page, lambda: len(coach.heard("start")) > 1)
    assert coach.heard("start")[-1]["resume"] == LIVE
    expect(page.locator("[data-live]")).to_have_attribute("data-stage", "live")


@pytest.mark.parametrize("path", [
    pytest.param("joints", marks=pytest.mark.skipif(NO_ASSETS, reason="make assets")), "frames",
])  # fmt: skip
def test_a_real_set_is_counted_and_saved(mover: Visitor, path: str) -> None:
    sent: list[float] = []
    mover.context.on("page", lambda page: page.on("websocket", lambda socket: note(socket, sent)))
    page = live(mover, path)
    begin(page)
    first = len(sent)
    page.wait_for_timeout(RATE_SECONDS * 1000)
    if (len(sent) - first) / RATE_SECONDS < LEAST_RATE:
        pytest.skip("this machine is too busy to look at a camera")
    # The film begins anew when it is over, so that a machine that came late sees the set whole.
    until_count(page, camera.SQUATS)
    counted = count(page)
    page.get_by_role("button", name="Finish").click()
    page.get_by_role("link", name="See the whole result").click()
    await_result(page)
    shown = page.locator("[data-count]").inner_text()
    assert re.fullmatch(r"\d+", shown)
    assert abs(int(shown) - counted) <= 1
    expect(page.locator("[data-exercise-name]")).to_have_text("Squat")


def note(socket: WebSocket, sent: list[float]) -> None:
    socket.on("framesent", lambda data: sent.append(len(data)))


def until_count(page: Page, least: int) -> None:
    expect(page.locator("[data-count]")).to_have_text(
        re.compile("|".join(str(n) for n in range(least - 1, least + 2))), timeout=SET_MS
    )


def test_the_shell_is_kept_and_nothing_of_a_person(mover: Visitor) -> None:
    page = mover.open("/")
    page.evaluate("navigator.serviceWorker.ready.then(() => true)")
    page.reload()
    kept: list[str] = page.evaluate(
        """async () => {
          const shell = await caches.open("gymbrain-shell-1");
          return (await shell.keys()).map((request) => new URL(request.url).pathname);
        }"""
    )
    assert kept
    assert [path for path in kept if not re.match(r"/static/(css|js|img)/", path)] == []


def test_home_leads_to_it(mover: Visitor) -> None:
    page = mover.open("/")
    page.get_by_role("link", name="Use the camera").click()
    expect(page.get_by_role("heading", name="Coached while you move")).to_be_visible()
    manifest = page.locator("link[rel=manifest]").get_attribute("href")
    assert Path(str(manifest)).name == "manifest.webmanifest"
