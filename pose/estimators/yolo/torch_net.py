"""ultralytics' own .pt files, run by torch."""

from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from pose.estimators.base import Frame
from pose.estimators.offline import mute_ultralytics
from pose.estimators.yolo.decode import check_output
from pose.estimators.yolo.weights import data_folder, unreadable
from pose.sequence import Floats

if TYPE_CHECKING:
    import torch

# What ultralytics raises over files that are no checkpoint, or one of something else.
_LOAD_ERRORS = (TypeError, ModuleNotFoundError, RuntimeError, KeyError, AttributeError)


class TorchNet:
    """A checkpoint on the first GPU, or else on the CPU.

    ultralytics' predictor is gone round: its warm-up imports torchvision, which fails where torch
    is a CPU build and torchvision is not.
    """

    fixed: tuple[int, int] | None = None

    def __init__(self, weights: Path, threads: int) -> None:
        self._weights = weights
        self._model, self._device = _load(weights.resolve())
        if threads:
            import torch  # noqa: PLC0415

            torch.set_num_threads(threads)

    def __call__(self, pixels: Frame) -> Floats:
        """The raw output for one letterboxed frame; see ``Net``."""
        import torch  # noqa: PLC0415

        with torch.inference_mode():
            batch = torch.from_numpy(np.ascontiguousarray(pixels)).to(self._device)
            batch = batch.permute(2, 0, 1)[None].float() / 255
            result = self._model(batch)
        if isinstance(result, tuple | list):  # beside it lies what training needs
            result = result[0]
        output: Floats = result[0].float().cpu().numpy()
        check_output(output.shape, self._weights)
        return output


@lru_cache(maxsize=1)
def _load(weights: Path) -> "tuple[torch.nn.Module, str]":
    """The net, its layers fused, and the device that it is on.

    Raises:
        EstimatorError: code ``yolo_weights_unreadable``.
    """
    mute_ultralytics(data_folder() / "ultralytics")
    import torch  # noqa: PLC0415
    from ultralytics.nn import tasks  # noqa: PLC0415

    load: Any = tasks.load_checkpoint
    device = "cuda" if torch.cuda.is_available() else "cpu"
    try:
        model: Any = load(weights, device=device, fuse=True)[0]
    except _LOAD_ERRORS as error:
        raise unreadable(weights) from error
    if device == "cpu":
        model = model.to(memory_format=torch.channels_last)
    return model, device
