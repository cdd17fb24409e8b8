"""The installation's own secret key: made once, kept beside its data."""

import os
import tempfile
from pathlib import Path

from django.core.management.utils import get_random_secret_key


def secret_key(folder: Path) -> str:
    """The key in ``folder/secret_key``, made when there is none.

    Web and worker may both start first: the key is written to a temporary name and linked, so that
    one of them wins and neither reads half a key.
    """
    place = folder / "secret_key"
    if not place.exists():
        folder.mkdir(parents=True, exist_ok=True)
        _offer(place, get_random_secret_key())
    return place.read_text().strip()


def _offer(place: Path, key: str) -> None:
    handle, name = tempfile.mkstemp(dir=place.parent, prefix=".secret_key-")  # mode 0600
    with os.fdopen(handle, "w") as file:
        file.write(key)
    try:
        os.link(name, place)
    except FileExistsError:
        pass
    finally:
        Path(name).unlink()
