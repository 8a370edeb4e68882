"""A trial and the real thing are told apart: the services refuse one mixture, and the doctor names the rest."""

from __future__ import annotations

import inspect
import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import insert

from backend import partners, production, server
from backend.api.own_names import names_of
from backend.config import PARTNERS, Settings, load_settings
from backend.desk.tables import officers as staff
from backend.production import refusal
from backend.shared.database import Database
from cli import doctor
from tests.backend_fixtures import lay_out_sqlite

REAL: dict[str, Any] = {
    "public_url": "https://chat.example.org", "proxies": 1, "operator": "某机构", "seal_certificate": "/etc/seal.pem",
    "secret_key": "s", "audit_key": "a", "data_key": "d", "bot_token": "b", "metrics_token": "m",
    "keys_url": "sqlite:////elsewhere/person-keys.sqlite3",
    "callback_keys": json.dumps({partner: f"news of {partner}" for partner in production.TELL_US}),
    **{f"{partner}_url": f"https://{partner}.example.org" for partner in PARTNERS},
}  # fmt: skip


@pytest.fixture(autouse=True)
def without_developers_packages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(production, "find_spec", lambda name: None)


def test_nothing_is_wrong_with_a_house_whose_partners_and_keys_are_its_own(tmp_path: Path) -> None:
    assert list(production.faults(load_settings(data_dir=tmp_path, **REAL))) == []


WRONG: dict[str, tuple[dict[str, Any], str]] = {
    "a partner is played": ({"online_litigation_url": ""}, "Nobody real answers for online_litigation"),
    "a stand-in has an address": ({"stand_ins": ["sms"]}, "Nobody real answers for sms"),
    "a partner without encryption": ({"sms_url": "http://sms.example.org"}, "sms is asked without encryption"),
    "people without encryption": ({"public_url": "http://chat.example.org"}, "without encryption"),
    "no proxy is believed": ({"proxies": 0}, "No proxy"),
    "storage without encryption": ({"storage_endpoint": "http://s3.example.org"}, "Files go to their storage"),
    "keys beside the data": ({"data_key": ""}, "Keys lie beside what they seal: DATA_KEY"),
    "keys of persons in the same database": (
        {"database_url": "postgresql://one@localhost/db", "keys_url": ""},
        "keys of persons lie beside",
    ),
    "keys of persons in the data folder": ({"keys_url": ""}, "keys of persons lie beside"),
    "one account for two databases": (
        {"database_url": "postgresql://one@localhost/db", "tracker_url": "postgresql://one:2@localhost/bot"},
        "One account, one, opens YIQIAOTONG_DATABASE_URL and YIQIAOTONG_TRACKER_URL",
    ),
    "one secret for two things": ({"metrics_token": "b"}, "One secret has several uses: bot_token, metrics_token"),
    "one secret for two partners": (
        {"sms_key": "p", "wuyi_notary_key": "p"},
        "One secret has several uses: wuyi_notary_key, sms_key",
    ),
    "news signed with the key we ask with": ({"callback_keys": ""}, "could sign news of wuyi_notary, national_id"),
    "numbers for everybody of the machine": ({"metrics_token": ""}, "reads the numbers"),
    "e-mail in clear": ({"smtp_host": "mail.example.org", "smtp_security": "none"}, "E-mail is handed over"),
    "traces in clear": ({"traces_url": "http://collector:4318/v1/traces"}, "Traces go out"),
    "Redis in clear": ({"redis_url": "redis://redis:6379/0"}, "Redis is asked"),
    "bots in clear": ({"bot_urls": ["http://127.0.0.1:5005", "http://bot-2:5005"]}, "without encryption: bot-2:5005"),
    "PostgreSQL in clear": ({"database_url": "postgresql://a@db.example.org/y"}, "by YIQIAOTONG_DATABASE_URL"),
    "PostgreSQL in clear if it likes": (
        {"tracker_url": "postgresql://b@db.example.org/y?sslmode=prefer"},
        "by YIQIAOTONG_TRACKER_URL",
    ),
    "a frame anybody can play": ({"embed_origins": ["http://a.example.org"]}, "may frame the chat: http://a.example"),
    "a frame of everybody": ({"embed_origins": ["https://a.example.org", "*"]}, "may frame the chat: *"),
    "Telegram in clear": ({"telegram_api": "http://api.telegram.org"}, "telegram_api is asked without"),
    "WhatsApp in clear": ({"whatsapp_api": "http://graph.facebook.com/v23.0"}, "whatsapp_api is asked without"),
    "people sent to themselves": ({"public_url": "https://127.0.0.1"}, "to this machine itself"),
    "the development seal": ({"seal_certificate": ""}, "development certificate"),
    "a trial": ({"pilot": True}, "declared a trial"),
    "a demonstration": ({"demonstration": True}, "demonstration"),
    "nobody runs it": ({"operator": " "}, "Nobody is named who runs it"),
}


