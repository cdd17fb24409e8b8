"""A curator's words, from the review page to the result of who is compared."""

import pytest
from django.contrib.auth.models import User
from django.test import Client

from coaching.models import AnalysisResult, WorkoutSession
from coaching.selectors.exercises import catalogue as exercises
from coaching.services.answering import answer_of
from coaching.services.judging import document_of
from pose.synthetic.clip import Rep
from references.models import Reference
from references.services import library_path
from tests.coaching.builders import make_finished
from tests.coaching.engine.builders import filmed
from tests.coaching.test_reference_admin import analysed, review

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("catalogue")]

CUE = "Sit down as if the chair stood a hand lower."


@pytest.fixture
def curator(db: None) -> Client:
    client = Client()
    client.force_login(User.objects.create(username="op", is_staff=True, is_superuser=True))
    return client


def published(curator: Client, **cues: str) -> Reference:
    """An expert who squats deep, and whose curator is strict about the left knee."""
    reference = analysed()
    strict = {"tolerance-left_knee": "5", **{f"cue-{name}": words for name, words in cues.items()}}
    review(curator, reference, decision="publish", **strict)
    assert reference.is_published
    return reference


def compared(owner: User) -> WorkoutSession:
    """Somebody's squats, a little less deep, as the worker judges and stores them."""
    poses = filmed("squat", *[Rep(share=0.9)] * 3, yaw=90.0).poses
    answer = answer_of(poses, exercises(), "squat", library_path(), "heuristic")
    session = make_finished(owner)
    AnalysisResult.objects.filter(session=session).update(document=document_of(answer))
    return session


def result(owner: User, session: WorkoutSession) -> dict[str, object]:
    client = Client()
    client.force_login(owner)
    found: dict[str, object] = client.get(session.result_url).json()
    return found


def test_it_reaches_the_result(curator: Client, ada: User) -> None:
    reference = published(curator, **{"left_knee-open": CUE})
    document = result(ada, compared(ada))
    assert document["comparison"]["reference"]["id"] == str(reference.pk)  # type: ignore[index]
    told = [
        one["cue"]
        for one in document["findings"]  # type: ignore[attr-defined]
        if one["source"] == "reference" and one["joint"] == "left_knee"
    ]
    assert told
    assert set(told) == {CUE}


def test_what_was_written_for_the_other_way_is_not_told(curator: Client, ada: User) -> None:
    published(curator, **{"left_knee-closed": CUE})
    document = result(ada, compared(ada))
    assert CUE not in [one.get("cue") for one in document["findings"]]  # type: ignore[attr-defined]
