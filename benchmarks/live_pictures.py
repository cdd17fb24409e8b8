"""Live sessions of pictures that a core keeps up with: a plain MediaPipe loop beside ours.

Both work on the same pictures in one run, and are timed by the processor's time that they take.
"""

import argparse
import tempfile
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from time import process_time

import cv2
import numpy as np

from benchmarks.table import table
from coaching.engine import Exercise
from coaching.live.protocol import HEADER, JPEG, VERSION
from coaching.live.session import LiveSession
from coaching.live.wire import Opening
from pose.jpeg import encode
from pose.synthetic.clip import AthleteSpec, Rep, render
from references.catalogue import read_catalogue

RATE = 10.0  # pictures a second of a session, as a page sends them
SIZE = (640, 480)

Work = Callable[[bytes, float], object]


@dataclass
class Loop:
    """One way to work on the pictures of a session.

    Attributes:
        name: for people.
        work: takes a JPEG and its seconds.
        rates: pictures for a second of one core, threads and all, round by round.
    """

    name: str
    work: Work
    rates: list[float] = field(default_factory=list)
    _shown: int = 0

    def show(self, pictures: list[bytes]) -> None:
        """One more round."""
        begun = process_time()
        for picture in pictures:
            self._shown += 1
            self.work(picture, self._shown / RATE)
        self.rates.append(len(pictures) / (process_time() - begun))


def main(arguments: list[str] | None = None) -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--reps", type=int, default=4, help="squats in a round")
    options = parser.parse_args(arguments)
    spec = AthleteSpec(reps=(Rep(),) * options.reps, fps=RATE, size=SIZE)
    pictures = [encode(picture) for picture in render(spec)]
    with tempfile.TemporaryDirectory() as folder:
        loops = [
            Loop("cv2 + mp.solutions.pose loop", _plain()),
            Loop("GymbrAIn, coached", _coached(Path(folder))),
        ]
        for loop in loops:
            loop.show(pictures[:5])  # nets compile before anything counts
            loop.rates.clear()
        for loop in loops * options.rounds:
            loop.show(pictures)
    print(f"{len(pictures)} pictures of {SIZE[0]}x{SIZE[1]}, {options.rounds} rounds\n")
    print(_report(loops))


def _plain() -> Work:
    """The loop of the tutorials: joints and nothing else."""
    from mediapipe.python.solutions import pose  # noqa: PLC0415 - among the tools of development

    solution = pose.Pose()

    def work(picture: bytes, _time: float) -> object:
        frame = cv2.imdecode(np.frombuffer(picture, np.uint8), cv2.IMREAD_COLOR)
        return solution.process(cv2.cvtColor(frame, cv2.COLOR_BGR2RGB))

    return work


def _coached(folder: Path) -> Work:
    """What a coaching child does for a picture, from the JPEG to the text for the page."""
    exercises = tuple(Exercise.from_dict(row) for row in read_catalogue())
    spool = folder / "live.spool"
    session = LiveSession(Opening(spool, True, "blazepose33", SIZE, None, exercises, {}))

    def work(picture: bytes, time: float) -> object:
        return session.frame(HEADER.pack(VERSION, JPEG, 0, time) + picture, 0, later=False)

    return work


def _report(loops: list[Loop]) -> str:
    """Median rates, the sessions that they are worth, and ratios to the first, round by round."""
    rows = []
    for loop in loops:
        ratio = median(a / b for a, b in zip(loop.rates, loops[0].rates, strict=True))
        rate = median(loop.rates)
        rows.append([loop.name, f"{rate:.1f}", f"{rate / RATE:.1f}", f"{ratio:.2f}"])
    return table(["live pictures", "a second", "sessions", "ratio"], rows)


if __name__ == "__main__":
    main()
