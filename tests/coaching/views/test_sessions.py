"""Documents, actions and pages of a session, as its owner uses them."""

import json
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from coaching.models import AnalysisJob, JobState, WorkoutSession
from coaching.storage import session_file
from tests.coaching.builders import make_document, make_finished, make_job, make_poses

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("catalogue")]

SCRIPT = {"Accept": "application/json"}


@pytest.fixture
def client(ada: User) -> Client:
    client = Client()
    client.force_login(ada)
    return client


def document(client: Client, url: str) -> Any:
    response = client.get(url)
    assert response.status_code == 200
    return json.loads(response.content)


def act(client: Client, session: WorkoutSession, action: str, **fields: Any) -> Any:
    url = reverse(f"coaching:{action}", args=(session.pk,))
    return client.post(url, fields, headers=SCRIPT)


class TestDocuments:
    def test_status_of_a_failed_job_says_why(self, client: Client, ada: User) -> None:
        job = make_job(
            ada, state=JobState.FAILED, stage="finding", error_code="no_person",
            error_message="I saw nobody.", attempt=1,
        )  # fmt: skip
        status = document(client, job.session.status_url)
        assert status["job"] == {
            "state": "failed", "stage": "finding", "stage_label": "finding you", "progress": 0.0,
            "seconds_left": None, "error": {"code": "no_person", "message": "I saw nobody."},
            "kind": "full", "can_retry": True, "can_cancel": False, "attempt": 1,
        }  # fmt: skip
        assert status["session"]["id"] == str(job.session.pk)

    def test_result_has_the_machines_answer_and_the_owners(self, client: Client, ada: User) -> None:
        session = make_finished(ada, rep_count_corrected=5)
        result = document(client, session.result_url)
        assert (result["rep_count"], result["exercise"]["slug"]) == (2, "squat")
        assert result["corrected"] == {"exercise": None, "rep_count": 5}

    def test_result_by_the_owners_exercise_keeps_the_machines(
        self, client: Client, ada: User
    ) -> None:
        session = make_finished(ada, exercise_corrected="lunge")
        session.result.corrected_document = make_document("lunge", 1)
        session.result.save()
        result = document(client, session.result_url)
        assert (result["exercise"]["slug"], result["rep_count"]) == ("lunge", 1)
        assert result["machine"]["exercise"]["slug"] == "squat"
        assert result["machine"]["rep_count"] == 2

    def test_joints_are_whole_tenths_of_pixels(self, client: Client, ada: User) -> None:
        poses = make_poses()
        joints = document(client, make_finished(ada).joints_url)
        assert (joints["schema"], joints["width"], joints["height"]) == (1, 640, 480)
        assert len(joints["points"]) == len(joints["times"]) == len(poses.image)
        assert joints["points"][0][:4] == [3200, 1000, 3200, 1100]
        assert joints["confidence"][0][0] == 90
        names = joints["joints"]
        assert [names.index("left_hip"), names.index("left_knee")] in joints["bones"]

    def test_curves_name_the_angles_of_the_exercise(self, client: Client, ada: User) -> None:
        curves = document(client, make_finished(ada).curves_url)
        assert set(curves["primary"]) <= set(curves["angles"])
        assert all(len(angle) == len(curves["times"]) for angle in curves["angles"].values())

    def test_large_documents_are_compressed(self, client: Client, ada: User) -> None:
        response = client.get(make_finished(ada).joints_url, headers={"Accept-Encoding": "gzip"})
        assert response["Content-Encoding"] == "gzip"

    @pytest.mark.parametrize("name", ["result", "joints", "curves"])
    def test_before_the_end_there_are_none(self, client: Client, ada: User, name: str) -> None:
        response = client.get(reverse(f"coaching:{name}", args=(make_job(ada).session.pk,)))
        assert (response.status_code, response.json()["error"]["code"]) == (404, "no_result")

    def test_damaged_joints_are_told_and_not_a_crash(self, client: Client, ada: User) -> None:
        session = make_finished(ada)
        session_file(session, "joints.1.npz").write_bytes(b"PK not really")
        response = client.get(session.joints_url)
        assert (response.status_code, response.json()["error"]["code"]) == (
            410, "joints_unreadable",
        )  # fmt: skip


