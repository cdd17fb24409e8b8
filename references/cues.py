"""What a curator has users told about a joint, instead of the usual words. No Django."""

from collections.abc import Mapping

from pose.angles import ANGLES

# An angle is smaller than the expert's (more bent, closer to the body) or larger. What helps the
# one spoils the other, so each has words of its own.
WAYS = ("closed", "open")
MOST_WORDS = 12  # what is understood between two repetitions
MOST_LETTERS = 120

# By angle of ``pose.angles.ANGLES``, then by one of ``WAYS``.
Cues = Mapping[str, Mapping[str, str]]


def is_cue(words: str) -> bool:
    """Whether these words may be told: some, few, on one line."""
    short = 0 < len(words.split()) <= MOST_WORDS and len(words) <= MOST_LETTERS
    return short and words.isprintable()


def are_cues(cues: Cues) -> bool:
    """Whether each is for an angle and a way that there is, and may be told."""
    return all(
        angle in ANGLES and way in WAYS and is_cue(words)
        for angle, ways in cues.items()
        for way, words in ways.items()
    )
