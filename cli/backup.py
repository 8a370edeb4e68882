"""`yiqiaotong backup DIR --keys DIR`: databases at one moment, stored files, seal and anchors, while the house runs.

The keys of persons go into a folder of their own, of which only the newest copy is kept: with them beside the backups
no erasure would reach into these. Secrets stay where they are unless `--secrets` says otherwise.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from cli.house import read_settings
from cli.install import Trouble
from cli.train import current_model


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare this command's options."""
    parser.add_argument("into", type=Path, metavar="DIR", help="where backups are kept, each in a folder of its own")
    keys = parser.add_mutually_exclusive_group(required=True)
    keys.add_argument("--keys", type=Path, metavar="DIR", help="where the keys of persons are copied, apart from DIR")
    keys.add_argument("--without-keys", action="store_true", help="somebody else copies the keys of persons")
    parser.add_argument("--secrets", action="store_true", help="put secrets.env beside; who has the backup opens it")
    parser.add_argument("--keep", type=int, default=0, metavar="N", help="take all but the newest N backups away")


def command(options: argparse.Namespace) -> int:
    """Make it, and say what it holds."""
    from backend.backups.making import make_backup
    from backend.backups.manifest import BackupFault

    if options.keep < 0:
        raise Trouble("--keep takes how many backups stay, this one included.")
    settings = read_settings()
    model = current_model()
    try:
        made = make_backup(
            settings, options.into, options.keys, secrets=options.secrets, keep=options.keep,
            model=model.name if model.exists() else "",
        )  # fmt: skip
    except BackupFault as fault:
        raise Trouble(f"No backup was made: {fault}.") from fault
    told = made.manifest
    print(f"{made.folder}: the state of {told.moment:%Y-%m-%d %H:%M:%S} UTC, {made.size / 1e6:.1f} MB.")
    print(f"{told.counts['persons']} people, {told.counts['inbox']} messages, record up to entry {told.record[0]}.")
    if settings.storage_url:
        print(f"Files lie in {settings.storage_url} and are not in it: version and copy the bucket by its own means.")
    else:
        print(f"{made.copied} stored files were copied, {made.linked} linked to the backup before.")
    print(
        f"The keys of persons are in {made.store.path}, the only copy; keep it away from {options.into}."
        if made.store
        else "The keys of persons were not copied: without them nothing that was said opens."
    )
    if told.secrets:
        print("secrets.env is in it: whoever has this backup and the keys of persons can read everything.")
    if made.removed:
        print(f"Taken away: {', '.join(made.removed)}.")
    return 0
