"""Routes of the API, version 1."""

from django.urls import include, path
from drf_spectacular.views import SpectacularAPIView

from coaching.api import references, results, sessions, shares, unknown

app_name = "api"
ONE = "sessions/<uuid:session_id>/"
urlpatterns = [
    path("schema/", SpectacularAPIView.as_view(), name="schema"),
    path("sessions/", sessions.SessionList.as_view(), name="sessions"),
    path(ONE, sessions.SessionDetail.as_view(), name="session"),
    path(f"{ONE}status/", sessions.SessionStatus.as_view(), name="status"),
    path(f"{ONE}retry/", sessions.SessionRetry.as_view(), name="retry"),
    path(f"{ONE}cancel/", sessions.SessionCancel.as_view(), name="cancel"),
    path(f"{ONE}result/", results.Result.as_view(), name="result"),
    path(f"{ONE}joints/", results.Joints.as_view(), name="joints"),
    path(f"{ONE}curves/", results.Curves.as_view(), name="curves"),
    path(f"{ONE}correction/", results.CorrectionDetail.as_view(), name="correction"),
    path(f"{ONE}share/", shares.Share.as_view(), name="share"),
    path("", include("references.api.urls")),
    path(
        "references/<uuid:reference_id>/joints/",
        references.ReferenceJoints.as_view(),
        name="reference-joints",
    ),
    path("<path:rest>", unknown.Unknown.as_view(), name="unknown"),
]
