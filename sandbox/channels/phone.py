"""``/phone``: a person's telephone with the pretend messengers on it, for trying a channel without an account."""

from __future__ import annotations

import json as encoder
from collections.abc import Mapping, Sequence
from pathlib import Path

import httpx
from sanic import Blueprint, HTTPResponse, Request
from sanic.response import html, json

from sandbox.channels import mini_program, telegram, wechat, whatsapp
from sandbox.channels.handsets import HANDSETS, Handset
from sandbox.channels.platform import Platform

_FAULTS = {
    0: "邑侨通没有在运行。 Yiqiaotong is not running.",
    401: "密钥对不上：两边的设置要一样。 The secrets differ: set the same ones on both sides.",
    503: "这个渠道还没有设置。 This channel is not set up yet.",
}


def platforms(environment: Mapping[str, str], services: str) -> list[Platform]:
    """Return the pretend messengers, with the secrets the services use and the address they listen at.

    Args:
        environment: ``YIQIAOTONG_…`` settings; what is not set is ``sandbox``.
        services: base address of the services.
    """

    def secret(name: str) -> str:
        return environment.get(f"YIQIAOTONG_{name}") or "sandbox"

    bot = telegram.Telegram(secret("TELEGRAM_TOKEN"))
    bot.secret = secret("TELEGRAM_SECRET")
    found: list[Platform] = [
        bot,
        whatsapp.WhatsApp(secret("WHATSAPP_TOKEN"), secret("WHATSAPP_APP_SECRET")),
        wechat.WeChat(secret("WECHAT_APP_ID"), secret("WECHAT_APP_SECRET"), secret("WECHAT_TOKEN")),
        mini_program.MiniProgram(
            secret("MINI_PROGRAM_APP_ID"),
            secret("MINI_PROGRAM_APP_SECRET"),
            secret("MINI_PROGRAM_TOKEN"),
            _templates(environment.get("YIQIAOTONG_MINI_PROGRAM_TEMPLATES") or "{}"),
        ),
    ]
    for platform in found:
        platform.webhook = f"{services.rstrip('/')}/channels/{platform.name}"
    return found


def blueprints(messengers: Sequence[Platform]) -> list[Blueprint]:
    """Return the messengers' interfaces and the telephone's page."""
    found = []
    for one in messengers:
        if isinstance(one, telegram.Telegram):
            found += telegram.blueprints(one)
        elif isinstance(one, whatsapp.WhatsApp):
            found += whatsapp.blueprints(one)
        elif isinstance(one, mini_program.MiniProgram):
            found += mini_program.blueprints(one)
        elif isinstance(one, wechat.WeChat):
            found += wechat.blueprints(one)
    return [*found, phone({one.name: HANDSETS[one.name](one) for one in messengers})]


def phone(handsets: Mapping[str, Handset]) -> Blueprint:
    """Return the page and what it asks for."""
    routes = Blueprint("phone", url_prefix="/phone")
    page = Path(__file__).with_name("phone.html").read_text(encoding="utf-8")
    page = page.replace("NAMES", encoder.dumps(list(handsets)))

    @routes.get("/", name="page")
    async def shown_page(_: Request) -> HTTPResponse:
        return html(page)

    @routes.get("/<name:str>/shown", name="shown")
    async def shown(_: Request, name: str) -> HTTPResponse:
        if name not in handsets:
            return json({"error": "no such messenger"}, status=404)
        handset = handsets[name]
        bubbles = [handset.shows(message) for message in handset.platform.sent]
        return json({"bubbles": bubbles, "fault": _fault(handset.platform)})

    @routes.post("/<name:str>", name="act")
    async def act(request: Request, name: str) -> HTTPResponse:
        """``{"text"}`` was typed, or ``{"tap"}`` was tapped."""
        if name not in handsets:
            return json({"error": "no such messenger"}, status=404)
        handset, wish = handsets[name], request.json
        event = handset.tapped(wish["tap"]) if "tap" in wish else handset.typed(str(wish["text"]))
        try:
            await handset.platform.deliver(event)
        except httpx.TransportError:
            handset.platform.answers.append({"status": 0, "body": ""})
        return json({})

    return routes


def _templates(setting: str) -> dict[str, tuple[str, ...]]:
    """The keys of each subscription template, as its owner has named them to the services."""
    kinds: dict[str, dict[str, str]] = encoder.loads(setting)
    return {named["id"]: tuple(key for fact, key in named.items() if fact != "id") for named in kinds.values()}


def _fault(platform: Platform) -> str:
    """Say why nothing comes back, if the last call to the webhook tells."""
    return _FAULTS.get(platform.answers[-1]["status"], "") if platform.answers else ""
