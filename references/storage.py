"""Where references' files lie: ``references/<id>/<name>``, beside the libraries made of them."""

from pathlib import Path

from django.conf import settings

from references.models import Reference


def references_folder() -> Path:
    """The folder of all of them."""
    return Path(settings.DATA_DIR) / "references"


def reference_folder(reference: Reference) -> Path:
    """The folder that holds everything about a reference."""
    return references_folder() / str(reference.pk)


def reference_file(reference: Reference, name: str) -> Path:
    """A file of a reference.

    Raises:
        ValueError: the name would lead out of the folder.
    """
    if not name or Path(name).name != name:
        raise ValueError(f"{name!r} is no file name of a reference")
    return reference_folder(reference) / name
