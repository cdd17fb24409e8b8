"""How an athlete is built: lengths from stature, girths from build.

Lengths are fractions of stature after Drillis and Contini (1966) as printed in Winter,
"Biomechanics and Motor Control of Human Movement", 4th edition, figure 4.1; masses and centres of
mass after table 4.1 of the same book. Widths between joint centres are narrower than the breadths
over the flesh: they follow what BlazePose marks, the centres of the shoulder and the hip joint.
"""

from dataclasses import dataclass

SHANK, THIGH, TRUNK = 0.246, 0.245, 0.288
UPPER_ARM, FOREARM, HAND = 0.186, 0.146, 0.108
ANKLE_HEIGHT, FOOT = 0.039, 0.152
SHOULDER_JOINTS, HIP_JOINTS = 0.205, 0.108

# Share of body mass, and how far along the segment its centre lies from the upper joint.
HEAD_ARMS_TRUNK_MASS, HEAD_ARMS_TRUNK_CENTRE = 0.678, 0.626
THIGHS_MASS, THIGH_CENTRE = 0.200, 0.433
SHANKS_MASS, SHANK_CENTRE = 0.093, 0.433


@dataclass(frozen=True)
class Body:
    """Proportions of one athlete; the factors are relative to the tables.

    Attributes:
        stature: metres.
        legs: length of thigh and shank.
        arms: length of upper arm and forearm.
        torso: length of the trunk.
        shoulders: width between the shoulder joints.
        hips: width between the hip joints.
        build: girth of trunk and limbs; 1 is average.
    """

    stature: float = 1.75
    legs: float = 1.0
    arms: float = 1.0
    torso: float = 1.0
    shoulders: float = 1.0
    hips: float = 1.0
    build: float = 1.0

    @property
    def shank(self) -> float:
        """Knee to ankle, metres."""
        return SHANK * self.legs * self.stature

    @property
    def thigh(self) -> float:
        """Hip to knee, metres."""
        return THIGH * self.legs * self.stature

    @property
    def trunk(self) -> float:
        """Middle of the hips to middle of the shoulders, metres."""
        return TRUNK * self.torso * self.stature

    @property
    def upper_arm(self) -> float:
        """Shoulder to elbow, metres."""
        return UPPER_ARM * self.arms * self.stature

    @property
    def forearm(self) -> float:
        """Elbow to wrist, metres."""
        return FOREARM * self.arms * self.stature

    @property
    def half_shoulders(self) -> float:
        """Spine to shoulder joint, metres."""
        return SHOULDER_JOINTS * self.shoulders * self.stature / 2.0

    @property
    def half_hips(self) -> float:
        """Spine to hip joint, metres."""
        return HIP_JOINTS * self.hips * self.stature / 2.0

    @property
    def ankle_height(self) -> float:
        """Floor to ankle, metres."""
        return ANKLE_HEIGHT * self.stature

    def scaled(self, fraction: float) -> float:
        """A fraction of stature, metres."""
        return fraction * self.stature
