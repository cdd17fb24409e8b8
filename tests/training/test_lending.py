import numpy as np
import numpy.typing as npt

from pose.skeletons import COMMON13
from training.lending import lend

Array = npt.NDArray[np.float32]
SQUATS, PRESSES, PULLDOWNS = ["squat", "squat"], ["shoulder_press"] * 2, ["lat_pulldown"] * 2
AT = COMMON13.index


def windows(count: int) -> tuple[Array, Array]:
    rng = np.random.default_rng(5)
    shape = (count, 64, len(COMMON13))
    return rng.normal(size=(*shape, 2)).astype(np.float32), np.ones(shape, np.float32)


def lent(slugs: list[str], share: float = 1.0) -> tuple[Array, Array]:
    points, seen = windows(len(slugs))
    seen[1, :, [AT["left_wrist"], AT["left_ankle"]]] = 0
    return lend(points, seen, slugs, np.random.default_rng(0), share)


def away(points: Array, joint: str, root: str) -> Array:
    return np.asarray(points[:, AT[joint]] - points[:, AT[root]], np.float32)


def test_a_squat_borrows_the_arms_of_another_and_keeps_its_legs() -> None:
    points, plain = lent(SQUATS)[0], windows(2)[0]
    borrowed, given = away(points[0], "left_wrist", "left_shoulder"), plain[1]
    assert np.allclose(borrowed, away(given, "left_wrist", "left_shoulder"), atol=1e-5)
    assert np.array_equal(points[0][:, AT["left_knee"]], plain[0][:, AT["left_knee"]])


def test_a_press_borrows_legs_and_keeps_its_arms() -> None:
    points, plain = lent(PRESSES)[0], windows(2)[0]
    borrowed = away(points[0], "right_ankle", "right_hip")
    assert np.allclose(borrowed, away(plain[1], "right_ankle", "right_hip"), atol=1e-5)
    assert np.array_equal(points[0][:, AT["right_wrist"]], plain[0][:, AT["right_wrist"]])


def test_what_the_lender_did_not_show_is_not_seen_of_the_borrower() -> None:
    seen = lent(SQUATS)[1]
    assert not seen[0, :, AT["left_wrist"]].any()
    assert seen[0, :, AT["left_ankle"]].all()


def test_a_pulldown_lends_and_never_borrows() -> None:
    assert np.array_equal(lent(PULLDOWNS)[0], windows(2)[0])
    pressed = lent(["shoulder_press", "lat_pulldown"])[0]
    assert not np.array_equal(pressed[0], windows(2)[0][0])


def test_the_lender_is_the_one_seen_from_about_the_same_side() -> None:
    points, seen = windows(3)
    trunk = [AT[f"{side}_{joint}"] for side in ("left", "right") for joint in ("shoulder", "hip")]
    points[2][:, trunk] = points[0][:, trunk]
    made = lend(points, seen, ["squat"] * 3, np.random.default_rng(0), 1.0)[0]
    assert np.allclose(
        away(made[0], "left_elbow", "left_shoulder"),
        away(points[2], "left_elbow", "left_shoulder"),
        atol=1e-5,
    )


def test_nobody_borrows_alone_or_where_nothing_is_to_be_lent() -> None:
    assert np.array_equal(lent(["squat", "push_up"])[0], windows(2)[0])
    assert np.array_equal(lent(SQUATS, share=0.0)[0], windows(2)[0])
