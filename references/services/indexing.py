"""Makes a reference findable: keyframes, descriptor and checks, from its joints."""

from pose.keyframes import KEYFRAME_VERSION, keyframes
from pose.sequence import Poses
from references.checks import Checked, problems_of
from references.descriptors import keyframes_to_json, typical
from references.models import Reference


def reference_index(*, reference: Reference, poses: Poses) -> None:
    """Bring keyframes, descriptor and problems up to the chosen repetitions; does not save."""
    chosen = reference.chosen_repetitions
    frames = [keyframes(poses.image, rep[0], rep[1], rep[2]) for rep in chosen]
    ways = typical([each for each in frames if each])
    reference.keyframes = [keyframes_to_json(each) for each in frames]
    reference.descriptor = b"".join(way.to_bytes() for way in ways)
    reference.keyframe_version = KEYFRAME_VERSION
    reference.skeleton = poses.image.skeleton.name
    reference.estimator = poses.estimator
    known = int(ways[0].seen.sum()) if ways else 0
    problems = problems_of(_checked(reference, poses, known))
    reference.problems = [each.as_row() for each in problems]


def _checked(reference: Reference, poses: Poses, known: int) -> Checked:
    return Checked(
        exercise=reference.exercise_id,
        name=reference.exercise.name,
        primary=reference.exercise.primary,
        poses=poses.image,
        reps=reference.chosen_repetitions,
        joints_known=known,
        recognised=reference.recognised,
    )
