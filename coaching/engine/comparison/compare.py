"""Finds the expert that a set resembles, and holds every repetition against theirs."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from coaching.engine.comparison.angles import other_side
from coaching.engine.comparison.answer import Apart, Comparison, Other, ReferenceCard
from coaching.engine.comparison.differences import Lined, Moments, compared
from coaching.engine.comparison.direction import direction_of
from coaching.engine.comparison.findings import findings_of
from coaching.engine.comparison.library import Expert, Library, Match
from coaching.engine.comparison.pair import Pair, paired
from coaching.engine.comparison.unable import (
    NO_EXPERT,
    NOT_NEAR,
    finding_of,
    message_of,
    unfit_angles,
    unseen_angles,
)
from coaching.engine.exercise import Exercise
from coaching.engine.result import Finding, Repetition
from coaching.engine.scene import Scene
from coaching.engine.text import say
from pose.keyframes import MOMENTS, Keyframe, keyframes
from pose.sequence import PoseSequence

# The expert, and a few more to choose from.
NEAREST = 4
# More than keyframes look at before and after a repetition, seconds.
AROUND = 1.0
# A way shorter than this is no way (a clip that was cut at the turn), seconds.
SHORTEST_WAY = 0.1


@dataclass(frozen=True, eq=False)
class Performed:
    """A set: its joints, and its repetitions to compare with their places in the document."""

    scene: Scene
    reps: tuple[tuple[int, Repetition], ...]


@dataclass(frozen=True)
class Compared:
    """The comparison, and what comes of it.

    Attributes:
        comparison: for the document.
        findings: what is worth changing, and what could not be seen.
        expert_range: degrees of the working joint's way in the expert's repetitions, ``None``
            without an expert.
    """

    comparison: Comparison
    findings: tuple[Finding, ...] = ()
    expert_range: float | None = None


def compare(exercise: Exercise, sets: Sequence[Performed], library: Library) -> Compared:
    """Compare all sets of an exercise with the nearest expert."""
    frames = [[_keyframes(one.scene.poses.image, rep) for _, rep in one.reps] for one in sets]
    matches = library.nearest(exercise.slug, [each for some in frames for each in some], NEAREST)
    if not matches:
        return Compared(Comparison(message=say(NO_EXPERT)))
    best, found = matches[0], _found(library, matches)
    if not best.near:
        return Compared(replace(found, message=say(NOT_NEAR)))
    expert = library.expert(best.expert_id)
    pairs = [paired(one.scene, exercise, expert, mirrored=best.mirrored) for one in sets]
    reps = [
        row
        for one, pair, poses in zip(sets, pairs, frames, strict=True)
        for row in compared(pair, _lined(one, pair, poses, expert))
    ]
    whole = replace(found, reference=_card(expert, best), reps=tuple(reps))
    told = _told(whole, exercise, sets, pairs)
    return replace(told, expert_range=_range(exercise, pairs[0], expert))


def _keyframes(picture: PoseSequence, rep: Repetition) -> tuple[Keyframe, ...]:
    first, after = np.searchsorted(picture.times, (rep.start - AROUND, rep.end + AROUND))
    near = picture.part(slice(int(first), int(after)))  # the rest of a long video is dead weight
    return keyframes(near, rep.start, rep.turn, rep.end)


def _found(library: Library, matches: Sequence[Match]) -> Comparison:
    best = matches[0]
    return Comparison(
        mirrored=best.mirrored,
        distance=round(float(best.distance), 3),
        near=bool(best.near),
        why=tuple(Apart(moment, round(float(apart), 3)) for moment, apart in best.why),
        others=tuple(_other(library, each) for each in matches[1:]),
    )


def _other(library: Library, match: Match) -> Other:
    title = library.expert(match.expert_id).title
    return Other(match.expert_id, title, round(float(match.distance), 3))


def _card(expert: Expert, match: Match) -> ReferenceCard:
    cues = {other_side(n) if match.mirrored else n: ways for n, ways in expert.cues.items()}
    return ReferenceCard(
        id=expert.id, title=expert.title, exercise=expert.exercise, view=expert.view,
        variant=expert.variant, source=expert.source, builtin=expert.builtin, cues=cues,
    )  # fmt: skip


def _lined(
    one: Performed, pair: Pair, poses: Sequence[Sequence[Keyframe]], expert: Expert
) -> list[Lined]:
    """Each repetition with the expert's that is most like it where they rest."""
    theirs = [
        _moments(keyframes(expert.poses, *rep), (rep[0], rep[1], rep[2])) for rep in expert.reps
    ]
    mine = [
        _moments(frames, (rep.start, rep.turn, rep.end))
        for (_, rep), frames in zip(one.reps, poses, strict=True)
    ]
    chosen = _nearest_reps(pair, mine, theirs)
    return [
        Lined(index, moments, best, theirs[best])
        for (index, _), moments, best in zip(one.reps, mine, chosen, strict=True)
        if min(moments[1] - moments[0], moments[2] - moments[1]) >= SHORTEST_WAY
    ]


def _nearest_reps(pair: Pair, mine: Sequence[Moments], theirs: Sequence[Moments]) -> list[int]:
    """For each repetition the expert's with the least mean difference where they rest."""
    user = pair.user.at(np.array(mine).ravel()).reshape(len(mine), 1, -1)
    expert = pair.expert.at(np.array(theirs).ravel()).reshape(1, len(theirs), -1)
    apart = np.abs(user - expert)
    seen = np.isfinite(apart)
    mean = np.where(seen, apart, 0.0).sum(axis=2) / np.maximum(seen.sum(axis=2), 1)
    return [int(each) for each in mean.argmin(axis=1)]


def _range(exercise: Exercise, pair: Pair, expert: Expert) -> float | None:
    """The way of the primary angle that moves furthest, in the expert's usual repetition."""
    if unfit_angles(pair, exercise):
        return None
    working = [place for place, name in enumerate(pair.names) if name in exercise.primary]
    ranges = []
    for start, _, end in expert.reps:
        inside = (pair.expert.times >= start) & (pair.expert.times <= end)
        curves = pair.expert.degrees[inside][:, working]
        seen = curves[:, np.isfinite(curves).any(axis=0)]
        if seen.size:
            ranges.append(float((np.nanmax(seen, 0) - np.nanmin(seen, 0)).max()))
    return float(np.median(ranges)) if ranges else None


def _moments(frames: Sequence[Keyframe], marked: Moments) -> Moments:
    """Where the body rests; the marked moments where that says nothing."""
    at = {frame.moment: frame.at for frame in frames}
    start, turn, end = (at.get(name, time) for name, time in zip(MOMENTS, marked, strict=True))
    return (start, turn, end) if start < turn < end else marked


def _told(
    found: Comparison, exercise: Exercise, sets: Sequence[Performed], pairs: Sequence[Pair]
) -> Compared:
    unfit = unfit_angles(pairs[0], exercise) if pairs else ()
    unseen = unseen_angles(exercise, found.reps, unfit) if found.reps else ()
    first = sets[0].reps[0][1].start if sets and sets[0].reps else 0.0
    moments = [(rep.start, rep.turn, rep.end) for _, rep in sets[0].reps]
    direction = direction_of(sets[0].scene.poses.image, moments)
    whole = replace(found, unseen=unseen, message=message_of(exercise, unfit, unseen))
    unable = finding_of(exercise, unfit, unseen, first)
    cues = found.reference.cues if found.reference else {}
    told = findings_of(found.reps, direction, exercise.primary, cues)
    return Compared(whole, (*told, *unable))
