"""`yiqiaotong channels`: which messenger channels are set up; what they need at their platforms.

``register telegram`` tells Telegram where we listen; ``whatsapp-templates`` compares our forms of words with those that
WhatsApp has approved, and hands in the missing ones with ``--register``. Exit code 1 says in one sentence what is
missing or what the platform answered.
"""

from __future__ import annotations

import argparse
import asyncio
from typing import TYPE_CHECKING

from cli.house import open_backend
from cli.install import Trouble

if TYPE_CHECKING:
    from backend.bootstrap import Backend

USABLE = ("approved", "handed in", "pending", "in_appeal")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare this command's options."""
    orders = parser.add_subparsers(dest="order", metavar="ORDER")
    register = orders.add_parser("register", help="set the webhook and the menu at the platform")
    register.add_argument("channel", choices=["telegram"])
    templates = orders.add_parser("whatsapp-templates", help="compare our message templates with WhatsApp's")
    templates.add_argument("--register", action="store_true", help="hand in what is missing there")


def command(options: argparse.Namespace) -> int:
    """Show the channels, register one, or look after WhatsApp's templates."""
    with open_backend() as backend:
        if options.order is None:
            return _show(backend)
        if options.order == "whatsapp-templates":
            return _templates(backend, options.register)
        return _register(backend, options.channel)


def _show(backend: Backend) -> int:
    from backend.channels import CHANNELS, Channels

    configured = {messenger.name for messenger in Channels.of(backend).messengers}
    for one in CHANNELS:
        print(f"{one.name:<10} {'set up' if one.name in configured else 'not set up':<11} {one.addresses[0]}")
    return 0


def _register(backend: Backend, channel: str) -> int:
    from backend.channels import Channels, register

    if not backend.settings.address.startswith("https://"):
        raise Trouble("Telegram calls https addresses only: set YIQIAOTONG_PUBLIC_URL to the one people reach.")
    failure = asyncio.run(register(Channels.of(backend), channel, backend.settings.address))
    if failure:
        raise Trouble(failure)
    print(f"{channel} now calls {backend.settings.address}/channels/{channel}.")
    return 0


def _templates(backend: Backend, register_missing: bool) -> int:
    from backend.channels import whatsapp_templates
    from backend.conversation.delivery_failed import DeliveryFailed

    try:
        found = asyncio.run(whatsapp_templates(backend.settings, register_missing))
    except ValueError as missing:
        raise Trouble(f"WhatsApp's templates cannot be read: {missing}") from missing
    except DeliveryFailed as refusal:
        raise Trouble(f"WhatsApp refused: {refusal}.") from refusal
    for name, language, state in found:
        print(f"{name:<32} {language:<6} {state}")
    return 0 if all(state in USABLE for _, _, state in found) else 1
