"""HTTP routes of sessions."""

from django.urls import path

from coaching.views import actions, documents, media, pages, uploads

app_name = "coaching"
urlpatterns = [
    path("", pages.home, name="home"),
    path("sessions/", pages.history, name="history"),
    path("sessions/upload/", uploads.upload, name="upload"),
    path("sessions/sample/", uploads.sample, name="sample"),
    path("sessions/<uuid:session_id>/", pages.session_page, name="session"),
    path("sessions/<uuid:session_id>/status.json", documents.status, name="status"),
    path("sessions/<uuid:session_id>/result.json", documents.result, name="result"),
    path("sessions/<uuid:session_id>/joints.json", documents.joints, name="joints"),
    path("sessions/<uuid:session_id>/curves.json", documents.curves, name="curves"),
    path("sessions/<uuid:session_id>/video", media.video, name="video"),
    path("sessions/<uuid:session_id>/poster", media.poster, name="poster"),
    path("sessions/<uuid:session_id>/rename/", actions.rename, name="rename"),
    path("sessions/<uuid:session_id>/correct/", actions.correct, name="correct"),
    path("sessions/<uuid:session_id>/delete/", actions.delete, name="delete"),
    path("sessions/<uuid:session_id>/retry/", actions.retry, name="retry"),
    path("sessions/<uuid:session_id>/cancel/", actions.cancel, name="cancel"),
]
