"""What operators do in the admin."""

import pytest
from django.contrib.auth.models import User
from django.test import Client
from pytest_django import DjangoCaptureOnCommitCallbacks

from coaching.models import AnalysisJob, JobState, WorkoutSession
from coaching.storage import session_folder
from tests.coaching.builders import make_finished, make_job

pytestmark = pytest.mark.django_db

JOBS = "/admin/coaching/analysisjob/"
SESSIONS = "/admin/coaching/workoutsession/"


@pytest.fixture
def client(db: None) -> Client:
    client = Client()
    client.force_login(User.objects.create(username="op", is_staff=True, is_superuser=True))
    return client


@pytest.mark.parametrize("path", [JOBS, SESSIONS, JOBS + "?state__exact=failed", SESSIONS + "?q=a"])
def test_the_lists_show(client: Client, ada: User, path: str) -> None:
    make_finished(ada), make_job(ada, state=JobState.FAILED, error_code="no_person")
    assert client.get(path).status_code == 200


def test_a_row_can_be_looked_at_and_not_typed_into(client: Client, ada: User) -> None:
    session = make_finished(ada)
    assert client.get(f"{SESSIONS}{session.pk}/change/").status_code == 200
    client.post(f"{SESSIONS}{session.pk}/change/", {"title": "changed"})
    assert WorkoutSession.objects.get().title == session.title


@pytest.mark.parametrize(
    ("action", "before", "after"),
    [
        ("retry", JobState.FAILED, JobState.QUEUED),
        ("cancel", JobState.RUNNING, JobState.CANCELLED),
        ("cancel", JobState.SUCCEEDED, JobState.SUCCEEDED),
    ],
)
def test_jobs_are_retried_and_cancelled(
    client: Client, ada: User, action: str, before: JobState, after: JobState
) -> None:
    job = make_job(ada, state=before)
    client.post(JOBS, {"action": action, "_selected_action": [job.pk]})
    assert AnalysisJob.objects.get().state == after


@pytest.mark.parametrize("at_once", [True, False])
def test_deleting_takes_the_files_along(
    client: Client,
    ada: User,
    at_once: bool,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    session = make_finished(ada)
    folder = session_folder(session)
    with django_capture_on_commit_callbacks(execute=True):
        if at_once:
            chosen = {"action": "delete_selected", "_selected_action": [session.pk], "post": "yes"}
            client.post(SESSIONS, chosen)
        else:
            client.post(f"{SESSIONS}{session.pk}/delete/", {"post": "yes"})
    assert not WorkoutSession.objects.exists()
    assert not folder.exists()
