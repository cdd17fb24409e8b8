"""The live page in Chromium before a camera that plays real clips, against the whole analysis.

Each clip takes as long as it is, and longer where it is looped. One server coaches all. On a
machine that other work keeps busy ``--slow 3`` plays it at a third of its speed to a page whose
clock goes at a third of its own: what is told is that of a machine three times as fast.
"""

import argparse
import csv
import json
import tempfile
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field, replace
from functools import partial
from itertools import pairwise
from multiprocessing import get_context
from pathlib import Path
from time import monotonic
from typing import Any

import numpy as np
from playwright.sync_api import Browser, Page, WebSocket, sync_playwright

from benchmarks.clips import shared_folder
from benchmarks.table import table
from coaching.engine import Exercise, analyse
from coaching.live.protocol import JOINTS, SPACE
from pose.estimators.base import Frame
from pose.jpeg import encode
from pose.sequence import Poses, PoseSequence
from pose.video.frames import read_frames
from references.catalogue import read_catalogue
from tests import environment
from tests.browser.camera import FILE_FPS, filmed
from tests.browser.stack import running
from tests.browser.visitor import DESKTOP, Visitor, sign_up, visit
from training.data.cache import JointCache

SIDE = 640  # pixels of the longer side: what a page asks its camera for
# The first picture stands until the set has begun, the last one until all of it has been told.
STANDS_S, AFTER_S = 25.0, 3.0
LOADING_MS = 60_000
CLOCK = (
    """const real = performance.now.bind(performance); performance.now = () => real() / {slow};"""
)
SETTINGS = {"voice": False, "counting": False, "tone": False, "buzz": False}
HEAD = ("clip", "live", "offline", "label", "exercise", "frames/s", "late s", "")


@dataclass(frozen=True)
class Clip:
    """A clip, played so many times in a row.

    Attributes:
        path: the video.
        label: repetitions that its list gives it, where it does.
        rounds: how often it is played.
        seconds: of one round.
        slow: by how much it is played more slowly.
    """

    path: Path
    label: str
    rounds: int
    seconds: float
    slow: int

    @property
    def length(self) -> float:
        """Seconds that all rounds take to be played."""
        return self.rounds * self.seconds * self.slow


@dataclass
class Heard:
    """What went over the page's websocket."""

    states: list[tuple[float, dict[str, Any]]] = field(default_factory=list)
    sent: list[bytes] = field(default_factory=list)

    def over(self, page: Page) -> None:
        page.on("websocket", self._listen)

    def _listen(self, socket: WebSocket) -> None:
        socket.on("framereceived", self._hear)
        socket.on("framesent", self._note)

    def _hear(self, data: str | bytes) -> None:
        message = json.loads(data)
        if message["type"] == "state":
            self.states.append((monotonic(), message))

    def _note(self, data: str | bytes) -> None:
        if isinstance(data, bytes) and data[1] in (JOINTS, SPACE):
            self.sent.append(data)

    def keep(self, out: Path) -> None:
        """Write what was said, and the joints, for whoever wants to know why."""
        out.parent.mkdir(parents=True, exist_ok=True)
        states = [state for _, state in self.states]
        np.savez_compressed(
            out, states=json.dumps(states), joints=np.frombuffer(b"".join(self.sent), np.uint8)
        )


@dataclass(frozen=True)
class Outcome:
    """What came of a clip.

    Attributes:
        live: repetitions that the page showed at the end.
        exercise: as it was named there.
        rate: frames of each second of the clip that were answered.
        late: seconds by which the set began after the clip did; 0 is in time.
        path: how the joints were found.
    """

    live: int
    exercise: str
    rate: float
    late: float
    path: str


def main(arguments: list[str] | None = None) -> None:
    """Print a row for each clip, and how many counts agree."""
    options = _options(arguments)
    listed = _listed()[options.first : options.first + options.clips]
    chosen = [_clip(path, options.at_least, options.slow) for path in listed]
    with tempfile.TemporaryDirectory() as folder, _server(options.base, folder) as base:
        film = partial(_run, base, folder, options.path, options.keep)
        context = get_context("spawn")
        with ProcessPoolExecutor(options.at_once, context) as workers:
            outcomes = workers.map(film, chosen, range(len(chosen)))
            rows = [_told(clip, outcome) for clip, outcome in zip(chosen, outcomes, strict=True)]
    print(table(HEAD, rows))
    good = sum(row[-1] == "" for row in rows)
    print(f"\n{options.path}: within one of the whole analysis {good} of {len(rows)}")


def _server(base: str, folder: str) -> AbstractContextManager[str]:
    return nullcontext(base) if base else running(Path(folder))


