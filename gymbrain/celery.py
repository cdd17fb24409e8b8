"""The Celery application. Its tasks only wake a worker; the job rows are the truth."""

import os

from celery import Celery

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "gymbrain.settings")

app = Celery("gymbrain")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()
