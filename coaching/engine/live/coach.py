"""One athlete before a camera, coached frame by frame."""

from collections.abc import Sequence

from coaching.engine.exercise import NONE_SLUG, Exercise
from coaching.engine.live.agreeing import Agreeing
from coaching.engine.live.grades import Grades, Window
from coaching.engine.live.holding import Hold, HoldClock
from coaching.engine.live.judging import Finished, certain, finished, held
from coaching.engine.live.neutral import Offsets, offsets
from coaching.engine.live.placing import checks
from coaching.engine.live.recent import Recent
from coaching.engine.live.rhythm import Rhythm
from coaching.engine.live.sets import SetClock
from coaching.engine.live.state import Check, Known, LiveAnswer, Tally, Tempo
from coaching.engine.nets.counter import Movement
from coaching.engine.nets.live import LiveNets, LiveState
from pose.sequence import Poses, PoseSequence
from pose.skeletons import Skeleton

# From here a recognised exercise is told and its rules apply; once told it stays until another
# one is as sure.
SURE = 0.6
# Below this chance that it is the exercise whose rules apply nothing that is under way is judged.
AT_IT = 0.5
# Seconds between two windows; also between two looks at the set-up.
WINDOW_SECONDS = 0.5
# The set-up is read from the last second.
SETUP_SECONDS = 1.0


