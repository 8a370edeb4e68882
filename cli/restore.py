"""`yiqiaotong restore DIR --keys DIR`: bring a backup back, with everything that goes out held back.

It refuses a place that is not empty (`--replace`), a house that runs, and keys that are missing: secrets have to be
where they were when the backup was made, or come out of it (`--secrets`).
"""

from __future__ import annotations

import argparse
import shutil
import time
from pathlib import Path

from cli.house import read_settings
from cli.install import Trouble
from cli.loopback import is_ok
from cli.verify import erased_since


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare this command's options."""
    parser.add_argument("folder", type=Path, metavar="DIR", help="a backup, or the folder of all: then the newest")
    parser.add_argument("--keys", type=Path, metavar="DIR", required=True, help="where the keys of persons were copied")
    parser.add_argument("--replace", action="store_true", help="move aside, or drop, what is there already")
    parser.add_argument("--secrets", action="store_true", help="take secrets.env out of the backup, where it has one")


def command(options: argparse.Namespace) -> int:
    """Bring it back, and say what comes next."""
    from backend.backups.checking import find_backup
    from backend.backups.manifest import BackupFault
    from backend.backups.restoring import restore_backup

    began = time.monotonic()
    try:
        folder = find_backup(options.folder)
        _secrets_at_hand(folder, options.secrets)
        settings = read_settings()
        if is_ok(f"http://127.0.0.1:{settings.port}/healthz"):
            raise BackupFault(f"the services run on port {settings.port}: stop them first")
        restored = restore_backup(folder, settings, options.keys, replace=options.replace)
    except BackupFault as fault:
        raise Trouble(f"Nothing was restored: {fault}.") from fault
    told = restored.manifest
    print(
        f"{folder} is restored, the state of {told.moment:%Y-%m-%d %H:%M:%S} UTC, in {time.monotonic() - began:.0f} s."
    )
    print("\n".join(restored.report.told))
    if told.files != "folder":
        print(f"Stored files are those in {told.files}: bring the bucket to the same day by its own means.")
    if restored.aside:
        print(f"What was there lies in {restored.aside}; delete it when it is not needed any more.")
    if restored.report.erased:
        print(erased_since(restored.report.erased))
    print("Nothing goes out yet but answers to who writes now: `yiqiaotong release` says what waits, and lets it go.")
    return 0


def _secrets_at_hand(folder: Path, from_backup: bool) -> None:
    """Raise Trouble rather than let fresh secrets be made, with which nothing opens."""
    from backend.config import missing_secrets

    data, missing = missing_secrets()
    kept = folder / "secrets.env"
    if missing and from_backup and kept.is_file():
        data.mkdir(mode=0o700, parents=True, exist_ok=True)
        shutil.copyfile(kept, data / "secrets.env")
        (data / "secrets.env").chmod(0o600)
        data, missing = missing_secrets()
    if missing:
        hint = " It has a secrets.env: --secrets takes it." if kept.is_file() and not from_backup else ""
        raise Trouble(
            f"Nothing was restored: {', '.join(missing)} are not at hand. Give them as they were when the backup was "
            f"made, in the environment, in .env or in {data / 'secrets.env'}.{hint}"
        )
