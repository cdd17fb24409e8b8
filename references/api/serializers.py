"""The shapes in which the catalogue is read."""

from rest_framework import serializers

from references.models import Exercise, Reference


class ExerciseSerializer(serializers.ModelSerializer[Exercise]):
    """An exercise as a choice in a list."""

    class Meta:
        model = Exercise
        fields = ("slug", "name", "kind", "primary")


class ReferenceSerializer(serializers.ModelSerializer[Reference]):
    """An expert reference; ``reps`` are start, turn and end of what to follow, seconds."""

    reps = serializers.ListField(
        child=serializers.ListField(child=serializers.FloatField()), source="chosen_repetitions"
    )

    class Meta:
        model = Reference
        fields = (
            "id", "title", "exercise", "kind", "view", "variant", "source", "licence", "builtin",
            "published_at", "tolerances", "cues", "reps",
        )  # fmt: skip
