"""Many pages at once against a running server: how fast it answers."""

import asyncio
import contextlib
import json
from dataclasses import dataclass, field
from time import perf_counter
from typing import Any

import numpy as np
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import WebSocketException
from websockets.typing import Origin, Subprotocol

from coaching.live.protocol import HEADER, JPEG, SPACE, SUBPROTOCOL, VERSION, Path

# A server that has to compile its nets for the first of them answers within this, seconds.
READY_SECONDS = 120.0
# Answers that are still under way when the last frame is sent are waited for, seconds.
TAIL_SECONDS = 2.0


@dataclass(frozen=True, eq=False)
class Plan:
    """What every page does.

    Attributes:
        url: of the socket.
        origin: of the page that it stands for.
        path: ``joints`` or ``frames``.
        rate: frames a second.
        seconds: for so long.
        frames: what is sent, without headers, again and again.
        size: of the picture, pixels.
    """

    url: str
    origin: str
    path: Path
    rate: float
    seconds: float
    frames: tuple[bytes, ...]
    size: tuple[int, int]


@dataclass
class Measured:
    """What came of it.

    Attributes:
        delays: seconds from a frame to its answer.
        dropped: frames left out by the server.
        errors: sessions that did not go through.
    """

    delays: list[float] = field(default_factory=list)
    dropped: int = 0
    errors: int = 0

    def as_json(self, sessions: int) -> dict[str, Any]:
        """The contract's document."""
        middle, late = np.percentile(self.delays, [50, 95]) if self.delays else (np.nan, np.nan)
        known = bool(self.delays)
        return {
            "sessions": sessions,
            "p50_ms": round(float(middle) * 1e3, 1) if known else None,
            "p95_ms": round(float(late) * 1e3, 1) if known else None,
            "dropped": self.dropped,
            "errors": self.errors,
        }


async def load(plan: Plan, cookies: list[str]) -> Measured:
    """Run one session a cookie, all at the same time."""
    measured = Measured()
    started = asyncio.Barrier(len(cookies))
    await asyncio.gather(
        *(
            _session(plan, cookie, number, started, measured)
            for number, cookie in enumerate(cookies)
        )
    )
    return measured


async def _session(
    plan: Plan, cookie: str, number: int, started: asyncio.Barrier, measured: Measured
) -> None:
    """A page; whatever goes wrong with it counts as one error."""
    try:
        async with connect(
            plan.url,
            origin=Origin(plan.origin),
            subprotocols=[Subprotocol(SUBPROTOCOL)],
            additional_headers={"Cookie": cookie},
            compression=None,
            open_timeout=READY_SECONDS,
            max_size=None,
        ) as socket:
            await _begin(plan, socket)
            await started.wait()
            await _perform(plan, socket, number, len(plan.frames), measured)
            await _discard(socket)
    except (WebSocketException, OSError, TimeoutError, ValueError, asyncio.BrokenBarrierError):
        measured.errors += 1
        await started.abort()


async def _begin(plan: Plan, socket: ClientConnection) -> None:
    width, height = plan.size
    start = {"type": "start", "path": plan.path, "resume": None, "exercise": None,
             "skeleton": "blazepose33", "width": width, "height": height,
             "keep_video": False}  # fmt: skip
    await socket.send(json.dumps(start))
    answer = json.loads(await asyncio.wait_for(socket.recv(), READY_SECONDS))
    if answer["type"] != "ready":
        raise ValueError(answer.get("code", "not ready"))


async def _discard(socket: ClientConnection) -> None:
    """Forget the session, and see the server close it: then nothing of it is left there."""
    with contextlib.suppress(WebSocketException, TimeoutError):
        async with asyncio.timeout(READY_SECONDS):
            await socket.send('{"type":"discard"}')
            async for _ in socket:
                pass


async def _perform(
    plan: Plan, socket: ClientConnection, number: int, count: int, measured: Measured
) -> None:
    """Send at an even rate, each page at another place of the movement and of the second."""
    sent: dict[float, float] = {}
    listening = asyncio.create_task(_listen(socket, sent, measured))
    begin = perf_counter() + (number * 0.6180339887 % 1.0) / plan.rate
    place = int(number * 0.6180339887 % 1.0 * count)
    for index in range(round(plan.seconds * plan.rate)):
        await asyncio.sleep(max(begin + index / plan.rate - perf_counter(), 0))
        if listening.done():
            break
        time = index / plan.rate
        sent[time] = perf_counter()
        await socket.send(_header(plan.path, time) + plan.frames[(place + index) % count])
    with contextlib.suppress(TimeoutError):
        await asyncio.wait_for(asyncio.shield(listening), TAIL_SECONDS)
    listening.cancel()
    with contextlib.suppress(asyncio.CancelledError):
        measured.dropped += await listening


async def _listen(socket: ClientConnection, sent: dict[float, float], measured: Measured) -> int:
    """Note how long each answer took; frames without one were left out."""
    try:
        async for text in socket:
            now, said = perf_counter(), json.loads(text)
            if said["type"] == "state":
                measured.delays.append(now - sent.pop(said["t"]))
    except asyncio.CancelledError:
        return len(sent)
    raise ValueError("closed by the server")


def _header(path: Path, time: float) -> bytes:
    if path == "frames":
        return HEADER.pack(VERSION, JPEG, 0, time)
    return HEADER.pack(VERSION, SPACE, 33, time)
