"""`yiqiaotong keys`: seal every value at rest again with today's key, after the key has been exchanged.

Set the new key as YIQIAOTONG_DATA_KEY, the old one as YIQIAOTONG_DATA_KEYS_PREVIOUS, run this, then drop the old one.
`yiqiaotong keys --new` prints fresh secrets for `.env`, as every process of one installation has to share them.
"""

from __future__ import annotations

import argparse

from cli.house import open_backend


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare this command's options."""
    parser.add_argument("--new", action="store_true", help="print fresh secrets for .env and change nothing")


def command(options: argparse.Namespace) -> int:
    """Seal again what an earlier key sealed, and say how many values that were."""
    if options.new:
        from backend.config import new_secrets

        print("\n".join(f"{name}={value}" for name, value in new_secrets().items()))
        return 0
    with open_backend() as backend:
        count = backend.rotate_keys()
    print(f"{count} values are sealed with the present key now.")
    return 0
