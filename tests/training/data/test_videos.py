"""Corpora of videos, as examples: labels of the index, joints of the cache."""

from pathlib import Path

import pytest

from pose.sequence import Poses
from pose.storage import save_poses
from tests.training.data.builders import still_poses
from training.data import videos
from training.data.cache import JointCache
from training.data.recorded import pushup_source

INDEX = """file,exercise,reps,rep_frames,form,view,overlay,source,note
real/squat__a__one.mp4,squat,3,,,side,,a/a,
real/other__a__burpee.mp4,other,,,,front,,a/a,
real/squat__b__unread.mp4,squat,2,,,side,,b/b,
marked/push_up__push-up_5.mp4,push_up,0,,,,,c/c,
pushup_form/wrong12.mp4,push_up,,,bad,,,d/d,
animated/lunge_left.mp4,lunge,,,,,,e/e,
animated/plank.mp4,plank,,,,,,e/e,
animated/hip_stretch_left.mp4,other,,,,,,e/e,
animated/thruster.mp4,other,,,,,,e/e,
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "index.csv").write_text(INDEX)
    for line in INDEX.splitlines()[1:]:
        video = tmp_path / line.split(",")[0]
        video.parent.mkdir(exist_ok=True)
        video.write_text(line)
    return tmp_path


@pytest.fixture
def cache(folder: Path, tmp_path: Path) -> JointCache:
    """Joints of all videos but one."""
    cache = JointCache(tmp_path / "joints")
    for video in folder.glob("*/*.mp4"):
        if "unread" not in video.name:
            save_poses(cache._path(video), Poses(still_poses(), (320, 240), "blazepose"))
    return cache


def test_real_clips_are_counted_and_of_their_repository(folder: Path, cache: JointCache) -> None:
    squat, burpee = videos.real(folder, cache)

    assert (squat.slug, squat.count, squat.view) == ("squat", 3, "side")
    assert (burpee.slug, burpee.count) == ("none", None)
    assert squat.source == burpee.source == "github:a/a"


def test_marked_frames_are_no_count(folder: Path, cache: JointCache) -> None:
    assert [one.count for one in videos.marked(folder, cache)] == [None]


def test_a_push_up_video_is_of_the_same_source_as_its_joints(
    folder: Path, cache: JointCache
) -> None:
    (video,) = videos.pushup_videos(folder, cache)

    assert video.source == pushup_source("wrong12")
    assert video.corpus != "pushup_form"


def test_demonstrations_are_cycles_holds_or_stretches(folder: Path, cache: JointCache) -> None:
    found = {one.name: one for one in videos.demonstrations(folder, cache)}

    assert found.keys() == {"lunge_left", "plank", "hip_stretch_left"}
    assert (found["lunge_left"].kind, found["lunge_left"].count) == ("single", 1)
    assert (found["plank"].kind, found["plank"].count) == ("set", None)
    assert (found["hip_stretch_left"].kind, found["hip_stretch_left"].slug) == ("none", "none")
