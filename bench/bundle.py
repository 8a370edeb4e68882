"""`make bundle`: everything a machine without network needs, as one archive in var/bundle.

It holds the sources as committed, the wheels of both environments as the locks have them (what only developers need is
left out), the model, and a script that lays all of it without asking any registry.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
import tarfile
import tempfile
import tomllib
from pathlib import Path

from cli.install import BOT, ROOT, SERVICES, UV, Environment, find_python, find_uv, install_uv
from cli.train import digest_of, ensure_model

FOLDER = ROOT / "var" / "bundle"
TOOLS = ("hatchling", "editables")
"""Tools the project itself is installed with; uv, which lays the environments, comes by its digests."""
SCRIPT = ROOT / "deploy" / "offline" / "install-offline"


def main() -> int:
    """Make the archive and say where it is."""
    version = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["version"]
    name = f"yiqiaotong-{version}-{_commit()}"
    FOLDER.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=FOLDER) as work:
        place = Path(work) / name
        lay_sources(place)
        lay_model(place, ensure_model(_tell))
        wheels = place / "wheels"
        for environment in (SERVICES, BOT):
            _tell(f"Fetching the wheels of the {environment.name} …")
            lay_wheels(environment, wheels)
        _wheel(find_python(SERVICES), wheels / "tools", *TOOLS, with_dependencies=True)
        _wheel(find_python(SERVICES), wheels / "tools", "--require-hashes", "-r", str(UV))
        (wheels / "python-version").write_text(f"{sys.version_info[0]}.{sys.version_info[1]}\n")
        shutil.copy2(SCRIPT, place)
        write_digests(place)
        archive = FOLDER / f"{name}.tar"
        with tarfile.open(archive, "w") as packed:  # wheels are packed already
            packed.add(place, name)
    print(f"{archive.relative_to(ROOT)} ({archive.stat().st_size / 1e9:.1f} GB)")
    return 0


def lay_sources(place: Path) -> None:
    """Put the sources there as they are committed."""
    place.mkdir(parents=True)
    packed = subprocess.run(["git", "archive", "HEAD"], cwd=ROOT, stdout=subprocess.PIPE, check=True).stdout
    subprocess.run(["tar", "-x", "-C", str(place)], input=packed, check=True)


def lay_model(place: Path, model: Path) -> None:
    """Put the model and its digest there."""
    for file in (model, digest_of(model)):
        shutil.copy2(file, place / "models")


def lay_wheels(environment: Environment, wheels: Path) -> None:
    """Put a wheel of each package of a lock there; what comes as sources only is built here."""
    wheels.mkdir(exist_ok=True)
    wanted = wheels / f"{environment.name}.txt"
    command = [_uv(), "export", "--frozen", "--quiet", "--no-default-groups", "--no-emit-project"]
    exported = [*command, "--project", str(environment.folder), "--python", _python(environment)]
    for hashes, file in (("--hashes", wanted.with_suffix(".hashed")), ("--no-hashes", wanted)):
        subprocess.run([*exported, hashes, "--output-file", str(file)], check=True, stdout=subprocess.DEVNULL)
    _wheel(
        _python(environment), wheels / environment.name, "--require-hashes", "-r", str(wanted.with_suffix(".hashed"))
    )


def write_digests(place: Path) -> None:
    """Write a digest of every file beside them, which the script compares before it installs anything."""
    files = sorted(path for path in place.rglob("*") if path.is_file() and not path.is_symlink())
    lines = [f"{_digest(path)}  {path.relative_to(place)}\n" for path in files]
    (place / "SHA256SUMS").write_text("".join(lines), "utf-8")


def _wheel(python: str, folder: Path, *wanted: str, with_dependencies: bool = False) -> None:
    """Fetch or build wheels with pip, in an environment of its own for that interpreter."""
    with tempfile.TemporaryDirectory() as own:
        subprocess.run([_uv(), "venv", "--quiet", "--seed", "--python", python, own], check=True)
        command = [f"{own}/bin/python", "-m", "pip", "wheel", "--quiet", "--disable-pip-version-check"]
        alone = [] if with_dependencies else ["--no-deps"]
        clean = {name: value for name, value in os.environ.items() if name != "VIRTUAL_ENV"}
        subprocess.run([*command, *alone, "--wheel-dir", str(folder), *wanted], check=True, env=clean)


def _python(environment: Environment) -> str:
    return sys.executable if environment is SERVICES else find_python(environment)


def _uv() -> str:
    return find_uv() or install_uv()


def _commit() -> str:
    asked = subprocess.run(["git", "rev-parse", "--short=10", "HEAD"], cwd=ROOT, capture_output=True, text=True)
    return asked.stdout.strip() or "sources"


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _tell(line: str) -> None:
    print(line, file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
