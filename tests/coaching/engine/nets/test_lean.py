"""The nets answer the same in a quicker form."""

from typing import Any

import numpy as np
import pytest

from coaching.engine import nets
from coaching.engine.nets.lean import lean
from coaching.engine.nets.runtime import EXERCISE, FOLDER, REPETITION, for_one_window
from pose.estimators.offline import openvino_core
from training.labels import LABELS

pytestmark = pytest.mark.skipif(not nets.installed(), reason="the trained nets are not installed")


def as_trained(name: str) -> Any:
    model = openvino_core().read_model(FOLDER / f"{name}.xml")
    for_one_window(model, len(LABELS))
    return model


def answers(model: Any) -> list[Any]:
    rng = np.random.default_rng(5)
    entries = [rng.normal(size=tuple(entry.shape)).astype(np.float32) for entry in model.inputs]
    options = {"INFERENCE_PRECISION_HINT": "f32"}
    compiled = openvino_core().compile_model(model, "CPU", options)
    return list(compiled(entries).values())


def products(model: Any) -> int:
    return sum(node.get_type_name() == "MatMul" for node in model.get_ordered_ops())


@pytest.mark.parametrize("name", [EXERCISE, REPETITION])
def test_the_numbers_are_the_same(name: str) -> None:
    model = as_trained(name)
    before = answers(model)
    lean(model)
    for one, other in zip(before, answers(model), strict=True):
        assert one == pytest.approx(other, abs=1e-4)


def test_a_graph_convolution_needs_one_product_of_joints_in_place_of_three() -> None:
    model = as_trained(REPETITION)
    before = products(model)
    lean(model)
    assert before - products(model) == 2 * 4
