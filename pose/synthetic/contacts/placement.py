"""From degrees of freedom to where trunk, feet and hands are: what every contact answers."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from pose.synthetic.body import Body
from pose.synthetic.dofs import Tracks
from pose.synthetic.geometry import Array


@dataclass(frozen=True, eq=False)
class Placement:
    """Where the ends of the chain are, in the athlete's own axes; knees and elbows follow.

    Attributes:
        hips: (T, 3) middle of the hips.
        trunk: (T, 3, 3) frame of the trunk: out of the chest, to the left, along the spine.
        ankles: (T, 3) by side.
        feet: (T, 3, 3) frames by side.
        knees_to: (T, 3) direction in which the knees point, by side.
        wrists: (T, 3) by side where something holds the hands; left out, the arms are free.
        hands: (T, 3, 3) frames of held hands.
        elbows_to: (T, 3) direction in which the elbows of held hands point.
        pelvis: (T, 3) from the right hip to the left; None: level and square to the front.
        grip: (T,) 0 where the arms are still free, 1 where the hands are held; None: always held.
    """

    hips: Array
    trunk: Array
    ankles: Mapping[str, Array]
    feet: Mapping[str, Array]
    knees_to: Mapping[str, Array]
    wrists: Mapping[str, Array] = field(default_factory=dict)
    hands: Mapping[str, Array] = field(default_factory=dict)
    elbows_to: Mapping[str, Array] = field(default_factory=dict)
    pelvis: Array | None = None
    grip: Array | None = None


Contact = Callable[[Body, Tracks], Placement]
