"""The athlete among several people."""

from collections.abc import Callable, Sequence

import numpy as np
import pytest

from pose.athlete import AthleteRules, AthleteTracker, Box, Candidate, box_overlap
from pose.sequence import Floats
from pose.skeletons import COCO17

FPS = 30.0


def person(x: float, height: float = 300.0, y: float = 240.0, *, joints: bool = True) -> Candidate:
    """Somebody standing, centred on x and y, 0.4 as wide as high."""
    width = 0.4 * height
    box = (x - width / 2, y - height / 2, x + width / 2, y + height / 2)
    return Candidate(box, 0.9, standing_joints(box) if joints else None)


def standing_joints(box: Box) -> Floats:
    """Joints spread over the box, a body's left half on one side."""
    x0, y0, x1, y1 = box
    rows = np.linspace(y0, y1, len(COCO17))
    columns = np.where(np.arange(len(COCO17)) % 2 == 0, x0 + 0.2 * (x1 - x0), x1 - 0.2 * (x1 - x0))
    sure = np.full(len(COCO17), 0.9)
    return np.array([columns, rows, sure], np.float32).T


def follow(
    scene: Callable[[float], Sequence[tuple[str, Candidate]]],
    seconds: float,
    fps: float = FPS,
    tracker: AthleteTracker | None = None,
) -> list[str | None]:
    """Names of those chosen in each frame of a scene whose people come in a changing order."""
    tracker = tracker or AthleteTracker()
    order = np.random.default_rng(5)
    names: list[str | None] = []
    for frame in range(round(seconds * fps)):
        people = list(scene(frame / fps))
        order.shuffle(people)  # type: ignore[arg-type]
        chosen = tracker.choose([candidate for _, candidate in people], frame / fps)
        names.append(None if chosen is None else people[chosen][0])
    return names


def squatting(time: float, x: float = 400.0) -> Candidate:
    """Two seconds a repetition, the head going down by 40 % of the height."""
    depth = 0.2 * (1 - np.cos(np.pi * time))
    height = 300.0 * (1 - depth)
    return person(x, height, y=390.0 - height / 2)


def test_it_takes_the_largest_of_the_first_frame() -> None:
    people = [person(100, 150), person(300, 320), person(500, 200)]
    assert AthleteTracker().choose(people, 0.0) == 1


def test_it_finds_nobody_where_nobody_is() -> None:
    assert AthleteTracker().choose([], 0.0) is None


@pytest.mark.parametrize("fps", [10.0, 30.0, 60.0])
@pytest.mark.parametrize("speed", [150.0, 400.0, -300.0])
@pytest.mark.parametrize("joints", [True, False], ids=["joints", "boxes alone"])
def test_a_passer_by_in_front_is_never_taken_for_the_athlete(
    fps: float, speed: float, joints: bool
) -> None:
    """Larger than the athlete, and hiding them while the boxes overlap by a third."""
    start = -100.0 if speed > 0 else 900.0

    def scene(time: float) -> list[tuple[str, Candidate]]:
        athlete = squatting(time)
        passer = person(start + speed * time, 420, y=250, joints=joints)
        if not joints:
            athlete = Candidate(athlete.box, athlete.score)
        entered = [("passer", passer)] if time > 0.2 else []
        hidden = box_overlap(athlete.box, passer.box) > 0.33
        return entered + ([] if hidden else [("athlete", athlete)])

    names = follow(scene, 6.0, fps)
    assert "passer" not in names
    assert names[-1] == "athlete"


@pytest.mark.parametrize("seed", range(20))
def test_two_people_who_cross_with_unsteady_boxes_are_never_mixed(seed: int) -> None:
    """Boxes that tremble by some pixels, detections that fail one time in ten."""
    chance = np.random.default_rng(seed)
    speed = chance.uniform(80, 500)

    def trembling(candidate: Candidate) -> Candidate:
        shift = chance.normal(0, 4, 4)
        x0, y0, x1, y1 = candidate.box + shift
        return Candidate((x0, y0, x1, y1), chance.uniform(0.5, 0.9), candidate.keypoints)

    def scene(time: float) -> list[tuple[str, Candidate]]:
        people = [("athlete", squatting(time)), ("other", person(-150 + speed * time, 260))]
        first = time == 0
        return [(n, trembling(p)) for n, p in people if first or chance.random() > 0.1]

    names = follow(scene, 1100 / speed)
    assert "other" not in names
    assert sum(name == "athlete" for name in names) > 0.8 * len(names)


def test_joints_tell_apart_two_people_in_the_same_box() -> None:
    tracker = AthleteTracker()
    athlete = person(300)
    assert athlete.keypoints is not None
    bent = Candidate(athlete.box, 0.95, athlete.keypoints + np.array([40, -40, 0], np.float32))
    tracker.choose([athlete], 0.0)
    assert tracker.choose([bent, athlete], 1 / FPS) == 1


def test_being_found_twice_loses_nobody() -> None:
    """Detectors find a person whole and in part, now the one, now the other, now both."""

    def scene(time: float) -> list[tuple[str, Candidate]]:
        whole = squatting(time)
        x0, y0, x1, y1 = whole.box
        part = Candidate((x0, y0 + 0.1 * (y1 - y0), x1, y0 + 0.8 * (y1 - y0)), 0.9)
        seen = round(time * FPS) % 5
        both = [("whole", whole), ("part", part)]
        return {3: both[1:], 4: both}.get(seen, both[:1])

    assert None not in follow(scene, 4.0)


