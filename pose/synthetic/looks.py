"""Colours of people, clothes and gyms to choose from."""

import numpy as np

from pose.synthetic.spec import Look

Colour = tuple[int, int, int]

SKINS: tuple[Colour, ...] = (
    (240, 200, 172), (224, 178, 146), (206, 156, 120), (176, 124, 90), (140, 94, 66), (104, 68, 48),
)  # fmt: skip
HAIR: tuple[Colour, ...] = (
    (28, 22, 20), (62, 44, 32), (96, 66, 40), (150, 112, 66), (120, 120, 122),
)  # fmt: skip
CLOTHES: tuple[Colour, ...] = (
    (176, 52, 48), (40, 84, 150), (44, 52, 70), (30, 30, 34), (226, 226, 222), (58, 120, 84),
    (214, 154, 46), (110, 62, 128), (128, 132, 138), (210, 96, 124),
)  # fmt: skip
SHOES: tuple[Colour, ...] = ((232, 232, 228), (36, 36, 40), (190, 60, 50), (60, 110, 180))
FLOORS: tuple[Colour, ...] = (
    (150, 134, 116), (96, 98, 102), (120, 104, 84), (164, 160, 152), (74, 84, 92),
)  # fmt: skip
WALLS: tuple[Colour, ...] = (
    (196, 200, 202), (170, 182, 190), (206, 196, 178), (132, 140, 148), (188, 168, 150),
)  # fmt: skip
# From a tank top to long sleeves; from short shorts to tights, shares of the upper arm and leg.
SLEEVES = (0.0, 0.4, 0.55, 0.7)
LEGS = (0.45, 0.6, 0.75, 0.9, 1.9)


def random_look(rng: np.random.Generator) -> Look:
    """An athlete and a gym; shirt and shorts are of different colours."""
    shirt, shorts = rng.choice(len(CLOTHES), 2, replace=False)
    return Look(
        skin=_one(SKINS, rng),
        hair=_one(HAIR, rng),
        shirt=CLOTHES[shirt],
        shorts=CLOTHES[shorts],
        shoes=_one(SHOES, rng),
        sleeves=float(rng.choice(SLEEVES)),
        legs_covered=float(rng.choice(LEGS)),
        long_hair=bool(rng.random() < 0.35),  # noqa: PLR2004 - a share of people
        floor=_one(FLOORS, rng),
        wall=_one(WALLS, rng),
        scene=int(rng.integers(1 << 30)),
    )


def _one(colours: tuple[Colour, ...], rng: np.random.Generator) -> Colour:
    return colours[int(rng.integers(len(colours)))]
