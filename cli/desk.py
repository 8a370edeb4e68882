"""`yiqiaotong desk`: who works at the staff desk; `add-officer` lets somebody in, `renew` helps who lost access.

The secret of the one-time codes is printed once, as an address and as a code to scan; it is kept nowhere in clear.
"""

from __future__ import annotations

import argparse
import getpass
import sys
from typing import TYPE_CHECKING, Literal

from cli.house import open_backend
from cli.install import Trouble

if TYPE_CHECKING:
    from backend.bootstrap import Backend
    from backend.desk.model import Enrolment
    from backend.shared.messages import Command

BY: Literal["console"] = "console"
ROLES = ("judge", "clerk", "notary", "mediator", "arbitration_secretary", "administrator")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare this command's options."""
    orders = parser.add_subparsers(dest="order", metavar="ORDER")
    add = orders.add_parser("add-officer", help="let somebody work at the desk")
    add.add_argument("login", help="small letters and digits")
    add.add_argument("--name", required=True, help="as people read it, e.g. 陈书记员")
    add.add_argument("--role", required=True, action="append", choices=ROLES, help="may be given several times")
    add.add_argument("--court", default="", help="code of the court, e.g. pengjiang; without it all courts or none")
    renew = orders.add_parser("renew", help="a new password and a new secret for somebody who lost theirs")
    renew.add_argument("login")
    for each in (add, renew):
        each.add_argument("--password-stdin", action="store_true", help="read the password from standard input")


def command(options: argparse.Namespace) -> int:
    """List the officers, add one, or give one new access."""
    if options.order is None:
        return _list()
    return _add(options) if options.order == "add-officer" else _renew(options)


def _list() -> int:
    from backend.desk.commands import ListOfficers

    with open_backend() as backend:
        officers = backend.bus.handle(ListOfficers())
    for one in officers:
        left = "" if one.active else "  (has left)"
        print(f"{one.login:<16} {one.name}  {', '.join(one.roles)}  {one.court or 'all courts'}{left}")
    if not officers:
        print("Nobody works at the desk yet: yiqiaotong desk add-officer LOGIN --name NAME --role administrator")
    return 0


def _add(options: argparse.Namespace) -> int:
    from backend.desk.staff_commands import AddOfficer

    password = _password(options)
    with open_backend() as backend:
        order = AddOfficer(BY, options.login, options.name, tuple(options.role), password, options.court)
        enrolment = _do(backend, order)
        address = backend.settings.address
    return _hand_out(enrolment, address)


def _renew(options: argparse.Namespace) -> int:
    from backend.desk.commands import ListOfficers
    from backend.desk.staff_commands import RenewAccess

    password = _password(options)
    with open_backend() as backend:
        found = [one for one in backend.bus.handle(ListOfficers()) if one.login == options.login]
        if not found:
            raise Trouble(f"nobody signs in as {options.login}")
        enrolment = _do(backend, RenewAccess(BY, found[0].officer_id, password))
        address = backend.settings.address
    return _hand_out(enrolment, address)


def _do(backend: Backend, order: Command) -> Enrolment:
    from backend.shared.errors import Refused

    try:
        made: Enrolment = backend.bus.handle(order)
    except Refused as refused:
        raise Trouble(backend.conversation.phrasebook.render(f"utter_{refused.reason}", "en").text) from refused
    return made


def _hand_out(enrolment: Enrolment, address: str) -> int:
    import segno

    print(f"{enrolment.officer.login} signs in at {address}/desk with the password and a code of an authenticator app.")
    print("Scan this now, it is not shown again:")
    print(enrolment.secret_uri)
    segno.make(enrolment.secret_uri, error="l").terminal(compact=True)
    return 0


def _password(options: argparse.Namespace) -> str:
    if options.password_stdin:
        return sys.stdin.readline().rstrip("\n")
    first = getpass.getpass("Password (at least 12 characters): ")
    if first != getpass.getpass("Once more: "):
        raise Trouble("the two passwords differ")
    return first
