"""Draws joints, the count and a cue into a video, to be kept and shown without the page."""

from collections.abc import Callable, Sequence
from functools import lru_cache
from itertools import chain
from pathlib import Path

import cv2
import numpy as np
import numpy.typing as npt
from av.video.frame import VideoFrame
from PIL import Image, ImageDraw

from pose.belief import believed
from pose.estimators.base import Frame
from pose.sequence import Poses
from pose.storage import load_poses
from pose.video.caption import Caption
from pose.video.encoder import Mp4Encoder
from pose.video.frames import read_frames
from pose.video.letters import letters
from pose.video.probe import probe

Colour = tuple[int, int, int]
Pixels = npt.NDArray[np.float64]
Progress = Callable[[float], None]

# Pixels of the longer side: what phones and messengers show, and a quarter of the work of 4K.
_MAX_SIDE = 1280
_CRF = 23
_PRESET = "veryfast"
# Share of the video between two reports of progress.
_REPORT_EVERY = 0.01
# Joints surer than this are drawn (as the page does), and none is guessed over a longer gap.
_SURE = 0.3
_LONGEST_BRIDGE = 0.25  # seconds
# Lines against the height of the picture, so that they look alike at every size.
_LINE_PART = 1 / 180
_CUE_PART = 1 / 22
# In an upright picture a cue's letters go by this many times its width: few lines, feet in view.
_UPRIGHT = 1.2
_COUNT_PART = 1 / 9
# Share of the width that a cue may fill before it goes on in the next line.
_CUE_WIDTH_PART = 0.9
_BOX: Colour = (8, 12, 24)
_BOX_STRENGTH = 0.72
_WHITE: Colour = (255, 255, 255)
_HALO: Colour = (8, 12, 24)
# Traffic lights that are told apart without colour vision; the words say the same.
_LIGHTS: dict[str, Colour] = {
    "good": (95, 217, 184),
    "watch": (255, 191, 92),
    "change": (255, 148, 173),
    "counted": (177, 185, 198),
    "attempt": (177, 185, 198),
}


def annotate_video(
    video: Path,
    joints: Path,
    out: Path,
    captions: Sequence[Caption],
    on_progress: Progress,
) -> None:
    """Write an H.264 MP4 with the joints and the captions drawn in; without sound.

    Args:
        video: a video; untrusted.
        joints: its joints, as ``save_poses`` wrote them.
        out: file to write or replace; removed when anything fails.
        captions: in order of time.
        on_progress: called with 0..1 as it goes on.

    Raises:
        VideoError: the video cannot be read.
        PoseError: the joints cannot be read.
    """
    poses, info = believed(load_poses(joints)), probe(video)
    frames = read_frames(video, max_side=_MAX_SIDE)
    first = next(frames)
    height, width = (side - side % 2 for side in first[1].shape[:2])  # yuv420p is even
    told = 0.0
    with Mp4Encoder(
        out, width=width, height=height, rate=info.fps, crf=_CRF, preset=_PRESET
    ) as encoder:
        for time, picture in chain((first,), frames):
            drawn = _drawn(picture[:height, :width], time, poses, captions)
            if time >= 0:  # no player shows what lies before 0
                encoder.add(VideoFrame.from_ndarray(drawn, format="rgb24"), time)
            share = min(1.0, time / info.seconds)
            if share - told >= _REPORT_EVERY:
                on_progress(told := share)
    on_progress(1.0)


def _drawn(picture: Frame, time: float, poses: Poses, captions: Sequence[Caption]) -> Frame:
    """The picture with everything that belongs to its moment."""
    canvas = np.ascontiguousarray(picture)
    places = joints_at(poses, time)
    if places is not None:
        _draw_skeleton(canvas, places * (canvas.shape[1] / poses.size[0]), poses)
    caption = next((one for one in reversed(captions) if one.start <= time), None)
    if caption is not None:
        _draw_caption(canvas, caption)
    return canvas


