"""Drawing the joints into a video, as a worker does it."""

import shutil

import numpy as np
import pytest
from django.contrib.auth.models import User
from django.utils.translation import override

from coaching.models import AnalysisResult, WorkoutSession
from coaching.services.exports_video import annotated_film, annotation_make, annotation_state
from coaching.storage import session_file, session_folder
from pose.storage import save_poses
from pose.video.frames import read_frames
from tests.coaching import clips
from tests.coaching.builders import files_of, make_finished

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]


@pytest.fixture
def session(ada: User) -> WorkoutSession:
    session = make_finished(ada)
    clips.athlete(session_file(session, session.video_file))
    save_poses(session_file(session, "joints.1.npz"), clips.athlete_poses())
    return session


def result_of(session: WorkoutSession) -> AnalysisResult:
    return AnalysisResult.objects.get(session=session)


def test_the_film_shows_the_joints_where_the_athlete_is(session: WorkoutSession) -> None:
    annotation_make(session_id=session.pk)
    film = annotated_film(session=session, result=result_of(session))
    before = dict(read_frames(session_file(session, session.video_file)))
    after = dict(read_frames(film))
    assert list(after) == pytest.approx(list(before), abs=0.01)
    drawn, plain = (list(film.values())[20].astype(int) for film in (after, before))
    change = np.abs(drawn - plain)
    across, down = clips.athlete_poses().image.joint("left_knee")[20, :2].astype(int)
    assert change[down - 3 : down + 4, across - 3 : across + 4].max() > 80
    assert change[-20:, -20:].mean() < 12, "where nothing is drawn, nothing changes"
    assert not [path for path in files_of(session) if path.suffix in (".partial", ".json")]


def test_captions_are_in_the_language_of_who_asks(session: WorkoutSession) -> None:
    result = result_of(session)
    result.document["reps"][0]["complete"] = False
    cue = {
        "code": "deep",
        "severity": "warning",
        "rep": 0,
        "message": "",
        "cue": "Lift your chest and keep it up.",
    }
    result.document["findings"] = [cue]
    result.save()
    films = []
    for language in ("en", "de"):
        annotation_make(session_id=session.pk, language=language)
        with override(language):
            films.append(annotated_film(session=session, result=result))
        pictures = [picture.astype(int) for _, picture in read_frames(films[-1])]
        assert pictures
    assert films[0] != films[1]
    assert not films[0].exists(), "one film a session is kept"


def test_a_video_that_cannot_be_read_is_told_with_its_code(session: WorkoutSession) -> None:
    session_file(session, session.video_file).write_bytes(b"no video at all")
    annotation_make(session_id=session.pk)
    state = annotation_state(session=session, result=result_of(session))
    assert state.state == "failed"
    assert state.error
    assert state.error["code"] == "not_a_video"


def test_a_session_that_goes_away_leaves_nothing(session: WorkoutSession) -> None:
    shutil.rmtree(session_folder(session))
    annotation_make(session_id=session.pk)
    assert files_of(session) == []
