"""The set-up from nothing: one clear line where it cannot go on, and repair of what broke off."""

import importlib.util
import stat
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parent.parent
PICK = ROOT / "requirements" / "python.sh"


def load_installer() -> ModuleType:
    spec = importlib.util.spec_from_file_location("install", ROOT / "requirements" / "install.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


install = load_installer()


def pretend_python(folder: Path, name: str, version: str, *, fits: bool) -> None:
    """A program that answers as that Python would."""
    script = folder / name
    code = 0 if fits else 1
    script.write_text(f'#!/bin/sh\n[ "$1" = -c ] && exit {code}\necho Python {version}\n')
    script.chmod(script.stat().st_mode | stat.S_IXUSR)


def pick(folder: Path, *wanted: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        ["/bin/sh", PICK, *wanted], env={"PATH": str(folder)}, capture_output=True, text=True
    )


def test_it_takes_the_first_python_that_fits(tmp_path: Path) -> None:
    pretend_python(tmp_path, "python3", "3.13.1", fits=False)
    pretend_python(tmp_path, "python3.12", "3.12.4", fits=True)
    assert pick(tmp_path).stdout == "python3.12\n"


@pytest.mark.parametrize("version", ["3.10.13", "3.13.0", "2.7.18"])
def test_a_python_that_does_not_fit_is_one_line(tmp_path: Path, version: str) -> None:
    pretend_python(tmp_path, "python3", version, fits=False)
    answer = pick(tmp_path)
    assert answer.returncode == 1
    assert answer.stdout == ""
    assert answer.stderr.count("\n") == 1
    assert f"needs Python 3.11 or 3.12 and found Python {version}" in answer.stderr


def test_no_python_at_all_is_one_line(tmp_path: Path) -> None:
    answer = pick(tmp_path)
    assert answer.returncode == 1
    assert answer.stderr.count("\n") == 1
    assert "found no Python" in answer.stderr


def test_a_named_python_is_the_only_one_tried(tmp_path: Path) -> None:
    pretend_python(tmp_path, "python3", "3.11.9", fits=True)
    pretend_python(tmp_path, "mine", "3.9.1", fits=False)
    answer = pick(tmp_path, "mine")
    assert answer.returncode == 1
    assert "found Python 3.9.1" in answer.stderr


@pytest.mark.parametrize("version", [(3, 10), (3, 13), (2, 7)])
def test_the_installer_refuses_another_python(version: tuple[int, int]) -> None:
    with pytest.raises(install.SetupError, match="needs Python"):
        install.check_python(version)


@pytest.mark.parametrize("version", [(3, 11), (3, 12)])
def test_the_installer_takes_both_versions(version: tuple[int, int]) -> None:
    install.check_python(version)


def test_a_full_disk_is_one_line_and_exit_code_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(install, "VENV", tmp_path / ".venv")
    monkeypatch.setattr(install, "FREE_BYTES", 2**62)
    assert install.main([]) == 1
    line = capsys.readouterr().err
    assert line.count("\n") == 1
    assert line.startswith("Not enough disk space")
    assert not (tmp_path / ".venv").exists()


def test_a_command_that_fails_is_told_with_its_last_words() -> None:
    with pytest.raises(install.SetupError, match="worst of luck\nIt failed: see above"):
        install.run([sys.executable, "-c", "raise SystemExit('worst of luck')"], "It failed")


def test_a_disk_that_fills_up_on_the_way_is_one_line() -> None:
    script = "raise SystemExit('OSError: [Errno 28] No space left on device')"
    with pytest.raises(install.SetupError) as refusal:
        install.run([sys.executable, "-c", script], "It failed")
    assert str(refusal.value) == "It failed: no space is left on the disk."


@pytest.fixture
def venv(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An environment that is really made, with no packages to wait for."""
    monkeypatch.setitem(install.STEPS, "run", lambda venv: (venv / "package").touch())
    monkeypatch.setattr(install, "FREE_BYTES", 0)
    monkeypatch.setattr(install, "brings_pip", lambda: False)
    return tmp_path / ".venv"


def test_a_finished_install_is_not_repeated(venv: Path) -> None:
    install.install(venv, dev=False)
    assert install.is_whole(venv)
    (venv / "package").unlink()
    install.install(venv, dev=False)
    assert not (venv / "package").exists()


def test_an_interrupted_install_is_made_anew(venv: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def half(venv: Path) -> None:
        (venv / "half-a-package").touch()
        raise KeyboardInterrupt

    with monkeypatch.context() as broken, pytest.raises(KeyboardInterrupt):
        broken.setitem(install.STEPS, "run", half)
        install.install(venv, dev=False)
    assert not install.is_whole(venv)
    install.install(venv, dev=False)
    assert install.is_whole(venv)
    assert (venv / "package").exists()
    assert not (venv / "half-a-package").exists()


def test_changed_pins_are_installed_into_the_same_environment(
    venv: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    install.install(venv, dev=False)
    (venv / "package").unlink()
    (venv / "kept").touch()
    monkeypatch.setattr(install, "digest", lambda *_: "other pins")
    install.install(venv, dev=False)
    assert (venv / "package").exists()
    assert (venv / "kept").exists()


def test_an_environment_that_was_moved_is_made_anew(venv: Path) -> None:
    install.install(venv, dev=False)
    moved = venv.rename(venv.parent / "elsewhere")
    assert not install.is_whole(moved)


def test_every_requirement_is_pinned() -> None:
    for file in (ROOT / "requirements").glob("*.txt"):
        lines = [line.partition(";")[0].strip() for line in file.read_text().split("\n")]
        loose = [line for line in lines if line and line[0] != "#" and "==" not in line]
        assert loose == [], file.name


def test_opencv_needs_no_opengl() -> None:
    script = "import cv2; print('libGL.so' in open('/proc/self/maps').read())"
    if not Path("/proc/self/maps").exists():
        pytest.skip("this system does not show what a process has loaded")
    answer = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True)
    assert answer.stdout.strip() == "False"


def test_openvino_loads_without_its_telemetry_package() -> None:
    assert importlib.util.find_spec("openvino_telemetry") is None
    script = "import openvino; print(openvino.Core().available_devices)"
    answer = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True)
    assert "CPU" in answer.stdout


def test_make_help_lists_what_make_can_do() -> None:
    answer = subprocess.run(["make", "help"], cwd=ROOT, capture_output=True, text=True)
    told = {line.split()[1] for line in answer.stdout.splitlines() if line.strip()}
    assert told >= {"run", "setup", "test", "check", "bench", "evaluate", "train", "demo"}


def test_make_evaluate_without_clips_says_so(tmp_path: Path) -> None:
    command = ["make", "evaluate", f"GYMBRAIN_SHARED={tmp_path}", "-o", "setup"]
    answer = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    assert answer.returncode != 0
    assert "No clips to evaluate on" in answer.stderr
