"""Make .venv and install what is pinned, with the machine's own Python and nothing else.

python requirements/install.py [--dev]: safe to repeat. A finished install is stamped with a digest
of what it was made from, so the next call returns at once; an interrupted one is made anew.
"""

import argparse
import hashlib
import importlib.util
import os
import platform
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent
VENV = HERE.parent / ".venv"
OLDEST, NEWEST = (3, 11), (3, 12)
GIGABYTE = 1024**3
FREE_BYTES = 4 * GIGABYTE  # the environment takes 2.6 GB, pip's unpacking and var/ the rest
FREE_BYTES_WITH_CUDA = 8 * GIGABYTE  # the ordinary Linux build of torch takes 3.5 GB more
CPU_INDEX = "https://download.pytorch.org/whl/cpu"
CPU_INDEX_SECONDS = "10"  # an index that does not answer in this time is not reachable
TAIL_LINES = 15  # of pip's own words when it fails
SMOKE = "import av, celery, cv2, django, numpy, openvino, scipy"


class SetupError(Exception):
    """One plain line for the person who typed `make`."""


def main(argv: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--dev", action="store_true", help="add what `make check` and `test` need")
    options = parser.parse_args(argv)
    try:
        check_python(sys.version_info[:2])
        install(VENV, dev=options.dev)
    except SetupError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    except KeyboardInterrupt:
        sys.stderr.write("Interrupted. The next `make` starts the installation anew.\n")
        return 130
    return 0


def check_python(version: tuple[int, ...]) -> None:
    if not OLDEST <= version <= NEWEST:
        found = ".".join(map(str, version))
        raise SetupError(f"GymbrAIn needs Python 3.11 or 3.12 and this is Python {found}.")


def check_disk(folder: Path, needed: int) -> None:
    free = shutil.disk_usage(folder).free
    if free < needed:
        raise SetupError(
            f"Not enough disk space: {folder} has {free / GIGABYTE:.1f} GB free and the set-up "
            f"needs {needed / GIGABYTE:.0f} GB."
        )


def install(venv: Path, *, dev: bool) -> None:
    """Bring the environment to what the requirement files say."""
    wanted = {"run": digest("base.txt", "vision.txt", "torch.txt")}
    if dev:
        wanted["dev"] = digest("dev.txt")
    if not is_whole(venv):
        check_disk(venv.parent, FREE_BYTES)
        check_disk(Path(tempfile.gettempdir()), FREE_BYTES // 2)
        create(venv)
    for name, pins in wanted.items():
        stamp = venv / f".installed-{name}"
        if stamp.is_file() and stamp.read_text() == pins:
            continue
        marker(venv).touch()
        STEPS[name](venv)
        stamp.write_text(pins)
        marker(venv).unlink()


def digest(*names: str) -> str:
    """Changes with the pins, the Python and the machine."""
    parts = [sys.version.encode(), platform.machine().encode()]
    parts += [(HERE / name).read_bytes() for name in names]
    return hashlib.sha256(b"\0".join(parts)).hexdigest()


def marker(venv: Path) -> Path:
    """Lies in the environment while pip writes, so what an interruption left is recognised."""
    return venv / ".installing"


def python_of(venv: Path) -> Path:
    return venv / "bin" / "python"


def is_whole(venv: Path) -> bool:
    """Whether the environment runs on this very Python, here, and no installation was cut short."""
    settings = venv / "pyvenv.cfg"
    if marker(venv).exists() or not settings.is_file() or not python_of(venv).exists():
        return False
    command = [str(python_of(venv)), "-c", "import sys; print(sys.version)"]
    answer = subprocess.run(command, check=False, capture_output=True, text=True)
    moved = str(venv) not in settings.read_text()  # the scripts in bin/ name the old place
    return answer.stdout.strip() == sys.version.strip() and not moved


def create(venv: Path) -> None:
    say(f"Making {venv.name} with Python {platform.python_version()}")
    command = [sys.executable, "-m", "venv", "--clear"]
    if not brings_pip():
        command.append("--without-pip")  # Debian without python3-venv: its own pip does the work
    run([*command, str(venv)], "The virtual environment could not be made")
    marker(venv).touch()


def install_application(venv: Path) -> None:
    started = time.monotonic()
    say("Installing the application's packages (2.6 GB; a few minutes the first time)")
    pip(venv, "--no-deps", "-r", "base.txt", "-r", "vision.txt")
    install_torch(venv)
    run([str(python_of(venv)), "-c", SMOKE], "The installed packages do not load")
    say(f"Installed in {time.monotonic() - started:.0f} s")


def install_torch(venv: Path) -> None:
    """The CPU build where one can be had: the ordinary one brings several GB of CUDA on Linux."""
    pins = [line for line in (HERE / "torch.txt").read_text().split("\n") if "==" in line]
    torch, torchvision = pins
    index = os.environ.get("GYMBRAIN_TORCH_INDEX", CPU_INDEX)
    if (sys.platform, platform.machine()) != ("linux", "x86_64") or not index:
        pip(venv, "-c", "base.txt", torch, torchvision)
        return
    if tries(venv, "--no-index", "--no-deps", f"{torch}+cpu"):  # a folder named in pip's settings
        pip(venv, "--no-deps", torchvision)
        return
    patience = ("--retries", "0", "--timeout", CPU_INDEX_SECONDS)
    cpu = [f"{pin}+cpu" for pin in pins]
    if tries(venv, "--no-deps", "--index-url", index, *patience, *cpu):
        return
    check_disk(venv.parent, FREE_BYTES_WITH_CUDA)
    say(f"{index} does not answer: installing the ordinary build of torch, with CUDA")
    pip(venv, "-c", "base.txt", torch, torchvision)


def install_tools(venv: Path) -> None:
    say("Installing the tools for `make check` and `make test`")
    pip(venv, "--no-deps", "-r", "dev.txt")


STEPS = {"run": install_application, "dev": install_tools}


def pip(venv: Path, *arguments: str) -> None:
    run(pip_command(venv, *arguments), "pip could not install the packages")


def brings_pip() -> bool:
    """Whether this Python can put a pip into an environment."""
    return importlib.util.find_spec("ensurepip") is not None


def tries(venv: Path, *arguments: str) -> bool:
    command = pip_command(venv, *arguments)
    return subprocess.run(command, check=False, capture_output=True, cwd=HERE).returncode == 0


def pip_command(venv: Path, *arguments: str) -> list[str]:
    options = ["install", "--quiet", "--disable-pip-version-check", *arguments]
    if brings_pip():
        return [str(python_of(venv)), "-m", "pip", *options]
    return [sys.executable, "-m", "pip", "--python", str(python_of(venv)), *options]


def run(command: list[str], otherwise: str) -> None:
    done = subprocess.run(command, check=False, capture_output=True, text=True, cwd=HERE)
    if done.returncode:
        if "No space left on device" in done.stdout + done.stderr:
            raise SetupError(f"{otherwise}: no space is left on the disk.")
        tail = "\n".join((done.stdout + done.stderr).strip().split("\n")[-TAIL_LINES:])
        raise SetupError(f"{tail}\n{otherwise}: see above.")


def say(line: str) -> None:
    sys.stderr.write(f"{line}\n")


if __name__ == "__main__":
    raise SystemExit(main())
