"""The demo clip: what it shows, and that writing a clip is all or nothing."""

from pathlib import Path

import pytest

from pose.synthetic.clip import AthleteSpec, Rep, truth
from pose.synthetic.demo import demo_spec, write_clip
from pose.synthetic.exercises import EXERCISES
from pose.video.probe import probe

TINY = AthleteSpec(
    reps=(Rep(down=0.2, hold=0.0, up=0.2, rest=0.0),),
    idle_before=0.0,
    idle_after=0.0,
    size=(160, 90),
    fps=10.0,
)


@pytest.mark.parametrize("exercise", [slug for slug in EXERCISES if slug != "plank"])
def test_the_demo_is_five_repetitions_and_one_attempt_in_under_half_a_minute(
    exercise: str,
) -> None:
    clip = truth(demo_spec(exercise))
    assert clip.rep_count == 5
    assert [rep.complete for rep in clip.reps].count(False) == 1
    assert clip.poses.image.seconds < 30


def test_the_demo_of_a_plank_holds_it_for_a_while() -> None:
    clip = truth(demo_spec("plank"))
    assert clip.reps == ()
    assert 10 < clip.poses.image.seconds < 30


def test_the_squat_demo_has_something_to_change_and_walks_in_and_out() -> None:
    spec = demo_spec()
    assert {name for rep in spec.reps for name in rep.faults} == {"shallow", "forward_lean"}
    found = truth(spec).poses.image.confidence.max(axis=1)
    assert found[0] == found[-1] == 0


def test_a_clip_is_written_as_a_video_of_its_size_and_rate(tmp_path: Path) -> None:
    out = tmp_path / "folder" / "clip.mp4"
    write_clip(out, TINY)
    info = probe(out)
    assert (info.width, info.height) == TINY.size
    assert info.fps == pytest.approx(TINY.fps, rel=0.01)
    assert info.frames == len(truth(TINY).poses.image)


def test_a_broken_off_run_leaves_nothing_behind(tmp_path: Path) -> None:
    def stop(_share: float) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write_clip(tmp_path / "clip.mp4", TINY, stop)
    assert list(tmp_path.iterdir()) == []
