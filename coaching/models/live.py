"""A live session that is under way."""

import uuid

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class LiveRun(models.Model):
    """A live session from its start until it is saved or forgotten.

    Its joints lie in the folder of the session that it becomes, which has the same key. Whoever
    wrote ``holder`` last has the session; it is empty while no page is connected.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="live_runs")
    exercise = models.CharField(max_length=40, blank=True)
    count = models.PositiveIntegerField(default=0)
    holder = models.CharField(max_length=160, blank=True)
    started_at = models.DateTimeField(default=timezone.now)
    seen_at = models.DateTimeField(default=timezone.now, db_index=True)

    class Meta:
        ordering = ("-started_at",)
        verbose_name = _("live session under way")
        verbose_name_plural = _("live sessions under way")

    def __str__(self) -> str:
        return str(self.id)
