"""The same nets on a live stream: a step of new joints in, what is going on out."""

from collections import deque
from dataclasses import dataclass
from math import inf

import numpy as np

from coaching.engine.nets.classifier import softmax
from coaching.engine.nets.counter import (
    STRIDES,
    Movement,
    Phase,
    best_stride,
    known,
    long_enough,
    movements,
    phase_from,
)
from coaching.engine.nets.features import WINDOW, Array
from coaching.engine.nets.runtime import EXERCISE, REPETITION, Net, load
from coaching.engine.nets.stream import REACH, Steps
from pose.sequence import PoseSequence

# The exercise is asked for this often, steps: half a second.
ASKED = 8
# The counter looks after so many steps of its own: a fifth of a second at the shortest stride.
# Every second step costs half as much again, and tells no repetition sooner.
LOOKS = 3
# One look of so many is enough of the strides that do not see this tempo best.
SELDOM = 2
# A look is put off for no longer than this, steps of its own: it must reach back to the one before.
OVERDUE = WINDOW // 2
# Answers of which the mean is taken: four seconds of asking.
REMEMBERED = 8
# Of the answers that say whether it is any exercise: the last second.
LATEST = 2
# A movement is told when it has been over for so long, seconds: the end of its curve is known.
LOOK_AHEAD = 0.25
# Of the oldest seconds that are kept what was found stays as it is: there a movement's beginning
# is being forgotten, and then its turn.
FADING = 15.0
# The middle of a window sees most of what is before and after: as ``windows.stitched`` has it.
_TRUST = np.minimum(np.arange(1, WINDOW + 1), np.arange(WINDOW, 0, -1)).astype(np.float32)[:, None]


@dataclass(frozen=True)
class LiveState:
    """What is known after a step.

    Attributes:
        time: seconds of the stream.
        exercise: the likeliest, ``None`` until half a second has been seen or where nobody asks.
        confidence: 0..1.
        way: share of the way from start to turn at this moment, 0..1.
        movements: repetitions and attempts that are over, in order of time.
        exercising: chance that it is any exercise, by the latest answers; 1 where nobody asks.
    """

    time: float
    exercise: str | None
    confidence: float
    way: float
    movements: tuple[Movement, ...]
    exercising: float = 1.0

    @property
    def count(self) -> int:
        """Whole repetitions."""
        return sum(movement.complete for movement in self.movements)


class LiveNets:
    """Follows one athlete; a new set begins with a new one of these, or with ``reset``.

    Args:
        exercise: another net than the installed one.
        repetition: likewise.
        told: slug of the exercise, where it is known: see ``tell``. Where the net that names
            exercises has not met it, it is not asked whether it is any.

    Attributes:
        state: what is going on.
    """

    def __init__(
        self,
        exercise: Net | None = None,
        repetition: Net | None = None,
        *,
        told: str | None = None,
    ) -> None:
        net = exercise or load(EXERCISE)
        self._exercise = net if told is None or told in net.labels else None
        self._repetition = repetition or load(REPETITION)
        self.tell(told)
        self.reset()

    def tell(self, exercise: str | None) -> None:
        """Tell the counter the slug of the exercise, so that it knows where repetitions start."""
        self._told = known(self._repetition, exercise)

    def reset(self) -> None:
        """Forget everything."""
        self._steps = Steps()
        self._followers = [_Follower(stride, self._repetition) for stride in STRIDES]
        self._chances: deque[Array] = deque(maxlen=REMEMBERED)
        self._settled: tuple[Movement, ...] = ()
        self._found: tuple[Movement, ...] = ()
        self._best: int | None = None  # the stride that sees this tempo best
        self._due = -inf  # seconds, when the next of what was found will be over for long enough
        self._likeliest: tuple[str | None, float] = (None, 0.0)
        self._latest: Array | None = None
        self._asking = False
        self.state = LiveState(0.0, None, 0.0, 0.0, ())

    def push(self, poses: PoseSequence, *, later: bool = False) -> LiveState:
        """Take new frames, usually one, and say what is going on.

        Args:
            poses: frames later than all before, on any skeleton.
            later: ask the nets when ``think`` is called, because other athletes wait.
        """
        for _ in self._steps.push(poses):
            self._notice()
            while self.due and (not later or self._has_waited_too_long()):
                self.think()
            self._tell()
        return self.state

    @property
    def due(self) -> bool:
        """Whether a net should be asked."""
        return self._asking or any(one.due for one in self._followers)

    def think(self) -> LiveState:
        """Ask one net that is due, and say what is going on."""
        follower = next((one for one in self._followers if one.due), None)
        if follower is not None:
            follower.look(self._steps, self._told)
            self._find()
        elif self._asking and self._exercise is not None:
            self._asking = False
            self._likeliest = self._asked(self._exercise)
        self._tell()
        return self.state

    def _notice(self) -> None:
        """Each net has steps of its own, so that no step waits for two of them."""
        count = self._steps.count
        for one in self._followers:
            one.notice(count, seldom=self._best not in (None, one.stride))
        if self._exercise is not None and count % ASKED == 0:
            self._asking = True

    def _has_waited_too_long(self) -> bool:
        """Whether a look would soon not reach back to the one before."""
        return any(one.due and one.waited(self._steps.count) >= OVERDUE for one in self._followers)

    def _find(self) -> None:
        """The movements by the stride that sees this tempo best."""
        steps = len(self._steps)
        seen = {one.stride: one.seen for one in self._followers if long_enough(one.stride, steps)}
        best, self._found = best_stride(seen, steps)
        self._best = best if self._found else None
        self._due = -inf

    def _tell(self) -> None:
        exercising = 1.0 if self._latest is None else 1.0 - self.chance("none")
        self.state = LiveState(
            self._steps.now, *self._likeliest, self._way(), self._counted(), exercising
        )

    def chance(self, slug: str) -> float:
        """That it is this exercise, by the latest answers; 1 where nobody asks."""
        if self._latest is None or self._exercise is None or slug not in self._exercise.labels:
            return 1.0
        return float(self._latest[self._exercise.labels.index(slug)])

    def _way(self) -> float:
        """By the shortest stride or the best, whichever looked last."""
        trusted = [one for one in self._followers if one.stride in (STRIDES[0], self._best)]
        return max(trusted, key=lambda one: one.looked).way

    def _counted(self) -> tuple[Movement, ...]:
        """What is over, by the stride that sees this tempo best; older than a minute it stays."""
        latest, found = self._steps.now - LOOK_AHEAD, self._found
        if latest < self._due:
            return self._settled
        first = self._steps.tracks.start + FADING
        if self._steps.count > REACH:
            self._settled = tuple(m for m in self._settled if m.end < first)
            last = self._settled[-1].end if self._settled else first - FADING
            found = tuple(m for m in found if m.end >= first and m.turn > last)
        else:
            self._settled = ()
        self._settled += tuple(m for m in found if m.end <= latest)
        self._due = min((m.end for m in found if m.end > latest), default=inf)
        return self._settled

    def _asked(self, net: Net) -> tuple[str, float]:
        """The likeliest exercise by the last answers, and how likely it is."""
        (logits,) = net(self._steps.window(1))
        self._chances.append(softmax(logits[0] / net.settings["temperature"]))
        self._latest = np.mean(list(self._chances)[-LATEST:], axis=0)
        mean = np.mean(self._chances, axis=0)
        best = int(np.argmax(mean))
        return net.labels[best], float(mean[best])


