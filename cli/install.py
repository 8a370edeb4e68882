"""Lays both environments from nothing: `python3 cli/install.py`; with `--developers` (`make install`) what tests need.

Runs before anything is installed, so it is standard library only and works on any Python from 3.9 on. It finds or
installs uv, finds a Python for each environment, and lets uv lay both from their exact locks, at the same time.
"""

from __future__ import annotations

import glob
import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
TOOLS = ROOT / ".tools"
UV = ROOT / "cli" / "uv.txt"
"""The version of uv that is installed where there is none, with the digests of its wheels."""
OLDEST_UV = (0, 5)
RUNTIME_ONLY = "YIQIAOTONG_RUNTIME_ONLY"
"""`yes` leaves out what only developers and tests need, and takes it out where it is laid."""
DEVELOPERS = "--developers"
SYSTEM_FOLDERS = ("/usr/local/bin", "/usr/bin", "/opt/homebrew/bin")


class Trouble(Exception):
    """Something is missing; the message is the one sentence a person is shown."""


class Environment(NamedTuple):
    """One of the two environments.

    Args:
        name: what people call it.
        folder: where its pyproject.toml and uv.lock are.
        versions: Python versions it runs on, the tried one first.
        override: environment variable that names an interpreter to use instead of searching.
    """

    name: str
    folder: Path
    versions: tuple[str, ...]
    override: str

    @property
    def python(self) -> Path:
        """The interpreter inside the environment, whether it exists or not."""
        return self.folder / ".venv" / "bin" / "python"

    @property
    def has_developers_packages(self) -> bool:
        """Return True if what only developers and tests need was laid here."""
        return any(self.folder.glob(".venv/lib/python*/site-packages/pytest-*.dist-info"))


SERVICES = Environment("services", ROOT, ("3.11", "3.12", "3.13", "3.14"), "YIQIAOTONG_SERVICES_PYTHON")
BOT = Environment("bot", ROOT / "bot", ("3.10",), "YIQIAOTONG_BOT_PYTHON")
ENVIRONMENTS = (SERVICES, BOT)


def python_version(interpreter: str | Path) -> str | None:
    """Return "3.11" for a working interpreter; None for one that does not start (a pyenv shim, say)."""
    question = "import sys; print('%d.%d' % sys.version_info[:2])"
    try:
        answer = subprocess.run([str(interpreter), "-c", question], capture_output=True, text=True, timeout=20, cwd="/")
    except (OSError, subprocess.TimeoutExpired):
        return None
    return answer.stdout.strip() if answer.returncode == 0 else None


def candidates(version: str) -> list[str]:
    """Interpreters that may be Python `version`: pyenv's and uv's folders, then PATH, then the usual system places."""
    home = Path.home()
    pyenv = Path(os.environ.get("PYENV_ROOT") or home / ".pyenv")
    managed = Path(os.environ.get("UV_PYTHON_INSTALL_DIR") or home / ".local/share/uv/python")
    patterns = [
        f"{pyenv}/versions/{version}*/bin/python{version}",
        f"{managed}/cpython-{version}.*/bin/python{version}",
    ]
    found = [path for pattern in patterns for path in sorted(glob.glob(pattern), key=_by_number, reverse=True)]
    folders = [*os.environ.get("PATH", "").split(os.pathsep), *SYSTEM_FOLDERS]
    found += [f"{folder}/python{version}" for folder in folders if folder]
    found.append(sys.executable)
    return list(dict.fromkeys(path for path in found if os.access(path, os.X_OK)))


def find_python(environment: Environment, uv: str | None = None) -> str:
    """Return an interpreter for `environment`, downloaded by uv when the machine has none.

    Raises:
        Trouble: none is here and none can be fetched.
    """
    chosen = os.environ.get(environment.override)
    if chosen:
        if python_version(chosen) not in environment.versions:
            raise Trouble(f"{environment.override}={chosen} is not a Python {' or '.join(environment.versions)}.")
        return chosen
    for version in environment.versions:
        for path in candidates(version):
            if python_version(path) == version:
                return path
    wanted = environment.versions[0]
    if uv:
        _quiet([uv, "python", "install", wanted])
        for path in candidates(wanted):
            if python_version(path) == wanted:
                return path
    raise Trouble(
        f"The {environment.name} environment needs Python {wanted}, which is not here and could not be fetched: "
        f"install it (for example `pyenv install {wanted}`) or name one in {environment.override}."
    )


def find_uv() -> str | None:
    """Return a uv that is new enough, from PATH, the usual user folders or `.tools`; None if there is none."""
    home = Path.home()
    places = [
        shutil.which("uv"),
        home / ".local/bin/uv",
        home / ".cargo/bin/uv",
        TOOLS / "bin/uv",
        TOOLS / "lib/bin/uv",
    ]
    return next((str(place) for place in places if place and _uv_is_fit(str(place))), None)


