"""What a page is told when its session cannot go on, by code."""

from django.utils.translation import gettext_lazy as _

REFUSALS = {
    "another_live": _("Another live session of yours is under way."),
    "idle": _("Nothing came from the camera for a while."),
    "live_lost": _("The coaching broke off for a moment. It goes on."),
    "live_unavailable": _("Coaching could not be started. Please try again."),
    "not_resumable": _("This live session is over."),
    "not_yours": _("This live session is not yours."),
    "picture_unreadable": _("A picture of the camera could not be read."),
    "taken_over": _("Another page goes on with this live session."),
    "too_fast": _("The page sent too much at once. Please start again."),
    "unknown_exercise": _("There is no such exercise here."),
}