class _Follower:
    """What the counter says of a stream at one stride.

    Attributes:
        stride: steps of the stream in one of its own.
        seen: its phase at every step of the stream that is kept, and the movements in it.
        looked: the step of the stream that it saw last.
        due: whether it should look.
    """

    def __init__(self, stride: int, net: Net) -> None:
        self.stride = stride
        self.seen: tuple[Phase, tuple[Movement, ...]] = (NOTHING, ())
        self.due = False
        self._net = net
        self._said = np.zeros((0, 4), np.float32)  # sums of what it says, and of their weights
        self.looked = 0

    @property
    def way(self) -> float:
        """Share of the way from start to turn at the newest step it has looked at."""
        way = self.seen[0].way
        return float(way[-1]) if len(way) else 0.0

    def notice(self, count: int, *, seldom: bool) -> None:
        """Be due where it is its turn, at steps that are no other stride's turn."""
        every = self.stride * LOOKS
        if count % every != every // 2:
            return
        if not (seldom and self.looked and count - self.looked < SELDOM * every):
            self.due = True

    def waited(self, count: int) -> int:
        """Steps of its own since it looked."""
        return (count - self.looked) // self.stride

    def look(self, steps: Steps, told: Array) -> None:
        """Learn what the net says of the newest step of its own, and all before."""
        self.due = False
        late = (steps.count - self.stride * LOOKS // 2) % self.stride
        now = steps.count - late
        new = (now - self.looked) // self.stride if self.looked else (now - 1) // self.stride + 1
        self.looked = now
        self._learn(self._net(steps.window(self.stride, late), told)[0][0], new)
        phase = phase_from(self._upsampled(len(steps), late))
        self.seen = (phase, movements(phase, steps.tracks))

    def _learn(self, said: Array, new: int) -> None:
        """Add what one more window says of the steps that it saw."""
        nothing = np.zeros((new, 4), np.float32)
        self._said = np.concatenate([self._said, nothing])[-(REACH // self.stride) :]
        newest = self._said[-WINDOW:]
        newest[:, :3] += (said * _TRUST)[-len(newest) :]
        newest[:, 3:] += _TRUST[-len(newest) :]

    def _upsampled(self, length: int, late: int) -> Array:
        """(length, 3) at every step of the stream."""
        said = self._said[:, :3] / self._said[:, 3:]
        if self.stride == 1:
            return said[-length:]
        known = -np.arange(len(said))[::-1] * self.stride - late
        at = np.arange(-length + 1, 1)
        columns = [np.interp(at, known, column) for column in said.T]
        return np.stack(columns, axis=1).astype(np.float32)


NOTHING = Phase(np.zeros((0, 2), np.float32), np.zeros(0, np.float32))
