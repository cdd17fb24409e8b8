"""Every route of the installation."""

from django.contrib import admin
from django.urls import include, path
from django.views.i18n import set_language

from gymbrain import health

urlpatterns = [
    path("healthz", health.alive, name="healthz"),
    path("readyz", health.ready, name="readyz"),
    path("accounts/", include("allauth.urls")),
    path("admin/", admin.site.urls),
    path("language/", set_language, name="set_language"),
    path("api/v1/", include("coaching.api.urls")),
    path("references/", include("coaching.reference_urls")),
    path("", include("coaching.urls")),
]
