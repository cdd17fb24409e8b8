"""Every English text that people may read, found where it stands: what a translation must hold."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.utils.translation.template import templatize

from references.builtin import builtins
from references.catalogue import read_catalogue

ROOT = Path(__file__).resolve().parent.parent
APPS = ("gymbrain", "coaching", "references")
# Sentences of the engine are told from its other words by a blank or a hole between the letters.
SENTENCE = re.compile(r"[A-Za-z}][^/_=<>]*[ ][^/_=<>]*[A-Za-z.}]")
GETTEXT = frozenset({"_", "gettext", "gettext_lazy"})
SAYING = frozenset({"say", "Said"})
IN_TEMPLATE = re.compile(r"\b(?:_|gettext)\(\s*((?:u?'(?:[^'\\]|\\.)*'|u?\"(?:[^\"\\]|\\.)*\"))")
BENDS = ("ankle", "arm", "elbow", "hip", "knee", "shoulder", "wrist")
MOMENTS = (
    "At the start", "At the bottom", "At the top", "At the turn", "At the end",
    "On the way down", "On the way up", "On the way out", "On the way back",
)  # fmt: skip
NUMBERS = (
    "No", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten",
    "Eleven", "Twelve",
)  # fmt: skip
VIEWS = ("side", "front", "Form")
RULE_TEXTS = ("message", "cue", "praise", "what")


def wanted_messages() -> dict[str, str]:
    """All texts with the file that it was first found in, in a stable order."""
    found: dict[str, str] = {}
    for source in (_templates, _apps, _errors, _engine, _catalogue, _joined, _references):
        for text, place in source():
            if text.strip():
                found.setdefault(text, place)
    return found


def _templates() -> Iterator[tuple[str, str]]:
    for path in _files("templates", "*.html"):
        code = templatize(path.read_text(), origin=path.name)
        for literal in IN_TEMPLATE.findall(code):
            yield ast.literal_eval(literal), _place(path)


def _apps() -> Iterator[tuple[str, str]]:
    for app in APPS:
        for path in _files(app, "*.py"):
            yield from ((text, _place(path)) for text in _called(path, GETTEXT))


def _errors() -> Iterator[tuple[str, str]]:
    """What refuses a video; sentences with numbers in them have a translation by code."""
    for path in (*_files("pose", "*.py"), ROOT / "coaching/engine/analysis.py"):
        for call in _calls(path):
            if _name(call).endswith("Error") and len(call.args) > 1:
                yield from ((text, _place(path)) for text in _text(call.args[1]))


def _engine() -> Iterator[tuple[str, str]]:
    for path in _files("coaching/engine", "*.py"):
        yield from ((text, _place(path)) for text in _called(path, SAYING))
        yield from ((text, _place(path)) for text in _sentences(path))


def _catalogue() -> Iterator[tuple[str, str]]:
    place = "references/catalogue.toml"
    for row in read_catalogue():
        name = row["name"].lower()
        cues = row["cues"] or {"one": name, "many": f"{name}s"}
        yield from ((text, place) for text in (row["name"], *cues.values()))
        for rule in row["rules"]:
            yield from ((rule[key], place) for key in RULE_TEXTS if rule.get(key))


def _joined() -> Iterator[tuple[str, str]]:
    """What the engine puts together from words."""
    joints = {rule["joint"] for row in read_catalogue() for rule in row["rules"]}
    for joint in sorted(joints | set(BENDS)):
        name = joint.replace("_", " ")
        for text in (name, f"left {name}", f"right {name}"):
            yield text, "references/catalogue.toml"
    for text in (*(f"{bend}s" for bend in BENDS), *MOMENTS, *NUMBERS, *VIEWS):
        yield text, "coaching/engine"


def _references() -> Iterator[tuple[str, str]]:
    """Checks, and what titles of built-in references are put together from."""
    checks = ROOT / "references/checks.py"
    yield from ((text, _place(checks)) for text in _sentences(checks))
    for one in builtins():
        yield from ((word, "references/builtin.py") for word in one.words)


def _files(folder: str, pattern: str) -> list[Path]:
    return sorted(path for path in (ROOT / folder).rglob(pattern) if "migrations" not in path.parts)


def _place(path: Path) -> str:
    return str(path.relative_to(ROOT))


def _calls(path: Path) -> list[ast.Call]:
    tree = ast.parse(path.read_text())
    return [node for node in ast.walk(tree) if isinstance(node, ast.Call)]


def _name(call: ast.Call) -> str:
    return getattr(call.func, "id", getattr(call.func, "attr", ""))


def _called(path: Path, names: frozenset[str]) -> Iterator[str]:
    """First arguments of calls of the names, where they are written out."""
    for call in _calls(path):
        if _name(call) in names and call.args:
            yield from _text(call.args[0])


def _text(node: Any) -> list[str]:
    is_text = isinstance(node, ast.Constant) and isinstance(node.value, str)
    return [node.value] if is_text else []


def _sentences(path: Path) -> Iterator[str]:
    """Texts that are neither docstrings nor the words of an exception."""
    tree = ast.parse(path.read_text())
    silent = {id(part) for node in ast.walk(tree) if _is_silent(node) for part in ast.walk(node)}
    for node in ast.walk(tree):
        if id(node) not in silent:
            yield from (text for text in _text(node) if SENTENCE.search(text) and "%s" not in text)


def _is_silent(node: ast.AST) -> bool:
    return isinstance(node, ast.Raise | ast.JoinedStr | ast.Compare) or (
        isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    )
