"""The check of a commit's message, as the hook runs it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from cli.install import ROOT


@pytest.mark.parametrize(
    ("message", "fault"),
    [
        ("Tell how old a telephone number is\n\nThe card printed the row's date.\n", ""),
        ("Merge branch 'places'\n", ""),
        ("Embed the fonts\n", ""),
        ("", "empty"),
        ("# only a comment\n", "empty"),
        ("A" * 73, "73 characters"),
        ("tell how old a number is", "capital"),
        ("Tell how old a number is.", "full stop"),
        ("Added a number", "an order"),
        ("Fixes the number", "an order"),
        ("Tell how old a number is\nThe card printed it.", "second line"),
    ],
)
def test_a_message_is_an_order_and_a_reason(tmp_path: Path, message: str, fault: str) -> None:
    file = tmp_path / "message"
    file.write_text(message, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, str(ROOT / ".ci/commit-message"), str(file)], capture_output=True, text=True, check=False
    )
    assert (done.returncode, fault in done.stdout) == (int(bool(fault)), True)
