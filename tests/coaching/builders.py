"""Rows and files for tests, each with just what the test needs to say."""

import hashlib
from datetime import timedelta
from pathlib import Path
from typing import Any

import numpy as np
from django.contrib.auth import get_user_model
from django.contrib.auth.models import User
from django.utils import timezone

from coaching.models import AnalysisJob, AnalysisResult, JobState, WorkoutSession
from coaching.storage import incoming_path, session_file, session_folder
from coaching.uploads import Incoming
from pose.sequence import Poses, PoseSequence
from pose.skeletons import BLAZEPOSE33
from pose.storage import save_poses

# Enough of an MP4's beginning to be taken for one until somebody decodes it.
MP4_HEAD = b"\x00\x00\x00\x18ftypisom\x00\x00\x02\x00isomiso2" + bytes(64)


def make_user(name: str = "ada") -> User:
    """An account without a password, which would take longer to hash than most tests run."""
    user = get_user_model()(username=name, email=f"{name}@example.org")
    user.set_unusable_password()
    user.save()
    return user


def make_incoming(content: bytes = MP4_HEAD) -> Incoming:
    path = incoming_path()
    path.write_bytes(content)
    return Incoming(path, hashlib.sha256(content).hexdigest(), len(content))


def make_session(owner: User, *, video: bytes = MP4_HEAD, **fields: Any) -> WorkoutSession:
    """A session with its video on disk and no job."""
    session = WorkoutSession.objects.create(
        owner=owner,
        **{
            "title": "Squat of Monday",
            "video_file": "video.mp4",
            "content_type": "video/mp4",
            "sha256": hashlib.sha256(video).hexdigest(),
            "size_bytes": len(video),
            **fields,
        },
    )
    session_folder(session).mkdir(parents=True)
    session_file(session, session.video_file).write_bytes(video)
    return session


def make_job(owner: User, **fields: Any) -> AnalysisJob:
    """A job of a session of its own; queued unless the test says otherwise."""
    return AnalysisJob.objects.create(session=make_session(owner), **fields)


def make_running_job(owner: User, *, lease: float = 60.0, **fields: Any) -> AnalysisJob:
    """A job that a worker somewhere else has claimed once."""
    now = timezone.now()
    values = {"token": 1, "attempt": 1, "worker": "elsewhere/boot/1/1", "started_at": now}
    lease_until = now + timedelta(seconds=lease)
    return make_job(owner, state=JobState.RUNNING, lease_until=lease_until, **{**values, **fields})


def make_poses(seconds: float = 2.0, rate: float = 30.0) -> Poses:
    """Somebody who sinks and rises once, in a picture of 640 x 480; no frame is missing."""
    times = np.arange(0, seconds, 1 / rate)
    points = np.zeros((len(times), len(BLAZEPOSE33), 3), np.float32)
    points[..., 0] = 320
    points[..., 1] = 100 + 10 * np.arange(len(BLAZEPOSE33))
    points[..., 1] += 40 * np.sin(np.pi * times / seconds)[:, None]
    confidence = np.full(points.shape[:2], 0.9, np.float32)
    return Poses(PoseSequence(points, confidence, times, BLAZEPOSE33), (640, 480), "blazepose")


def make_document(slug: str = "squat", reps: int = 2) -> dict[str, Any]:
    one: dict[str, Any] = {
        "start": 0.0, "turn": 0.5, "end": 1.0, "complete": True, "reason": None, "message": None,
        "rom_degrees": 80.0, "findings": [],
    }  # fmt: skip
    return {
        "schema": 1,
        "video": {"width": 640, "height": 480, "fps": 30.0, "seconds": 2.0, "frames": 60},
        "estimator": "blazepose",
        "exercise": {"slug": slug, "name": slug, "confidence": 0.9, "candidates": []},
        "rep_count": reps,
        "reps": [one] * reps,
        "hold_seconds": None,
        "findings": [],
        "summary": ["Two good squats."],
        "method": "heuristic",
        "timing": {"seconds": 1.0, "frames_per_second": 60.0},
    }


def make_finished(owner: User, **fields: Any) -> WorkoutSession:
    """A session with everything an analysis leaves: poster, joints, result, finished job."""
    session = make_session(
        owner, exercise_found="squat", rep_count_found=2, poster_file="poster.1.jpg", **fields
    )
    session_file(session, "poster.1.jpg").write_bytes(b"\xff\xd8poster of " + b"x" * 100)
    save_poses(session_file(session, "joints.1.npz"), make_poses())
    AnalysisJob.objects.create(session=session, state=JobState.SUCCEEDED, stage="done", token=1)
    AnalysisResult.objects.create(
        session=session, document=make_document(), schema=1, code_version="0", estimator="x",
        joints_file="joints.1.npz",
    )  # fmt: skip
    return session


def files_of(session: WorkoutSession) -> list[Path]:
    folder = session_folder(session)
    return sorted(folder.iterdir()) if folder.exists() else []