@pytest.mark.parametrize("share", [0.6, 0.9])
def test_a_body_that_folds_from_one_frame_to_the_next_is_still_the_athlete(share: float) -> None:
    """A sit-up at ten frames a second: hardly any box overlap is left."""
    tracker = AthleteTracker()
    lying, sitting = Candidate((100, 300, 400, 380), 0.9), Candidate((100, 180, 260, 390), 0.9)
    others = [person(700, 250 * share)]
    chosen = [
        tracker.choose([(lying, sitting)[frame // 3 % 2], *others], frame / 10)
        for frame in range(30)
    ]
    assert chosen == [0] * 30


def test_it_waits_for_a_hidden_athlete_though_others_are_in_view() -> None:
    def scene(time: float) -> list[tuple[str, Candidate]]:
        hidden = 1.0 <= time < 2.0
        there = [("bystander", person(700, 250))]
        return there + ([] if hidden else [("athlete", squatting(time))])

    names = follow(scene, 3.0)
    assert set(names[:30]) == set(names[60:]) == {"athlete"}
    assert set(names[30:60]) == {None}


@pytest.mark.parametrize(
    ("newcomer", "taken"),
    [
        (person(420), True),  # the athlete, a step aside
        (person(800), False),  # somebody elsewhere
        (person(400, 600), False),  # somebody at the same place, twice as large
    ],
)
def test_who_returns_within_a_second_must_stand_there_and_be_as_large(
    newcomer: Candidate, taken: bool
) -> None:
    tracker = AthleteTracker()
    for frame in range(10):
        tracker.choose([person(400)], frame / FPS)
    assert tracker.choose([], 11 / FPS) is None
    assert (tracker.choose([newcomer], 1.3) == 0) is taken


def test_after_the_wait_the_steadiest_of_the_others_is_a_new_athlete() -> None:
    tracker = AthleteTracker()

    def scene(time: float) -> list[tuple[str, Candidate]]:
        walker = person(2000 - 600 * time, 280)
        others = [("bystander", person(900, 260)), ("walker", walker)]
        return others + ([("athlete", squatting(time))] if time < 1 else [])

    names = follow(scene, 4.0, tracker=tracker)
    assert names[0] == "athlete"
    assert names[-1] == "bystander"


def test_somebody_far_larger_who_stays_takes_over_after_a_pause() -> None:
    """A bystander was seen before the athlete stepped in."""
    tracker = AthleteTracker()

    def scene(time: float) -> list[tuple[str, Candidate]]:
        bystander = ("bystander", person(100, 140))
        return [bystander] + ([("athlete", squatting(time))] if time > 1 else [])

    names = follow(scene, 6.0, tracker=tracker)
    first = names.index("athlete")
    assert set(names[:first]) == {"bystander", None}
    assert names[first - 15 : first] == [None] * 15
    assert set(names[first:]) == {"athlete"}
    assert tracker.identity == 2


def test_somebody_larger_for_a_moment_does_not_take_over() -> None:
    def scene(time: float) -> list[tuple[str, Candidate]]:
        visitor = [("visitor", person(750, 480))] if 1 < time < 3.5 else []
        return [("athlete", squatting(time)), *visitor]

    assert set(follow(scene, 6.0)) == {"athlete"}


def test_the_number_of_people_followed_stays_one_over_an_occlusion() -> None:
    tracker = AthleteTracker()
    follow(lambda t: [] if 1 < t < 2 else [("athlete", squatting(t))], 3.0, tracker=tracker)
    assert tracker.identity == 1


def test_it_takes_the_one_it_is_told_to_prefer() -> None:
    tracker = AthleteTracker()
    tracker.prefer(person(610, 190).box)
    people = [person(300, 320), person(600, 200)]
    assert tracker.choose(people, 7.0) == 1
    assert tracker.choose(people, 7.1) == 1


def test_it_waits_for_the_preferred_one_no_longer_than_for_a_hidden_one() -> None:
    tracker = AthleteTracker(AthleteRules(patience=1.0))
    tracker.prefer(person(900, 200).box)
    assert tracker.choose([person(300)], 0.0) is None
    assert tracker.choose([person(300)], 1.1) == 0


def test_after_a_reset_it_knows_nobody() -> None:
    tracker = AthleteTracker()
    tracker.choose([person(100, 200)], 0.0)
    tracker.reset()
    assert tracker.choose([person(100, 200), person(500, 300)], 0.0) == 1
    assert tracker.identity == 1


@pytest.mark.parametrize(
    ("one", "other", "overlap"),
    [
        ((0, 0, 10, 10), (0, 0, 10, 10), 1.0),
        ((0, 0, 10, 10), (5, 0, 15, 10), 1 / 3),
        ((0, 0, 10, 10), (20, 20, 30, 30), 0.0),
        ((0, 0, 0, 0), (0, 0, 0, 0), 0.0),  # no area at all
    ],
)
def test_overlap_of_boxes(one: Box, other: Box, overlap: float) -> None:
    assert box_overlap(one, other) == pytest.approx(overlap)
