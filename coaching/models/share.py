"""A link by which anybody who has it sees one session."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from coaching.models.session import WorkoutSession


class ShareLink(models.Model):
    """The one link of a session; deleting the row ends it at once.

    Only the SHA-256 of the secret part is kept, hexadecimal: who reads the database cannot open
    the pages.
    """

    session = models.OneToOneField(WorkoutSession, models.CASCADE, related_name="share")
    digest = models.CharField(max_length=64, unique=True, editable=False)
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    expires_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("-created_at",)
        verbose_name = _("share link")
        verbose_name_plural = _("share links")

    def __str__(self) -> str:
        return str(self.session_id)
