"""An exercise as data: adding one is adding a row."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _


class ExerciseKind(models.TextChoices):
    """What is counted."""

    REPS = "reps", _("repetitions")
    HOLD = "hold", _("seconds held")
    NONE = "none", _("nothing")


class Exercise(models.Model):
    """One row of the catalogue, with the fields of ``references/catalogue.toml``.

    ``edited`` says that an operator changed the row here: seeding leaves it alone from then on.
    """

    slug = models.SlugField(primary_key=True, max_length=40)
    name = models.CharField(max_length=80)
    kind = models.CharField(max_length=10, choices=ExerciseKind.choices)
    position = models.PositiveIntegerField(default=0)
    primary = models.JSONField(default=list, blank=True)
    phases = models.JSONField(default=dict, blank=True)
    tolerances = models.JSONField(default=dict, blank=True)
    cues = models.JSONField(default=dict, blank=True)
    rules = models.JSONField(default=list, blank=True)
    edited = models.BooleanField(default=False)
    updated_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ("position", "slug")
        verbose_name = _("exercise")
        verbose_name_plural = _("exercises")

    def __str__(self) -> str:
        return gettext(self.name) if self.name else self.slug
