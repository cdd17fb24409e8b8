"""The nets of the installed wheel as the one file that MediaPipe in a browser loads.

A ``.task`` file is a zip without compression of two nets, each with a note inside it (TFLite
metadata) on how pixels are brought to the range that it was trained on. The wheel keeps the same
nets without the note, which is added here. Run as ``python -m
pose.estimators.blazepose.task_bundle FILE``.
"""

import importlib.util
import sys
import zipfile
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any

from pose.errors import PoseError
from pose.estimators.blazepose.nets import DETECTOR, LANDMARKS, find_net

SCHEMA = "tasks/metadata/schema_py_generated.py"
NOTE_SCHEMA = "tasks/metadata/metadata_schema_py_generated.py"
NOTE_NAME = b"TFLITE_METADATA"
NET_MARK, NOTE_MARK = b"TFL3", b"M001"
# A zip keeps times: one for all makes the same bundle of the same nets.
LONG_AGO = (1980, 1, 1, 0, 0, 0)


@dataclass(frozen=True)
class Part:
    """One net of a bundle.

    Attributes:
        name: under which MediaPipe looks for it.
        net: path within the wheel.
        mean, std: a pixel 0..255 becomes ``(pixel - mean) / std``.
    """

    name: str
    net: str
    mean: float
    std: float


PARTS = (
    Part("pose_detector.tflite", DETECTOR, 127.5, 127.5),  # takes -1..1
    Part("pose_landmarks_detector.tflite", LANDMARKS, 0.0, 255.0),  # takes 0..1
)


def build_bundle(out: Path) -> Path:
    """Write the bundle; the file appears whole or not at all.

    Raises:
        EstimatorError: ``blazepose_weights_missing``, the wheel is not there.
    """
    unfinished = out.with_suffix(".part")
    out.parent.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(unfinished, "w", zipfile.ZIP_STORED) as bundle:
        for part in PARTS:
            entry = zipfile.ZipInfo(part.name, LONG_AGO)
            bundle.writestr(entry, with_note(find_net(part.net).read_bytes(), part))
    unfinished.replace(out)
    return out


def with_note(net: bytes, part: Part) -> bytes:
    """The net with the note on its input."""
    schema = _load(SCHEMA)
    model = schema.ModelT.InitFromPackedBuf(net, 0)
    buffer = schema.BufferT()
    buffer.data = list(_note(part))
    entry = schema.MetadataT()
    entry.name, entry.buffer = NOTE_NAME, len(model.buffers)
    model.buffers.append(buffer)
    model.metadata = [*(model.metadata or ()), entry]
    return _packed(model, NET_MARK)


def _note(part: Part) -> bytes:
    schema = _load(NOTE_SCHEMA)
    scaling = schema.NormalizationOptionsT()
    scaling.mean, scaling.std = [part.mean], [part.std]
    unit = schema.ProcessUnitT()
    unit.optionsType, unit.options = schema.ProcessUnitOptions.NormalizationOptions, scaling
    tensor = schema.TensorMetadataT()
    tensor.name, tensor.content, tensor.processUnits = b"image", _picture(schema), [unit]
    subgraph = schema.SubGraphMetadataT()
    subgraph.inputTensorMetadata = [tensor]
    note = schema.ModelMetadataT()
    note.name, note.subgraphMetadata = part.name.encode(), [subgraph]
    return _packed(note, NOTE_MARK)


def _picture(schema: ModuleType) -> Any:
    properties = schema.ImagePropertiesT()
    properties.colorSpace = schema.ColorSpaceType.RGB
    content = schema.ContentT()
    content.contentPropertiesType = schema.ContentProperties.ImageProperties
    content.contentProperties = properties
    return content


def _packed(thing: Any, mark: bytes) -> bytes:
    import flatbuffers  # type: ignore[import-untyped]  # noqa: PLC0415  # only a set-up needs it

    builder = flatbuffers.Builder(0)
    builder.Finish(thing.Pack(builder), mark)
    return bytes(builder.Output())


def _load(relative: str) -> ModuleType:
    """A module of the wheel by its file: to import the wheel would load JAX and Matplotlib."""
    path = find_net(relative)
    spec = importlib.util.spec_from_file_location(path.stem, path)
    if spec is None or spec.loader is None:
        raise ImportError(str(path))
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def main(arguments: list[str]) -> int:
    """Build the bundle named on the command line; 1 where the nets are missing."""
    try:
        out = build_bundle(Path(arguments[0]))
    except PoseError as error:
        sys.stderr.write(f"{error.message}\n")
        return 1
    sys.stderr.write(f"{out}: {out.stat().st_size / 1e6:.1f} MB\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
