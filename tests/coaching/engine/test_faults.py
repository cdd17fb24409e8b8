"""Every named fault on the animated athlete: done wrong it is named, done right it is not."""

import pytest

from coaching.engine import Exercise
from coaching.engine.counting import Movement
from coaching.engine.rules import Verdict, judge, judge_hold, judge_set, without_explained
from coaching.engine.scene import Scene
from pose.synthetic.camera import Camera
from pose.synthetic.clip import ClipTruth, Rep
from pose.synthetic.exercises import EXERCISES
from tests.coaching.engine.builders import CATALOGUE, exercise, filmed

# The athlete's faults that the catalogue calls by another name.
CODES = {
    "forward_lean": "leaning_forward", "sagging": "hips_sagging", "piked": "hips_piked",
    "flared_elbows": "elbows_flared", "short": "half_range", "shallow": "too_shallow",
}  # fmt: skip
OWN_CODES = {("shoulder_press", "leaning_back"): "arching_back"}
# A camera that sees the plane that matters, degrees from the front.
YAWS = {"side": 80.0, "front": 20.0}
# All of the athlete is in the picture, hanging or lying.
FAR = Camera(distance=7.0, target=1.2, height=1.2)

REPEATED = [
    (slug, fault)
    for slug, athlete in EXERCISES.items()
    if not athlete.held
    for fault, what in athlete.faults.items()
    if what.complete
]


def code_of(slug: str, fault: str) -> str:
    return OWN_CODES.get((slug, fault), CODES.get(fault, fault))


def yaw_for(row: Exercise, code: str) -> float:
    views = [rule.view for rule in row.rules if rule.code == code]
    low, high = EXERCISES[row.slug].yaws
    return YAWS.get(views[0], (low + high) / 2)


def performed(slug: str, *faults: tuple[str, ...], yaw: float) -> ClipTruth:
    side = {"both": "", "alternate": "left"}.get(EXERCISES[slug].sides, "")
    reps = [Rep(faults=wrong, side=side) for wrong in faults]
    return filmed(slug, *reps, yaw=yaw, camera=FAR, seed=3)


def movements(clip: ClipTruth, scene: Scene) -> list[Movement]:
    """The repetitions as they really were, on the scene's grid."""
    rate, begin = scene.body.rate, scene.body.grid[0]
    at = [[round((t - begin) * rate) for t in (r.start, r.turn, r.end)] for r in clip.reps]
    return [
        Movement(start, turn, end, 1.0, 1.0, cut_start=False, cut_end=False)
        for start, turn, end in at
    ]


def wrong(row: Exercise, clip: ClipTruth) -> list[set[str]]:
    """Codes for each repetition."""
    scene = Scene.of(clip.poses)
    reps = movements(clip, scene)
    alone = [judge(scene, row, one) for one in reps]
    sound = [not codes(each) for each in alone]
    beside = judge_set(scene, row, reps, sound)
    return [codes(without_explained([*a, *b])) for a, b in zip(alone, beside, strict=True)]


def codes(verdicts: list[Verdict]) -> set[str]:
    return {each.rule.code for each in verdicts if each.wrong}


@pytest.mark.parametrize(
    ("slug", "fault"),
    [
        ("push_up", "flared_elbows"),
        ("deadlift", "leaning_back"),
    ],
)
def test_what_bodies_do_differently_is_held_against_the_best_of_the_set(
    slug: str, fault: str
) -> None:
    row, code = exercise(slug), code_of(slug, fault)
    clip = performed(slug, (), (fault,), (), yaw=yaw_for(row, code))
    scene = Scene.of(clip.poses)
    beside = judge_set(scene, row, movements(clip, scene), [True, False, True])
    assert [code in codes(each) for each in beside] == [False, True, False]


@pytest.mark.parametrize(("slug", "fault"), REPEATED)
def test_a_fault_is_named_in_the_repetition_that_has_it(slug: str, fault: str) -> None:
    row, code = exercise(slug), code_of(slug, fault)
    found = wrong(row, performed(slug, (), (fault,), yaw=yaw_for(row, code)))
    assert found == [set(), {code}]


@pytest.mark.parametrize("slug", [row.slug for row in CATALOGUE if row.kind == "reps"])
@pytest.mark.parametrize("yaw", [20.0, 80.0])
def test_nothing_is_named_where_all_is_well(slug: str, yaw: float) -> None:
    assert wrong(exercise(slug), performed(slug, (), (), yaw=yaw)) == [set(), set()]


@pytest.mark.parametrize(("slug", "fault"), REPEATED)
def test_what_a_view_hides_is_not_judged(slug: str, fault: str) -> None:
    row, code = exercise(slug), code_of(slug, fault)
    views = {rule.view for rule in row.rules if rule.code == code}
    if views == {"any"}:
        pytest.skip("it shows from everywhere")
    hidden = 10.0 if "side" in views else 85.0
    scene = Scene.of(performed(slug, (fault,), yaw=hidden).poses)
    assert not [each for each in row.rules if each.code == code and scene.can_judge(each.view)]


@pytest.mark.parametrize(
    ("fault", "codes_"), [("", set()), ("sagging", {"hips_sagging"}), ("piked", {"hips_piked"})]
)
def test_a_plank_is_judged_as_long_as_it_is_held(fault: str, codes_: set[str]) -> None:
    hold = Rep(down=2.0, hold=2.0, up=2.0, faults=(fault,) if fault else ())
    scene = Scene.of(filmed("plank", hold, yaw=85.0).poses)
    assert codes(judge_hold(scene, exercise("plank"))) == codes_
