"""The analysis of one session as a row that outlives every process."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from coaching.models.session import WorkoutSession

MAX_ATTEMPTS = 3  # a video that took three workers down takes the fourth down too


class JobState(models.TextChoices):
    """Where a job is in its life."""

    QUEUED = "queued", _("queued")
    RUNNING = "running", _("running")
    SUCCEEDED = "succeeded", _("succeeded")
    FAILED = "failed", _("failed")
    CANCELLED = "cancelled", _("cancelled")


class JobStage(models.TextChoices):
    """What is being done, in words for the person who waits."""

    QUEUED = "queued", _("waiting its turn")
    PREPARING = "preparing", _("preparing the video")
    FINDING = "finding", _("finding you")
    COUNTING = "counting", _("counting")
    SAVING = "saving", _("saving")
    DONE = "done", _("done")


class JobKind(models.TextChoices):
    """How much has to be done."""

    FULL = "full", _("from the video")
    RECOUNT = "recount", _("from the stored joints")
    LIVE = "live", _("from the joints of a live session")
    FILM = "film", _("the film of a live session alone")


class AnalysisJob(models.Model):
    """The one job of a session, and the truth about it.

    A worker owns the row while ``state`` is running and ``token`` is the number it got when it
    claimed the row. Every claim raises the number, so that whatever a worker writes after it has
    been given up for dead matches no row.
    """

    session = models.OneToOneField(WorkoutSession, models.CASCADE, related_name="job")
    kind = models.CharField(max_length=10, choices=JobKind.choices, default=JobKind.FULL)
    state = models.CharField(max_length=10, choices=JobState.choices, default=JobState.QUEUED)
    stage = models.CharField(max_length=10, choices=JobStage.choices, default=JobStage.QUEUED)
    progress = models.FloatField(default=0.0)
    seconds_left = models.FloatField(null=True)
    attempt = models.PositiveIntegerField(default=0)
    max_attempts = models.PositiveIntegerField(default=MAX_ATTEMPTS)
    token = models.PositiveBigIntegerField(default=0)
    worker = models.CharField(max_length=120, blank=True)
    available_at = models.DateTimeField(default=timezone.now)
    lease_until = models.DateTimeField(null=True)
    heartbeat_at = models.DateTimeField(null=True)
    error_code = models.CharField(max_length=40, blank=True)
    error_message = models.TextField(blank=True)
    error_permanent = models.BooleanField(default=False)
    created_at = models.DateTimeField(default=timezone.now)
    started_at = models.DateTimeField(null=True)
    finished_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("-created_at",)
        indexes = (
            models.Index(fields=("state", "available_at"), name="job_to_claim"),
            models.Index(fields=("state", "lease_until"), name="job_to_recover"),
        )
        verbose_name = _("analysis job")
        verbose_name_plural = _("analysis jobs")

    def __str__(self) -> str:
        return f"{self.session_id} {self.state}"

    @property
    def can_retry(self) -> bool:
        """Whether the owner may have it done again."""
        return self.state in (JobState.FAILED, JobState.CANCELLED)

    @property
    def can_cancel(self) -> bool:
        """Whether there is anything to stop."""
        return self.state in (JobState.QUEUED, JobState.RUNNING)
