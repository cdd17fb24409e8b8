"""Wiring only: settings, URLs, ASGI, Celery and health. No domain code."""

from gymbrain.celery import app as celery_app

__all__ = ["celery_app"]
