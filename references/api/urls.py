"""Routes of the catalogue below the API."""

from django.urls import path

from references.api import views

urlpatterns = [
    path("exercises/", views.ExerciseList.as_view(), name="exercises"),
    path("references/", views.ReferenceList.as_view(), name="references"),
    path("references/<uuid:reference_id>/", views.ReferenceDetail.as_view(), name="reference"),
]
