"""Files that no row knows."""

import os
import time
from pathlib import Path

import pytest
from django.contrib.auth.models import User
from pytest_django import Settings

from coaching.services.sweeping import files_sweep
from tests.coaching.builders import files_of, make_finished

pytestmark = pytest.mark.django_db

LONG_AGO = time.time() - 24 * 3600


@pytest.fixture(autouse=True)
def _private_folders(settings: Settings, tmp_path: Path) -> None:
    settings.MEDIA_ROOT, settings.INCOMING_DIR = tmp_path / "media", tmp_path / "incoming"
    settings.MEDIA_ROOT.mkdir()
    settings.INCOMING_DIR.mkdir()


def aged(path: Path) -> Path:
    os.utime(path, (LONG_AGO, LONG_AGO))
    return path


def test_an_upload_that_broke_off_long_ago_goes(settings: Settings) -> None:
    old, new = settings.INCOMING_DIR / "old.part", settings.INCOMING_DIR / "new.part"
    old.touch(), new.touch()
    aged(old)
    assert files_sweep() == 1
    assert (old.exists(), new.exists()) == (False, True)


def test_a_folder_without_a_session_goes(settings: Settings) -> None:
    lost = settings.MEDIA_ROOT / "1" / "6d0b1a6e-0000-4000-8000-000000000000"
    lost.mkdir(parents=True)
    (lost / "video.mp4").touch()
    assert files_sweep() == 0  # perhaps its row is being written
    aged(lost)
    assert files_sweep() == 1
    assert not lost.exists()


def test_a_session_keeps_its_files(ada: User) -> None:
    session = make_finished(ada)
    aged(files_of(session)[0].parent)
    assert files_sweep() == 0
    assert files_of(session)


def test_what_is_not_ours_stays(settings: Settings) -> None:
    folder = settings.MEDIA_ROOT / "lost+found" / "thing"
    folder.mkdir(parents=True)
    aged(folder)
    files_sweep()
    assert folder.exists()
