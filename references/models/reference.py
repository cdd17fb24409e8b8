"""An expert doing an exercise: what users are compared with."""

import uuid
from typing import Any

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from references.addresses import MovementAddresses
from references.models.exercise import Exercise


class ReferenceKind(models.TextChoices):
    """What there is to show."""

    VIDEO = "video", _("video")
    JOINTS = "joints", _("joints alone")


class ReferenceStatus(models.TextChoices):
    """Whether users are compared with it."""

    DRAFT = "draft", _("draft")
    PUBLISHED = "published", _("published")
    RETIRED = "retired", _("retired")


class ReferenceView(models.TextChoices):
    """From where it is filmed."""

    FRONT = "front", _("from the front")
    OBLIQUE = "oblique", _("at an angle")
    SIDE = "side", _("from the side")


class Reference(MovementAddresses, models.Model):
    """One clip of an expert.

    Keyframes stand in the row itself: they are a few kilobytes, always read together, and so can
    never part from the status that they are published under. ``descriptor`` is the same in the
    form that is searched (``references.descriptors``). File names are relative to the reference's
    own folder (``references.storage``).

    ``repetitions`` are all that were found, as ``[start, turn, end]`` in seconds; ``chosen`` are
    the positions of those that the curator keeps. ``tolerances`` are degrees by angle, ``cues``
    what to tell whose angle is off, by angle and way (``references.cues``). ``problems`` are the
    checks that it fails, each with code and message; while there are any it cannot be published.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    exercise = models.ForeignKey(Exercise, models.PROTECT, related_name="references")
    title = models.CharField(max_length=120)
    kind = models.CharField(max_length=10, choices=ReferenceKind.choices)
    view = models.CharField(max_length=10, choices=ReferenceView.choices, blank=True)
    variant = models.CharField(max_length=60, blank=True)
    source = models.CharField(max_length=200, blank=True)
    licence = models.CharField(max_length=200, blank=True)
    status = models.CharField(
        max_length=10, choices=ReferenceStatus.choices, default=ReferenceStatus.DRAFT
    )
    builtin = models.BooleanField(_("built in"), default=False)

    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    created_at = models.DateTimeField(default=timezone.now)
    updated_at = models.DateTimeField(default=timezone.now, db_index=True)
    published_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    published_at = models.DateTimeField(null=True, blank=True)

    joints_file = models.CharField(max_length=80, blank=True)
    video_file = models.CharField(max_length=80, blank=True)
    video_type = models.CharField(max_length=40, blank=True)
    repetitions = models.JSONField(default=list, blank=True)
    chosen = models.JSONField(default=list, blank=True)
    keyframes = models.JSONField(default=list, blank=True)
    descriptor = models.BinaryField(default=bytes, blank=True)
    tolerances = models.JSONField(default=dict, blank=True)
    cues = models.JSONField(default=dict, blank=True)
    problems = models.JSONField(default=list, blank=True)
    recognised = models.JSONField(default=dict, blank=True)

    skeleton = models.CharField(max_length=20, blank=True)
    estimator = models.CharField(max_length=40, blank=True)
    keyframe_version = models.PositiveIntegerField(default=0)
    feature_version = models.PositiveIntegerField(null=True, blank=True)
    maker_version = models.CharField(max_length=40, blank=True)

    class Meta:
        ordering = ("exercise__position", "view", "title", "id")
        indexes = (models.Index(fields=("status", "exercise"), name="reference_to_show"),)
        verbose_name = _("expert reference")
        verbose_name_plural = _("expert references")

    def __str__(self) -> str:
        return self.title

    @property
    def is_published(self) -> bool:
        """Whether users are compared with it."""
        return self.status == ReferenceStatus.PUBLISHED

    @property
    def is_analysed(self) -> bool:
        """Whether its joints have been found."""
        return bool(self.joints_file)

    @property
    def chosen_repetitions(self) -> list[list[float]]:
        """Start, turn and end of the repetitions that are kept, seconds."""
        known: list[list[float]] = self.repetitions
        return [known[place] for place in self.chosen if 0 <= place < len(known)]

    @property
    def video_url(self) -> str:
        """The video, in a form that browsers play; empty when there are joints alone."""
        return super().video_url if self.video_file else ""

    def card(self) -> dict[str, Any]:
        """What a library knows about it."""
        return {
            "id": str(self.pk),
            "title": self.title,
            "exercise": self.exercise_id,
            "view": self.view,
            "variant": self.variant,
            "source": self.source,
            "builtin": self.builtin,
            "joints_file": self.joints_file,
            "reps": self.chosen_repetitions,
            "tolerances": self.tolerances,
            "cues": self.cues,
        }

    def _url(self, name: str) -> str:
        return reverse(f"references:{name}", args=(self.pk,))
