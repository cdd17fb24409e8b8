"""``manage.py import_references``."""

import csv
from io import StringIO
from pathlib import Path

import pytest
from django.contrib.auth.models import User
from django.core.management import CommandError, call_command

from coaching.models import AnalysisJob
from coaching.services.importing import COLUMNS
from pose.storage import save_poses
from references.models import Reference, ReferenceStatus
from tests.coaching import clips
from tests.coaching.builders import MP4_HEAD
from tests.references.builders import clip

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("catalogue")]


def listed(folder: Path, *rows: tuple[str, ...]) -> Path:
    index = folder / "index.csv"
    with index.open("w", newline="") as file:
        csv.writer(file).writerows([COLUMNS, *rows])
    return index


def run(index: Path, *options: str) -> tuple[str, str]:
    """What the command says, and what it complains about."""
    out, complaints = StringIO(), StringIO()
    try:
        call_command("import_references", index, "--by", "ada", *options, stdout=out,
                     stderr=complaints)  # fmt: skip
    except CommandError as error:
        complaints.write(str(error))
    return out.getvalue(), complaints.getvalue()


def test_joints_are_judged_and_published_and_videos_wait(ada: User, tmp_path: Path) -> None:
    save_poses(tmp_path / "expert.npz", clips.athlete_poses())
    (tmp_path / "film.mp4").write_bytes(MP4_HEAD)
    index = listed(
        tmp_path,
        ("expert.npz", "squat", "side", "", "A coach", "Own"),
        ("film.mp4", "push_up", "", "knees", "A coach", "Own"),
    )
    said, complaints = run(index, "--publish")
    assert complaints == ""
    assert "2 taken in, 0 refused" in said
    joints, film = Reference.objects.order_by("title")
    assert (joints.title, joints.status, joints.source) == ("expert", "published", "A coach")
    assert len(joints.chosen_repetitions) == 2
    assert (film.variant, film.status) == ("knees", ReferenceStatus.DRAFT)
    assert AnalysisJob.objects.get().session.reference == film


def test_a_bad_row_is_told_by_line_and_code_and_loses_no_other(ada: User, tmp_path: Path) -> None:
    (tmp_path / "film.mp4").write_bytes(MP4_HEAD)
    (tmp_path / "text.mp4").write_text("no video")
    (tmp_path / "broken.npz").write_bytes(b"no joints")
    save_poses(tmp_path / "squat.npz", clip().poses)
    index = listed(
        tmp_path,
        ("gone.mp4", "squat", "", "", "", ""),
        ("text.mp4", "squat", "", "", "", ""),
        ("film.mp4", "juggling", "", "", "", ""),
        ("film.mp4", "squat", "above", "", "", ""),
        ("broken.npz", "squat", "", "", "", ""),
        ("squat.npz", "juggling", "", "", "", ""),
        ("film.mp4", "squat", "side", "", "", ""),
    )
    said, complaints = run(index)
    codes = [line.split(": ")[1] for line in complaints.splitlines() if line.startswith("line")]
    assert codes == ["file_missing", "not_a_video", "unknown_exercise", "unknown_view",
                     "joints_unreadable", "unknown_exercise"]  # fmt: skip
    assert "6 of 7 rows were refused" in complaints
    assert "line 8: queued" in said
    assert Reference.objects.count() == 1


def test_one_that_fails_its_checks_stays_a_draft(ada: User, tmp_path: Path) -> None:
    save_poses(tmp_path / "a.npz", clips.athlete_poses())
    index = listed(tmp_path, ("a.npz", "push_up", "side", "", "", ""))
    _, complaints = run(index, "--publish")
    assert "line 2: wrong_exercise" in complaints
    assert Reference.objects.get().status == ReferenceStatus.DRAFT


@pytest.mark.parametrize(
    ("content", "code"),
    [(b"file,exercise\n", "column_missing"), (b"\xff\xfe\x00bad", "index_unreadable")],
)
def test_a_list_that_cannot_be_read_is_told(
    ada: User, tmp_path: Path, content: bytes, code: str
) -> None:
    index = tmp_path / "index.csv"
    index.write_bytes(content)
    assert code in run(index)[1]
    assert "index_unreadable" in run(tmp_path / "none.csv")[1]


def test_it_needs_an_account(tmp_path: Path, db: None) -> None:
    assert "unknown_user" in run(listed(tmp_path))[1]
