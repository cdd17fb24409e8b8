"""Takes in expert clips that a CSV file lists. A row that does not do loses no other."""

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from django.contrib.auth.models import User
from django.db import transaction

from coaching.errors import RequestRefusedError
from coaching.services.curation import found_in, reference_upload
from coaching.services.judging import document_of, poses_judge
from coaching.uploads import Incoming, Intake, disk_full
from pose.errors import PoseError
from pose.sequence import Poses
from pose.storage import load_poses, save_poses
from references.errors import ReferenceRefusedError
from references.models import Reference, ReferenceKind
from references.services.references import About, reference_analysed, reference_create
from references.storage import reference_file, reference_folder

COLUMNS = ("file", "exercise", "view", "variant", "source", "licence")
JOINTS_SUFFIX = ".npz"
JOINTS_FILE = "joints.npz"
COPY_CHUNK = 2**20  # bytes


class BadListError(Exception):
    """The list itself cannot be read."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code
        self.message = message


@dataclass(frozen=True)
class Row:
    """A line of the list.

    Attributes:
        line: its number in the file, from 1.
        file: the clip; a relative name is meant from the list's own folder.
        about: what the list says about it.
    """

    line: int
    file: Path
    about: About


def index_rows(index: Path) -> list[Row]:
    """The rows of a list.

    Raises:
        BadListError: ``index_unreadable`` or ``column_missing``.
    """
    try:
        with index.open(newline="", encoding="utf-8-sig") as file:
            reader = csv.DictReader(file)
            missing = [name for name in COLUMNS if name not in (reader.fieldnames or ())]
            if missing:
                raise BadListError("column_missing", f"The list lacks: {', '.join(missing)}.")
            return [_row(reader.line_num, row, index.parent) for row in reader]
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise BadListError("index_unreadable", f"The list cannot be read: {error}") from error


def row_import(*, row: Row, by: User) -> Reference:
    """A reference from a clip: a video is queued for analysis, joints are judged at once.

    Raises:
        ReferenceRefusedError: what is wrong with the row, with a stable code.
    """
    if not row.file.is_file():
        raise ReferenceRefusedError("file_missing", f"There is no file {row.file}.")
    try:
        if row.file.suffix == JOINTS_SUFFIX:
            return _from_joints(load_poses(row.file), row.about, by)
        return _from_video(row, by)
    except (PoseError, RequestRefusedError) as error:
        raise ReferenceRefusedError(error.code, error.message) from error


def _row(line: int, row: Mapping[str, str | None], folder: Path) -> Row:
    words = {name: (row[name] or "").strip() for name in COLUMNS}
    file = folder / words.pop("file")
    return Row(line, file, About(title=file.stem, **words))


def _from_video(row: Row, by: User) -> Reference:
    intake = Intake()
    try:
        return reference_upload(
            by=by, incoming=_copied(row.file, intake), original_name=row.file.name, about=row.about
        )
    finally:
        intake.discard()


def _copied(source: Path, intake: Intake) -> Incoming:
    with source.open("rb") as file:
        while chunk := file.read(COPY_CHUNK):
            intake.write(chunk)
    incoming = intake.finish()
    if incoming is None:
        raise intake.refusal or disk_full()
    return incoming


def _from_joints(poses: Poses, about: About, by: User) -> Reference:
    """Judging takes a child process a second: it is done before the transaction begins."""
    judged = poses_judge(poses=poses, asked="", said=about.exercise)
    corrected = document_of(judged.corrected) if judged.corrected else None
    found = found_in(document_of(judged.own), corrected, poses, JOINTS_FILE)
    with transaction.atomic():
        reference = reference_create(about=about, kind=ReferenceKind.JOINTS, by=by)
        reference_folder(reference).mkdir(parents=True)
        save_poses(reference_file(reference, JOINTS_FILE), poses)
        reference_analysed(reference=reference, found=found, by=by)
    return reference
