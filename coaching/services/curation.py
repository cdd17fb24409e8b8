"""Expert clips on their way to a reference: upload, the analysis's outcome, deletion.

A clip is analysed as a session of kind ``reference``: the same upload gates, job, worker and nets
as a user's own video. What was found is then copied into the reference, which lives on by itself.
"""

import os
import shutil
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
from django.contrib.auth.models import User
from django.db import transaction

from coaching.engine.view import OBLIQUE_DEGREES, SIDE_DEGREES, view_angle
from coaching.models import SessionKind, WorkoutSession
from coaching.services.results import Findings
from coaching.services.sessions import session_create, session_delete
from coaching.storage import session_file
from coaching.uploads import Incoming
from pose.sequence import Poses
from pose.storage import load_poses
from references.models import Reference, ReferenceKind, ReferenceView
from references.services.references import (
    About,
    Found,
    reference_analysed,
    reference_create,
    reference_delete,
)
from references.storage import reference_file, reference_folder

# A hold shorter than this is passing through.
LEAST_HOLD_SECONDS = 2.0


def reference_upload(
    *, by: User, incoming: Incoming, original_name: str, about: About
) -> Reference:
    """Keep an expert's clip and queue its analysis.

    Raises:
        ReferenceRefusedError: the exercise or the view does not do.
        RequestRefusedError: the file does not.
    """
    with transaction.atomic():
        reference = reference_create(about=about, kind=ReferenceKind.VIDEO, by=by)
        session = session_create(
            owner=by, incoming=incoming, original_name=original_name, kind=SessionKind.REFERENCE
        )
        # The machine says by itself what it sees; the repetitions are counted as the curator says.
        session.exercise_corrected = reference.exercise_id
        session.reference = reference
        session.title, session.titled_by_owner = reference.title, True
        session.save()
    return reference


def reference_finished(
    *, session: WorkoutSession, reference: Reference, findings: Findings
) -> None:
    """Take what an analysis found into the reference; inside the job's last transaction."""
    joints = session_file(session, findings.joints_file)
    video = session.playback_file or session.video_file
    names = findings.joints_file, f"video{Path(video).suffix}"
    reference_folder(reference).mkdir(parents=True, exist_ok=True)
    _copy(joints, reference_file(reference, names[0]))
    _copy(session_file(session, video), reference_file(reference, names[1]))
    kind = "video/mp4" if session.playback_file else session.content_type
    found = found_in(findings.document, findings.corrected, load_poses(joints), names[0])
    whole = replace(found, video_file=names[1], video_type=kind)
    reference_analysed(reference=reference, found=whole, by=session.owner)


def found_in(
    own: Mapping[str, Any], corrected: Mapping[str, Any] | None, poses: Poses, joints_file: str
) -> Found:
    """What the documents of an analysis say about an expert's clip.

    Args:
        own: the machine's own answer.
        corrected: its answer given the exercise, where that differs.
        poses: the joints.
        joints_file: their name in the reference's folder.
    """
    told = corrected or own
    guess = own["exercise"]
    stamp = own.get("stamp") or {}
    return Found(
        poses=poses,
        joints_file=joints_file,
        repetitions=_repetitions(told),
        recognised={
            "slug": guess["slug"],
            "name": guess["name"],
            "confidence": guess["confidence"],
            "sure": guess.get("sure", True),
            "candidates": [each["slug"] for each in guess.get("candidates", ())],
        },
        view=_view(poses),
        feature_version=stamp.get("features"),
        maker_version=stamp.get("version", ""),
    )


def clip_delete(*, reference: Reference, by: User | None) -> None:
    """Remove a reference with the session that its clip was analysed in."""
    session = WorkoutSession.objects.filter(reference=reference).first()
    with transaction.atomic():
        if session is not None:
            session_delete(session=session)
        reference_delete(reference=reference, by=by)


def _repetitions(document: Mapping[str, Any]) -> list[tuple[float, float, float]]:
    """Complete repetitions, or each hold with its middle as the turn."""
    if document["hold_seconds"] is None:
        whole = [rep for rep in document["reps"] if rep["complete"]]
        return [(rep["start"], rep["turn"], rep["end"]) for rep in whole]
    return [
        (one["start"], (one["start"] + one["end"]) / 2, one["end"])
        for one in document.get("sets", ())
        if (one["hold_seconds"] or 0.0) >= LEAST_HOLD_SECONDS
    ]


def _view(poses: Poses) -> str:
    """From where it is filmed; empty when that cannot be told."""
    degrees = view_angle(poses)
    if not np.isfinite(degrees):
        return ""
    if degrees >= SIDE_DEGREES:
        return ReferenceView.SIDE
    return ReferenceView.OBLIQUE if degrees > OBLIQUE_DEGREES else ReferenceView.FRONT


def _copy(source: Path, target: Path) -> None:
    """Both names for one file where the disk can; its bytes are never changed in place."""
    target.unlink(missing_ok=True)
    try:
        os.link(source, target)
    except OSError:
        shutil.copyfile(source, target)
