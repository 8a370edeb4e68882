"""NOTICE names every package that carries weights or fonts, and what is installed is what it says, byte for byte."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

import pytest

from cli.install import ENVIRONMENTS, ROOT

CARRIED = re.compile(r".*\.(onnx|ttf|otf|ttc|npz|safetensors|pt|pth|tflite|model|bin)")
FROM = 50_000
"""Bytes; below it lie signs and tests of libraries."""
NOT_CARRIED = {
    "playwright": "a tool of developers",
    "scipy": "data of its own tests",
}


def lines() -> list[list[str]]:
    """The table of NOTICE."""
    rows = [line.split(" | ") for line in (ROOT / "NOTICE").read_text("utf-8").splitlines() if line.count(" | ") == 4]
    return rows[1:]


def folders() -> list[Path]:
    """Where packages are installed."""
    return [path for one in ENVIRONMENTS for path in (one.folder / ".venv").glob("lib/python*/site-packages")]


@pytest.mark.parametrize("row", lines(), ids=lambda row: row[3].rpartition("/")[2])
def test_what_is_installed_is_what_was_looked_at(row: list[str]) -> None:
    package, version, licence, file, digest = row
    found = [folder for folder in folders() if (folder / file).is_file()]
    assert found and licence
    for folder in found:
        assert list(folder.glob(f"{package.replace('-', '_')}-{version}.dist-info")), f"{package} is not {version}"
        assert hashlib.sha256((folder / file).read_bytes()).hexdigest() == digest


def test_nothing_that_carries_weights_or_fonts_is_missing() -> None:
    named = {row[3].split("/")[0] for row in lines()}
    found = {
        path.relative_to(folder).parts[0]
        for folder in folders()
        for path in folder.rglob("*")
        if CARRIED.fullmatch(path.name) and path.is_file() and path.stat().st_size >= FROM
    }
    assert found - NOT_CARRIED.keys() <= named


def test_the_locks_pin_each_of_them_by_hash() -> None:
    locks = "".join((one.folder / "uv.lock").read_text("utf-8") for one in ENVIRONMENTS)
    for package, version, *_ in lines():
        pinned = re.search(rf'name = "{package}"\nversion = "{version}"\n(.*?)\[\[package\]\]', locks, re.DOTALL)
        assert pinned and 'hash = "sha256:' in pinned[1], package
