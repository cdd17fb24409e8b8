"""An expert's clip from the upload to the comparison."""

import hashlib
from pathlib import Path

import pytest
from django.contrib.auth.models import User

from coaching.errors import RequestRefusedError
from coaching.models import AnalysisJob, JobState, SessionKind, WorkoutSession
from coaching.selectors.ownership import sessions_of
from coaching.services.curation import clip_delete, reference_upload
from coaching.services.runner import Runner
from coaching.storage import incoming_path
from coaching.uploads import Incoming
from pose.synthetic.clip import truth
from references.errors import ReferenceRefusedError
from references.library import Library
from references.models import Reference, ReferenceAudit, ReferenceStatus
from references.services.library import library_path
from references.services.references import About, reference_publish
from references.storage import reference_file, reference_folder
from tests.coaching import clips
from tests.coaching.builders import make_incoming
from tests.references.builders import frames

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("catalogue")]


def incoming(source: Path) -> Incoming:
    content = source.read_bytes()
    path = incoming_path()
    path.write_bytes(content)
    return Incoming(path, hashlib.sha256(content).hexdigest(), len(content))


def uploaded(ada: User, source: Path, exercise: str = "squat") -> Reference:
    about = About(exercise, title="A coach", source="Our gym", licence="Own recording")
    return reference_upload(by=ada, incoming=incoming(source), original_name="a.mp4", about=about)


def test_a_clip_is_analysed_published_and_found(ada: User, tmp_path: Path) -> None:
    reference = uploaded(ada, clips.athlete(tmp_path / "a.mp4"))
    Runner(slots=1).drain()
    reference.refresh_from_db()
    assert (reference.problems, len(reference.repetitions), reference.view) == ([], 2, "side")
    assert reference_file(reference, reference.video_file).read_bytes()[4:8] == b"ftyp"
    reference_publish(reference=reference, by=ada)
    path = library_path()
    assert path is not None
    library = Library.load(path)
    match = library.nearest("squat", frames(truth(clips.SPEC)), 1)[0]
    assert (match.expert_id, match.near) == (str(reference.pk), True)
    assert library.expert(match.expert_id).source == "Our gym"
    who = ReferenceAudit.objects.order_by("pk").values_list("action", "actor__username")
    assert list(who) == [("created", "ada"), ("analysed", "ada"), ("published", "ada")]


def test_a_clip_of_another_exercise_cannot_be_published(ada: User, tmp_path: Path) -> None:
    reference = uploaded(ada, clips.athlete(tmp_path / "a.mp4"), "biceps_curl")
    Runner(slots=1).drain()
    reference.refresh_from_db()
    assert reference.problems[0]["code"] == "wrong_exercise"
    with pytest.raises(ReferenceRefusedError):
        reference_publish(reference=reference, by=ada)
    assert Reference.objects.get().status == ReferenceStatus.DRAFT


def test_a_clip_with_nobody_in_it_says_so_in_its_job(ada: User, tmp_path: Path) -> None:
    reference = uploaded(ada, clips.nobody(tmp_path / "a.mp4"))
    Runner(slots=1).drain()
    reference.refresh_from_db()
    job = AnalysisJob.objects.get()
    assert (job.state, job.error_code) == (JobState.FAILED, "no_person")
    assert not reference.is_analysed


def test_it_is_none_of_the_curators_own_sessions(ada: User) -> None:
    reference_upload(by=ada, incoming=make_incoming(), original_name="a", about=About("squat"))
    assert WorkoutSession.objects.get().kind == SessionKind.REFERENCE
    assert not sessions_of(ada).exists()


def test_a_file_that_is_no_video_leaves_nothing(ada: User) -> None:
    with pytest.raises(RequestRefusedError):
        reference_upload(
            by=ada, incoming=make_incoming(b"text"), original_name="a", about=About("squat")
        )
    assert not Reference.objects.exists()
    assert not WorkoutSession.objects.exists()


def test_deleting_takes_the_clip_and_its_session_along(ada: User, tmp_path: Path) -> None:
    reference = uploaded(ada, clips.athlete(tmp_path / "a.mp4"))
    Runner(slots=1).drain()
    reference.refresh_from_db()
    folder = reference_folder(reference)
    assert folder.exists()
    clip_delete(reference=reference, by=ada)
    assert not WorkoutSession.objects.exists()
    assert not folder.exists()
