"""A second try: what it set up for a whole file is torn down when the file ends."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
FIXTURES = """
import pytest
from pathlib import Path

TRIED = []
TOLD = Path(__file__).parent / "told"

def tell(word):
    with TOLD.open("a") as told:
        told.write(word + "\\n")

@pytest.fixture(scope="module")
def before():
    tell("before up")
    yield
    tell("before down")

@pytest.fixture(scope="module")
def hiccup(before):
    TRIED.append(1)
    if len(TRIED) <= {failures}:
        raise RuntimeError("not yet")
    tell("hiccup up")
    yield
    tell("hiccup down")

@pytest.fixture(scope="module")
def after(before):
    tell("after up")
    yield
    tell("after down")
"""
TESTS = {
    "test_first.py": "def test_one(hiccup, after): pass\ndef test_two(hiccup, after): pass\n",
    "test_last.py": "from conftest import tell\ndef test_other(): tell('next file')\n",
}


@pytest.mark.parametrize("failures", [0, 1, 2])
def test_what_any_try_set_up_is_torn_down_before_the_next_file(tmp_path: Path, failures: int) -> None:
    (tmp_path / "conftest.py").write_text(FIXTURES.replace("{failures}", str(failures)), "utf-8")
    for name, text in TESTS.items():
        (tmp_path / name).write_text(text, "utf-8")
    options = ["-q", "-p", "tests.second_try", "-p", "no:cacheprovider", "--reruns", "2", "--rootdir", str(tmp_path)]
    ended = subprocess.run(
        [sys.executable, "-m", "pytest", *options, str(tmp_path)],
        cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert ended.returncode == 0, ended.stdout
    told = (tmp_path / "told").read_text("utf-8").split("\n")[:-1]
    assert told == ["before up", "hiccup up", "after up", "after down", "hiccup down", "before down", "next file"]
