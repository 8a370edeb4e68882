"""`yiqiaotong audit`: has anybody changed the record of who did what? Exit code 1 names the first broken entry."""

from __future__ import annotations

import argparse

from cli.house import open_backend
from cli.install import Trouble


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare this command's options."""
    parser.add_argument(
        "--fingerprint",
        metavar="TEXT",
        help="print what stands on record for a login or an address of failed sign-ins, to look for it there",
    )


def command(options: argparse.Namespace) -> int:
    """Check the chain from its first entry to its last and print its head, to be noted outside the database."""
    with open_backend() as backend:
        if options.fingerprint is not None:
            print("\n".join(backend.infra.audit.fingerprints(options.fingerprint)))
            return 0
        broken = backend.infra.audit.verify(backend.database)
        if broken is not None:
            raise Trouble(f"The audit log is not whole: entry {broken} is missing or was changed.")
        position, seal = backend.infra.audit.head(backend.database)
    print(f"The audit log is whole: {position} entries, the last sealed {seal}.")
    return 0