def install_uv() -> str:
    """Put uv into `.tools` inside the project and return its path.

    Raises:
        Trouble: neither a virtual environment nor pip is to be had, or the package registry is out of reach.
    """
    package = ["--require-hashes", "-r", str(UV)]
    if _quiet([sys.executable, "-m", "venv", str(TOOLS)]):
        _quiet([str(TOOLS / "bin/python"), "-m", "pip", "install", *package])
    if not _uv_is_fit(str(TOOLS / "bin/uv")):
        _quiet([sys.executable, "-m", "pip", "install", "--target", str(TOOLS / "lib"), "--upgrade", *package])
    found = find_uv()
    if found is None:
        raise Trouble(
            f"uv is missing and {sys.executable} cannot install it into .tools: install uv, or python3's venv "
            "or pip, and check that the Python package registry can be reached."
        )
    return found


def sync_command(uv: str, environment: Environment, python: str, developers: bool = False) -> list[str]:
    """The command that makes an environment equal to its lock, with `python` whatever .python-version says.

    Args:
        developers: lay what developers and tests need, too. Where that is laid already it stays in any case, since a
            running process may be using it; only `RUNTIME_ONLY` takes it out.
    """
    wanted = developers or environment.has_developers_packages
    groups = [] if wanted and os.environ.get(RUNTIME_ONLY) != "yes" else ["--no-default-groups"]
    return [uv, "sync", "--frozen", *groups, "--project", str(environment.folder), "--python", python]


def install(tell: Callable[[str], None], developers: bool = False) -> None:
    """Make both environments equal to their locks.

    Args:
        tell: called with one line of progress at a time.
        developers: see `sync_command`.

    Raises:
        Trouble: with the reason in one sentence.
    """
    uv = find_uv()
    if uv is None:
        tell("Installing uv into .tools …")
        uv = install_uv()
    pythons = {environment: find_python(environment, uv) for environment in ENVIRONMENTS}
    if not all(environment.python.exists() for environment in ENVIRONMENTS):
        tell("Laying the two environments from their locks (the first time takes minutes on a slow line) …")
    clean = {key: value for key, value in os.environ.items() if key not in ("VIRTUAL_ENV", "UV_PROJECT_ENVIRONMENT")}
    began = time.monotonic()
    running = [(env, _begin(sync_command(uv, env, python, developers), clean)) for env, python in pythons.items()]
    ended = [(environment, process.communicate()[1], process.returncode) for environment, process in running]
    for environment, output, code in ended:
        if code:
            raise Trouble(f"The {environment.name} environment could not be installed: {_last_words(output)}")
    if time.monotonic() - began > 5:
        tell(f"Both environments are ready ({time.monotonic() - began:.0f} s).")


def main(arguments: Sequence[str] = ()) -> int:
    """Install; one clear sentence and exit code 1 when that cannot be done."""
    if unknown := set(arguments) - {DEVELOPERS}:
        _tell(f"yiqiaotong: cli/install.py knows {DEVELOPERS} only, not {' '.join(sorted(unknown))}.")
        return 2
    try:
        install(_tell, DEVELOPERS in arguments)
    except Trouble as trouble:
        _tell(f"yiqiaotong: {trouble}")
        return 1
    except KeyboardInterrupt:
        return 130
    return 0


def _tell(line: str) -> None:
    print(line, file=sys.stderr, flush=True)


def _begin(command: list[str], environment: dict[str, str]) -> subprocess.Popen[str]:
    """Start a command whose standard error is read later."""
    return subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, env=environment)


def _quiet(command: list[str]) -> bool:
    """Run a command whose failure the caller can live with; True when it went well."""
    try:
        return subprocess.run(command, capture_output=True, timeout=900).returncode == 0
    except (OSError, subprocess.TimeoutExpired):
        return False


def _uv_is_fit(path: str) -> bool:
    try:
        answer = subprocess.run([path, "--version"], capture_output=True, text=True, timeout=20).stdout
    except (OSError, subprocess.TimeoutExpired):
        return False
    number = re.match(r"uv (\d+)\.(\d+)", answer)
    return number is not None and (int(number[1]), int(number[2])) >= OLDEST_UV


def _last_words(output: str) -> str:
    """The error part of a tool's output on one line, short enough to be read."""
    lines = [line.strip() for line in output.splitlines() if line.strip()]
    starts = [number for number, line in enumerate(lines) if line.startswith(("error", "×", "x "))]
    return " ".join(lines[starts[-1] if starts else -3 :])[:400]


def _by_number(path: str) -> list[int]:
    return [int(number) for number in re.findall(r"\d+", path)]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
