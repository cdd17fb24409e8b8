"""Expert references in the admin: upload, review, publish, retire, compare."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import URLPattern, path, reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from coaching.admin.pictures import pose_picture
from coaching.admin.readonly import ReadOnlyAdmin
from coaching.admin.reference_forms import UploadForm, review_values
from coaching.errors import RequestRefusedError
from coaching.models import WorkoutSession
from coaching.selectors.documents import job_payload
from coaching.services.curation import clip_delete, reference_upload
from coaching.wording import name_worded
from references.errors import ReferenceRefusedError
from references.models import Reference, ReferenceAudit, ReferenceView
from references.services.references import (
    reference_edit,
    reference_publish,
    reference_reindex,
    reference_retire,
)
from references.wording import problem_worded, title_worded

TURN = 1  # of the three keyframes, the one that tells exercises apart
COMPARED = 2
LOG_LINES = 20


@admin.register(Reference)
class ReferenceAdmin(admin.ModelAdmin):  # type: ignore[type-arg]  # generic in the stubs alone
    """A gallery, and a page to review each reference on."""

    list_display = (
        "picture", "title_shown", "exercise", "view", "variant", "status", "checks", "builtin",
        "created_by", "published_at",
    )  # fmt: skip
    list_display_links = ("picture", "title_shown")
    list_filter = ("status", "exercise", "view", "builtin")
    list_select_related = ("exercise", "created_by")
    search_fields = ("title", "variant", "source", "id")
    actions = ("publish", "retire", "reindex", "compare")

    class Media:
        css = {"all": ("css/references.css",)}  # noqa: RUF012 - as Django reads it

    @admin.display(description=gettext_lazy("turn"))
    def picture(self, reference: Reference) -> SafeString | str:
        """The pose at the turn."""
        frames = reference.keyframes[0] if reference.keyframes else []
        return pose_picture(frames[TURN], reference.title) if len(frames) > TURN else "–"

    @admin.display(description=gettext_lazy("title"), ordering="title")
    def title_shown(self, reference: Reference) -> str:
        """In the curator's language where the installation made it."""
        return title_worded(reference.pk, reference.title)

    @admin.display(description=gettext_lazy("checks"))
    def checks(self, reference: Reference) -> str:
        """Codes of what stands in the way."""
        if not reference.is_analysed:
            return _("not analysed yet")
        return ", ".join(each["code"] for each in reference.problems) or _("passed")

    def get_urls(self) -> list[URLPattern]:
        """The pages beside the usual ones."""
        own = [
            path("compare/", self._view(self.compare_view), name="references_compare"),
            path("<uuid:pk>/status.json", self._view(self.status), name="references_status"),
        ]
        return own + super().get_urls()

    def _view(self, view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
        return self.admin_site.admin_view(view)

    def add_view(
        self, request: HttpRequest, form_url: str = "", extra_context: Any = None  # noqa: ARG002
    ) -> HttpResponse:  # fmt: skip
        """Upload an expert's clip."""
        if not self.has_add_permission(request):
            raise PermissionDenied
        form = UploadForm(request.POST or None, request.FILES or None)
        if request.method == "POST" and form.is_valid():
            try:
                reference = _upload(request, form)
            except (RequestRefusedError, ReferenceRefusedError) as refusal:
                form.add_error(None, refusal.message)
            else:
                return redirect(_page_of(reference))
        context = {**self._context(request, _("Add an expert's clip")), "form": form}
        return render(request, "references/upload.html", context)

    def change_view(
        self,
        request: HttpRequest,
        object_id: str,
        form_url: str = "",  # noqa: ARG002
        extra_context: Any = None,  # noqa: ARG002
    ) -> HttpResponse:
        """Review a reference, and decide."""
        reference = self.get_object(request, object_id)
        if reference is None:
            raise Http404
        if not self.has_view_permission(request, reference):
            raise PermissionDenied
        if request.method == "POST":
            if not self.has_change_permission(request, reference):
                raise PermissionDenied
            _decide(request, reference)
            return redirect(_page_of(reference))
        context = {**self._context(request, reference.title), **_review(reference)}
        return render(request, "references/review.html", context)

    def status(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        """How far the analysis of its clip is."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        session = WorkoutSession.objects.filter(reference_id=pk).select_related("job").first()
        if session is None:
            raise Http404
        return JsonResponse({"job": job_payload(session.job)})

    def compare_view(self, request: HttpRequest) -> HttpResponse:
        """Two references side by side."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        wanted = request.GET.getlist("id")
        both = list(Reference.objects.filter(pk__in=_uuids(wanted), joints_file__gt=""))
        if len(both) != COMPARED:
            messages.error(request, _("Choose two references that have been analysed."))
            return redirect("admin:references_reference_changelist")
        context = {**self._context(request, _("Compare two references")), "references": both}
        return render(request, "references/compare.html", context)

    @admin.action(description=gettext_lazy("Publish"), permissions=("change",))
    def publish(self, request: HttpRequest, queryset: QuerySet[Reference]) -> None:
        """Publish those that pass their checks."""
        _each(request, queryset, reference_publish)

    @admin.action(description=gettext_lazy("Retire"), permissions=("change",))
    def retire(self, request: HttpRequest, queryset: QuerySet[Reference]) -> None:
        """Compare nobody with them any more."""
        _each(request, queryset, reference_retire)

    @admin.action(description=gettext_lazy("Index again"), permissions=("change",))
    def reindex(self, request: HttpRequest, queryset: QuerySet[Reference]) -> None:
        """Make keyframes and checks again."""
        _each(request, queryset, reference_reindex)

    @admin.action(description=gettext_lazy("Compare two"), permissions=("view",))
    def compare(self, request: HttpRequest, queryset: QuerySet[Reference]) -> HttpResponse:  # noqa: ARG002
        """Go to the page that shows two side by side."""
        ids = "&".join(f"id={pk}" for pk in queryset.values_list("pk", flat=True)[: COMPARED + 1])
        return redirect(f"{reverse('admin:references_compare')}?{ids}")

    def delete_model(self, request: HttpRequest, obj: Reference) -> None:
        """Files go with the row."""
        clip_delete(reference=obj, by=_who(request))

    def delete_queryset(self, request: HttpRequest, queryset: QuerySet[Reference]) -> None:
        """Files go with the rows."""
        for reference in queryset:
            clip_delete(reference=reference, by=_who(request))

    def _context(self, request: HttpRequest, title: str) -> dict[str, Any]:
        return {**self.admin_site.each_context(request), "title": title, "opts": self.opts}


@admin.register(ReferenceAudit)
class ReferenceAuditAdmin(ReadOnlyAdmin):
    """Who changed what, and when."""

    list_display = ("at", "reference_title", "action", "actor")
    list_filter = ("action", "at")
    search_fields = ("reference_title", "actor__username")

    def has_change_permission(self, request: HttpRequest, obj: object = None) -> bool:  # noqa: ARG002
        """A log is read."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: object = None) -> bool:  # noqa: ARG002
        """A log is kept; lines leave their reference when that is deleted."""
        return "/reference/" in request.path


def _who(request: HttpRequest) -> Any:
    """The curator; the admin lets nobody else in."""
    return request.user


def _page_of(reference: Reference) -> str:
    return reverse("admin:references_reference_change", args=(reference.pk,))


def _uuids(words: list[str]) -> list[UUID]:
    try:
        return [UUID(word) for word in words]
    except ValueError:
        return []


def _upload(request: HttpRequest, form: UploadForm) -> Reference:
    video = form.cleaned_data["video"]
    return reference_upload(
        by=_who(request),
        incoming=form.incoming(),
        original_name=video.name or "",
        about=form.about(),
    )


_DECISIONS: dict[str, Callable[..., None]] = {
    "publish": reference_publish,
    "retire": reference_retire,
    "reindex": reference_reindex,
}


def _decide(request: HttpRequest, reference: Reference) -> None:
    """Save what the page says, then do what its button says."""
    who, decision = _who(request), _DECISIONS.get(request.POST.get("decision", ""))
    try:
        if reference.is_analysed:
            reference_edit(reference=reference, by=who, **review_values(reference, request.POST))
        if decision is not None:
            decision(reference=reference, by=who)
    except ReferenceRefusedError as refusal:
        messages.error(request, f"{refusal.message} ({refusal.code})")
    else:
        messages.success(request, _("Saved: %(state)s.") % {
            "state": reference.get_status_display()
        })  # fmt: skip


_MOMENTS = {
    "start": gettext_lazy("at the start"),
    "turn": gettext_lazy("at the turn"),
    "end": gettext_lazy("at the end"),
}


def _review(reference: Reference) -> dict[str, Any]:
    session = WorkoutSession.objects.filter(reference=reference).select_related("job").first()
    chosen = set(reference.chosen)
    pictures = [
        [pose_picture(frame, str(_MOMENTS[frame["moment"]])) for frame in frames]
        for frames in reference.keyframes
    ]  # fmt: skip
    shown = dict(zip(reference.chosen, pictures, strict=False))
    return {
        "reference": reference,
        "problems": [
            {"code": each["code"], "message": problem_worded(each)} for each in reference.problems
        ],
        "recognised": name_worded(reference.recognised.get("name", "")),
        "views": ReferenceView.choices,
        "job": session.job if session else None,
        "repetitions": [
            {"place": place, "number": place + 1, "times": rep, "chosen": place in chosen,
             "pictures": shown.get(place, [])}
            for place, rep in enumerate(reference.repetitions)
        ],
        "angles": [
            {"name": name, "words": _(name.replace("_", " ")), "degrees": degrees,
             "cues": reference.cues.get(name, {}), "is_arm": name.endswith("_shoulder"),
             "is_primary": name in reference.exercise.primary}
            for name, degrees in reference.tolerances.items()
        ],
        "log": reference.audits.select_related("actor")[:LOG_LINES],
    }  # fmt: skip


def _each(request: HttpRequest, queryset: QuerySet[Reference], work: Callable[..., None]) -> None:
    """Do it to all; each that refuses is told with its reason, and stops no other."""
    done = 0
    for reference in queryset:
        try:
            work(reference=reference, by=_who(request))
        except ReferenceRefusedError as refusal:
            messages.error(request, f"{reference}: {refusal.message} ({refusal.code})")
        else:
            done += 1
    text = ngettext("%(count)d reference changed.", "%(count)d references changed.", done)
    messages.info(request, text % {"count": done})
