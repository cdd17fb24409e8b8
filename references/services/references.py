"""What curators do with references: create, edit, publish, retire, index again, delete."""

import shutil
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from pose.angles import ANGLES
from pose.errors import PoseError
from pose.sequence import Poses
from pose.storage import load_poses
from references.cues import are_cues
from references.errors import ReferenceRefusedError
from references.models import (
    AuditAction,
    Exercise,
    Reference,
    ReferenceAudit,
    ReferenceKind,
    ReferenceStatus,
    ReferenceView,
)
from references.services.indexing import reference_index
from references.services.library import library_write
from references.storage import reference_file, reference_folder
from references.tolerances import LEAST_DEGREES, MOST_DEGREES, tolerances_of
from references.wording import problem_worded

# What a curator types in, and the log therefore shows with old and new value.
_EDITABLE = (
    "title", "view", "variant", "source", "licence", "chosen", "tolerances", "cues",
)  # fmt: skip


@dataclass(frozen=True)
class About:
    """What a person says about a reference.

    Attributes:
        exercise: slug.
        title: for people; made of the exercise and the view where it is empty.
        view: ``front``, ``oblique``, ``side``, or empty to have it measured.
        variant: how the exercise is done, empty for the plain one.
        source: whose it is.
        licence: what may be done with it.
    """

    exercise: str
    title: str = ""
    view: str = ""
    variant: str = ""
    source: str = ""
    licence: str = ""


@dataclass(frozen=True, eq=False)
class Found:
    """What the analysis of a reference's clip found.

    Attributes:
        poses: the joints.
        joints_file: their name in the reference's folder.
        repetitions: start, turn and end of each complete one, seconds.
        recognised: what the clip was taken for, as in ``references.checks.Checked``.
        view: measured.
        video_file: name of a playable video in the folder, empty when there is none.
        video_type: what it is served as.
        feature_version: of the nets' features, None when none were used.
        maker_version: of the code that analysed it.
    """

    poses: Poses
    joints_file: str
    repetitions: Sequence[Sequence[float]]
    recognised: Mapping[str, Any] = field(default_factory=dict)
    view: str = ""
    video_file: str = ""
    video_type: str = ""
    feature_version: int | None = None
    maker_version: str = ""


def reference_create(*, about: About, kind: ReferenceKind, by: User | None) -> Reference:
    """A draft that waits for its analysis.

    Raises:
        ReferenceRefusedError: ``unknown_exercise`` or ``unknown_view``.
    """
    exercise = Exercise.objects.filter(pk=about.exercise).exclude(kind="none").first()
    if exercise is None:
        raise ReferenceRefusedError("unknown_exercise", _("There is no such exercise here."))
    if about.view and about.view not in ReferenceView.values:
        raise ReferenceRefusedError("unknown_view", _("The view is front, oblique or side."))
    with transaction.atomic():
        reference = Reference.objects.create(
            exercise=exercise,
            title=about.title.strip()[:120] or exercise.name,
            kind=kind,
            view=about.view,
            variant=about.variant,
            source=about.source,
            licence=about.licence,
            created_by=by,
            tolerances=tolerances_of(exercise.primary, exercise.phases),
        )
        audit_write(reference=reference, action=AuditAction.CREATED, by=by)
    return reference


def reference_analysed(*, reference: Reference, found: Found, by: User | None = None) -> None:
    """Take over what an analysis found: every repetition is chosen, the checks are made."""
    reference.joints_file, reference.video_file = found.joints_file, found.video_file
    reference.video_type = found.video_type
    reference.repetitions = [[round(float(at), 3) for at in rep] for rep in found.repetitions]
    reference.chosen = list(range(len(reference.repetitions)))
    reference.recognised = dict(found.recognised)
    reference.view = reference.view or found.view
    reference.feature_version, reference.maker_version = found.feature_version, found.maker_version
    reference_index(reference=reference, poses=found.poses)
    if reference.problems and reference.is_published:
        reference.status = ReferenceStatus.RETIRED
    with transaction.atomic():
        _save(reference)
        changes = {"repetitions": len(reference.repetitions), "problems": _codes(reference)}
        audit_write(reference=reference, action=AuditAction.ANALYSED, by=by, changes=changes)


def reference_edit(*, reference: Reference, by: User | None, **values: Any) -> None:
    """Change what a curator may change; a published reference that then fails is refused.

    Raises:
        ReferenceRefusedError: a value does not do; nothing is changed then.
    """
    unknown = set(values) - set(_EDITABLE)
    if unknown:
        raise TypeError(f"a curator does not change {sorted(unknown)}")
    _check_values(reference, values)
    before = {name: getattr(reference, name) for name in values}
    for name, value in values.items():
        setattr(reference, name, value)
    if "chosen" in values and reference.is_analysed:
        reference_index(reference=reference, poses=poses_of(reference))
    if reference.is_published and reference.problems:
        raise _refusal(reference)
    changes = {
        name: [old, values[name]] for name, old in before.items() if old != values[name]
    }  # fmt: skip
    if not changes:
        return
    with transaction.atomic():
        _save(reference)
        audit_write(reference=reference, action=AuditAction.EDITED, by=by, changes=changes)


