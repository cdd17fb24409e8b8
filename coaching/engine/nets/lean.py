"""Graph convolutions in a form that a CPU is quick at, with the same numbers."""

from typing import Any

import numpy as np

from coaching.engine.nets.features import Array
from pose.estimators.offline import openvino_operations


def lean(model: Any) -> None:
    """Rewrite the graph convolutions of an OpenVINO model, in place.

    As trained, one multiplies thirteen joints by a small matrix for each part of the
    neighbourhood, puts the results one behind the other and mixes their channels. Here one matrix
    makes all parts side by side, and a dilated convolution takes a joint's parts from there: the
    many small products cost a quarter of the net otherwise.
    """
    for node in model.get_ordered_ops():
        if node.get_type_name() == "Concat" and _kinds(node) == {"MatMul"}:
            _replace(node)
    model.validate_nodes_and_infer_types()


def _kinds(node: Any) -> set[str]:
    return {value.get_node().get_type_name() for value in node.input_values()}


def _replace(parts: Any) -> None:
    """Two operations for what leads from the joints to the mixed channels.

    Args:
        parts: the concatenation of (1, C, T, V) joints gathered from each part's neighbours.
    """
    operations = openvino_operations()
    products = [value.get_node() for value in parts.input_values()]
    (after,) = parts.output(0).get_target_inputs()
    mixing = after.get_node()
    gather = np.concatenate([_constant(each.input_value(1)) for each in products])
    joints = gather.shape[1]
    weights = _constant(mixing.input_value(1))
    weights = weights.reshape(len(weights), len(products), -1).transpose(0, 2, 1)[:, :, None]
    turned = products[0].get_attributes()["transpose_a"]
    gathered = operations.matmul(products[0].input_value(0), gather, turned, True)
    dilations = [1, joints]
    mixed = operations.convolution(
        gathered, np.ascontiguousarray(weights), [1, 1], [0, 0], [0, 0], dilations
    )
    mixing.output(0).replace(mixed.output(0))


def _constant(value: Any) -> Array:
    """What is stored there; weights are kept in half precision."""
    node = value.get_node()
    while node.get_type_name() == "Convert":
        node = node.input_value(0).get_node()
    return np.asarray(node.data, np.float32)
