"""`yiqiaotong audit`: has anybody changed the record of who did what? Exit code 1 names the first broken entry."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from cli.house import open_backend
from cli.install import Trouble

if TYPE_CHECKING:
    from backend.record.commands import Examined


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare this command's options."""
    parser.add_argument(
        "--fingerprint",
        metavar="TEXT",
        help="print what stands on record for a login or an address of failed sign-ins, to look for it there",
    )
    parser.add_argument(
        "--noted",
        metavar="POSITION:SEAL",
        type=_noted,
        action="append",
        default=[],
        help="a head noted outside this machine, which the log has to hold",
    )


def command(options: argparse.Namespace) -> int:
    """Check the chain from its first entry to its last, and what was anchored of it; print its head, to be noted."""
    from backend.desk.commands import ListOfficers
    from backend.record.commands import ExamineRecord, RecordBroken

    with open_backend() as backend:
        if options.fingerprint is not None:
            print("\n".join(backend.infra.audit.fingerprints(options.fingerprint)))
            return 0
        try:
            found = backend.bus.handle(ExamineRecord(options.noted))
        except RecordBroken as broken:
            raise Trouble(f"The audit log is not whole. {broken}") from broken
        officers = backend.bus.handle(ListOfficers())
    if officers and not found.position:
        raise Trouble(f"The audit log is not whole. It is empty, but {len(officers)} officers were let in.")
    print(f"The audit log is whole: {found.position} entries, the last sealed {found.position}:{found.seal}.")
    print(_of_anchors(found))
    return 0


def _of_anchors(found: Examined) -> str:
    if not found.anchors:
        return "Nothing is anchored on this machine: only a head noted elsewhere (--noted) shows a shortened log."
    stamped = f"{found.stamps} of them stamped" if found.stamps else "none of them stamped by an authority"
    if found.first_stamp and found.last_stamp:
        between = " and ".join(f"{moment:%Y-%m-%d %H:%M} UTC" for moment in (found.first_stamp, found.last_stamp))
        stamped += f" by {', '.join(found.stamped_by)}, between {between}"
    return f"It holds what was anchored of it {found.anchors} times beside the database, {stamped}."


def _noted(text: str) -> tuple[int, str]:
    position, _, seal = text.partition(":")
    if not position.isdecimal() or len(seal) != 64:
        raise argparse.ArgumentTypeError("a head is noted as POSITION:SEAL, as this command prints it")
    return int(position), seal
