"""`yiqiaotong export PERSON FILE`: somebody's own copy of what is known of them, as a ZIP of JSON and files.

Numbers are in clear in it. The file is for its owner only, and must not exist already.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from cli.house import open_backend
from cli.install import Trouble


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare this command's options."""
    parser.add_argument("person", help="the person's id, as the desk shows it")
    parser.add_argument("file", type=Path, help="where to write the ZIP")


def command(options: argparse.Namespace) -> int:
    """Write the copy."""
    from backend.personal_data.commands import ExportPerson
    from backend.shared.errors import Refused

    with open_backend() as backend:
        try:
            content: bytes = backend.bus.handle(ExportPerson(options.person))
        except Refused as nobody:
            raise Trouble(f"There is nobody with the id {options.person}.") from nobody
    try:
        with options.file.open("xb") as file:  # the umask is the house's: for its owner only
            file.write(content)
    except OSError as error:
        raise Trouble(f"{options.file} cannot be written: {error.strerror}.") from error
    print(f"{options.file}: {len(content)} bytes. Numbers stand in it in clear.")
    return 0