@pytest.mark.parametrize("name", WRONG)
def test_what_must_not_be_in_production_is_named(name: str, tmp_path: Path) -> None:
    changed, said = WRONG[name]
    found = list(production.faults(load_settings(data_dir=tmp_path, **{**REAL, **changed})))
    assert len(found) == 1 and said in found[0].what and found[0].advice


FINE: dict[str, dict[str, Any]] = {
    "everything on this machine": {
        "smtp_host": "localhost", "smtp_security": "none", "traces_url": "http://127.0.0.1:4318/v1/traces",
        "redis_url": "redis://localhost", "storage_endpoint": "http://[::1]:9000", "bot_urls": ["http://localhost:5005"],
        "database_url": "postgresql://a@localhost/y", "tracker_url": "postgresql://b@/y?host=/run/postgresql",
    },
    "encrypted": {
        "smtp_host": "mail.example.org", "traces_url": "https://collector/v1/traces", "redis_url": "rediss://redis",
        "bot_urls": ["https://bots:5000"], "database_url": "postgresql://a@db/y?sslmode=verify-full",
        "tracker_url": "postgresql://b@db/y?sslmode=require", "embed_origins": ["https://a.example.org"],
    },
    "a network of its own": {
        "own_network": "db, redis,proxy,storage", "redis_url": "redis://redis", "bot_urls": ["http://proxy:5000"],
        "storage_endpoint": "http://storage:9000", "database_url": "postgresql://a@db/y",
        "tracker_url": "postgresql://b@db/y", "keys_url": "postgresql://c@db/z",
    },
}  # fmt: skip


@pytest.mark.parametrize("name", FINE)
def test_what_leaves_nothing_in_clear_is_fine(name: str, tmp_path: Path) -> None:
    assert list(production.faults(load_settings(data_dir=tmp_path, **{**REAL, **FINE[name]}))) == []


def test_who_tells_us_something_is_who_is_given_an_address_for_it() -> None:
    asked = inspect.getsource(partners)
    assert {one for one in PARTNERS if f'callback_url("{one}")' in asked} == set(production.TELL_US)


@pytest.mark.parametrize(
    ("officers", "said"),
    [
        (None, "There are 0 administrators"),
        ([("administrator", True)], "There are 1 administrators"),
        ([("administrator", True), ("administrator", False), ("judge", True)], "There are 1 administrators"),
        ([("administrator", True), ("administrator", True)], ""),
    ],
)
def test_one_administrator_alone_is_named(officers: list[tuple[str, bool]] | None, said: str, tmp_path: Path) -> None:
    settings = load_settings(data_dir=tmp_path, **REAL)
    if officers is not None:
        database = Database(f"sqlite:///{lay_out_sqlite(tmp_path)}")
        rest = {"name": "某人", "court": "", "password": "p", "secret": b"s", "last_step": 0}
        with database.transaction() as session:
            for number, (role, active) in enumerate(officers):
                who = {"officer_id": f"o_{number}", "login": f"l{number}", "roles": [role], "active": active}
                session.execute(insert(staff).values(**who, **rest, created_at=datetime.now(UTC)))
        database.close()
    found = list(production.of_database(settings))
    assert len(found) == bool(said) and all(said in one.what and one.advice for one in found)
    assert officers is not None or not (tmp_path / "yiqiaotong.sqlite3").exists(), "it makes no database"


def test_a_database_that_is_away_is_named(tmp_path: Path) -> None:
    settings = load_settings(data_dir=tmp_path, **{**REAL, "database_url": "postgresql://a@127.0.0.1:1/y"})
    assert [one.what for one in production.of_database(settings)] == [
        "The database cannot be asked who administers and what a trial left"
    ]


