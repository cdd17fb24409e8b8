"""Exercises and, later, expert references."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ReferencesConfig(AppConfig):
    """The catalogue of exercises."""

    name = "references"
    verbose_name = _("References")
    default_auto_field = "django.db.models.BigAutoField"
