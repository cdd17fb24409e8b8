"""What curators type in about references."""

from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from coaching.errors import RequestRefusedError
from coaching.uploads import Incoming, UploadedVideo
from references.cues import WAYS
from references.errors import ReferenceRefusedError
from references.models import Exercise, Reference, ReferenceView
from references.services.references import About


class UploadForm(forms.Form):
    """A new expert clip."""

    video = forms.FileField(label=_("Video"), help_text=_("One expert, one set, all of the body."))
    exercise = forms.ModelChoiceField(Exercise.objects.exclude(kind="none"), label=_("Exercise"))
    title = forms.CharField(label=_("Title"), max_length=120, required=False)
    view = forms.ChoiceField(
        label=_("View"), required=False, choices=[("", _("measure it")), *ReferenceView.choices]
    )
    variant = forms.CharField(label=_("Variant"), max_length=60, required=False)
    source = forms.CharField(
        label=_("Source"), max_length=200, help_text=_("Who it is, and who filmed it.")
    )
    licence = forms.CharField(
        label=_("Licence"), max_length=200, help_text=_("What may be done with it.")
    )

    def about(self) -> About:
        """What was said about the clip."""
        said = self.cleaned_data
        words = {name: said[name] for name in ("title", "view", "variant", "source", "licence")}
        return About(exercise=said["exercise"].pk, **words)

    def incoming(self) -> Incoming:
        """The clip itself.

        Raises:
            RequestRefusedError: nothing usable arrived.
        """
        video = self.cleaned_data["video"]
        missing = RequestRefusedError("video_missing", str(_("Please choose a video.")))
        if not isinstance(video, UploadedVideo):
            raise missing
        if video.incoming is None:
            raise video.refusal or missing
        return video.incoming


def review_values(reference: Reference, posted: QueryDict) -> dict[str, Any]:
    """What the review page sends, as ``reference_edit`` takes it.

    Raises:
        ReferenceRefusedError: a number is none.
    """
    names = ("title", "view", "variant", "source", "licence")
    words = {name: posted.get(name, "").strip() for name in names}
    cues = {angle: _cues(posted, angle) for angle in reference.tolerances}
    return {
        **words,
        "chosen": [int(place) for place in posted.getlist("chosen") if place.isdigit()],
        "tolerances": {angle: _degrees(posted, angle) for angle in reference.tolerances},
        "cues": {angle: ways for angle, ways in cues.items() if ways},
    }


def _cues(posted: QueryDict, angle: str) -> dict[str, str]:
    """What is to be told, by way; nothing where the field is empty."""
    words = {way: posted.get(f"cue-{angle}-{way}", "").strip() for way in WAYS}
    return {way: cue for way, cue in words.items() if cue}


def _degrees(posted: QueryDict, angle: str) -> float:
    try:
        return float(posted.get(f"tolerance-{angle}", ""))
    except ValueError as error:
        raise ReferenceRefusedError(
            "tolerance_invalid", str(_("A tolerance is between 5 and 90 degrees."))
        ) from error
