"""The live page as the server sends it; what it does in a browser is tested there."""

import json
import re

import pytest
from django.contrib.auth.models import User
from django.test import Client

from pose.skeletons import BLAZEPOSE33
from tests.coaching.builders import make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def ada() -> User:
    return make_user("ada")


@pytest.fixture
def client(ada: User) -> Client:
    client = Client()
    client.force_login(ada)
    return client


def policy(client: Client, path: str) -> str:
    return str(client.get(path).headers["Content-Security-Policy"])


def test_it_asks_strangers_to_sign_in() -> None:
    answer = Client().get("/live/")
    assert answer.status_code == 302
    assert answer.headers["Location"].startswith("/accounts/login/")


def test_it_offers_every_exercise_and_finding_out(client: Client) -> None:
    page = client.get("/live/").content.decode()
    assert 'data-setting="exercise"' in page
    assert "Find out while I move" in page


def test_it_tells_scripts_the_skeleton_by_name(client: Client) -> None:
    page = client.get("/live/").content.decode()
    found = re.search(r'<script id="skeletons" type="application/json">(.+?)</script>', page)
    assert found
    skeleton = json.loads(found[1])["blazepose33"]
    assert skeleton["joints"] == list(BLAZEPOSE33.joints)
    assert len(skeleton["bones"]) == len(BLAZEPOSE33.bones)


@pytest.mark.parametrize("path", ["/live/", "/live/pose.js"])
def test_the_page_and_its_worker_may_compile_and_nothing_else(client: Client, path: str) -> None:
    told = policy(client, path)
    assert told.replace(" 'wasm-unsafe-eval'", "") == policy(client, "/")
    assert "'wasm-unsafe-eval'" in told


def test_it_sends_pictures_where_the_files_for_joints_are_missing(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("coaching.views.live.finders.find", lambda _path: None)
    assert 'data-assets="no"' in client.get("/live/").content.decode()


@pytest.mark.parametrize("language", ["en", "de"])
def test_the_manifest_names_icons_that_are_there(client: Client, language: str) -> None:
    answer = client.get("/manifest.webmanifest", headers={"Accept-Language": language})
    assert answer.headers["Content-Type"] == "application/manifest+json"
    manifest = json.loads(answer.content)
    assert manifest["start_url"] == "/"
    assert {icon["sizes"] for icon in manifest["icons"]} == {"192x192", "512x512"}


def test_the_worker_of_the_app_stands_at_the_root(client: Client) -> None:
    answer = client.get("/service-worker.js")
    assert answer.headers["Content-Type"] == "text/javascript"
    assert b"fetch" in answer.content
