import numpy as np
import pytest

from coaching.engine.nets.features import WINDOW
from coaching.engine.nets.tracks import Tracks
from coaching.engine.nets.windows import cut, folded, stitched
from pose.skeletons import COMMON13


def still(steps: int) -> Tracks:
    points = np.random.default_rng(0).normal(size=(steps, len(COMMON13), 2)).astype(np.float32)
    return Tracks(points, np.ones((steps, len(COMMON13)), np.float32), start=0.0)


@pytest.mark.parametrize("steps", [1, 2, 30, 64, 65, 200])
@pytest.mark.parametrize("stride", [1, 2, 4])
def test_windows_cover_every_step_that_their_stride_meets(steps: int, stride: int) -> None:
    windows = cut(still(steps), hop=16, stride=stride)
    met = set(windows.steps.ravel().tolist())
    assert met <= set(range(steps))
    assert 0 in met
    assert max(met) >= steps - stride
    assert np.diff(sorted(met)).max(initial=0) <= stride


def test_a_short_motion_goes_to_and_fro() -> None:
    assert folded(np.arange(9), 4).tolist() == [0, 1, 2, 3, 2, 1, 0, 1, 2]


def test_stitching_gives_back_what_all_windows_agree_on() -> None:
    windows = cut(still(150), hop=16, stride=2)
    curve = np.sin(np.arange(150) / 9)
    said = curve[windows.steps][..., None].astype(np.float32)
    whole = stitched(said, windows.steps, 150)[:, 0]
    met = np.unique(windows.steps)
    assert np.allclose(whole[met], curve[met], atol=1e-6)
    assert np.abs(whole - curve).max() < 0.02


def test_the_middle_of_a_window_counts_most() -> None:
    windows = cut(still(WINDOW + 32), hop=32)
    said = np.stack([np.zeros((WINDOW, 1)), np.ones((WINDOW, 1))]).astype(np.float32)
    whole = stitched(said, windows.steps, WINDOW + 32)[:, 0]
    assert whole[0] == 0
    assert whole[-1] == 1
    assert np.all(np.diff(whole) >= 0)
