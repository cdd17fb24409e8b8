"""What an analysis found."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from coaching.models.session import WorkoutSession


class AnalysisResult(models.Model):
    """The one result of a session.

    ``document`` is the machine's own answer. ``corrected_document`` is its answer when it was told
    the exercise by the owner afterwards; the first stays as it was. ``model_hash``,
    ``code_version`` and ``feature_version`` are the first one's stamp: what it was made with.
    """

    session = models.OneToOneField(WorkoutSession, models.CASCADE, related_name="result")
    document = models.JSONField()
    corrected_document = models.JSONField(null=True)
    schema = models.PositiveIntegerField()
    model_hash = models.CharField(max_length=40, blank=True, default="")
    code_version = models.CharField(max_length=40)
    feature_version = models.PositiveIntegerField(null=True)
    estimator = models.CharField(max_length=40)
    joints_file = models.CharField(max_length=80)
    created_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("analysis result")
        verbose_name_plural = _("analysis results")

    def __str__(self) -> str:
        return str(self.session_id)
