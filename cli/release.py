"""`yiqiaotong release`: what is held back after a restore, by kind and age; dropped, sent or let go.

`release drop KIND …` closes due messages unsent, `release send KIND …` lets a kind go while the rest waits, and
`release all` ends the hold: whatever is left goes out. `release hold` begins one, where data were brought back by other
means than `yiqiaotong restore`; the services must not have been started since.
"""

from __future__ import annotations

import argparse
import getpass
from typing import TYPE_CHECKING

from cli.house import open_backend
from cli.install import Trouble

if TYPE_CHECKING:
    from backend.bootstrap import Backend
    from backend.operations.hold_commands import HeldKind


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare this command's options."""
    orders = parser.add_subparsers(dest="order", metavar="ORDER")
    orders.add_parser("list", help="say what is held back (also without an order)")
    drop = orders.add_parser("drop", help="close the due messages of these kinds without sending them")
    send = orders.add_parser("send", help="let these kinds go while the others wait")
    for one in (drop, send):
        one.add_argument("kinds", nargs="+", metavar="KIND", help="as the list names it")
    end = orders.add_parser("all", help="let everything go and end the hold")
    hold = orders.add_parser("hold", help="hold everything back: the data were brought back by other means")
    for one in (drop, send, end, hold):
        one.add_argument("--officer", default=getpass.getuser(), help="who decides, for the audit log")


def command(options: argparse.Namespace) -> int:
    """List what is held, or decide about it."""
    with open_backend() as backend:
        return {"drop": _drop, "send": _send, "all": _all, "hold": _hold}.get(options.order, _list)(backend, options)


def _list(backend: Backend, options: argparse.Namespace) -> int:
    from backend.operations.hold_commands import HeldBack

    held = backend.bus.handle(HeldBack())
    if held is None:
        print("Nothing is held back.")
        return 0
    print(f"Held back since {held.since:%Y-%m-%d %H:%M} UTC; the data are of {held.data_of:%Y-%m-%d %H:%M} UTC.")
    for one in held.kinds:
        print(_line(one))
    if not held.kinds:
        print("Nothing of it is due.")
    if held.later:
        print(f"{held.later} more fall due later.")
    if held.freed:
        print(f"Let go already: {', '.join(held.freed)}.")
    print("Decide with `release drop KIND`, `release send KIND`; `release all` lets go whatever is left.")
    return 0


def _line(one: HeldKind) -> str:
    between = f"{one.oldest:%Y-%m-%d %H:%M} to {one.newest:%Y-%m-%d %H:%M} UTC"
    fate = "drop or send" if one.can_be_dropped else "send"
    return f"{one.count:6}  {one.kind}  due {between}, {one.since_data} of them since the backup  ({fate})"


def _drop(backend: Backend, options: argparse.Namespace) -> int:
    from backend.operations.hold_commands import DropHeld

    try:
        count = backend.bus.handle(DropHeld(options.kinds, options.officer))
    except ValueError as wrong:
        raise Trouble(f"Nothing was dropped: {wrong}.") from wrong
    print(f"{count} messages are dropped.")
    return 0


def _send(backend: Backend, options: argparse.Namespace) -> int:
    from backend.operations.hold_commands import SendHeld

    try:
        count = backend.bus.handle(SendHeld(options.kinds, options.officer))
    except ValueError as wrong:
        raise Trouble(f"Nothing was let go: {wrong}.") from wrong
    print(f"{count} jobs go out now, and what else comes of these kinds.")
    return 0


def _all(backend: Backend, options: argparse.Namespace) -> int:
    from backend.operations.hold_commands import EndHold

    count = backend.bus.handle(EndHold(options.officer))
    print("Nothing was held back." if count is None else f"The hold is over: {count} jobs go out now.")
    return 0


def _hold(backend: Backend, options: argparse.Namespace) -> int:
    from backend.operations.hold_commands import HoldBack

    begun = backend.bus.handle(HoldBack(options.officer))
    print("Nothing goes out from now on but answers to who writes now." if begun else "It was held back already.")
    return 0
