"""`yiqiaotong jobs`: work that was given up; `jobs retry KEY` tries a job again from its first attempt on.

Messages no bot could deal with are listed too. They are not tried again: the person was told and has gone on.
"""

from __future__ import annotations

import argparse
import getpass

from cli.house import open_backend
from cli.install import Trouble


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare this command's options."""
    orders = parser.add_subparsers(dest="order", metavar="ORDER")
    orders.add_parser("list", help="list what was given up (also without an order)")
    retry = orders.add_parser("retry", help="try a job again")
    retry.add_argument("key", help="as the list shows it")
    retry.add_argument("--officer", default=getpass.getuser(), help="who decides, for the audit log")


def command(options: argparse.Namespace) -> int:
    """List, or try one again."""
    return _retry(options) if options.order == "retry" else _list()


def _list() -> int:
    from backend.conversation.desk_commands import SetAsideMessages
    from backend.operations.commands import GivenUpJobs

    with open_backend() as backend:
        jobs, messages = backend.bus.handle(GivenUpJobs()), backend.bus.handle(SetAsideMessages())
    for job in jobs:
        ended = f", its process ended {job.deaths} times" if job.deaths else ""
        print(f"{job.due_at:%Y-%m-%d %H:%M} UTC  {job.topic}  {job.key}  {job.attempts} tries{ended}: {job.reason}")
    for one in messages:
        print(f"{one.received_at:%Y-%m-%d %H:%M} UTC  message  {one.turn_id}  by {one.channel}: {one.reason}")
    if not jobs and not messages:
        print("Nothing was given up.")
    return 0


def _retry(options: argparse.Namespace) -> int:
    from backend.operations.commands import RetryJob

    with open_backend() as backend:
        if not backend.bus.handle(RetryJob(options.key, options.officer)):
            raise Trouble(f"No job with the key {options.key} is given up; `yiqiaotong jobs` lists those that are.")
    print(f"{options.key} will be tried again.")
    return 0
