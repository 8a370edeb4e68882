"""One WeChat account, an official account and a mini program: one person with us, and never two merged into one."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator

import pytest
from sqlalchemy import select

from backend.shared.tables import audit
from connectors.wechat import connector as wechat
from sandbox.channels import wechat as account
from tests.connectors.mini_program_fixtures import running_platform, running_services
from tests.connectors.mini_program_phone import Phone, numbers
from tests.connectors.platform_double import Double, running
from tests.web.fake_house import House


@pytest.fixture(scope="module")
def official() -> Iterator[Double]:
    with running("wechat", account.blueprints(account.WeChat("wx_account", "s", "t")), "s") as served:
        yield served


@pytest.fixture(scope="module")
def double() -> Iterator[Double]:
    with running_platform() as served:
        yield served


@pytest.fixture(scope="module")
def services(double: Double, official: Double, tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    folder = tmp_path_factory.mktemp("both")
    secrets = {"wechat_app_id": "wx_account", "wechat_app_secret": "s", "wechat_token": "t"}
    with running_services(double, folder, **secrets, wechat_api=official.url) as started:
        official.reset(started.url + wechat.PATH)
        yield started


def writes_to_account(official: Double, open_id: str, union_id: str) -> None:
    told = {"ToUserName": "gh", "FromUserName": open_id, "CreateTime": int(time.time()), "MsgType": "text"}
    body = json.dumps(told | {"MsgId": next(numbers), "Content": "你好"})
    official.deliver({"xml": body, "open_id": open_id, "kind": "talk", "union_id": union_id})


def test_who_wrote_to_the_account_before_goes_on_in_the_mini_program(
    services: House, double: Double, official: Double
) -> None:
    writes_to_account(official, "a_1", "u_1")
    phone = Phone(services.url, double, "m_1", "u_1").log_in()
    assert phone.news()["entries"][0]["text"] == "你好"
    assert services.backend.conversation.people.find(
        "mini_program", "m_1"
    ) == services.backend.conversation.people.find("wechat", "a_1")
    with services.backend.database.reading() as session:
        assert "conversation.address_joined" in session.execute(select(audit.c.what)).scalars().all()


def test_who_used_the_mini_program_before_is_known_to_the_account(
    services: House, double: Double, official: Double
) -> None:
    Phone(services.url, double, "m_2", "u_2").log_in().say("先在这里")
    writes_to_account(official, "a_2", "u_2")
    assert services.backend.conversation.people.find("wechat", "a_2") == services.backend.conversation.people.find(
        "mini_program", "m_2"
    )


def test_two_who_have_both_begun_are_left_as_they_are(services: House, double: Double, official: Double) -> None:
    Phone(services.url, double, "m_3").log_in().say("没有统一的名字")
    writes_to_account(official, "a_3", "u_3")
    Phone(services.url, double, "m_3", "u_3").log_in().say("现在有了")
    assert services.backend.conversation.people.find("wechat", "a_3") != services.backend.conversation.people.find(
        "mini_program", "m_3"
    )


def test_without_a_common_name_nobody_is_taken_for_another(services: House, double: Double, official: Double) -> None:
    writes_to_account(official, "a_4", "")
    Phone(services.url, double, "m_4").log_in().say("我是另一个人")
    assert services.backend.conversation.people.find("wechat", "a_4") != services.backend.conversation.people.find(
        "mini_program", "m_4"
    )


def test_the_account_asks_once_who_somebody_is(services: House, official: Double) -> None:
    for _ in range(3):
        writes_to_account(official, "a_5", "u_5")
    assert official.calls.count("user") == len({"a_1", "a_2", "a_3", "a_4", "a_5"})
