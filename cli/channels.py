"""`yiqiaotong channels`: which messenger channels are set up; `register telegram` tells the platform where we listen.

Exit code 1 says in one sentence what is missing or what the platform answered.
"""

from __future__ import annotations

import argparse
import asyncio

from cli.house import open_backend
from cli.install import Trouble


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare this command's options."""
    orders = parser.add_subparsers(dest="order", metavar="ORDER")
    register = orders.add_parser("register", help="set the webhook and the menu at the platform")
    register.add_argument("channel", choices=["telegram"])


def command(options: argparse.Namespace) -> int:
    """Show the channels, or register one."""
    from backend.channel_wiring import CHANNELS, Channels, register

    with open_backend() as backend:
        channels = Channels.of(backend)
        if options.order is None:
            configured = {messenger.name for messenger in channels.messengers}
            for name, (_, paths) in CHANNELS.items():
                print(f"{name:<10} {'set up' if name in configured else 'not set up':<11} {paths[0]}")
            return 0
        if not backend.settings.address.startswith("https://"):
            raise Trouble("Telegram calls https addresses only: set YIQIAOTONG_PUBLIC_URL to the one people reach.")
        failure = asyncio.run(register(channels, options.channel, backend.settings.address))
    if failure:
        raise Trouble(failure)
    print(f"{options.channel} now calls {backend.settings.address}/channels/{options.channel}.")
    return 0
