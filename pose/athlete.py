"""Which of the people in view is the athlete, and staying with that one."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from pose.sequence import Floats

Box = tuple[float, float, float, float]


@dataclass(frozen=True, eq=False)
class Candidate:
    """A person found in one frame.

    Attributes:
        box: x0, y0, x1, y1 in pixels.
        score: the detector's trust in it, 0..1.
        keypoints: (J, 3) x, y in pixels and confidence in 0..1, where the detector gives joints.
    """

    box: Box
    score: float
    keypoints: Floats | None = None

    @property
    def centre(self) -> tuple[float, float]:
        """Middle of the box, pixels."""
        return (self.box[0] + self.box[2]) / 2, (self.box[1] + self.box[3]) / 2

    @property
    def diagonal(self) -> float:
        """Diagonal of the box, pixels: the scale of the person whatever the posture."""
        return math.hypot(self.box[2] - self.box[0], self.box[3] - self.box[1])


@dataclass(frozen=True)
class AthleteRules:
    """When a person counts as the same, and when another one becomes the athlete."""

    # Mean of box overlap and joint closeness from one frame to the next: the same person in quick
    # exercise stays above 0.5, two people half over each other are below 0.3.
    same_similarity: float = 0.3
    # Seconds a person may be missed and still be matched as if in the next frame; after that the
    # prediction is worth nothing, and only place and size are compared.
    coast: float = 0.3
    # Seconds the athlete is waited for. A passer-by hides a person for about one second.
    patience: float = 1.5
    # How near, in sizes, and between which shares of the size the athlete must come back: smaller
    # where they were lost standing and are found squatting, never much larger.
    return_distance: float = 0.35
    return_smallest: float = 0.5
    return_largest: float = 1.3
    # A person this many times the athlete's size who stays for so many seconds takes over: the
    # first one was a bystander seen before the athlete stepped in.
    takeover_size: float = 1.5
    takeover_seconds: float = 3.0
    # Centres that move faster than this many sizes a second are walking through, not training.
    walking_speed: float = 0.6
    # Nobody is reported for so many seconds after a takeover, so that no filter bridges the two.
    takeover_gap: float = 0.5
    # Seconds of view after which a person counts as fully steady.
    steady_seconds: float = 1.0
    # Share of the smaller box inside the athlete's up to which somebody is beside them. Detectors
    # find one person twice, whole and in part, and such doubles lie inside.
    beside: float = 0.5


# Joints less sure than this say nothing about who somebody is.
_SURE_JOINT = 0.3
# Standard deviation of a joint between two frames, as a share of the diagonal.
_JOINT_SPREAD = 0.1
# Detections surer than this are people; less sure ones may be furniture.
_TRUSTED_SCORE = 0.5
# Seconds in which a size that is no longer reached falls to a third. Longer than a repetition, so
# that somebody in a deep squat is still as large as they stood.
_SIZE_MEMORY = 6.0
# Weight of the newest frame in the speed, a compromise between noise and turning points.
_SPEED_WEIGHT = 0.3


@dataclass(eq=False)
class _Track:
    """One person over time.

    Attributes:
        last: the newest sight.
        born, seen: seconds of the first and of the newest sight.
        size: the recently largest diagonal, pixels.
        velocity: of the centre, pixels a second.
        other: whether it was seen beside the athlete, and so is somebody else for sure.
        larger_since: seconds since when it is far larger than the athlete.
        index: position among the candidates of this frame, None if missed.
    """

    last: Candidate
    born: float
    seen: float
    size: float
    velocity: tuple[float, float] = (0.0, 0.0)
    other: bool = False
    larger_since: float | None = None
    index: int | None = None

    def update(self, candidate: Candidate, index: int, time: float) -> None:
        """Take the candidate as this person's newest sight."""
        elapsed = max(time - self.seen, 1e-3)
        (x, y), (was_x, was_y) = candidate.centre, self.last.centre
        keep, new = 1 - _SPEED_WEIGHT, _SPEED_WEIGHT / elapsed
        self.velocity = (
            keep * self.velocity[0] + new * (x - was_x),
            keep * self.velocity[1] + new * (y - was_y),
        )
        self.size = max(candidate.diagonal, self.size * math.exp(-elapsed / _SIZE_MEMORY))
        self.last, self.seen, self.index = candidate, time, index

    @property
    def speed(self) -> float:
        """Sizes a second."""
        return math.hypot(*self.velocity) / max(self.size, 1.0)

    def distance(self, candidate: Candidate) -> float:
        """From where this person was last seen, in sizes."""
        (x, y), (was_x, was_y) = candidate.centre, self.last.centre
        return math.hypot(x - was_x, y - was_y) / max(self.size, 1.0)

    def weight(self, rules: AthleteRules) -> float:
        """How much this person looks like the athlete: large, long in view, not walking by."""
        long = min(1.0, (self.seen - self.born) / rules.steady_seconds)
        still = 1.0 / (1.0 + max(0.0, self.speed - rules.walking_speed))
        trust = min(1.0, self.last.score / _TRUSTED_SCORE)
        return self.size**2 * trust * (0.5 + 0.5 * long) * still