class LiveCoach:
    """Follows one session; knows nothing of any other.

    Args:
        catalogue: the exercises to choose from.
        skeleton: of the frames.
        size: of the picture, pixels.
        estimator: what finds the joints.
        exercise: slug, where it is given.
        before: what had been counted when the line broke.
        nets: others than the installed ones.

    Attributes:
        due: whether something was put off: ``think``.
    """

    def __init__(
        self,
        catalogue: Sequence[Exercise],
        skeleton: Skeleton,
        size: tuple[int, int],
        *,
        estimator: str = "live",
        exercise: str | None = None,
        before: Tally = Tally(),  # noqa: B008 - frozen
        nets: LiveNets | None = None,
    ) -> None:
        self._by_slug = {each.slug: each for each in catalogue}
        self._given = self._by_slug.get(exercise or "")
        self._nets = nets or LiveNets(told=self._given.slug if self._given else None)
        self._recent = Recent(skeleton, size, estimator)
        self._rhythm, self._sets, self._grades = Rhythm(), SetClock(before), Grades()
        self._known = _known(self._given, 1.0) if self._given else Known()
        self._holds = HoldClock(before.held)
        self._hold: Hold | None = None
        self._tempo: Tempo | None = None
        self._neutral: Poses | None = None
        self._offsets: dict[str, Offsets] = {}
        self._agreeing = Agreeing()
        self._window_at = self._setup_at = -1e9
        self._setup: tuple[Check, ...] | None = ()
        self._light: float | None = None
        self.due = False

    @property
    def tally(self) -> Tally:
        """What has been counted."""
        return self._sets.tally

    def push(
        self,
        frame: PoseSequence,
        *,
        world: PoseSequence | None = None,
        light: float | None = None,
        later: bool = False,
    ) -> LiveAnswer:
        """Take the next frame and say what is going on.

        Args:
            frame: (1, J, C), later than all before.
            world: the same in metres (1, J, 3), where it is known.
            light: mean luminance of the picture, 0..255, where the picture is known.
            later: what takes time is done when ``think`` is called, because other athletes wait.
        """
        self._recent.add(frame, world)
        self._light = light
        state = self._nets.push(frame, later=later)
        self._rhythm.follow(state.time, state.way)
        self.due = True
        if not later:
            self._follow(state)
        return self._answer(state)

    def think(self) -> None:
        """Do one piece of what was put off."""
        if self._nets.due:
            self._nets.think()
        else:
            self._follow(self._nets.state)

    def _follow(self, state: LiveState) -> None:
        """What the nets' answers mean."""
        self.due = False
        time = self._recent.last
        self._learn(state)
        self._judge(state, time)
        self._follow_hold(time)
        moving = self._rhythm.underway is not None
        told = self._agreeing.told if self._hold is None else ()
        self._sets.follow(time, told, moving=moving)
        self._check(time)

    def _follow_hold(self, time: float) -> None:
        """Where the exercise is a posture, its seconds count and no movement does."""
        exercise = self._rules()
        if exercise is None or exercise.kind != "hold":
            self._hold = None
            return
        self._hold = self._holds.follow(self._recent, exercise, time)
        self._sets.hold(time, self._hold)

    def calibrate(self) -> None:
        """Take the last second for the athlete's own neutral posture."""
        self._neutral = self._recent.since(self._recent.last - SETUP_SECONDS)
        self._offsets = {}

    def _own(self, exercise: Exercise) -> Offsets:
        """What is the athlete's own, as far as it was shown."""
        if self._neutral is None:
            return {}
        if exercise.slug not in self._offsets:
            self._offsets[exercise.slug] = offsets(self._neutral, exercise)
        return self._offsets[exercise.slug]

    def _learn(self, state: LiveState) -> None:
        """Which exercise it is; a given one stays."""
        if self._given is not None:
            return
        found = self._by_slug.get(state.exercise or NONE_SLUG)
        if found is None or found.kind == "none":
            return
        if state.confidence >= SURE or not self._known.sure:
            before, self._known = self._known, _known(found, state.confidence)
            if self._known.sure and self._known.slug != before.slug:
                self._nets.tell(found.slug)

    def _judge(self, state: LiveState, time: float) -> None:
        """Finished repetitions, and twice a second what is under way."""
        # What moves while a posture is held is asked about once it turns out to be no hold.
        moved = [] if self._hold else self._agreeing.new(state.movements, state.exercising, time)
        for one in moved:
            judged = self._finished(one)
            if judged.spoilt or self._agreeing.take(one, self._recent, self._rules()):
                self._tempo = self._rhythm.tempo(one)
                self._grades.judged(list(judged.windows))
        if time - self._window_at < WINDOW_SECONDS:
            return
        self._window_at = time
        if self._hold is not None and self._hold.going_on:
            exercise = self._by_slug[self._known.slug or ""]
            self._grades.judged(held(self._recent, exercise, time, self._own(exercise)))
        elif self._rhythm.underway is None or not self._is_at_it(time):
            self._grades.idle()
        else:
            self._grades.judged(self._certain(time))

    def _is_at_it(self, time: float) -> bool:
        """Whether what is under way is of the exercise, and not on the way to it."""
        likely = self._nets.chance(self._known.slug or NONE_SLUG) >= AT_IT
        return likely or self._sets.is_on(time)

    def _finished(self, one: Movement) -> Finished:
        exercise = self._rules()
        if exercise is None:
            return Finished()
        return finished(self._recent, exercise, one, self._own(exercise))

    def _certain(self, time: float) -> list[Window]:
        exercise, now = self._rules(), self._rhythm.underway
        if exercise is None or now is None:
            return []
        return certain(self._recent, exercise, now, time, self._own(exercise))

    def _rules(self) -> Exercise | None:
        """The exercise whose rules apply."""
        known = self._known
        return self._by_slug.get(known.slug or "") if known.sure else None

    def _answer(self, state: LiveState) -> LiveAnswer:
        sets, time = self._sets, self._recent.last
        return LiveAnswer(
            time=time,
            known=self._known,
            tally=sets.tally,
            way=min(state.way, 1.0),
            phase=self._rhythm.phase,
            tempo=self._tempo,
            resting=sets.resting(time),
            rest_seconds=sets.rest_seconds(time),
            setup=self._setup,
            cue=self._grades.due(time),
            hold=self._hold,
        )

    def _check(self, time: float) -> None:
        """Whether the place is fit, twice a second until the first repetition."""
        if self.tally.set:
            self._setup = None
        elif time - self._setup_at >= WINDOW_SECONDS:
            self._setup_at = time
            poses = self._recent.since(time - SETUP_SECONDS)
            self._setup = checks(poses, self._given, self._light)


def _known(exercise: Exercise, confidence: float) -> Known:
    return Known(exercise.slug, exercise.name, confidence, sure=confidence >= SURE)
