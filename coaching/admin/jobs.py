"""Jobs in the admin."""

from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from coaching.admin.readonly import ReadOnlyAdmin
from coaching.models import AnalysisJob
from coaching.services.jobs import job_cancel, job_retry


@admin.register(AnalysisJob)
class AnalysisJobAdmin(ReadOnlyAdmin):
    """What runs, what waits and what failed."""

    list_display = (
        "session", "state", "stage", "progress", "attempt", "worker", "error_code",
        "heartbeat_at", "created_at", "finished_at",
    )  # fmt: skip
    list_filter = ("state", "kind", "error_code", "stage", "created_at")
    list_select_related = ("session",)
    search_fields = ("session__id", "session__title", "session__owner__username", "worker")
    actions = ("retry", "cancel")

    def has_delete_permission(self, request: HttpRequest, obj: object = None) -> bool:  # noqa: ARG002
        """A session without its job would be stuck; the session itself can be deleted."""
        return "/workoutsession/" in request.path

    @admin.action(description=_("Do the chosen jobs again"), permissions=("change",))
    def retry(self, request: HttpRequest, queryset: QuerySet[AnalysisJob]) -> None:
        """Queue what failed or was cancelled."""
        self._tell(request, sum(job_retry(job=job) for job in queryset))

    @admin.action(description=_("Stop the chosen jobs"), permissions=("change",))
    def cancel(self, request: HttpRequest, queryset: QuerySet[AnalysisJob]) -> None:
        """Stop what waits or runs."""
        self._tell(request, sum(job_cancel(job=job) for job in queryset))

    def _tell(self, request: HttpRequest, count: int) -> None:
        text = ngettext("%(count)d job changed.", "%(count)d jobs changed.", count)
        messages.info(request, text % {"count": count})
