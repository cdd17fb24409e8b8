"""Who changed which reference, and how."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from references.models.reference import Reference


class AuditAction(models.TextChoices):
    """What was done."""

    CREATED = "created", _("created")
    ANALYSED = "analysed", _("analysed")
    EDITED = "edited", _("edited")
    PUBLISHED = "published", _("published")
    RETIRED = "retired", _("retired")
    REINDEXED = "reindexed", _("indexed again")
    DELETED = "deleted", _("deleted")


class ReferenceAudit(models.Model):
    """One change. It outlives the reference and the person; ``changes`` has old and new values."""

    reference = models.ForeignKey(Reference, models.SET_NULL, null=True, related_name="audits")
    reference_title = models.CharField(max_length=120)
    actor = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True)
    at = models.DateTimeField(default=timezone.now)
    action = models.CharField(max_length=10, choices=AuditAction.choices)
    changes = models.JSONField(default=dict)

    class Meta:
        ordering = ("-at", "-id")
        verbose_name = _("change of a reference")
        verbose_name_plural = _("changes of references")

    def __str__(self) -> str:
        return f"{self.reference_title}: {self.action}"
