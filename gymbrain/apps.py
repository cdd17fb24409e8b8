"""The wiring as an app, for its management commands."""

from django.apps import AppConfig


class GymbrainConfig(AppConfig):
    """Holds no models: settings, health and commands."""

    name = "gymbrain"
