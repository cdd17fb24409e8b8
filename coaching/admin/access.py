"""Keys and share links in the admin: who gave access to what; deleting a row ends it."""

from django.contrib import admin
from django.db.models import Model
from django.http import HttpRequest

from coaching.admin.readonly import ReadOnlyAdmin
from coaching.models import ApiToken, ShareLink


class AccessAdmin(ReadOnlyAdmin):
    """Digests are nobody's business."""

    exclude = ("digest",)

    def get_readonly_fields(self, request: HttpRequest, obj: Model | None = None) -> list[str]:
        """All but the digest."""
        return [name for name in super().get_readonly_fields(request, obj) if name != "digest"]


@admin.register(ApiToken)
class ApiTokenAdmin(AccessAdmin):
    """Whose programs may come in."""

    list_display = ("name", "prefix", "owner", "created_at", "last_used_at")
    list_select_related = ("owner",)
    search_fields = ("name", "prefix", "owner__username")


@admin.register(ShareLink)
class ShareLinkAdmin(AccessAdmin):
    """Which sessions strangers may see."""

    list_display = ("session", "created_at", "expires_at")
    list_select_related = ("session",)
    search_fields = ("session__id", "session__owner__username")
