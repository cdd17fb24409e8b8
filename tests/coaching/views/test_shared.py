"""A session by its share link: everything to see, nothing about whose it is, and an end to it."""

import json
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.http import StreamingHttpResponse
from django.test import AsyncClient, Client
from django.urls import reverse

from coaching.models import ShareLink, WorkoutSession
from coaching.services.sharing import share_create
from references.models import Reference, ReferenceStatus
from tests.coaching.api.test_references import make_reference
from tests.coaching.builders import make_finished, make_job

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("catalogue")]

PARTS = ("shared", "shared-result", "shared-joints", "shared-curves")
FILES = ("shared-video", "shared-poster")
SECRET_TITLE = "Adas very own title"


def address(name: str, secret: str) -> str:
    return reverse(f"coaching:{name}", args=(secret,))


@pytest.fixture
def session(ada: User) -> WorkoutSession:
    return make_finished(ada, title=SECRET_TITLE, original_name=SECRET_TITLE, rep_count_corrected=5)


@pytest.fixture
def secret(session: WorkoutSession) -> str:
    return share_create(session=session).secret


@pytest.mark.parametrize("name", PARTS)
def test_anybody_with_the_link_sees_it_and_not_whose_it_is(
    session: WorkoutSession, secret: str, name: str
) -> None:
    response = Client().get(address(name, secret))
    content = response.content.decode()
    assert response.status_code == 200
    for word in (SECRET_TITLE, session.owner.username, session.owner.email, str(session.pk)):
        assert word not in content + str(response.headers)


@pytest.mark.parametrize("name", FILES)
async def test_the_video_and_its_picture_come_through_the_link(secret: str, name: str) -> None:
    response = await AsyncClient().get(address(name, secret), headers={"Range": "bytes=0-3"})
    assert response.status_code == 206
    assert isinstance(response, StreamingHttpResponse)
    assert b"".join([chunk async for chunk in response]) in (b"\x00\x00\x00\x18", b"\xff\xd8po")


@pytest.mark.parametrize("name", (*PARTS, *FILES))
async def test_it_is_neither_indexed_nor_passed_on(secret: str, name: str) -> None:
    headers = (await AsyncClient().get(address(name, secret))).headers
    assert headers["Referrer-Policy"] == "no-referrer"
    assert "noindex" in headers["X-Robots-Tag"]
    assert "no-store" in headers["Cache-Control"]


@pytest.mark.parametrize("name", (*PARTS, *FILES))
async def test_an_ended_link_shows_nothing_at_once(secret: str, name: str) -> None:
    await ShareLink.objects.all().adelete()
    assert (await AsyncClient().get(address(name, secret))).status_code == 404


@pytest.mark.parametrize("name", (*PARTS, *FILES))
async def test_it_is_for_looking_alone(secret: str, name: str) -> None:
    assert (await AsyncClient().post(address(name, secret))).status_code == 405


def test_the_result_is_the_answer_that_counts(secret: str) -> None:
    result: Any = json.loads(Client().get(address("shared-result", secret)).content)
    assert result["rep_count"] == result["machine"]["rep_count"] == 5
    assert result["corrected"] == {"exercise": None, "rep_count": None}
    assert result["exercise"]["sure"] is True


def test_the_page_offers_nothing_to_do(secret: str) -> None:
    page = Client().get(address("shared", secret)).content.decode()
    assert "<form" not in page
    assert "data-sharing" not in page
    assert address("shared-video", secret) in page


def test_before_the_end_there_is_nothing_to_show(ada: User) -> None:
    secret = share_create(session=make_job(ada).session).secret
    assert Client().get(address("shared", secret)).status_code == 404


class TestExpert:
    """The expert beside them, for who is not signed in: of this result alone."""

    @pytest.fixture
    def expert(self, session: WorkoutSession) -> Reference:
        expert = make_reference()
        session.result.document["comparison"] = {"reference": {"id": str(expert.pk)}}
        session.result.save()
        return expert

    def test_the_page_knows_where(self, secret: str) -> None:
        page = Client().get(address("shared", secret)).content.decode()
        assert f'data-expert-folder="{address("shared", secret)}references/"' in page

    def test_joints_come_through_the_link(self, secret: str, expert: Reference) -> None:
        url = f"{address('shared', secret)}references/{expert.pk}/joints.json"
        response = Client().get(url)
        assert json.loads(response.content)["reps"] == expert.chosen_repetitions
        assert response["Referrer-Policy"] == "no-referrer"

    def test_there_is_no_film_where_there_are_joints_alone(
        self, secret: str, expert: Reference
    ) -> None:
        url = f"{address('shared', secret)}references/{expert.pk}/video"
        assert Client().get(url).status_code == 404

    def test_no_other_expert_comes_through_it(self, secret: str, expert: Reference) -> None:
        url = f"{address('shared', secret)}references/{make_reference().pk}/joints.json"
        assert Client().get(url).status_code == 404

    def test_a_retired_one_leaves_at_once(self, secret: str, expert: Reference) -> None:
        Reference.objects.update(status=ReferenceStatus.RETIRED)
        url = f"{address('shared', secret)}references/{expert.pk}/joints.json"
        assert Client().get(url).status_code == 404


class TestOwner:
    @pytest.fixture
    def client(self, ada: User) -> Client:
        client = Client(headers={"Accept": "application/json"})
        client.force_login(ada)
        return client

    def test_makes_and_ends_a_link(self, client: Client, session: WorkoutSession) -> None:
        url = client.post(reverse("coaching:share", args=(session.pk,))).json()["url"]
        assert Client().get(url).status_code == 200
        client.post(reverse("coaching:unshare", args=(session.pk,)))
        assert Client().get(url).status_code == 404

    @pytest.mark.parametrize("action", ["share", "unshare"])
    def test_alone_may_do_so(self, eve: User, session: WorkoutSession, action: str) -> None:
        client = Client()
        client.force_login(eve)
        made = share_create(session=session)
        assert client.post(reverse(f"coaching:{action}", args=(session.pk,))).status_code == 404
        assert ShareLink.objects.get() == made.link

    def test_finds_the_dialog_on_the_page(self, client: Client, session: WorkoutSession) -> None:
        page = client.get(session.get_absolute_url()).content.decode()
        assert reverse("coaching:share", args=(session.pk,)) in page
