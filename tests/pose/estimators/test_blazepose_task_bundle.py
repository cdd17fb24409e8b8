"""The bundle for browsers: the wheel's nets, unchanged, with a note on their input."""

import zipfile
from pathlib import Path
from typing import Any

import numpy as np
import openvino
import pytest

from pose.estimators.blazepose.nets import find_net
from pose.estimators.blazepose.task_bundle import NOTE_NAME, PARTS, Part, build_bundle, with_note

SEED = 7


def test_it_is_a_zip_without_compression_of_both_nets(tmp_path: Path) -> None:
    with zipfile.ZipFile(build_bundle(tmp_path / "pose.task")) as bundle:
        assert [entry.filename for entry in bundle.infolist()] == [part.name for part in PARTS]
        assert {entry.compress_type for entry in bundle.infolist()} == {zipfile.ZIP_STORED}


def test_the_same_nets_make_the_same_bundle(tmp_path: Path) -> None:
    one, other = (build_bundle(tmp_path / name).read_bytes() for name in ("a.task", "b.task"))
    assert one == other


@pytest.mark.parametrize("part", PARTS, ids=lambda part: part.name)
def test_a_net_says_the_same_with_its_note(part: Part, tmp_path: Path) -> None:
    noted = tmp_path / part.name
    noted.write_bytes(with_note(find_net(part.net).read_bytes(), part))
    assert NOTE_NAME in noted.read_bytes()
    before, after = (answers(path) for path in (find_net(part.net), noted))
    for name, values in before.items():
        np.testing.assert_array_equal(after[name], values)


def answers(net: Path) -> dict[str, Any]:
    model = openvino.Core().compile_model(net, "CPU", {"INFERENCE_PRECISION_HINT": "f32"})
    pixels = np.random.default_rng(SEED).random(model.input(0).shape, dtype=np.float32)
    return {str(sorted(out.names)): values for out, values in model(pixels).items()}
