"""A keyframe as a small drawing, for lists."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from pose.skeletons import COMMON13

# A body fits into so many trunk lengths: stretched arms above the shoulders, legs below.
_LEFT, _TOP, _SIDE = -2.45, -1.7, 4.9
_BONES = [(COMMON13.index[a], COMMON13.index[b]) for a, b in COMMON13.bones]


def pose_picture(frame: Mapping[str, Any], label: str) -> SafeString:
    """An SVG of a stored keyframe; limbs that were not seen are left out."""
    points: Sequence[Sequence[float] | None] = frame["points"]
    limbs = [(points[a], points[b]) for a, b in _BONES]
    lines = [(*a, *b) for a, b in limbs if a is not None and b is not None]
    nose = points[COMMON13.index["nose"]]
    return format_html(
        '<svg class="pose" viewBox="{} {} {} {}" role="img" aria-label="{}">{}{}</svg>',
        _LEFT, _TOP, _SIDE, _SIDE, label, _limbs(lines), _head(nose),
    )  # fmt: skip


def _limbs(lines: Sequence[Sequence[float]]) -> SafeString:
    return format_html_join("", '<line x1="{}" y1="{}" x2="{}" y2="{}"/>', lines)


def _head(nose: Sequence[float] | None) -> SafeString:
    if nose is None:
        return mark_safe("")
    return format_html('<circle cx="{}" cy="{}" r="0.2"/>', nose[0], nose[1])
