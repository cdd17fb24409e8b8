"""Every route and websocket as somebody else and as nobody: nothing of the owner's comes out.

The routes are read from the URL configuration, so that a new one is swept by itself.
"""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.http import HttpResponseBase, StreamingHttpResponse
from django.test import AsyncClient
from django.urls import URLPattern, URLResolver, get_resolver, resolve, reverse

from coaching.models import AnalysisJob, WorkoutSession
from coaching.routing import websocket_urlpatterns
from coaching.storage import session_file
from tests.coaching.builders import files_of, make_finished
from tests.coaching.sockets import Socket

pytestmark = pytest.mark.django_db(transaction=True)

SECRET = "adas-own-secret"
# What may answer 200 to anybody: it shows nobody's data.
PUBLIC = {
    "healthz", "readyz", "coaching:home", "account_login", "account_signup", "account_logout",
    "account_reset_password", "account_reset_password_done", "account_reset_password_from_key",
    "account_reset_password_from_key_done", "account_confirm_email", "account_inactive",
    "account_email_verification_sent", "admin:login", "admin:jsi18n",
    "api:schema", "coaching:pose-worker", "coaching:service-worker", "coaching:manifest",
}  # fmt: skip
OWN_PAGES = {  # 200 to any account, about that account
    "coaching:history", "coaching:account", "coaching:live", "api:sessions", "api:exercises",
    "api:references",
    "account_email", "account_change_password", "account_set_password",
    "account_reauthenticate", "account_logout",
}  # fmt: skip


def routes(patterns: list[Any], names: str = "", path: str = "") -> Iterator[tuple[str, str]]:
    """Full name and route of every HTTP pattern."""
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            inner = f"{names}{pattern.namespace}:" if pattern.namespace else names
            yield from routes(pattern.url_patterns, inner, path + str(pattern.pattern))
        elif isinstance(pattern, URLPattern):
            yield names + (pattern.name or ""), path + str(pattern.pattern)


ROUTES = list(routes(get_resolver().url_patterns))
SESSION_ROUTES = [name for name, path in ROUTES if "session_id" in path]


def address(path: str, session: WorkoutSession) -> str:
    """The route's address, with the owner's own identifier wherever it wants one."""
    path = re.sub(r"\(\?P<app_label>.*?\)", "coaching", path)
    filled = re.sub(r"<(uuid|path|str):\w+>", str(session.pk), path)
    filled = re.sub(r"<int:\w+>|\(\?P<\w+>.*?\)(?=[/$-])", "1", filled)
    return "/" + re.sub(r"[\^$\\]|\(\?P<url>\.\*\)", "", filled)


@pytest.fixture
def session(ada: User) -> WorkoutSession:
    session = make_finished(ada, title=SECRET, video=SECRET.encode() * 10, original_name=SECRET)
    session_file(session, "poster.1.jpg").write_bytes(SECRET.encode() * 10)
    return session


async def visitor(user: User | None) -> AsyncClient:
    client = AsyncClient()
    if user is not None:
        await client.aforce_login(user)
    return client


async def body_of(response: HttpResponseBase) -> str:
    if isinstance(response, StreamingHttpResponse):
        return b"".join([chunk async for chunk in response]).decode(errors="replace")
    return str(response.content.decode(errors="replace"))  # type: ignore[attr-defined]


def test_the_sweep_sees_the_whole_configuration() -> None:
    names = {name for name, _ in ROUTES}
    assert {"coaching:session", "coaching:video", "healthz", "account_login"} <= names
    assert "admin:coaching_workoutsession_change" in names
    assert len(SESSION_ROUTES) >= 12


@pytest.mark.parametrize("method", ["get", "head", "post", "put", "delete", "options"])
@pytest.mark.parametrize("who", ["nobody", "eve"])
async def test_nothing_of_hers_comes_out(
    session: WorkoutSession, eve: User, who: str, method: str
) -> None:
    before = await traces(session)
    client = await visitor(eve if who == "eve" else None)
    for name, path in ROUTES:
        if name == "account_logout":
            continue  # would end the visit
        for query in ("", "?q=adas&all=&page=1&o=1"):
            url = address(path, session) + query
            response = await getattr(client, method)(url, headers={"Range": "bytes=0-"})
            where = f"{method} {url} as {who}: {response.status_code}"
            assert SECRET not in await body_of(response) + str(response.headers), where
            assert_refused(response, name, method, who, where)
    assert await traces(session) == before


def assert_refused(
    response: HttpResponseBase, name: str, method: str, who: str, where: str
) -> None:
    """A session's route shows no sign of the session; others show what anybody may see."""
    assert response.status_code < 500 or name == "coaching:sample", where
    if name in SESSION_ROUTES:
        assert response.status_code in (302, 401, 404, 405), where
        assert "/accounts/login/" in response.headers.get("Location", "/accounts/login/"), where
    elif method == "get" and response.status_code == 200:
        assert name in PUBLIC | (OWN_PAGES if who == "eve" else set()), where


async def traces(session: WorkoutSession) -> Any:
    """Everything that a visitor could have changed."""
    rows = [row async for row in WorkoutSession.objects.values()]
    jobs = [row async for row in AnalysisJob.objects.values()]
    return rows, jobs, [(path, path.read_bytes()) for path in files_of(session)]


@pytest.mark.parametrize("name", SESSION_ROUTES)
async def test_somebody_elses_session_looks_like_none_at_all(
    session: WorkoutSession, eve: User, name: str
) -> None:
    client = await visitor(eve)
    method = client.post if await _wants_post(client, name, session) else client.get
    theirs = await method(reverse(name, args=(session.pk,)))
    nowhere = await method(reverse(name, args=("00000000-0000-4000-8000-000000000000",)))
    assert theirs.status_code == nowhere.status_code == 404


async def _wants_post(client: AsyncClient, name: str, session: WorkoutSession) -> bool:
    return (await client.get(reverse(name, args=(session.pk,)))).status_code == 405


OF_SESSIONS = [one for one in websocket_urlpatterns if "session_id" in str(one.pattern)]


@pytest.mark.parametrize(("who", "code"), [("nobody", 4401), ("eve", 4404)])
@pytest.mark.parametrize("pattern", OF_SESSIONS, ids=lambda one: str(one.pattern))
async def test_no_websocket_tells_others(
    session: WorkoutSession, eve: User, who: str, code: int, pattern: URLPattern
) -> None:
    path = "/" + str(pattern.pattern).replace("<uuid:session_id>", str(session.pk))
    socket, accepted = await Socket.open(path, eve if who == "eve" else None)
    assert accepted
    assert await socket.receive() == {"type": "websocket.close", "code": code}


def test_every_address_of_the_sweep_leads_to_its_route(session: WorkoutSession) -> None:
    found = {path: resolve(address(path, session)).route for _, path in ROUTES}
    assert {path: route for path, route in found.items() if route != path.replace("^", "")} == {}
