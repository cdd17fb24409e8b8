"""The catalogue in the admin: an exercise is added or changed without code."""

from typing import Any

from django.contrib import admin
from django.forms import ModelForm
from django.http import HttpRequest
from django.utils import timezone

from references.models import Exercise


@admin.register(Exercise)
class ExerciseAdmin(admin.ModelAdmin):  # type: ignore[type-arg]  # generic in the stubs alone
    """Rows that an operator touches are kept as they are when the catalogue is seeded again."""

    list_display = ("name", "slug", "kind", "position", "edited", "updated_at")
    list_filter = ("kind", "edited")
    search_fields = ("slug", "name")
    readonly_fields = ("edited", "updated_at")

    def save_model(
        self,
        request: HttpRequest,
        obj: Exercise,
        form: "ModelForm[Exercise]",
        change: bool,
    ) -> None:
        """Remember that a person changed the row."""
        obj.edited, obj.updated_at = True, timezone.now()
        super().save_model(request, obj, form, change)

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> tuple[str, ...]:  # noqa: ARG002
        """The slug is a contract: clients and stored results refer to it."""
        return ("slug", "edited", "updated_at") if obj else ("edited", "updated_at")
