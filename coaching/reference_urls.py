"""HTTP routes of expert references."""

from django.urls import path

from coaching.views import references

app_name = "references"
urlpatterns = [
    path("<uuid:reference_id>/joints.json", references.joints, name="joints"),
    path("<uuid:reference_id>/curves.json", references.curves, name="curves"),
    path("<uuid:reference_id>/video", references.video, name="video"),
]
