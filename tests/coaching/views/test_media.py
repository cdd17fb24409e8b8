"""The video and its poster over HTTP, with ranges."""

import pytest
from django.contrib.auth.models import User
from django.http import HttpResponseBase, StreamingHttpResponse
from django.test import AsyncClient

from coaching.models import WorkoutSession
from coaching.storage import session_file
from tests.coaching.builders import make_finished

pytestmark = pytest.mark.django_db(transaction=True)

VIDEO = bytes(range(256)) * 4000  # a megabyte, in several chunks


@pytest.fixture
def session(ada: User) -> WorkoutSession:
    return make_finished(ada, video=VIDEO)


@pytest.fixture
async def client(ada: User) -> AsyncClient:
    client = AsyncClient()
    await client.aforce_login(ada)
    return client


async def body_of(response: HttpResponseBase) -> bytes:
    if isinstance(response, StreamingHttpResponse):
        return b"".join([chunk async for chunk in response])
    return response.content  # type: ignore[attr-defined,no-any-return]


async def get(client: AsyncClient, url: str, **headers: str) -> HttpResponseBase:
    return await client.get(url, headers=headers)


async def test_the_whole_video(client: AsyncClient, session: WorkoutSession) -> None:
    response = await get(client, session.video_url)
    assert response.status_code == 200
    assert await body_of(response) == VIDEO
    assert response["Content-Length"] == str(len(VIDEO))
    assert response["Content-Type"] == "video/mp4"
    assert response["Accept-Ranges"] == "bytes"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Content-Disposition"].startswith("inline")


@pytest.mark.parametrize(
    ("asked", "start", "end"),
    [
        ("bytes=0-99", 0, 99),
        ("bytes=1000-", 1000, len(VIDEO) - 1),
        ("bytes=-7", len(VIDEO) - 7, len(VIDEO) - 1),
        ("bytes=262143-524289", 262143, 524289),
        ("bytes=0-999999999", 0, len(VIDEO) - 1),
    ],
)
async def test_a_part_of_it(
    client: AsyncClient, session: WorkoutSession, asked: str, start: int, end: int
) -> None:
    response = await get(client, session.video_url, Range=asked)
    assert response.status_code == 206
    assert await body_of(response) == VIDEO[start : end + 1]
    assert response["Content-Range"] == f"bytes {start}-{end}/{len(VIDEO)}"
    assert response["Content-Length"] == str(end + 1 - start)


async def test_a_part_that_it_has_not(client: AsyncClient, session: WorkoutSession) -> None:
    response = await get(client, session.video_url, Range=f"bytes={len(VIDEO)}-")
    assert response.status_code == 416
    assert response["Content-Range"] == f"bytes */{len(VIDEO)}"


async def test_a_range_that_makes_no_sense_gives_the_whole(
    client: AsyncClient, session: WorkoutSession
) -> None:
    response = await get(client, session.video_url, Range="bytes=z")
    assert response.status_code == 200


async def test_if_range_protects_from_mixing_two_files(
    client: AsyncClient, session: WorkoutSession
) -> None:
    etag = (await get(client, session.video_url))["ETag"]
    same = await get(client, session.video_url, Range="bytes=0-9", If_Range=etag)
    other = await get(client, session.video_url, Range="bytes=0-9", If_Range='"old"')
    assert (same.status_code, other.status_code) == (206, 200)


async def test_what_the_browser_has_is_not_sent_again(
    client: AsyncClient, session: WorkoutSession
) -> None:
    etag = (await get(client, session.poster_url))["ETag"]
    response = await get(client, session.poster_url, If_None_Match=etag)
    assert response.status_code == 304


async def test_head_tells_the_size_and_sends_nothing(
    client: AsyncClient, session: WorkoutSession
) -> None:
    response = await client.head(session.video_url, headers={"Range": "bytes=0-9"})
    assert response.status_code == 200
    assert response["Content-Length"] == str(len(VIDEO))
    assert response.content == b""


async def test_the_rendition_for_browsers_wins(
    client: AsyncClient, session: WorkoutSession
) -> None:
    session_file(session, "playback.1.mp4").write_bytes(b"rendition")
    session.playback_file = "playback.1.mp4"
    await session.asave()
    assert await body_of(await get(client, session.video_url)) == b"rendition"


async def test_a_file_that_is_gone_is_not_found(
    client: AsyncClient, session: WorkoutSession
) -> None:
    session_file(session, session.video_file).unlink()
    assert (await get(client, session.video_url)).status_code == 404


async def test_others_and_nobody_do_not_find_it(session: WorkoutSession, eve: User) -> None:
    stranger = AsyncClient()
    assert (await get(stranger, session.video_url)).status_code == 404
    await stranger.aforce_login(eve)
    assert (await get(stranger, session.video_url)).status_code == 404
    assert (await get(stranger, session.poster_url)).status_code == 404
