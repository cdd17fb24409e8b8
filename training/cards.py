"""What a net says of itself: data, licences, configuration, limits and intended use."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from training.data.motions import Motion

LICENCES = {
    "athlete": "our own animated athlete",
    "animated": "rendered demonstrations, third parties', not distributed",
    "real": "footage from public repositories, not distributed",
    "marked": "footage from public repositories, not distributed",
    "deadlift_form": "footage from a public repository, not distributed",
    "pushup_videos": "cs231n-pushfit, no licence stated, not distributed",
    "pushup_form": "cs231n-pushfit, no licence stated, not distributed",
    "penn_action": "Penn Action (ICCV 2013), research use",
    "repcount": "RepCount-A (CVPR 2022), research use",
    "squat_faults": "AI Trainer (IEEE Access 2023), no licence stated",
    "pose_trainer": "Pose Trainer (arXiv 2006.11718), GPL-3.0",
}


def card(name: str, config: Mapping[str, Any], motions: Sequence[Motion]) -> dict[str, Any]:
    """The machine-readable part of a model card."""
    counts = Counter(motion.corpus for motion in motions)
    return {
        "name": name,
        "config": _plain(config),
        "data": {
            corpus: {"motions": count, "licence": LICENCES.get(corpus, "unknown")}
            for corpus, count in sorted(counts.items())
        },
    }


def _plain(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {str(key): _plain(one) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(one) for one in value]
    return value
