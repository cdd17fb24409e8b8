"""Joints of labelled videos, found once by our own estimator and kept beside the checkout."""

import hashlib
import sys
from collections.abc import Iterable
from pathlib import Path

from pose.errors import PoseError
from pose.estimators.choice import EstimatorChoice
from pose.extract import PosePool
from pose.sequence import Poses
from pose.storage import load_poses, save_poses

CACHE = Path("var") / "training" / "joints"


class JointCache:
    """Poses by the content of a video, so that a renamed or moved file is known again.

    Args:
        folder: where the joints lie.
        choice: the estimator; each has a folder of its own.
    """

    def __init__(self, folder: Path = CACHE, choice: EstimatorChoice | None = None) -> None:
        self._choice = choice or EstimatorChoice()
        self._folder = folder / self._choice.name
        self._folder.mkdir(parents=True, exist_ok=True)

    def fill(self, videos: Iterable[Path]) -> None:
        """Find the joints of those that are not there yet; a video that cannot be read is named."""
        missing = [video for video in videos if not self._path(video).exists()]
        if not missing:
            return
        with PosePool() as pool:
            for index, video in enumerate(missing, 1):
                self._find(pool, video)
                print(f"joints {index}/{len(missing)} {video.name}", file=sys.stderr, flush=True)

    def _find(self, pool: PosePool, video: Path) -> None:
        try:
            save_poses(self._path(video), pool.extract(video, self._choice))
        except PoseError as error:
            print(f"{video}: {error}", file=sys.stderr)

    def get(self, video: Path) -> Poses | None:
        """The joints of a video; None when it could not be read."""
        path = self._path(video)
        return load_poses(path) if path.exists() else None

    def _path(self, video: Path) -> Path:
        digest = hashlib.sha256(video.read_bytes()).hexdigest()
        return self._folder / f"{digest[:24]}.npz"
