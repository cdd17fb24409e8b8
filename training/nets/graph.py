"""The body as a graph, its neighbours parted in three.

After ST-GCN (Yan, Xiong and Lin, AAAI 2018) and TU Delft's virtual gym assistance: of a joint's
neighbours, those as far from the centre as itself, those closer, and those farther.
"""

from collections import deque

import numpy as np
import numpy.typing as npt

from pose.skeletons import COMMON13

CENTRE = "left_hip"
PARTS = 3
_BONES = (*COMMON13.bones, ("nose", "left_shoulder"), ("nose", "right_shoulder"))


def partitions() -> npt.NDArray[np.float32]:
    """(3, 13, 13) adjacency of each part, rows sum to at most 1 over all parts."""
    index = COMMON13.index
    near = _neighbours()
    far = _distances(near)
    parts = np.zeros((PARTS, len(COMMON13), len(COMMON13)), np.float32)
    for joint in COMMON13.joints:
        around = [joint, *near[joint]]
        for other in around:
            step = int(np.sign(far[other] - far[joint]))
            parts[{0: 0, -1: 1, 1: 2}[step], index[joint], index[other]] = 1 / len(around)
    return parts


def _neighbours() -> dict[str, list[str]]:
    near: dict[str, list[str]] = {joint: [] for joint in COMMON13.joints}
    for a, b in _BONES:
        near[a].append(b)
        near[b].append(a)
    return near


def _distances(near: dict[str, list[str]]) -> dict[str, int]:
    """Bones from the centre."""
    far = {CENTRE: 0}
    queue = deque([CENTRE])
    while queue:
        joint = queue.popleft()
        for other in near[joint]:
            if other not in far:
                far[other] = far[joint] + 1
                queue.append(other)
    return far
