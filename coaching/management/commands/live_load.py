"""``manage.py live_load``: many live sessions at once against a running server."""

import asyncio
import json
from argparse import ArgumentParser
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, cast
from urllib.parse import urlsplit
from uuid import uuid4

import numpy as np
from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY, get_user_model
from django.contrib.auth.models import User
from django.contrib.sessions.backends.db import SessionStore
from django.core.management.base import BaseCommand

from coaching.live.load import Plan, load
from coaching.live.protocol import Path as LivePath
from pose.sequence import PoseSequence
from pose.synthetic.clip import AthleteSpec, Rep, truth

RATES = {"joints": 15.0, "frames": 10.0}
SIZES = {"joints": (1280, 720), "frames": (640, 480)}
REPS = 6


class Command(BaseCommand):
    """Prints how long an answer takes, and what was left out."""

    help = "Measure a running server under many live sessions."
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        """How many, for how long, and where."""
        parser.add_argument("--sessions", type=int, default=60)
        parser.add_argument("--path", choices=("joints", "frames"), default="joints")
        parser.add_argument("--seconds", type=float, default=30.0)
        parser.add_argument("--url", default="http://127.0.0.1:8000")
        parser.add_argument("--json", action="store_true", help="one document on stdout")

    def handle(self, *_args: Any, **options: Any) -> None:
        """Make users, let each of them train, forget them."""
        path = cast("LivePath", options["path"])
        plan = Plan(
            url=_socket_url(options["url"]),
            origin=options["url"].rstrip("/"),
            path=path,
            rate=RATES[path],
            seconds=options["seconds"],
            frames=_joints() if path == "joints" else _pictures(),
            size=SIZES[path],
        )
        with _visitors(options["sessions"]) as cookies:
            measured = asyncio.run(load(plan, cookies))
        document = measured.as_json(options["sessions"])
        if options["json"]:
            self.stdout.write(json.dumps(document))
        else:
            self.stdout.write(", ".join(f"{key} {value}" for key, value in document.items()))


def _socket_url(url: str) -> str:
    parts = urlsplit(url)
    return f"{'wss' if parts.scheme == 'https' else 'ws'}://{parts.netloc}/ws/live/"


def _athlete(path: str) -> AthleteSpec:
    return AthleteSpec(reps=(Rep(),) * REPS, fps=RATES[path], size=SIZES[path])


def _joints() -> tuple[bytes, ...]:
    """A set of squats, joints after joints."""
    poses = truth(_athlete("joints")).poses
    image, world = poses.image, cast("PoseSequence", poses.world)
    columns = [image.points[..., :2], image.confidence[..., None], world.points]
    values = np.concatenate(columns, axis=2)
    return tuple(frame.tobytes() for frame in values.astype("<f4"))


def _pictures() -> tuple[bytes, ...]:
    """The same as pictures."""
    from pose.jpeg import encode  # noqa: PLC0415  # OpenCV, when it is needed
    from pose.synthetic.clip import render  # noqa: PLC0415

    return tuple(encode(picture) for picture in render(_athlete("frames")))


@contextmanager
def _visitors(count: int) -> Iterator[list[str]]:
    """Cookies of users who exist meanwhile."""
    mark = f"live-load-{uuid4().hex[:8]}"
    users = [User(username=f"{mark}-{number}") for number in range(count)]
    try:
        for user in users:
            user.set_unusable_password()
        User.objects.bulk_create(users)
        yield [_cookie(user) for user in get_user_model().objects.filter(username__startswith=mark)]
    finally:
        User.objects.filter(username__startswith=mark).delete()


def _cookie(user: User) -> str:
    store = SessionStore()
    store[SESSION_KEY] = str(user.pk)
    store[BACKEND_SESSION_KEY] = "django.contrib.auth.backends.ModelBackend"
    store[HASH_SESSION_KEY] = user.get_session_auth_hash()
    store.save()
    return f"{settings.SESSION_COOKIE_NAME}={store.session_key}"
