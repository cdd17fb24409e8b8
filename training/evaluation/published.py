"""What others reached, each on data of its own."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Published:
    """A row of figures; empty where none is given."""

    what: str
    data: str
    accuracy: str = ""
    mae: str = ""
    normalised: str = ""
    within_one: str = ""


FIGURES = (
    Published(
        "GymbrAIn (Modena), GRU 256/0.25 + attention",
        "4 exercises, 40 of 400 clips after augmentation, split at random",
        accuracy="80 %",
    ),
    Published(
        "TU Delft 2026, thresholds on angles",
        "push-up and squat, 40 clips of 3 people",
        accuracy="87 %",
        mae="2.03",
    ),
    Published(
        "TU Delft 2026, ST-GCN with phase",
        "push-up and squat, 40 clips of 3 people",
        accuracy="96 %",
        mae="0.85",
    ),
    Published(
        "best class-agnostic counters",
        "RepCount-A's own test part",
        normalised="0.21",
        within_one="56 %",
    ),
    Published(
        "peaks of the first principal component (a trial, not published)",
        "the RepCount poses used here",
        normalised="0.32",
        within_one="53 %",
    ),
)

# Modena's own table, by the names that our variants' files have after ``ablation``: 40 clips, of
# which 4 exercises are to be told apart, and none from ``none``.
MODENA = {
    "gru_256_0.5": "77 %",
    "gru_512_0.5": "67 %",
    "gru_512_0.5_attention": "35 %",
    "gru_256_0.5_attention": "77 %",
    "gru_256_0.25_attention": "80 %",
}

CAVEAT = """\
The data differ, so this is no comparison of methods. Modena's 40 test clips hold augmented copies
of clips that were trained on; ours hold nobody who was. Delft's are sets filmed for the purpose,
ours are mostly short clips of many people and cameras. RepCount's figures are for its test videos,
ours for those of its poses that are at hand, seen through joints alone."""
