"""Where the joints of head, hands and feet lie within their segment, as fractions of stature.

Head: origin at its centre, x to the nose, y to the left, z to the crown. Hand: origin at the wrist,
x along the fingers, y to the thumb, z out of the back of the hand. Foot: origin at the ankle, x to
the toes, z away from the sole. Estimated from head and hand breadths in Drillis and Contini's
tables and from where BlazePose's landmarks sit on real people.
"""

Point = tuple[float, float, float]

# Centre of the head above the middle of the shoulders, along the trunk and to the front.
HEAD_ABOVE_SHOULDERS, HEAD_BEFORE_SHOULDERS = 0.118, 0.014
# The neck tilts about this height above the middle of the shoulders.
NECK_PIVOT = 0.045

# Points of the left half; the right half is their mirror image.
HEAD: dict[str, Point] = {
    "nose": (0.066, 0.0, -0.012),
    "left_eye_inner": (0.053, 0.009, 0.006),
    "left_eye": (0.051, 0.018, 0.006),
    "left_eye_outer": (0.047, 0.026, 0.006),
    "left_ear": (-0.002, 0.043, -0.006),
    "mouth_left": (0.053, 0.014, -0.034),
}

HAND: dict[str, Point] = {
    "pinky": (0.047, -0.020, 0.0),
    "index": (0.054, 0.018, 0.0),
    "thumb": (0.036, 0.026, -0.008),
}

FOOT: dict[str, Point] = {
    "heel": (-0.030, 0.0, -0.029),
    "foot_index": (0.098, 0.0, -0.031),
}
# The ball of the foot, on which a plank stands.
BALL: Point = (0.085, 0.0, -0.037)
