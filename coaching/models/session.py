"""One set or workout of one person."""

import uuid

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from references.addresses import ResultAddresses
from references.models import Reference


class SessionKind(models.TextChoices):
    """Where a session came from."""

    UPLOAD = "upload", _("upload")
    SAMPLE = "sample", _("sample")
    LIVE = "live", _("live")
    REFERENCE = "reference", _("clip of an expert reference")


class WorkoutSession(ResultAddresses, models.Model):
    """A video and what was found in it.

    What the analysis found and what the owner corrected stand beside each other: a correction
    never overwrites the answer of the machine. File names are relative to the session's own
    folder (see ``coaching.storage``) and made by the server.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="sessions")
    # An expert's clip is analysed as a session of its curator, who sees it as a reference alone.
    reference = models.OneToOneField(
        Reference, models.CASCADE, null=True, editable=False, related_name="session"
    )
    kind = models.CharField(
        max_length=10, choices=SessionKind.choices, default=SessionKind.UPLOAD, editable=False
    )
    title = models.CharField(max_length=120, blank=True)
    titled_by_owner = models.BooleanField(default=False, editable=False)
    created_at = models.DateTimeField(default=timezone.now, db_index=True, editable=False)

    original_name = models.CharField(max_length=200, blank=True, editable=False)
    video_file = models.CharField(max_length=80, editable=False)
    content_type = models.CharField(max_length=40, editable=False)
    sha256 = models.CharField(max_length=64, editable=False)
    size_bytes = models.BigIntegerField(editable=False)
    probe = models.JSONField(null=True, editable=False)
    # Seconds of the joints' clock at which the video begins: other than 0 where it was recorded
    # beside them.
    video_begins = models.FloatField(default=0.0, editable=False)
    poster_file = models.CharField(max_length=80, blank=True, editable=False)
    playback_file = models.CharField(max_length=80, blank=True, editable=False)

    exercise_asked = models.CharField(max_length=40, blank=True, editable=False)
    exercise_found = models.CharField(max_length=40, blank=True, editable=False)
    exercise_corrected = models.CharField(max_length=40, blank=True)
    rep_count_found = models.PositiveIntegerField(null=True, editable=False)
    rep_count_corrected = models.PositiveIntegerField(null=True, blank=True)
    hold_seconds = models.FloatField(null=True, editable=False)
    dots = models.JSONField(default=list, editable=False)

    class Meta:
        ordering = ("-created_at", "id")
        verbose_name = _("session")
        verbose_name_plural = _("sessions")

    def __str__(self) -> str:
        return self.title or str(self.id)

    def get_absolute_url(self) -> str:
        """The result page."""
        return self._url("session")

    @property
    def exercise(self) -> str | None:
        """Slug of the exercise; what the owner said wins."""
        return self.exercise_corrected or self.exercise_found or None

    @property
    def rep_count(self) -> int | None:
        """Complete repetitions; what the owner said wins."""
        if self.rep_count_corrected is not None:
            return self.rep_count_corrected
        return self.rep_count_found

    @property
    def has_poster(self) -> bool:
        """Whether there is a still picture of the video."""
        return bool(self.poster_file)

    @property
    def status_url(self) -> str:
        """How far the analysis is, as JSON."""
        return self._url("status")

    def _url(self, name: str) -> str:
        return reverse(f"coaching:{name}", args=(self.pk,))