def _options(arguments: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--clips", type=int, default=10)
    parser.add_argument("--first", type=int, default=0, help="place of the first clip in the list")
    parser.add_argument("--path", choices=("joints", "frames"), default="joints")
    parser.add_argument("--at-once", type=int, default=1, help="browsers")
    parser.add_argument("--at-least", type=float, default=0.0, help="seconds: shorter ones loop")
    parser.add_argument("--slow", type=int, default=1, help="play so many times more slowly")
    parser.add_argument("--keep", type=Path, help="folder for what each page sent and was told")
    parser.add_argument("--base", default="", help="address of a server that runs already")
    return parser.parse_args(arguments)


def _listed() -> list[Path]:
    found = sorted((shared_folder() / "videos" / "real").glob("*.mp4"))
    if not found:
        raise SystemExit("There are no real clips: set GYMBRAIN_SHARED.")
    return found


def _clip(path: Path, at_least: float, slow: int) -> Clip:
    seconds = _poses(path).image.seconds + 1 / FILE_FPS
    rounds = max(1, int(np.ceil(at_least / seconds)))
    return Clip(path, _labels().get(path.name, ""), rounds, seconds, slow)


def _labels() -> dict[str, str]:
    with (shared_folder() / "videos" / "index.csv").open(newline="") as file:
        return {Path(row["file"]).name: row["reps"] for row in csv.DictReader(file)}


def _poses(path: Path) -> Poses:
    cache = JointCache()
    cache.fill([path])
    poses = cache.get(path)
    if poses is None:
        raise SystemExit(f"{path} cannot be read.")
    return poses


def _told(clip: Clip, outcome: Outcome) -> tuple[str, ...]:
    """A row of the table, printed as soon as it is known too."""
    offline = _offline(clip)
    is_good = abs(outcome.live - offline) <= 1
    row = (
        clip.path.stem[:48], str(outcome.live), str(offline),
        clip.label and str(int(clip.label) * clip.rounds), outcome.exercise,
        f"{outcome.rate:.1f}", f"{outcome.late:.1f}", "" if is_good else "MISS",
    )  # fmt: skip
    print(*row, outcome.path, flush=True)
    return row


def _offline(clip: Clip) -> int:
    """What the analysis of the same rounds counts."""
    poses = _poses(clip.path)
    world = None if poses.world is None else _looped(poses.world, clip)
    looped = replace(poses, image=_looped(poses.image, clip), world=world)
    catalogue = [Exercise.from_dict(row) for row in read_catalogue()]
    return analyse(looped, catalogue).rep_count or 0


def _looped(joints: PoseSequence, clip: Clip) -> PoseSequence:
    """All rounds of it, one after the other."""
    times = [joints.times - joints.times[0] + clip.seconds * n for n in range(clip.rounds)]
    return replace(
        joints,
        points=np.concatenate([joints.points] * clip.rounds),
        confidence=np.concatenate([joints.confidence] * clip.rounds),
        times=np.concatenate(times),
    )


def _run(base: str, folder: str, path: str, keep: Path | None, clip: Clip, number: int) -> Outcome:
    """Play one clip to a page of its own; in a process of its own, as Playwright wants."""
    film = _film(Path(folder) / f"camera{number}.mjpeg", clip)
    chromium = environment.chromium() or ""
    try:
        with (
            sync_playwright() as playwright,
            filmed(playwright.chromium, chromium, film) as browser,
        ):
            name = f"mover{int(monotonic() * 1e3)}x{number}"
            outcome, heard = _coached(browser, base, path, clip, name)
            if keep:
                heard.keep(keep / f"{clip.path.stem}.npz")
            return outcome
    finally:
        film.unlink()


def _film(out: Path, clip: Clip) -> Path:
    """The clip as a camera sees it: JPEGs at an even rate."""
    pictures = list(_pictures(clip.path))
    with out.open("wb") as file:
        file.write(pictures[0] * round(STANDS_S * FILE_FPS))
        for _ in range(clip.rounds):
            file.writelines(picture * clip.slow for picture in pictures)
        file.write(pictures[-1] * round((AFTER_S * clip.slow + STANDS_S) * FILE_FPS))
    return out


def _pictures(path: Path) -> Iterator[bytes]:
    told = 0
    timed = [(time, encode(_even(frame))) for time, frame in read_frames(path, max_side=SIDE)]
    first = timed[0][0]
    for (_, picture), (until, _next) in pairwise([*timed, (timed[-1][0] + 1 / FILE_FPS, b"")]):
        while told / FILE_FPS < until - first:
            told += 1
            yield picture


def _even(frame: Frame) -> Frame:
    """Chromium's camera plays no picture whose sides are odd."""
    height, width = (side - side % 2 for side in frame.shape[:2])
    return np.ascontiguousarray(frame[:height, :width])


def _coached(
    browser: Browser, base: str, path: str, clip: Clip, name: str
) -> tuple[Outcome, Heard]:
    visitor = visit(browser, base, viewport=DESKTOP, state=None)
    sign_up(_patient(visitor).open("/accounts/signup/"), name)
    visitor.context.add_init_script(CLOCK.format(slow=clip.slow))
    page, heard = _live(visitor, path)
    began = monotonic()
    page.get_by_role("button", name="Begin").click(timeout=LOADING_MS)
    page.wait_for_selector("[data-live][data-stage=live]")
    late = max(0.0, monotonic() - began - STANDS_S)
    clip_began = began + STANDS_S
    left = clip_began + clip.length + AFTER_S * clip.slow - monotonic()
    page.wait_for_timeout(max(0.0, left) * 1000)
    known = str(page.locator("[data-live]").get_attribute("data-path"))
    page.get_by_role("button", name="Pause").click()
    page.get_by_role("button", name="Throw away").click()
    during = [at for at, _ in heard.states if clip_began <= at <= clip_began + clip.length]
    last = heard.states[-1][1]
    outcome = Outcome(
        last["count"], last["name"], len(during) * clip.slow / clip.length, late, known
    )
    return outcome, heard


def _patient(visitor: Visitor) -> Visitor:
    """The machine may be busy with other things."""
    visitor.context.set_default_timeout(LOADING_MS)
    return visitor


def _live(visitor: Visitor, path: str) -> tuple[Page, Heard]:
    settings = json.dumps({**SETTINGS, "path": path})
    visitor.context.add_init_script(f"localStorage.setItem('gymbrain.live.settings', '{settings}')")
    page, heard = visitor.context.new_page(), Heard()
    heard.over(page)
    page.goto(visitor.base + "/live/")
    page.get_by_role("button", name="Turn the camera on").click()
    return page, heard


if __name__ == "__main__":
    main()
