"""Every route of the installation."""

from django.contrib import admin
from django.urls import include, path

from gymbrain import health

urlpatterns = [
    path("healthz", health.alive, name="healthz"),
    path("readyz", health.ready, name="readyz"),
    path("accounts/", include("allauth.urls")),
    path("admin/", admin.site.urls),
    path("", include("coaching.urls")),
]
