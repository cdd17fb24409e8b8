import numpy as np

from pose.skeletons import COMMON13
from training.nets.graph import CENTRE, partitions

SAME, CLOSER, FARTHER = range(3)


def test_every_joint_shares_one_among_itself_and_its_neighbours() -> None:
    assert np.allclose(partitions().sum(axis=(0, 2)), 1)


def test_neighbours_are_parted_by_their_distance_from_the_left_hip() -> None:
    parts, index = partitions(), COMMON13.index
    knee, ankle, hip = index["left_knee"], index["left_ankle"], index["left_hip"]
    assert parts[CLOSER, knee, hip] > 0
    assert parts[FARTHER, knee, ankle] > 0
    assert parts[SAME, knee, knee] > 0
    assert not parts[CLOSER, index[CENTRE]].any()


def test_no_joint_looks_at_one_that_no_bone_joins() -> None:
    joined = partitions().sum(axis=0) > 0
    assert not joined[COMMON13.index["left_wrist"], COMMON13.index["left_ankle"]]
    assert np.array_equal(joined, joined.T)
