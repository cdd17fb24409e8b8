"""What the house promises and no type checker sees."""

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
LONGEST_FILE = 400  # lines
HEAVY = {"torch", "ultralytics", "mediapipe", "jax", "openvino", "cv2", "av", "matplotlib"}
PACKAGES = ("gymbrain", "coaching", "references", "pose", "training", "benchmarks", "tests")
# A path that only exists on one person's machine.
SOMEBODYS_PATH = re.compile(r"""["'\s(=](/home/|/root/|/Users/)""")
TEXTS = {".py", ".md", ".html", ".js", ".css", ".toml", ".yml", ".sh", ".txt", ""}


def tracked_files() -> list[Path]:
    """What is in git; where the project came without it, what lies in its own folders."""
    if shutil.which("git") and (ROOT / ".git").exists():
        command = ["git", "ls-files", "-z"]
        listing = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
        files = [ROOT / name for name in listing.stdout.split("\0") if name]
    else:
        folders = (*PACKAGES, "templates", "static", "docs", "requirements")
        files = [path for folder in folders for path in (ROOT / folder).rglob("*")]
    return [f for f in files if f.suffix in TEXTS and f.is_file() and "vendor" not in f.parts]


def modules_after(statement: str) -> set[str]:
    """The top-level modules of a fresh process that ran the statement."""
    script = f"{statement}\nimport json, sys\nprint(json.dumps(sorted(sys.modules)))"
    answer = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True
    )
    return {name.partition(".")[0] for name in json.loads(answer.stdout.splitlines()[-1])}


WEB = "import gymbrain.asgi\nfrom django.urls import get_resolver\nget_resolver().url_patterns"
WORKER = "from gymbrain.celery import app\napp.loader.import_default_modules()\napp.finalize()"


@pytest.mark.parametrize(("process", "statement"), [("web", WEB), ("worker", WORKER)])
def test_the_process_stays_light(process: str, statement: str) -> None:
    loaded = modules_after(statement) & HEAVY
    assert loaded == set(), f"the {process} process loads {sorted(loaded)}"


def test_the_engine_needs_no_django() -> None:
    assert modules_after("import coaching.engine, pose.sequence") & {"django", "celery"} == set()


def test_no_file_outgrows_its_idea() -> None:
    code = [f for f in tracked_files() if f.suffix in {".py", ".js", ".css", ".html"}]
    lengths = {f.relative_to(ROOT): len(f.read_text().splitlines()) for f in code}
    long = {
        str(f): n for f, n in lengths.items() if n > LONGEST_FILE and "migrations" not in f.parts
    }
    assert long == {}


def test_no_file_names_a_place_on_somebodys_machine() -> None:
    places = [
        f"{file.relative_to(ROOT)}:{number}"
        for file in tracked_files()
        if file != Path(__file__)
        for number, line in enumerate(file.read_text(errors="replace").splitlines(), 1)
        if SOMEBODYS_PATH.search(line)
    ]
    assert places == []


def test_every_package_is_importable_as_one() -> None:
    """A folder without __init__.py is skipped by the import contracts in silence."""
    folders = {f.parent for f in tracked_files() if f.suffix == ".py"}
    bare = [
        str(folder.relative_to(ROOT))
        for folder in folders
        if folder.relative_to(ROOT).parts[:1] and folder.relative_to(ROOT).parts[0] in PACKAGES
        if not (folder / "__init__.py").is_file()
    ]
    assert bare == []
