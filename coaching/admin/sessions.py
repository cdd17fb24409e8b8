"""Sessions in the admin."""

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest

from coaching.admin.readonly import ReadOnlyAdmin
from coaching.models import WorkoutSession
from coaching.services.sessions import session_delete


@admin.register(WorkoutSession)
class WorkoutSessionAdmin(ReadOnlyAdmin):
    """Who uploaded what, and what came of it."""

    list_display = ("title", "owner", "exercise", "rep_count", "state", "size_bytes", "created_at")
    list_filter = ("kind", "job__state", "exercise_found", "created_at")
    list_select_related = ("owner", "job")
    search_fields = ("id", "title", "owner__username", "owner__email")
    date_hierarchy = "created_at"

    @admin.display(ordering="job__state")
    def state(self, session: WorkoutSession) -> str:
        """Where its job is."""
        return session.job.get_state_display()

    def delete_model(self, request: HttpRequest, obj: WorkoutSession) -> None:  # noqa: ARG002
        """Files go with the row."""
        session_delete(session=obj)

    def delete_queryset(
        self,
        request: HttpRequest,  # noqa: ARG002
        queryset: QuerySet[WorkoutSession],
    ) -> None:
        """Files go with the rows."""
        for session in queryset:
            session_delete(session=session)
