"""Takes an uploaded file in: straight to a temporary name on the data disk, hashed on the way."""

import hashlib
from dataclasses import dataclass
from http import HTTPStatus
from io import BytesIO
from pathlib import Path
from typing import IO, Any

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import FileUploadHandler

from coaching.errors import DISK_FULL_MESSAGE, RequestRefusedError, disk_is_full
from coaching.storage import incoming_path


@dataclass(frozen=True)
class Incoming:
    """A complete file under a temporary name.

    Attributes:
        path: where it lies.
        sha256: of its bytes, hexadecimal.
        size_bytes: how many there are.
    """

    path: Path
    sha256: str
    size_bytes: int


class Intake:
    """Writes a file of unknown length to a temporary name, within the limits.

    A refusal is kept, not raised: it happens in the middle of the request's body, where only the
    view can answer.
    """

    def __init__(self) -> None:
        self.path = incoming_path()
        self.refusal: RequestRefusedError | None = None
        self._file: IO[bytes] | None = None
        self._digest = hashlib.sha256()
        self._size = 0

    def write(self, chunk: bytes) -> None:
        """Take the next bytes, or drop them once the file has been refused."""
        if self.refusal is not None:
            return
        self._size += len(chunk)
        if self._size > settings.MAX_UPLOAD_BYTES:
            self._refuse(too_big())
            return
        try:
            self._append(chunk)
        except OSError as error:
            if not disk_is_full(error):
                raise
            self._refuse(disk_full())

    def finish(self) -> Incoming | None:
        """The complete file, or None when it was refused."""
        if self.refusal is None and self._file is None:
            self.write(b"")
        self._close()
        if self.refusal is not None:
            return None
        return Incoming(self.path, self._digest.hexdigest(), self._size)

    def discard(self) -> None:
        """Leave nothing behind, unless the file has been moved to its place."""
        self._close()
        self.path.unlink(missing_ok=True)

    def _append(self, chunk: bytes) -> None:
        if self._file is None:
            self._file = self.path.open("wb")
        self._file.write(chunk)
        self._digest.update(chunk)

    def _refuse(self, refusal: RequestRefusedError) -> None:
        self.refusal = refusal
        self.discard()

    def _close(self) -> None:
        file, self._file = self._file, None
        if file is None:
            return
        try:
            file.close()
        except OSError as error:  # what was buffered did not fit
            if not disk_is_full(error):
                raise
            self.refusal = self.refusal or disk_full()


def too_big() -> RequestRefusedError:
    """The file is longer than this installation takes."""
    megabytes = settings.MAX_UPLOAD_BYTES // 2**20
    return RequestRefusedError(
        "video_too_big",
        f"The video is larger than {megabytes} MB. Please send a shorter or smaller one.",
        HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
    )


def disk_full() -> RequestRefusedError:
    """There is no room."""
    return RequestRefusedError("disk_full", DISK_FULL_MESSAGE, HTTPStatus.INSUFFICIENT_STORAGE)


class UploadedVideo(UploadedFile):  # type: ignore[type-arg]  # generic in the stubs alone
    """What a view finds in ``request.FILES``; closing it removes what nobody adopted."""

    def __init__(self, intake: Intake, name: str, size: int) -> None:
        super().__init__(file=BytesIO(), name=name, size=size)
        self.incoming = intake.finish()
        self.refusal = intake.refusal
        self._intake = intake

    def close(self) -> None:
        """Called by Django at the end of the request."""
        super().close()
        self._intake.discard()


class VideoUploadHandler(FileUploadHandler):
    """Feeds Django's multipart parser into an ``Intake``."""

    intake: Intake

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        """A file begins."""
        super().new_file(*args, **kwargs)
        self.intake = Intake()

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:  # noqa: ARG002
        """Take a chunk; None tells Django that no other handler needs it."""
        self.intake.write(raw_data)

    def file_complete(self, file_size: int) -> UploadedVideo:
        """The file is over."""
        return UploadedVideo(self.intake, str(self.file_name), file_size)

    def upload_interrupted(self) -> None:
        """The client went away in the middle."""
        if hasattr(self, "intake"):
            self.intake.discard()
