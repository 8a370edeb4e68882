"""Ways by which what people say would leave this machine in clear, by the settings.

An address of this machine is none, nor a name in ``YIQIAOTONG_OWN_NETWORK``: by that an operator says that a network is
closed to others (containers of one machine) or encrypted by itself.
"""

from __future__ import annotations

from collections.abc import Iterator
from ipaddress import ip_address
from urllib.parse import urlsplit

from sqlalchemy.engine import make_url

from backend.config import PREFIX, Settings

OF_COMPANIES = (
    "telegram_api", "whatsapp_api", "wechat_api", "mini_program_api", "geocoder_url", "legal_services_map_url",
    "translation_url",
)  # fmt: skip
ENCRYPTED_POSTGRESQL = ("require", "verify-ca", "verify-full")
OWN = f"name its host in {PREFIX}OWN_NETWORK if that network is nobody else's"


def is_here(url: str) -> bool:
    """Return True if an address is of this machine alone."""
    host = urlsplit(url).hostname or ""
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost" or host.endswith(".localhost")


def clear_ways(settings: Settings) -> Iterator[tuple[str, str]]:
    """Say each, and what to do about it."""
    for name in ("database_url", "tracker_url", "keys_url"):
        if not _postgresql_is_safe(str(getattr(settings, name)), settings):
            yield (
                f"PostgreSQL is asked without encryption, by {PREFIX}{name.upper()}",
                f"add ?sslmode=verify-full to the address, or {OWN}",
            )
    redis = settings.redis_url
    if redis and not (redis.startswith(("rediss:", "unix:")) or _is_ours(redis, settings)):
        yield "Redis is asked without encryption", f"set {PREFIX}REDIS_URL to a rediss address, or {OWN}"
    for url in settings.bot_urls:
        if not _is_encrypted(url, settings):
            yield f"A bot is asked without encryption: {urlsplit(url).netloc}", f"give {PREFIX}BOT_URLS https, or {OWN}"
    if settings.traces_url and not _is_encrypted(settings.traces_url, settings):
        yield "Traces go out without encryption", f"set {PREFIX}TRACES_URL to an https address, or {OWN}"
    if settings.storage_endpoint and not _is_encrypted(settings.storage_endpoint, settings):
        yield (
            "Files go to their storage without encryption",
            f"set {PREFIX}STORAGE_ENDPOINT to an https address, or {OWN}",
        )
    for name in OF_COMPANIES:
        url = str(getattr(settings, name))
        if url and not _is_encrypted(url, settings):
            yield f"{name} is asked without encryption", f"set {PREFIX}{name.upper()} to an https address"
    if (
        settings.smtp_host
        and settings.smtp_security == "none"
        and not _is_ours(f"smtp://{settings.smtp_host}", settings)
    ):
        yield "E-mail is handed over without encryption", f"set {PREFIX}SMTP_SECURITY to starttls or tls"


def _is_ours(url: str, settings: Settings) -> bool:
    return is_here(url) or (urlsplit(url).hostname or "") in settings.own_network


def _is_encrypted(url: str, settings: Settings) -> bool:
    return urlsplit(url).scheme == "https" or _is_ours(url, settings)


def _postgresql_is_safe(url: str, settings: Settings) -> bool:
    if not url or url.startswith("sqlite"):
        return True
    address = make_url(url)
    hosts = address.query.get("host") or address.host or ""
    names = [hosts] if isinstance(hosts, str) else list(hosts)
    if address.query.get("sslmode") in ENCRYPTED_POSTGRESQL:
        return True
    return all(not one or one.startswith("/") or _is_ours(f"postgresql://{one}", settings) for one in names)
