"""Repetitions of an exercise are one like the other; what people do beside it is not."""

from coaching.engine.alike import unlike
from coaching.engine.counting import Movement
from coaching.engine.scene import Scene
from coaching.engine.signals import SIDES, Body
from pose.sequence import Poses
from pose.synthetic.clip import ClipTruth, Rep
from tests.coaching.engine.builders import filmed, one_after_another, with_hidden


def movements(clip: ClipTruth, body: Body, later: float = 0.0) -> list[Movement]:
    """Its repetitions, on the grid of a video in which it begins later."""

    def at(seconds: float) -> int:
        moment: float = seconds + later - body.grid[0]
        return round(moment * body.rate)

    return [
        Movement(at(rep.start), at(rep.turn), at(rep.end), 1.0, 1.0, cut_start=False, cut_end=False)
        for rep in clip.reps
    ]


def body_of(poses: Poses) -> Body:
    return Scene.of(poses).body


SQUATS = filmed("squat", Rep(), Rep(down=2.0), Rep(share=0.9), yaw=60)


def test_squats_are_alike_whatever_their_tempo() -> None:
    body = body_of(SQUATS.poses)
    apart = unlike(body, movements(SQUATS, body))
    assert apart is not None
    assert apart < 0.1


def test_a_squat_and_a_curl_have_nothing_in_common() -> None:
    curl = filmed("biceps_curl", Rep(), yaw=60)
    squat = filmed("squat", Rep(), yaw=60)
    body = body_of(one_after_another(squat, curl))
    both = [*movements(squat, body), *movements(curl, body, squat.poses.image.seconds)]
    apart = unlike(body, both)
    assert apart is not None
    assert apart > 0.6


def test_one_movement_is_like_no_other() -> None:
    body = body_of(SQUATS.poses)
    assert unlike(body, movements(SQUATS, body)[:1]) is None


def test_without_the_hips_the_arms_tell() -> None:
    curls = filmed("biceps_curl", Rep(), Rep(), Rep(), yaw=60)
    legs = [f"{side}_{joint}" for side in SIDES for joint in ("hip", "knee", "ankle")]
    body = body_of(with_hidden(curls.poses, legs))
    apart = unlike(body, movements(curls, body))
    assert apart is not None
    assert apart < 0.1


def test_without_the_trunk_nothing_can_be_said() -> None:
    trunk = [f"{side}_{joint}" for side in SIDES for joint in ("hip", "shoulder")]
    body = body_of(with_hidden(SQUATS.poses, trunk))
    assert unlike(body, movements(SQUATS, body)) is None