def reference_publish(*, reference: Reference, by: User | None) -> None:
    """Compare users with it from now on.

    Raises:
        ReferenceRefusedError: it has not been analysed (``not_analysed``), or fails a check, whose
            code the error carries.
    """
    if not reference.is_analysed:
        raise ReferenceRefusedError(
            "not_analysed", _("The clip has not been analysed yet. Wait until it has.")
        )
    reference_index(reference=reference, poses=poses_of(reference))
    if reference.problems:
        _save(reference)
        raise _refusal(reference)
    reference.status = ReferenceStatus.PUBLISHED
    reference.published_by, reference.published_at = by, timezone.now()
    with transaction.atomic():
        _save(reference)
        audit_write(reference=reference, action=AuditAction.PUBLISHED, by=by)


def reference_retire(*, reference: Reference, by: User | None) -> None:
    """Compare nobody with it any more; it stays for the record and may be published again."""
    if not reference.is_published:
        raise ReferenceRefusedError("not_published", _("This reference is not published."))
    reference.status = ReferenceStatus.RETIRED
    with transaction.atomic():
        _save(reference)
        audit_write(reference=reference, action=AuditAction.RETIRED, by=by)


def reference_reindex(*, reference: Reference, by: User | None) -> None:
    """Make keyframes and checks again from the stored joints; retires what fails them now.

    Raises:
        ReferenceRefusedError: there are no joints, or they cannot be read.
    """
    if not reference.is_analysed:
        raise ReferenceRefusedError("not_analysed", _("The clip has not been analysed yet."))
    reference_index(reference=reference, poses=poses_of(reference))
    if reference.problems and reference.is_published:
        reference.status = ReferenceStatus.RETIRED
    with transaction.atomic():
        _save(reference)
        changes = {"problems": _codes(reference), "version": reference.keyframe_version}
        audit_write(reference=reference, action=AuditAction.REINDEXED, by=by, changes=changes)


def reference_delete(*, reference: Reference, by: User | None) -> None:
    """Remove a reference and its files; the log keeps its title."""
    folder = reference_folder(reference)
    with transaction.atomic():
        audit_write(reference=reference, action=AuditAction.DELETED, by=by)
        reference.delete()
        transaction.on_commit(lambda: shutil.rmtree(folder, ignore_errors=True))
        transaction.on_commit(library_write)


def audit_write(
    *,
    reference: Reference,
    action: AuditAction,
    by: User | None,
    changes: Mapping[str, Any] | None = None,
) -> None:
    """Add a line to the log."""
    ReferenceAudit.objects.create(
        reference=reference,
        reference_title=reference.title,
        actor=by,
        action=action,
        changes=dict(changes or {}),
    )


def poses_of(reference: Reference) -> Poses:
    """The stored joints of a reference.

    Raises:
        ReferenceRefusedError: ``joints_unreadable``.
    """
    try:
        return load_poses(reference_file(reference, reference.joints_file))
    except (PoseError, ValueError) as error:
        raise ReferenceRefusedError(
            "joints_unreadable", _("The joints of this reference cannot be read.")
        ) from error


def _save(reference: Reference) -> None:
    """Save, and bring the library up to it where users are or were compared with it."""
    reference.updated_at = timezone.now()
    reference.save()
    if reference.status != ReferenceStatus.DRAFT:
        transaction.on_commit(library_write)


def _refusal(reference: Reference) -> ReferenceRefusedError:
    first = reference.problems[0]
    return ReferenceRefusedError(first["code"], problem_worded(first))


def _codes(reference: Reference) -> list[str]:
    return [each["code"] for each in reference.problems]


def _check_values(reference: Reference, values: Mapping[str, Any]) -> None:
    if not str(values.get("title", reference.title)).strip():
        raise ReferenceRefusedError("title_empty", _("A reference needs a title."))
    if values.get("view", "") not in ("", *ReferenceView.values):
        raise ReferenceRefusedError("unknown_view", _("The view is front, oblique or side."))
    for place in values.get("chosen", ()):
        if not 0 <= place < len(reference.repetitions):
            raise ReferenceRefusedError("unknown_repetition", _("There is no such repetition."))
    for angle, degrees in values.get("tolerances", {}).items():
        if angle not in ANGLES or not LEAST_DEGREES <= degrees <= MOST_DEGREES:
            raise ReferenceRefusedError(
                "tolerance_invalid", _("A tolerance is between 5 and 90 degrees.")
            )
    if not are_cues(values.get("cues", {})):
        raise ReferenceRefusedError(
            "cue_invalid", _("A cue is one line of 12 words at most, and 120 letters.")
        )
