"""Which processes run, with which surroundings, from which settings; and the commands' front."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from backend.config import PARTNERS, Settings, load_installation, read_env_file
from cli.house import House
from cli.install import ROOT, Trouble
from cli.main import COMMANDS, main
from cli.nlu import _read, as_text

MODEL = Path("models/abc.tar.gz")
CONNECTED = {f"{partner}_url": "https://office.example.org" for partner in PARTNERS}


def house(tmp_path: Path, **settings: object) -> House:
    secrets = {"bot_token": "t", "secret_key": "s", "data_key": "AAAA"}
    return House(Settings(data_dir=tmp_path, **secrets, **settings))  # type: ignore[arg-type]


def test_the_sandbox_runs_while_no_partner_is_connected(tmp_path: Path) -> None:
    processes = {process.name: process for process in house(tmp_path, wuyi_notary_url="").processes(MODEL)}
    assert list(processes) == ["bot", "sandbox", "services"]
    assert processes["services"].environment["YIQIAOTONG_WUYI_NOTARY_URL"].startswith("http://127.0.0.1:8090/")


def test_no_sandbox_runs_beside_a_real_partner(tmp_path: Path) -> None:
    processes = house(tmp_path, **CONNECTED).processes(MODEL)
    assert [process.name for process in processes] == ["bot", "services"]
    assert processes[-1].environment["YIQIAOTONG_WUYI_NOTARY_URL"] == "https://office.example.org"


def test_the_sandbox_plays_only_the_partners_that_have_no_address(tmp_path: Path) -> None:
    processes = house(tmp_path, wuyi_notary_url="https://office.example.org").processes(MODEL)
    surroundings = processes[-1].environment
    assert "sandbox" in [process.name for process in processes]
    assert surroundings["YIQIAOTONG_WUYI_NOTARY_URL"] == "https://office.example.org"
    assert surroundings["YIQIAOTONG_ONLINE_LITIGATION_URL"] == "http://127.0.0.1:8090/online_litigation"


def test_the_services_read_no_other_settings_than_the_house_was_given(tmp_path: Path) -> None:
    settings = Settings(data_dir=tmp_path, bot_token="t", secret_key="s", data_key="AAAA")
    services = House(settings, env_file="/dev/null").processes(MODEL)[-1]
    assert services.environment["YIQIAOTONG_ENV_FILE"] == "/dev/null"
    assert "YIQIAOTONG_ENV_FILE" not in House(settings).processes(MODEL)[-1].environment


def test_a_file_named_instead_of_env_is_read_in_its_place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "settings.env"
    file.write_text(f"YIQIAOTONG_PORT=8123\nYIQIAOTONG_DATA_DIR={tmp_path}\n")
    clean = {name: value for name, value in os.environ.items() if not name.startswith("YIQIAOTONG_")}
    monkeypatch.setattr(os, "environ", clean | {"YIQIAOTONG_ENV_FILE": str(file)})
    assert load_installation().port == 8123


def test_every_bot_address_on_this_machine_gets_its_process(tmp_path: Path) -> None:
    urls = ["http://127.0.0.1:5005", "http://10.0.0.9:5005", "http://localhost:5006"]
    processes = house(tmp_path, bot_urls=urls, **CONNECTED).processes(MODEL)
    assert [(process.name, process.port) for process in processes[:-1]] == [("bot", 5005), ("bot-2", 5006)]


def test_bot_and_services_share_the_token_and_the_action_address(tmp_path: Path) -> None:
    bot, *_, services = house(tmp_path, port=8123).processes(MODEL)
    assert bot.environment["YIQIAOTONG_BOT_TOKEN"] == services.environment["YIQIAOTONG_BOT_TOKEN"] == "t"
    assert bot.environment["YIQIAOTONG_ACTION_URL"] == "http://127.0.0.1:8123/internal/actions?token=t"


def test_the_bot_is_told_nothing_but_its_own_settings(tmp_path: Path) -> None:
    bot = house(tmp_path, telegram_token="secret", smtp_password="secret").processes(MODEL)[0]
    told = {name for name in bot.environment if name.startswith("YIQIAOTONG_")}
    assert told == {f"YIQIAOTONG_{name}" for name in ("BOT_TOKEN", "ACTION_URL", "TRACKER_URL", "LOG_FORMAT")}


def test_the_sandbox_gets_the_keys_of_those_it_plays_alone(tmp_path: Path) -> None:
    real = {"wuyi_notary_url": "https://office.example.org", "telegram_token": "real", "wechat_app_secret": "played"}
    played = {"wuyi_notary_key": "real", "sms_key": "played", "wechat_api": "http://127.0.0.1:8090/wechat"}
    sandbox = house(tmp_path, **real, **played).processes(MODEL)[1]
    assert sandbox.name == "sandbox" and "real" not in sandbox.environment.values()
    assert sandbox.environment["YIQIAOTONG_SMS_KEY"] == sandbox.environment["YIQIAOTONG_WECHAT_APP_SECRET"] == "played"
    assert not {"YIQIAOTONG_DATA_KEY", "YIQIAOTONG_SECRET_KEY", "YIQIAOTONG_DATABASE_URL"} & set(sandbox.environment)


def test_an_env_file_is_read_with_comments_and_quotes(tmp_path: Path) -> None:
    file = tmp_path / ".env"
    file.write_text("# a comment\nYIQIAOTONG_PORT=8001 # here\nexport B='x # y'\n\nC = \"z\"\nnot a line\n")
    assert read_env_file(file) == {"YIQIAOTONG_PORT": "8001", "B": "x # y", "C": "z"}
    assert read_env_file(tmp_path / "missing") == {}


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_explains_itself(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as end:
        main([name, "--help"])
    assert end.value.code == 0
    assert f"usage: yiqiaotong {name}" in capsys.readouterr().out


def test_a_wrong_setting_is_one_sentence() -> None:
    command = [sys.executable, "-m", "cli.main", "run"]
    environment = {"YIQIAOTONG_PORT": "many", "PATH": "/usr/bin:/bin"}
    answer = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True)
    assert answer.returncode == 1
    assert len(answer.stderr.strip().splitlines()) == 1
    assert answer.stderr.startswith("yiqiaotong: A setting is wrong: ")


def test_the_makefile_explains_every_target() -> None:
    listed = subprocess.run(["make"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    wanted = {*COMMANDS, "install", "test", "test-fast", "lint", "format", "types", "nlu-report", "bench", "clean"}
    assert [name for name in wanted - {"nlu"} if f"  {name} " not in listed] == []


def test_utterances_are_read_line_by_line_blank_ones_included(tmp_path: Path) -> None:
    file = tmp_path / "utterances.txt"
    file.write_bytes("\ufeff你好\r\n\r\na\u2028b\n".encode())
    assert _read(str(file)) == ["你好", "", "a\u2028b"]


def test_a_file_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    with pytest.raises(Trouble, match=r"missing\.txt cannot be read"):
        _read(str(tmp_path / "missing.txt"))


def test_a_parse_is_shown_with_rivals_and_normal_forms() -> None:
    ranking = [{"name": "greet", "confidence": 0.9}, {"name": "thank", "confidence": 0.05}]
    entities = [{"entity": "date", "value": "2026-12-02", "text": "下周三"}]
    shown = as_text({"text": "嗨", "intent": "greet", "confidence": 0.9, "ranking": ranking, "entities": entities})
    assert shown == '嗨\n  intent    greet 0.90   (thank 0.05)\n  date      "2026-12-02"   (下周三)'
