"""The video of a live session, from its arrival to the film that its joints are shown on."""

from pathlib import Path

import pytest
from django.contrib.auth.models import User

from coaching.engine.live.state import Tally
from coaching.errors import RequestRefusedError
from coaching.live.protocol import Joints
from coaching.live.runs import run_begin, run_finish, run_spool
from coaching.live.spool import Header, Spool
from coaching.models import AnalysisJob, JobKind, JobState, WorkoutSession
from coaching.services.claims import job_claim
from coaching.services.outcome import job_finish, session_prepared
from coaching.services.recordings import recording_keep
from coaching.services.results import Findings
from coaching.services.runner import Runner
from coaching.storage import session_file
from pose.storage import save_poses
from pose.video.frames import read_frames
from tests.coaching import clips
from tests.coaching.builders import MP4_HEAD, files_of, make_document, make_finished, make_incoming
from tests.pose.video.clips import FRAME_TICKS, numbered, write_clip

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("catalogue")]
BEGINS = 1.5  # seconds after the joints
WEBM_HEAD = b"\x1a\x45\xdf\xa3" + bytes(20) + b"webm" + bytes(200)


@pytest.fixture
def saved(ada: User) -> WorkoutSession:
    """A live session that has ended and waits to be judged."""
    run, poses = run_begin(user=ada, exercise=""), clips.athlete_poses()
    image = poses.image
    spool, _ = Spool.open(run_spool(run), Header("blazepose33", *poses.size, "live"))
    for index in range(len(image)):
        spool.frame(Joints(image.part(slice(index, index + 1))))
    spool.mark(float(image.times[-1]), Tally(2, 0, 1, 2))
    spool.close()
    session = run_finish(run=run)
    assert session is not None
    return session


@pytest.fixture
def recording(tmp_path: Path) -> bytes:
    """Three seconds as a browser records them."""
    clip = write_clip(
        tmp_path / "set.webm", numbered(90), container="webm", codec="libvpx", ticks=FRAME_TICKS
    )
    return clip.read_bytes()


def keep(session: WorkoutSession, content: bytes, begins: float = BEGINS) -> None:
    recording_keep(session=session, incoming=make_incoming(content), begins=begins)


def work(session: WorkoutSession) -> AnalysisJob:
    """Let the worker do what waits; gives the job as it is then."""
    Runner(slots=1).drain()
    session.refresh_from_db()
    return AnalysisJob.objects.get(session=session)


def bright_from(session: WorkoutSession) -> float:
    """Seconds of the film at which something is seen on it."""
    film = session_file(session, session.playback_file)
    return next((time for time, frame in read_frames(film) if frame.mean() > 36), -1.0)


def test_a_video_that_comes_after_the_result_is_shown_with_it(
    saved: WorkoutSession, recording: bytes
) -> None:
    work(saved)
    assert bright_from(saved) == -1.0
    before = saved.result.document
    keep(saved, recording)
    job = work(saved)
    assert (job.kind, job.state, job.error_code) == (JobKind.FILM, JobState.SUCCEEDED, "")
    assert bright_from(saved) == pytest.approx(BEGINS, abs=0.001)
    assert (saved.video_begins, saved.has_poster) == (BEGINS, True)
    saved.result.refresh_from_db()
    assert (saved.rep_count_found, saved.result.document) == (2, before)


def test_a_video_that_comes_before_the_result_is_there_with_it(
    saved: WorkoutSession, recording: bytes
) -> None:
    keep(saved, recording)
    job = work(saved)
    assert (job.kind, job.state) == (JobKind.LIVE, JobState.SUCCEEDED)
    assert saved.rep_count_found == 2
    assert bright_from(saved) == pytest.approx(BEGINS, abs=0.001)


def test_a_video_that_comes_while_the_joints_are_judged_is_not_forgotten(
    saved: WorkoutSession, recording: bytes
) -> None:
    claim = job_claim()
    assert claim
    session_prepared(claim=claim, probe={}, poster="", playback="playback.1.mp4")
    keep(saved, recording)
    joints = session_file(saved, "joints.1.npz")
    save_poses(joints, clips.athlete_poses())
    job_finish(claim=claim, findings=Findings(make_document(), None, joints.name, ""))
    assert AnalysisJob.objects.get().kind == JobKind.FILM
    assert work(saved).state == JobState.SUCCEEDED
    assert bright_from(saved) == pytest.approx(BEGINS, abs=0.001)


def test_a_video_that_cannot_be_read_leaves_the_session_whole_and_says_so(
    saved: WorkoutSession,
) -> None:
    work(saved)
    keep(saved, WEBM_HEAD)
    job = work(saved)
    assert (job.state, job.error_code) == (JobState.SUCCEEDED, "video_truncated")
    assert (saved.rep_count_found, saved.video_file) == (2, "")
    assert saved.playback_file
    assert [path.name for path in files_of(saved) if path.name.startswith("recording")] == []


def test_a_session_has_one_video(saved: WorkoutSession, recording: bytes) -> None:
    keep(saved, recording)
    with pytest.raises(RequestRefusedError) as refusal:
        keep(saved, recording)
    assert refusal.value.code == "video_there"


def test_an_upload_takes_no_second_video(ada: User, recording: bytes) -> None:
    session = make_finished(ada)
    with pytest.raises(RequestRefusedError) as refusal:
        keep(session, recording)
    assert refusal.value.code == "video_there"


@pytest.mark.parametrize(
    ("content", "begins", "code"),
    [
        (b"", BEGINS, "video_empty"),
        (b"Three sets of ten.", BEGINS, "not_a_video"),
        (MP4_HEAD, float("nan"), "begins_invalid"),
        (MP4_HEAD, 1e9, "begins_invalid"),
    ],
)
def test_what_is_no_video_of_the_set_is_refused(
    saved: WorkoutSession, content: bytes, begins: float, code: str
) -> None:
    with pytest.raises(RequestRefusedError) as refusal:
        keep(saved, content, begins)
    assert refusal.value.code == code
    saved.refresh_from_db()
    assert saved.video_file == ""