class AthleteTracker:
    """Follows one person among the candidates of consecutive frames.

    Everybody in view has a track, and a candidate that fits another person better is never given
    to the athlete: in a crossing the passer-by claims their own box. While the athlete is hidden
    nobody is chosen; after ``patience`` the largest and steadiest person is.

    Attributes:
        identity: number of the person followed, counted up with each new one, so that filters
            over time know when to start afresh. 0 before anybody was found.
    """

    def __init__(self, rules: AthleteRules | None = None) -> None:
        self._rules = rules or AthleteRules()
        self.reset()

    def reset(self) -> None:
        """Forget everybody: the next frame is not a continuation."""
        self.identity = 0
        self._tracks: list[_Track] = []
        self._athlete: _Track | None = None
        self._silent_until = -math.inf
        self._preferred: Box | None = None

    def prefer(self, box: Box) -> None:
        """Say where the athlete is known to be in the next frame.

        They are then waited for as if just lost there.

        Args:
            box: x0, y0, x1, y1 in pixels.
        """
        self._preferred = box

    def choose(self, candidates: Sequence[Candidate], time: float) -> int | None:
        """The athlete among the people of the next frame.

        Args:
            candidates: everybody found, in any order.
            time: seconds, increasing from call to call.

        Returns:
            Position in ``candidates``, or None while the athlete is not among them.
        """
        self._heed(time)
        self._follow(candidates, time)
        self._tell_apart()
        self._take_over(time)
        if self._athlete is None or time - self._athlete.seen > self._rules.patience:
            self._acquire()
        self._forget(time)
        if self._athlete is None or time < self._silent_until:
            return None
        return self._athlete.index

    def _heed(self, time: float) -> None:
        """Put the athlete where ``prefer`` says."""
        if self._preferred is not None:
            just_before = math.nextafter(time, -math.inf)
            self._tracks = []
            self._start(_new_track(Candidate(self._preferred, 1.0), None, just_before))
            self._preferred = None

    def _follow(self, candidates: Sequence[Candidate], time: float) -> None:
        """Give each candidate to the person it continues, or a track of its own.

        The athlete and those known to be others come first. What they leave may be the athlete
        after a jump, and only then somebody not yet told from the athlete.
        """
        for track in self._tracks:
            track.index = None
        free = dict(enumerate(candidates))
        known = [track for track in self._tracks if track.other or track is self._athlete]
        self._match(known, free, time)
        self._recover(free, time)
        self._match([track for track in self._tracks if track not in known], free, time)
        for index, candidate in free.items():
            self._tracks.append(_new_track(candidate, index, time))

    def _match(self, tracks: list[_Track], free: dict[int, Candidate], time: float) -> None:
        """Continue the tracks by what is free and alike enough, the most alike first."""
        pairs = [
            (_similarity(track, candidate, time), track, index)
            for track in tracks
            if time - track.seen <= self._rules.coast
            for index, candidate in free.items()
        ]
        for similarity, track, index in sorted(pairs, key=lambda pair: -pair[0]):
            if similarity < self._rules.same_similarity:
                return
            if track.index is None and index in free:
                track.update(free.pop(index), index, time)

    def _recover(self, free: dict[int, Candidate], time: float) -> None:
        """Take the athlete up again where somebody stands at the same place, as large."""
        lost = self._athlete
        if lost is None or lost.index is not None or time - lost.seen > self._rules.patience:
            return
        near = [index for index, candidate in free.items() if self._is_return(lost, candidate)]
        if near:
            index = min(near, key=lambda index: lost.distance(free[index]))
            lost.velocity = (0.0, 0.0)
            lost.update(free.pop(index), index, time)

    def _is_return(self, lost: _Track, candidate: Candidate) -> bool:
        rules, share = self._rules, candidate.diagonal / max(lost.size, 1.0)
        return (
            rules.return_smallest <= share <= rules.return_largest
            and lost.distance(candidate) <= rules.return_distance
        )

    def _tell_apart(self) -> None:
        """Note who is seen beside the athlete."""
        athlete = self._athlete
        if athlete is None or athlete.index is None:
            return
        for track in self._seen_now():
            if track is not athlete and _share_inside(track, athlete) < self._rules.beside:
                track.other = True

    def _take_over(self, time: float) -> None:
        """Change to somebody who has stood there far larger for long."""
        athlete, rules = self._athlete, self._rules
        if athlete is None or athlete.index is None:
            return
        for rival in self._seen_now():
            larger = rival.size >= rules.takeover_size * athlete.size
            if not larger or rival.speed > rules.walking_speed:
                rival.larger_since = None
            elif rival.larger_since is None:
                rival.larger_since = time
            elif time - rival.larger_since >= rules.takeover_seconds:
                self._silent_until = time + rules.takeover_gap
                self._start(rival)
                return

    def _acquire(self) -> None:
        """Choose the largest and steadiest of those in view."""
        seen = list(self._seen_now())
        if seen:
            self._start(max(seen, key=lambda track: track.weight(self._rules)))

    def _start(self, track: _Track) -> None:
        self.identity += 1
        self._athlete = track
        for other in self._tracks:
            other.larger_since = None
        track.other = False

    def _forget(self, time: float) -> None:
        self._tracks = [
            track
            for track in self._tracks
            if track is self._athlete or time - track.seen <= self._rules.coast
        ]

    def _seen_now(self) -> Iterator[_Track]:
        return (track for track in self._tracks if track.index is not None)