def test_packages_of_developers_are_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(production, "find_spec", lambda name: name == "schemathesis" or None)
    found = list(production.faults(load_settings(data_dir=tmp_path, **REAL)))
    assert [fault.what for fault in found] == ["Packages of developers are installed: schemathesis"]


ELSEWHERE = {**REAL, "bot_urls": ["http://127.0.0.1:5005", "http://bot-2:5005"]}
SHARED_MEMORY = {"tracker_url": "postgresql://db/bot"}


def test_a_bot_on_another_machine_needs_a_memory_that_both_see(tmp_path: Path) -> None:
    assert "YIQIAOTONG_TRACKER_URL" in (production.refusal(load_settings(data_dir=tmp_path, **ELSEWHERE)) or "")


@pytest.mark.parametrize("host", ["127.0.0.1", "0.0.0.0", "::"])
def test_a_bot_on_another_machine_has_to_find_back_to_this_process(host: str, tmp_path: Path) -> None:
    settings = {**ELSEWHERE, **SHARED_MEMORY, "host": host}
    assert "YIQIAOTONG_ACTIONS_AT" in (production.refusal(load_settings(data_dir=tmp_path, **settings)) or "")


@pytest.mark.parametrize("way", [{"host": "10.0.0.7"}, {"actions_at": "http://services-1:8000"}])
def test_bots_elsewhere_that_share_memory_and_find_back_are_welcome(way: dict[str, str], tmp_path: Path) -> None:
    assert production.refusal(load_settings(data_dir=tmp_path, **{**ELSEWHERE, **SHARED_MEMORY, **way})) is None


def test_bots_of_this_machine_need_neither(tmp_path: Path) -> None:
    here = {**REAL, "bot_urls": ["http://localhost:5005", "http://[::1]:5006", "http://127.0.0.1:5007"]}
    assert production.refusal(load_settings(data_dir=tmp_path, **here)) is None


def test_the_world_is_not_verified_by_a_stand_in_unless_somebody_said_that_it_is_a_trial(tmp_path: Path) -> None:
    played = {**REAL, "stand_ins": ["national_identity"]}
    assert "PILOT=yes" in (production.refusal(load_settings(data_dir=tmp_path, **played)) or "")
    assert production.refusal(load_settings(data_dir=tmp_path, **played, pilot=True)) is None
    assert production.refusal(load_settings(data_dir=tmp_path, **{**played, "public_url": ""})) is None
    assert production.refusal(load_settings(data_dir=tmp_path, **REAL)) is None


def test_the_services_end_at_once_with_the_reason(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    settings = load_settings(data_dir=tmp_path, **{**REAL, "stand_ins": ["national_identity"]})
    monkeypatch.setattr(server, "load_installation", lambda: settings)
    monkeypatch.setattr(server, "configure_logging", lambda *form: None)  # this process's own stay as they are
    monkeypatch.setattr(server.os, "umask", lambda mask: 0)
    assert server.main() == 2
    assert "plays the national identity platform" in capsys.readouterr().err


def test_the_doctor_asks_for_it(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("YIQIAOTONG_DATA_DIR", str(tmp_path))
    monkeypatch.setenv("YIQIAOTONG_ENV_FILE", "none")
    found = list(doctor.for_production())
    assert not all(finding.fine for finding in found)
    assert any("national_identity" in finding.what and "sandbox" in finding.advice for finding in found)


def test_a_door_needs_no_way_back_for_actions_from_bots_elsewhere() -> None:
    elsewhere = {"bot_urls": ["http://proxy:5000"], "tracker_url": "postgresql://db/bot"}
    assert "ACTIONS_AT" in str(refusal(Settings(roles="worker", **elsewhere)))
    assert refusal(Settings(roles="web", **elsewhere)) is None


def test_partners_may_send_their_news_to_another_address_than_people_open() -> None:
    settings = Settings(public_url="https://chat.example", callbacks_at="http://inside:8000/")
    assert settings.callback_url("sms") == "http://inside:8000/callbacks/sms"
    assert names_of(settings) >= {"chat.example", "inside"}