def joints_at(poses: Poses, time: float) -> Pixels | None:
    """(J, 2) pixels of the joints at a moment, NaN where unsure; None where nobody was found."""
    times = poses.image.times
    after = int(np.searchsorted(times, time, side="right"))
    before = max(after - 1, 0)
    after = min(after, len(times) - 1)
    gap = float(times[after] - times[before])
    if abs(float(times[before]) - time) > _LONGEST_BRIDGE or gap > _LONGEST_BRIDGE:
        after, gap = before, 0.0
        if abs(float(times[before]) - time) > _LONGEST_BRIDGE:
            return None
    part = min(max((time - float(times[before])) / gap, 0.0), 1.0) if gap else 0.0
    ends = poses.image.points[[before, after], :, :2].astype(float)
    places: Pixels = ends[0] + (ends[1] - ends[0]) * part
    sure = poses.image.confidence[[before, after]].min(axis=0) >= _SURE
    places[~sure] = np.nan
    return places if np.isfinite(places).any() else None


def _draw_skeleton(canvas: Frame, places: Pixels, poses: Poses) -> None:
    index = poses.image.skeleton.index
    thick = max(1, round(canvas.shape[0] * _LINE_PART))
    limbs = [
        (places[index[start]], places[index[end]]) for start, end in poses.image.skeleton.bones
    ]
    seen = [limb for limb in limbs if np.isfinite(limb).all()]
    for colour, width in ((_HALO, thick + 2), (_WHITE, thick)):
        for start, end in seen:
            cv2.line(canvas, _whole(start), _whole(end), colour, width, cv2.LINE_AA)


def _whole(place: Pixels) -> tuple[int, int]:
    return round(float(place[0])), round(float(place[1]))


def _draw_caption(canvas: Frame, caption: Caption) -> None:
    height, width = canvas.shape[:2]
    gap = round(height / 40)
    if caption.count:
        _blend(canvas, _label(caption.count, round(height * _COUNT_PART), _WHITE), gap, gap)
    if caption.cue:
        colour = _LIGHTS.get(caption.light, _WHITE)
        size = round(min(height, width * _UPRIGHT) * _CUE_PART)
        cue = _fitted(caption.cue, size, colour, width)
        left = max(0, (width - cue.shape[1]) // 2)
        _blend(canvas, cue, left, height - cue.shape[0] - gap)


@lru_cache(maxsize=64)
def _fitted(words: str, size: int, colour: Colour, width: int) -> Frame:
    """The label, in as many lines as the width asks for."""
    font, room = letters(size), width * _CUE_WIDTH_PART - 2 * _edge(size)
    lines: list[str] = []
    for word in words.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and font.getlength(longer) <= room:
            lines[-1] = longer
        else:
            lines.append(word)
    return _label("\n".join(lines), size, colour)


@lru_cache(maxsize=64)
def _label(words: str, size: int, colour: Colour) -> Frame:
    """Words on a dark box."""
    font, edge = letters(size), _edge(size)
    flat = ImageDraw.Draw(Image.new("RGB", (1, 1)))
    left, top, right, bottom = flat.multiline_textbbox((0, 0), words, font)
    box = Image.new("RGB", (round(right - left) + 2 * edge, round(bottom - top) + 2 * edge), _BOX)
    draw = ImageDraw.Draw(box)
    draw.multiline_text((edge - left, edge - top), words, colour, font, align="center")
    return np.asarray(box)


def _edge(size: int) -> int:
    """Pixels between letters of a size and the end of their box."""
    return max(4, round(size * 0.4))


def _blend(canvas: Frame, label: Frame, left: int, top: int) -> None:
    """Lay a label over the picture: letters whole, its ground translucent."""
    part = canvas[max(top, 0) : top + label.shape[0], left : left + label.shape[1]]
    label = label[: part.shape[0], : part.shape[1]]
    ground = (label == np.array(_BOX, np.uint8)).all(axis=2, keepdims=True)
    mixed = label * _BOX_STRENGTH + part * (1 - _BOX_STRENGTH)
    part[:] = np.where(ground, mixed, label).astype(np.uint8)
