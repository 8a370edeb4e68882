"""The mini program's own code: its logic in Node, its pages against real services, its shape by WeChat's rules."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from backend.hearing.calendar_file import calendar_file
from backend.hearing.model import Hearing, Sitting
from backend.shared.calendar import BEIJING
from backend.shared.china_datums import wgs84_to_gcj02
from tests.connectors.mini_program_fixtures import running_platform, running_services
from tests.connectors.mini_program_phone import Phone
from tests.connectors.platform_double import Double
from tests.files import made_files
from tests.web.fake_house import House

NODE = shutil.which("node")
SCRIPTS = Path(__file__).with_name("miniprogram")
STARTS = datetime(2026, 12, 10, 9, 0, tzinfo=BEIJING)
PLACES = [(22.5789, 113.0815), (39.9042, 116.4074), (-33.86, 151.2), (43.65, -79.38), (22.3, 114.17)]

pytestmark = pytest.mark.skipif(NODE is None, reason="Node is not installed")


def node(*arguments: str, **variables: str) -> subprocess.CompletedProcess[str]:
    command = [str(NODE), *arguments]
    environment = {**os.environ, **variables, "TZ": "Asia/Shanghai"}
    return subprocess.run(command, env=environment, capture_output=True, text=True, timeout=120)


def calendar() -> str:
    sitting = Sitting(STARTS, STARTS + timedelta(hours=2), "in_person", "蓬江法院, 第三法庭", "陈法官")
    hearing = Hearing("KT1", "c1", "p_1", "（2026）粤0703民初123号", sitting)
    return calendar_file(hearing, STARTS - timedelta(days=9), "zh-Hans").decode()


@pytest.mark.parametrize("part", ["house", "chat", "pure", "pages", "wants"])
def test_the_logic_holds(part: str) -> None:
    shifted = json.dumps([[lat, lon, wgs84_to_gcj02(lat, lon)] for lat, lon in PLACES])
    told = {"SHIFTED": shifted, "CALENDAR": calendar(), "STARTS": str(int(STARTS.timestamp()))}
    done = node("--test", str(SCRIPTS / f"{part}.test.js"), **told)
    assert done.returncode == 0, done.stdout[-6000:]
    assert int(re.findall(r"^# pass (\d+)", done.stdout, re.MULTILINE)[0]) > 4


@pytest.fixture(scope="module")
def double() -> Iterator[Double]:
    with running_platform() as served:
        yield served


@pytest.fixture(scope="module")
def services(double: Double, tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    with running_services(double, tmp_path_factory.mktemp("mini")) as started:
        yield started


def on_page(services: House, double: Double, open_id: str, *steps: str) -> list[dict[str, Any]]:
    """Play steps on the chat page; return the bubbles that stand there afterwards."""
    done = node(str(SCRIPTS / "drive.js"), services.url, Phone(services.url, double, open_id).code(), *steps)
    assert done.returncode == 0, done.stderr
    bubbles: list[dict[str, Any]] = json.loads(done.stdout)
    return bubbles


def words(bubble: dict[str, Any]) -> str:
    return "".join(part["text"] for part in bubble["parts"])


def test_the_chat_page_speaks_with_the_services(services: House, double: Double) -> None:
    bubbles = on_page(services, double, "o_page", "我想公证", "press:声明书")
    assert [each["mine"] for each in bubbles] == [True, False, True, False]
    assert services.bot.asked[-1]["payload"] == '/choose{"matter": "declaration"}'
    assert not any(each["open"] for each in bubbles[:2])


def test_a_photo_sent_from_the_page_arrives(services: House, double: Double, tmp_path: Path) -> None:
    photo = tmp_path / "photo.jpg"
    photo.write_bytes(made_files.photo("JPEG"))
    bubbles = on_page(services, double, "o_photo", f"file:{photo}")
    assert "收据.jpg" in words(bubbles[0])
    assert "uploaded_file" in services.bot.asked[-1]["payload"]


def test_a_day_of_wechats_own_calendar_is_an_answer(services: House, double: Double) -> None:
    bubbles = on_page(services, double, "o_day", "哪天", "day:1950-03-01")
    assert words(bubbles[-1]) == "您说的是：1950-03-01"


def test_where_the_phone_is_answers_where_the_person_is(services: House, double: Double) -> None:
    bubbles = on_page(services, double, "o_here", "哪里", "here:43.65,-79.38")
    assert "location" in services.bot.asked[-1]["payload"] and bubbles[-1]["mine"] is False


def test_a_second_phone_finds_the_same_conversation(services: House, double: Double) -> None:
    on_page(services, double, "o_two", "第一部手机")
    assert words(on_page(services, double, "o_two", "第二部手机")[0]) == "第一部手机"
