"""`yiqiaotong verify DIR`: is a backup whole, does it open with the keys at hand, is its record unbroken?

DIR is a backup, or the folder they are kept in, of which the newest is looked through. Exit code 1 where anything is
wrong.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from cli.house import read_settings
from cli.install import Trouble


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare this command's options."""
    parser.add_argument("folder", type=Path, metavar="DIR", help="a backup, or the folder of all")
    parser.add_argument("--keys", type=Path, metavar="DIR", help="where the keys of persons were copied")
    parser.add_argument("--all", action="store_true", help="open every sealed value instead of some of each kind")


def command(options: argparse.Namespace) -> int:
    """Look through it and say what was found."""
    from backend.backups.checking import find_backup, verify
    from backend.backups.manifest import BackupFault, Manifest

    try:
        folder = find_backup(options.folder)
        told = Manifest.read(folder)
        report = verify(folder, read_settings(), options.keys, everything=options.all)
    except BackupFault as fault:
        raise Trouble(f"Nothing was looked through: {fault}.") from fault
    print(f"{folder}: the state of {told.moment:%Y-%m-%d %H:%M:%S} UTC, tables of revision {told.revision}.")
    print("\n".join(report.told))
    if report.erased:
        print(erased_since(report.erased))
    if report.faults:
        raise Trouble(f"The backup is not good: {'; '.join(report.faults)}.")
    print("The backup is good." if options.keys else "The backup is good, as far as it could be looked through.")
    return 0


def erased_since(people: list[str]) -> str:
    """Say who was erased after a backup was made."""
    return (
        f"{len(people)} people were erased after it was made; erase them again once it is restored "
        f"(yiqiaotong erase): {', '.join(people)}"
    )
