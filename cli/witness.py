"""`yiqiaotong witness`: today's witness rooms; a fresh link for a judge, a recording for the court.

For whoever runs the house alone; where a witness platform is connected, it leads its judges in by itself.
"""

from __future__ import annotations

import argparse
import getpass
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from cli.house import open_backend, read_house
from cli.install import Trouble

if TYPE_CHECKING:
    from backend.authorization.room.views import RoomLine
    from backend.bootstrap import Backend


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare this command's options."""
    acts = parser.add_subparsers(dest="act", metavar="ACT")
    link = acts.add_parser("link", help="print a fresh link; one that was not used yet stops working")
    link.add_argument("id", help="as the list shows it")
    link.add_argument("role", nargs="?", default="judge", choices=("judge", "party", "lawyer"))
    recording = acts.add_parser("recording", help="write a recording to a file, for the court; this is put on record")
    recording.add_argument("id", help="as the list shows it")
    recording.add_argument("file", type=Path, help="where to; further films of the same witness are numbered")
    recording.add_argument("--officer", default=getpass.getuser(), help="who takes it out, for the audit log")


def command(options: argparse.Namespace) -> int:
    """Show the list, or do one thing."""
    if options.act == "link":
        return _link(options)
    return _recording(options) if options.act == "recording" else _list()


def line(room: RoomLine) -> str:
    """Return a room as one line of the list: Beijing's time, where it stands, who leads it."""
    from backend.shared.calendar import BEIJING

    judge = f"  judge {room.judge}" if room.judge else ""
    return f"{room.start.astimezone(BEIJING):%a %d %b %H:%M} Beijing  {room.session_id}  {room.stage}{judge}"


def write_takes(takes: tuple[bytes, ...], file: Path) -> list[Path]:
    """Write the films of a recording: the first under the file's name, the next ones numbered beside it.

    Raises:
        Trouble: a file of that name is there already, or it cannot be written.
    """
    files = [file if at == 0 else file.with_name(f"{file.stem}-{at + 1}{file.suffix}") for at in range(len(takes))]
    for path, take in zip(files, takes, strict=True):
        try:
            with path.open("xb") as opened:
                opened.write(take)
            path.chmod(0o600)
        except OSError as error:
            raise Trouble(f"{path} cannot be written: {error.strerror}") from error
    return files


def _list() -> int:
    from backend.authorization.room.orders import ListRooms

    now = datetime.now(UTC)
    with open_backend() as backend:
        rooms: list[RoomLine] = backend.bus.handle(ListRooms(now - timedelta(hours=12), now + timedelta(hours=24)))
    for room in rooms:
        print(line(room))
    hint = "yiqiaotong witness link ID prints a way in for the judge." if rooms else "No witness today."
    print(hint, file=sys.stderr)
    return 0


def _link(options: argparse.Namespace) -> int:
    from backend.authorization.room.commands import IssueTicket

    with _explained() as backend:
        print(read_house().address + backend.bus.handle(IssueTicket(options.id, options.role)))
    return 0


def _recording(options: argparse.Namespace) -> int:
    from backend.authorization.room.orders import TakeOutRecording

    with _explained() as backend:
        recording = backend.bus.handle(TakeOutRecording(options.id, options.officer))
    for path in write_takes(recording.takes, options.file):
        print(path)
    print(f"The chain is whole, its head {recording.chain}.", file=sys.stderr)
    return 0


@contextmanager
def _explained() -> Iterator[Backend]:
    """The backend; what it refuses is said in one sentence."""
    from backend.shared.errors import PlatformUnavailable, Refused

    with open_backend() as backend:
        try:
            yield backend
        except Refused as refused:
            raise Trouble(backend.conversation.phrasebook.render(f"utter_{refused.reason}", "en").text) from refused
        except PlatformUnavailable as down:
            raise Trouble(f"The storage cannot be reached: {down.detail}") from down
