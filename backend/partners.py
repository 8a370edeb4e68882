"""The partners' clients as the settings have them: address, key, and where a partner sends its news."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from backend.config import Settings
from backend.platforms.base import Limits, limited
from backend.platforms.guangzhou_witness import GuangzhouWitness
from backend.platforms.national_identity import NationalIdentity
from backend.platforms.online_litigation import OnlineLitigation
from backend.platforms.shenzhen_arbitration.system import ShenzhenArbitration
from backend.platforms.sms import Sms
from backend.platforms.timestamp_authority import TimestampAuthority
from backend.platforms.wuyi_notary import WuyiNotary
from backend.platforms.yiqiao_yilu.system import YiqiaoYilu
from backend.shared.partner_clients import OpenClient, PartnerClients
from backend.shared.places import Places


def _wuyi_notary(settings: Settings) -> OpenClient:
    callback = settings.callback_url("wuyi_notary")
    client = WuyiNotary(settings.wuyi_notary_url, settings.wuyi_notary_key, callback)
    return OpenClient(client, client.close)


def _national_identity(settings: Settings) -> OpenClient:
    callback = settings.callback_url("national_identity")
    client = NationalIdentity(settings.national_identity_url, settings.national_identity_key, callback)
    return OpenClient(client, client.close)


def _online_litigation(settings: Settings) -> OpenClient:
    callback = settings.callback_url("online_litigation")
    client = OnlineLitigation(settings.online_litigation_url, settings.online_litigation_key, callback)
    return OpenClient(client, client.close)


def _guangzhou_witness(settings: Settings) -> OpenClient:
    callback = settings.callback_url("guangzhou_witness")
    client = GuangzhouWitness(settings.guangzhou_witness_url, settings.guangzhou_witness_key, callback)
    return OpenClient(client, client.close_connections)


def _timestamp_authority(settings: Settings) -> OpenClient | None:
    if not settings.timestamp_authority_url:
        return None
    client = TimestampAuthority(settings.timestamp_authority_url)
    return OpenClient(client, client.close)


def _sms(settings: Settings) -> OpenClient:
    client = Sms(settings.sms_url, settings.sms_key)
    return OpenClient(client, client.close)


def _yiqiao_yilu(settings: Settings) -> OpenClient | None:
    if not settings.yiqiao_yilu_url:
        return None
    callback = settings.callback_url("yiqiao_yilu")
    client = YiqiaoYilu(settings.yiqiao_yilu_url, settings.yiqiao_yilu_key, callback)
    return OpenClient(client, client.close)


def _shenzhen_arbitration(settings: Settings) -> OpenClient | None:
    if not settings.shenzhen_arbitration_url:
        return None
    callback = settings.callback_url("shenzhen_arbitration")
    client = ShenzhenArbitration(settings.shenzhen_arbitration_url, settings.shenzhen_arbitration_key, callback)
    return OpenClient(client, client.close)


OPENED_BY: Mapping[str, Callable[[Settings], OpenClient | None]] = {
    "wuyi_notary": _wuyi_notary,
    "national_identity": _national_identity,
    "online_litigation": _online_litigation,
    "guangzhou_witness": _guangzhou_witness,
    "timestamp_authority": _timestamp_authority,
    "sms": _sms,
    "yiqiao_yilu": _yiqiao_yilu,
    "shenzhen_arbitration": _shenzhen_arbitration,
}
"""Every partner by its name in the settings. A new one is a client in `backend/platforms` and a line here."""


def open_partners(settings: Settings) -> PartnerClients:
    """Return a client for each partner; one without an address that may stay without is left out."""
    opened: dict[str, OpenClient] = {}
    for name, open_one in OPENED_BY.items():
        with limited(_limits(settings, name)):
            client = open_one(settings)
        if client is not None:
            opened[name] = client
    return PartnerClients(opened)


def _limits(settings: Settings, name: str) -> Limits:
    """Return what the settings allow a partner: a place for each call, and how long one may take."""
    chosen = settings.limit_of(name)
    places = Places(name, settings.calls_at_once(name), settings.calls_in_line(name), settings.jobs_at_once)
    return Limits(places, chosen.connect, chosen.read, chosen.budget)
