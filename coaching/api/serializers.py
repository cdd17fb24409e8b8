"""The shapes that the API reads and writes. Values come from ``coaching.selectors.documents``."""

from typing import Any

from rest_framework import serializers

from coaching.models import JobStage, JobState, SessionKind

MAX_COUNT = 9999


class ErrorBody(serializers.Serializer[Any]):
    """Why a request was refused; ``code`` is stable."""

    code = serializers.CharField()
    message = serializers.CharField()


class ErrorSerializer(serializers.Serializer[Any]):
    """Every refusal."""

    error = ErrorBody()


class JobSerializer(serializers.Serializer[Any]):
    """How far an analysis is."""

    state = serializers.ChoiceField(JobState.choices)
    stage = serializers.ChoiceField(JobStage.choices)
    stage_label = serializers.CharField()
    progress = serializers.FloatField(min_value=0, max_value=1)
    seconds_left = serializers.FloatField(allow_null=True)
    error = ErrorBody(allow_null=True)
    can_retry = serializers.BooleanField()
    can_cancel = serializers.BooleanField()
    attempt = serializers.IntegerField()


class SessionSerializer(serializers.Serializer[Any]):
    """A session as lists show it."""

    id = serializers.UUIDField()
    title = serializers.CharField()
    kind = serializers.ChoiceField(SessionKind.choices)
    created_at = serializers.DateTimeField()
    exercise = serializers.CharField(allow_null=True, help_text="slug; the owner's word wins")
    exercise_name = serializers.CharField(allow_null=True)
    rep_count = serializers.IntegerField(allow_null=True)
    hold_seconds = serializers.FloatField(allow_null=True)
    dots = serializers.ListField(child=serializers.CharField())
    has_poster = serializers.BooleanField()
    url = serializers.CharField(help_text="the page for people")
    state = serializers.ChoiceField(JobState.choices)


class StatusSerializer(serializers.Serializer[Any]):
    """A session and its analysis."""

    session = SessionSerializer()
    job = JobSerializer()


class UploadSerializer(serializers.Serializer[Any]):
    """A video to be analysed, as multipart/form-data."""

    video = serializers.FileField()
    exercise = serializers.CharField(required=False, help_text="slug; empty: find out")


class TitleSerializer(serializers.Serializer[Any]):
    """A session's new title."""

    title = serializers.CharField(allow_blank=True)


class CorrectionSerializer(serializers.Serializer[Any]):
    """What the owner says instead of the machine; null follows the machine."""

    exercise = serializers.CharField(allow_null=True, required=False, default=None)
    rep_count = serializers.IntegerField(
        allow_null=True, required=False, default=None, min_value=0, max_value=MAX_COUNT
    )


class ShareSerializer(serializers.Serializer[Any]):
    """A share link; ``url`` is told once, when the link is made."""

    url = serializers.URLField(required=False)
    created_at = serializers.DateTimeField()
    expires_at = serializers.DateTimeField(allow_null=True)


class ShareRequestSerializer(serializers.Serializer[Any]):
    """How long a new link lasts; null or absent: until it is ended."""

    days = serializers.IntegerField(
        allow_null=True, required=False, default=None, min_value=1, max_value=365
    )


class ResultSerializer(serializers.Serializer[Any]):
    """The result document, schema 1; docs/json.md describes every key."""

    schema = serializers.IntegerField()
    video = serializers.DictField()
    estimator = serializers.CharField()
    exercise = serializers.DictField()
    rep_count = serializers.IntegerField()
    sets = serializers.ListField(child=serializers.DictField())
    reps = serializers.ListField(child=serializers.DictField())
    hold_seconds = serializers.FloatField(allow_null=True)
    findings = serializers.ListField(child=serializers.DictField())
    summary = serializers.ListField(child=serializers.CharField())
    method = serializers.CharField()
    machine = serializers.DictField()
    corrected = serializers.DictField()


class JointsSerializer(serializers.Serializer[Any]):
    """Joints over time: tenths of a pixel, confidence in hundredths, null where nobody was seen."""

    schema = serializers.IntegerField()
    skeleton = serializers.CharField()
    joints = serializers.ListField(child=serializers.CharField())
    bones = serializers.ListField(child=serializers.ListField(child=serializers.IntegerField()))
    width = serializers.IntegerField()
    height = serializers.IntegerField()
    times = serializers.ListField(child=serializers.FloatField())
    points = serializers.ListField(child=serializers.ListField(allow_null=True))
    confidence = serializers.ListField(child=serializers.ListField(allow_null=True))


class ReferenceJointsSerializer(JointsSerializer):
    """An expert's joints and repetitions."""

    reps = serializers.ListField(child=serializers.ListField(child=serializers.FloatField()))


class CurvesSerializer(serializers.Serializer[Any]):
    """Joint angles over time, degrees."""

    times = serializers.ListField(child=serializers.FloatField())
    angles = serializers.DictField(child=serializers.ListField())
    primary = serializers.ListField(child=serializers.CharField())
    velocity_minima = serializers.ListField(child=serializers.FloatField())
