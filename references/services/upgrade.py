"""Brings curators' references up to this version's keyframes after an update of the software."""

from dataclasses import dataclass

from pose.keyframes import KEYFRAME_VERSION
from references.errors import ReferenceRefusedError
from references.models import Reference, ReferenceStatus
from references.services.references import reference_reindex


@dataclass(frozen=True)
class Upgraded:
    """How many were indexed again, and how many could not be because their joints are gone."""

    indexed: int
    left: int


def references_upgrade() -> Upgraded:
    """Index again what is published and of another version: the library leaves it out as it is.

    Drafts and retired ones are indexed when they are published. Built-in ones are made again by
    ``builtin_references_seed``.
    """
    old = Reference.objects.filter(status=ReferenceStatus.PUBLISHED, builtin=False).exclude(
        keyframe_version=KEYFRAME_VERSION
    )
    done = [_is_indexed(row) for row in old]
    return Upgraded(indexed=sum(done), left=len(done) - sum(done))


def _is_indexed(row: Reference) -> bool:
    try:
        reference_reindex(reference=row, by=None)
    except ReferenceRefusedError:
        return False
    return True
