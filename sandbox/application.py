"""Puts every sandbox system into one Sanic application. A new partner is one line in `PARTNERS`."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from sanic import Blueprint, HTTPResponse, Request, Sanic
from sanic.response import json

from sandbox.channels.phone import blueprints
from sandbox.channels.platform import Platform
from sandbox.guangzhou_witness.control import control as guangzhou_witness_control
from sandbox.guangzhou_witness.server import Counter as GuangzhouWitness
from sandbox.guangzhou_witness.server import blueprint as guangzhou_witness
from sandbox.legal_services_map.control import control as legal_services_map_control
from sandbox.legal_services_map.server import Counter as LegalServicesMap
from sandbox.legal_services_map.server import blueprint as legal_services_map
from sandbox.national_identity.control import control as national_identity_control
from sandbox.national_identity.server import Counter as NationalIdentity
from sandbox.national_identity.server import blueprint as national_identity
from sandbox.online_litigation.control import control as online_litigation_control
from sandbox.online_litigation.server import Counter as OnlineLitigation
from sandbox.online_litigation.server import blueprint as online_litigation
from sandbox.partner import Partner
from sandbox.shenzhen_arbitration.control import control as shenzhen_arbitration_control
from sandbox.shenzhen_arbitration.server import Counter as ShenzhenArbitration
from sandbox.shenzhen_arbitration.server import blueprint as shenzhen_arbitration
from sandbox.sms.control import control as sms_control
from sandbox.sms.server import Counter as Sms
from sandbox.sms.server import blueprint as sms
from sandbox.timestamp_authority.control import control as timestamp_authority_control
from sandbox.timestamp_authority.server import Counter as TimestampAuthority
from sandbox.timestamp_authority.server import blueprint as timestamp_authority
from sandbox.wuyi_notary.control import control as wuyi_notary_control
from sandbox.wuyi_notary.server import Counter as WuyiNotary
from sandbox.wuyi_notary.server import blueprint as wuyi_notary
from sandbox.yiqiao_yilu.control import control as yiqiao_yilu_control
from sandbox.yiqiao_yilu.server import Counter as YiqiaoYilu
from sandbox.yiqiao_yilu.server import blueprint as yiqiao_yilu

LOOPBACK = ("127.0.0.1", "localhost", "::1")

PARTNERS: Mapping[
    str, tuple[Callable[[str, Path | None, float], Any], Callable[..., Blueprint], Callable[..., Blueprint]]
]
PARTNERS = {
    "wuyi_notary": (WuyiNotary, wuyi_notary, wuyi_notary_control),
    "national_identity": (NationalIdentity, national_identity, national_identity_control),
    "online_litigation": (OnlineLitigation, online_litigation, online_litigation_control),
    "guangzhou_witness": (GuangzhouWitness, guangzhou_witness, guangzhou_witness_control),
    "timestamp_authority": (TimestampAuthority, timestamp_authority, timestamp_authority_control),
    "sms": (Sms, sms, sms_control),
    "yiqiao_yilu": (YiqiaoYilu, yiqiao_yilu, yiqiao_yilu_control),
    "shenzhen_arbitration": (ShenzhenArbitration, shenzhen_arbitration, shenzhen_arbitration_control),
    "legal_services_map": (LegalServicesMap, legal_services_map, legal_services_map_control),
}
"""Each system: how it is opened (key, file to remember in, seconds until it decides by itself), routes, handles."""


async def no_page_s_hand(request: Request) -> HTTPResponse | None:
    """Refuse handles and telephone to a browser's page of another site, under whatever name it calls us."""
    if "/_control" not in request.path and not request.path.startswith("/phone"):
        return None
    origin = request.headers.get("origin", "")
    is_ours = urlsplit(f"//{request.host}").hostname in LOOPBACK and (
        not origin or urlsplit(origin).netloc == request.host
    )
    return None if is_ours else json({"error": "not from a page"}, status=403)


def default_key(system: str) -> str:
    """The key of a system nobody has given one."""
    return f"sandbox-{system.replace('_', '-')}-key"


def create_app(
    name: str = "sandbox",
    *,
    keys: Mapping[str, str] | None = None,
    keep_in: Path | None = None,
    decide_after: float = 0.0,
    messengers: Sequence[Platform] = (),
) -> Sanic:
    """Build the application.

    Args:
        name: unique in this process unless ``Sanic.test_mode`` is set.
        keys: each system's API key and callback secret, by its name.
        keep_in: folder in which each system remembers its state, or None to forget at the end.
        decide_after: seconds after which what waits for an officer is decided by itself; 0 never.
        messengers: pretend messengers, with a telephone at ``/phone`` to try them.
    """
    app: Sanic = Sanic(name, configure_logging=False)
    app.config.TOUCHUP = False  # it rewrites Sanic itself for one application; several may live in one process
    app.register_middleware(no_page_s_hand, "request")
    partners: list[Partner] = []
    for system, (opened, routes, handles) in PARTNERS.items():
        partner = opened(
            (keys or {}).get(system) or default_key(system),
            keep_in / f"{system}.json" if keep_in else None,
            decide_after,
        )
        app.blueprint(routes(partner))
        app.blueprint(handles(partner))
        partners.append(partner)

    for routes_of_messengers in blueprints(messengers) if messengers else ():
        app.blueprint(routes_of_messengers)

    @app.after_server_start
    async def take_up_again(_: Any) -> None:
        for partner in partners:
            partner.take_up_again()

    @app.get("/health")
    async def health(_: Request) -> HTTPResponse:
        return json({"status": "ok", "systems": list(PARTNERS)})

    return app
