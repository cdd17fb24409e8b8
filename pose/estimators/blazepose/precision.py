"""The landmark net in f32, or with a bf16 body where the CPU multiplies bf16 by itself.

bf16 doubles the speed of the convolutions and is harmless in them, but not in the last layers:
there it moves world landmarks by centimetres. So the net is cut in two before the last pooling;
the body, heat map included, may run in bf16, the heads always run in f32.
"""

from dataclasses import dataclass
from typing import Any, Protocol

import numpy as np
import numpy.typing as npt

from pose.estimators.base import Precision
from pose.estimators.blazepose.nets import (
    LANDMARKS,
    Request,
    has_native_bf16,
    hint_for,
    read_net,
    without_mask,
)

Array = npt.NDArray[np.float32]

POINTS, PRESENCE, HEAT, WORLD = "Identity", "Identity_1", "Identity_3", "Identity_4"
LAST_POOL = (1, 288, 2, 2)  # the output of the last pooling, where the body ends


@dataclass(frozen=True, eq=False)
class RawLandmarks:
    """What the net says: (195,) points, presence 0..1, (64, 64, 39) heat, (117,) world.

    Views of the net's own buffers: they hold until its next call.
    """

    points: Array
    presence: float
    heat: Array
    world: Array


class LandmarkNet(Protocol):
    """Takes (1, 256, 256, 3) uint8."""

    def __call__(self, picture: npt.NDArray[np.uint8]) -> RawLandmarks: ...


def compile_landmarks(threads: int, precision: Precision) -> LandmarkNet:
    """The net at the wished precision; ``auto`` takes mixed where the CPU has bf16."""
    model = without_mask(read_net(LANDMARKS, scale=255.0))
    if precision == "mixed" or (precision == "auto" and has_native_bf16()):
        return SplitNet(*split(model), threads=threads)
    return WholeNet(model, threads=threads)


class WholeNet:
    """Everything in f32."""

    def __init__(self, model: Any, *, threads: int) -> None:
        self._run = Request(model, threads=threads)
        self._outputs = tuple(self._run.output(n) for n in (POINTS, PRESENCE, HEAT, WORLD))

    def __call__(self, picture: npt.NDArray[np.uint8]) -> RawLandmarks:
        """Run the net on one picture."""
        self._run(picture)
        return _raw(self._outputs)


class SplitNet:
    """A bf16 body and f32 heads."""

    def __init__(self, body: Any, heads: Any, *, threads: int) -> None:
        self._body = Request(body, threads=threads, hint=hint_for("mixed"))
        self._heads = Request(heads, threads=threads, inputs=self._body.tensors[:1])
        points, presence, world = (self._heads.output(n) for n in (POINTS, PRESENCE, WORLD))
        self._outputs = points, presence, self._body.output(HEAT), world

    def __call__(self, picture: npt.NDArray[np.uint8]) -> RawLandmarks:
        """Run body and heads on one picture; the heads read the body's own output buffers."""
        self._body(picture)
        self._heads()
        return _raw(self._outputs)


def split(model: Any) -> tuple[Any, Any]:
    """Body and heads of the landmark net, as two models joined by one small tensor.

    The heat map stays in the body: cutting before its own layer too would move a tensor of 64x64x48
    out of the net's inner layout, which takes longer than bf16 saves in the heads.
    """
    import openvino  # noqa: PLC0415
    from openvino import opset13  # noqa: PLC0415

    heads = [result for result in model.get_results() if not _is_heat(result)]
    heat = [result for result in model.get_results() if _is_heat(result)]
    cut = _before_last_pool(model)
    joint = opset13.parameter(cut.get_shape(), openvino.Type.f32)
    output = opset13.result(cut)
    body = openvino.Model([output, *heat], model.get_parameters(), "pose_body").clone()
    for target in cut.get_target_inputs():
        if target.get_node() != output:
            target.replace_source_output(joint.output(0))
    return body, openvino.Model(heads, [joint], "pose_heads")


def _is_heat(result: Any) -> bool:
    return HEAT in result.output(0).get_names()


def _before_last_pool(model: Any) -> Any:
    for node in model.get_ordered_ops():
        if node.get_type_name() == "MaxPool" and tuple(node.output(0).get_shape()) == LAST_POOL:
            return node.input_value(0)
    raise ValueError("this is not the landmark net: its last pooling is missing")


def _raw(outputs: tuple[Array, ...]) -> RawLandmarks:
    points, presence, heat, world = outputs
    return RawLandmarks(points, float(presence[0]), heat, world)