def _new_track(candidate: Candidate, index: int | None, time: float) -> _Track:
    return _Track(candidate, born=time, seen=time, size=candidate.diagonal, index=index)


def _share_inside(one: _Track, other: _Track) -> float:
    """Of the smaller box, how much lies in the other, 0..1."""
    smaller = min(_area(one.last.box), _area(other.last.box))
    return _common(one.last.box, other.last.box) / max(smaller, 1.0)


def _similarity(track: _Track, candidate: Candidate, time: float) -> float:
    """How well the candidate continues the track, 0..1."""
    elapsed = time - track.seen
    move = (track.velocity[0] * elapsed, track.velocity[1] * elapsed)
    x0, y0, x1, y1 = track.last.box
    overlap = box_overlap((x0 + move[0], y0 + move[1], x1 + move[0], y1 + move[1]), candidate.box)
    closeness = _joint_closeness(track.last, candidate, move)
    return overlap if closeness is None else (overlap + closeness) / 2


def box_overlap(one: Box, other: Box) -> float:
    """Intersection over union, 0..1."""
    common = _common(one, other)
    return common / (_area(one) + _area(other) - common) if common else 0.0


def _common(one: Box, other: Box) -> float:
    """Square pixels in both."""
    width = min(one[2], other[2]) - max(one[0], other[0])
    height = min(one[3], other[3]) - max(one[1], other[1])
    return width * height if width > 0 and height > 0 else 0.0


def _area(box: Box) -> float:
    return (box[2] - box[0]) * (box[3] - box[1])


def _joint_closeness(was: Candidate, now: Candidate, move: tuple[float, float]) -> float | None:
    """Mean closeness of the joints sure in both, 0..1, after COCO's object keypoint similarity."""
    if was.keypoints is None or now.keypoints is None:
        return None
    sure = (was.keypoints[:, 2] >= _SURE_JOINT) & (now.keypoints[:, 2] >= _SURE_JOINT)
    if not sure.any():
        return None
    apart: Floats = now.keypoints[sure, :2] - was.keypoints[sure, :2] - np.asarray(move, np.float32)
    spread = max(_JOINT_SPREAD * was.diagonal, 1.0)
    return float(np.mean(np.exp(-np.sum(apart**2, axis=1) / (2 * spread**2))))
