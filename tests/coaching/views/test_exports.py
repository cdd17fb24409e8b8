"""Taking a session along: the page, the table, the document and the video with its joints."""

import csv
import json
from io import StringIO

import pytest
from celery import current_app
from django.contrib.auth.models import User
from django.http import StreamingHttpResponse
from django.test import AsyncClient, Client
from django.urls import reverse
from kombu.exceptions import OperationalError

from coaching.models import AnalysisResult, WorkoutSession
from coaching.services import exports_video
from coaching.services.exports_video import annotated_film
from tests.coaching.builders import files_of, make_document, make_finished, make_session

pytestmark = pytest.mark.django_db


@pytest.fixture
def session(ada: User, catalogue: None) -> WorkoutSession:
    return make_finished(ada, title="Squat of <b>Monday</b>")


@pytest.fixture
def client(ada: User) -> Client:
    client = Client()
    client.force_login(ada)
    return client


def url(name: str, session: WorkoutSession) -> str:
    return reverse(f"coaching:{name}", args=(session.pk,))


def test_the_table_opens_in_a_spreadsheet(client: Client, session: WorkoutSession) -> None:
    response = client.get(url("reps_csv", session))
    assert response["Content-Type"] == "text/csv; charset=utf-8"
    day = f"{session.created_at:%Y-%m-%d}"
    assert response["Content-Disposition"] == f'attachment; filename="gymbrain-{day}-squat.csv"'
    rows = list(csv.DictReader(StringIO(response.content.decode("utf-8-sig"))))
    assert [row["repetition"] for row in rows] == ["1", "2"]
    assert rows[0]["range_degrees"] == "80.0"


def test_the_document_is_the_one_the_page_reads(client: Client, session: WorkoutSession) -> None:
    saved = client.get(url("export_json", session))
    shown = client.get(url("result", session))
    assert json.loads(saved.content) == json.loads(shown.content)
    assert saved["Content-Disposition"].startswith("attachment")


def test_the_report_says_what_counts(client: Client, session: WorkoutSession) -> None:
    document = make_document(reps=25)
    document["focus"] = [{"cue": "Sit deeper.", "message": "You stopped high."}]
    document["good"] = ["You stood up fully."]
    document["form"] = {"score": 71, "parts": []}
    AnalysisResult.objects.filter(session=session).update(document=document)
    page = client.get(url("report", session)).content.decode()
    for words in ("Sit deeper.", "You stood up fully.", "Two good squats.", "<b>71</b>"):
        assert words in page
    assert "Squat of &lt;b&gt;Monday" in page
    assert "and 5 more repetitions" in page


@pytest.mark.parametrize("name", ["report", "reps_csv", "export_json", "annotated"])
def test_without_a_result_there_is_nothing_to_take(client: Client, ada: User, name: str) -> None:
    assert client.get(url(name, make_session(ada))).status_code == 404


def test_asking_for_the_video_leaves_a_note_that_work_has_begun(
    client: Client, session: WorkoutSession
) -> None:
    before = client.get(url("annotated_status", session)).json()
    assert before == {"state": "none", "progress": 0.0, "error": None}
    asked = client.post(url("annotate", session), headers={"Accept": "application/json"})
    assert asked.status_code == 202
    assert client.get(url("annotated_status", session)).json()["state"] == "working"


def test_asking_twice_asks_a_worker_once(
    client: Client, session: WorkoutSession, monkeypatch: pytest.MonkeyPatch
) -> None:
    sent: list[object] = []
    monkeypatch.setattr(current_app, "send_task", lambda name, args, **_: sent.append((name, args)))
    for _ in range(2):
        client.post(url("annotate", session), headers={"Accept": "application/json"})
    assert sent == [("coaching.annotate", [str(session.pk), "en"])]


def test_a_request_that_got_lost_may_be_made_again(
    client: Client, session: WorkoutSession, monkeypatch: pytest.MonkeyPatch
) -> None:
    client.post(url("annotate", session))
    monkeypatch.setattr(exports_video, "UNCLAIMED_AFTER", -1.0)
    lost = client.get(url("annotated_status", session)).json()
    assert (lost["state"], lost["error"]["code"]) == ("failed", "annotation_lost")
    again = client.post(url("annotate", session), headers={"Accept": "application/json"})
    assert again.json()["state"] == "working"


def test_a_broker_that_is_away_is_told(
    client: Client, session: WorkoutSession, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_args: object, **_kwargs: object) -> None:
        raise OperationalError

    monkeypatch.setattr(current_app, "send_task", refuse)
    response = client.post(url("annotate", session), headers={"Accept": "application/json"})
    assert response.status_code == 503
    assert response.json()["error"]["code"] == "worker_unreachable"
    assert not [path for path in files_of(session) if path.name.startswith("annotated")]


def test_a_session_without_a_result_has_no_video_to_make(client: Client, ada: User) -> None:
    session = make_session(ada)
    response = client.post(url("annotate", session), headers={"Accept": "application/json"})
    assert (response.status_code, response.json()["error"]["code"]) == (409, "no_result")
    assert client.get(url("annotated_status", session)).json()["state"] == "none"


@pytest.mark.django_db(transaction=True)
async def test_the_film_is_sent_to_be_saved(ada: User, session: WorkoutSession) -> None:
    result = await AnalysisResult.objects.aget(session=session)
    annotated_film(session=session, result=result).write_bytes(b"a film")
    client = AsyncClient()
    await client.aforce_login(ada)
    response = await client.get(url("annotated", session))
    assert isinstance(response, StreamingHttpResponse)
    assert b"".join([chunk async for chunk in response]) == b"a film"
    assert response["Content-Disposition"].startswith("attachment")
    status = await client.get(url("annotated_status", session))
    assert status.json()["state"] == "ready"


@pytest.mark.django_db(transaction=True)
async def test_a_film_of_another_answer_is_not_shown(ada: User, session: WorkoutSession) -> None:
    result = await AnalysisResult.objects.aget(session=session)
    annotated_film(session=session, result=result).write_bytes(b"a film")
    result.corrected_document = make_document("lunge")
    await result.asave()
    client = AsyncClient()
    await client.aforce_login(ada)
    assert (await client.get(url("annotated", session))).status_code == 404