class TestActions:
    def test_rename(self, client: Client, ada: User) -> None:
        reply = act(client, make_finished(ada), "rename", title=" Heavy\nsquats ")
        assert reply.json()["session"]["title"] == "Heavy squats"

    def test_correct(self, client: Client, ada: User) -> None:
        reply = act(client, make_finished(ada), "correct", exercise="squat", rep_count="12")
        assert reply.json()["session"]["rep_count"] == 12

    @pytest.mark.parametrize("count", ["-1", "two", "1e3", "99999999999", "²"])
    def test_a_count_is_a_whole_number(self, client: Client, ada: User, count: str) -> None:
        reply = act(client, make_finished(ada), "correct", rep_count=count)
        assert (reply.status_code, reply.json()["error"]["code"]) == (400, "count_invalid")

    def test_an_empty_count_takes_the_correction_back(self, client: Client, ada: User) -> None:
        session = make_finished(ada, rep_count_corrected=9)
        assert act(client, session, "correct", rep_count="").json()["session"]["rep_count"] == 2

    def test_cancel_and_retry(self, client: Client, ada: User) -> None:
        session = make_job(ada).session
        assert act(client, session, "cancel").json()["job"]["state"] == "cancelled"
        assert act(client, session, "retry").json()["job"]["state"] == "queued"

    @pytest.mark.parametrize("action", ["cancel", "retry"])
    def test_what_makes_no_sense_now(self, client: Client, ada: User, action: str) -> None:
        reply = act(client, make_finished(ada), action)
        assert (reply.status_code, reply.json()["error"]["code"]) == (409, "wrong_state")

    def test_delete(self, client: Client, ada: User) -> None:
        reply = act(client, make_finished(ada), "delete")
        assert reply.json() == {"url": reverse("coaching:history")}
        assert not AnalysisJob.objects.exists()

    def test_a_plain_form_is_led_back(self, client: Client, ada: User) -> None:
        session = make_finished(ada)
        url = reverse("coaching:rename", args=(session.pk,))
        assert client.post(url, {"title": "x"}).headers["Location"] == session.get_absolute_url()
        assert client.post(url, {"title": ""}).status_code == 302

    @pytest.mark.parametrize("action", ["rename", "correct", "delete", "retry", "cancel"])
    def test_looking_does_nothing(self, client: Client, ada: User, action: str) -> None:
        session = make_finished(ada)
        assert client.get(reverse(f"coaching:{action}", args=(session.pk,))).status_code == 405


class TestPages:
    def test_nobody_sees_the_start_page(self) -> None:
        response = Client().get("/")
        assert "coaching/start.html" in [each.name for each in response.templates]

    def test_home_shows_the_last_sessions(self, client: Client, ada: User) -> None:
        session = make_finished(ada)
        assert session.title in client.get("/").content.decode()

    def test_history_is_in_pages_and_by_exercise(self, client: Client, ada: User) -> None:
        for number in range(30):
            make_finished(ada, title=f"Set {number}")
        page = client.get(reverse("coaching:history"), {"page": "2"})
        assert len(page.context["page_obj"]) == 6
        assert client.get(reverse("coaching:history"), {"exercise": "lunge"}).status_code == 200
        lunges = client.get(reverse("coaching:history"), {"exercise": "lunge"})
        assert len(lunges.context["page_obj"]) == 0

    @pytest.mark.parametrize(
        "query", ["page=0", "page=x", "page=999", "exercise=%00", "exercise=x"]
    )
    def test_history_takes_any_query(self, client: Client, query: str) -> None:
        assert client.get(f"{reverse('coaching:history')}?{query}").status_code == 200

    @pytest.mark.parametrize("state", list(JobState))
    def test_the_session_page_in_every_state(
        self, client: Client, ada: User, state: JobState
    ) -> None:
        session = make_job(ada, state=state, error_message="Nobody was seen.").session
        response = client.get(session.get_absolute_url())
        assert response.status_code == 200
        assert session.title in response.content.decode()

    def test_a_title_cannot_bring_a_script(self, client: Client, ada: User) -> None:
        session = make_finished(ada, title="<script>alert(1)</script>")
        assert "<script>alert" not in client.get(session.get_absolute_url()).content.decode()
