"""What WeChat's shut window kept back is brought when the person writes again, unless something else brought it."""

from __future__ import annotations

import itertools
from collections.abc import Iterator

import pytest
from sqlalchemy import select

from backend.conversation.routes import UndeliveredMessages
from backend.conversation.tables import channel_addresses
from backend.shared.tables import outbox
from connectors.wechat.connector import PATH
from connectors.wechat.held import MOST_HELD
from tests.connectors.platform_double import Double
from tests.connectors.wechat_account import ACCOUNT, post, running_account
from tests.web.fake_house import House, house

numbers = itertools.count(1)
NEWS = {"number": "KT01", "left": "1 天", "kind": "到庭", "when": "12月10日 09:00"}


@pytest.fixture(scope="module")
def double() -> Iterator[Double]:
    with running_account() as served:
        yield served


@pytest.fixture(scope="module")
def services(double: Double, tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    with house(tmp_path_factory.mktemp("held"), **ACCOUNT, wechat_api=double.url) as started:
        yield started


@pytest.fixture
def person(double: Double, services: House) -> str:
    """Somebody who wrote once, and whose window is over."""
    double.reset(services.url + PATH)
    open_id = f"h_{next(numbers)}"
    double.deliver(post(open_id, Content="早"))
    double.wait()
    double.turn("close_windows")
    return open_id


def told(services: House, open_id: str) -> str:
    """Say something by ourselves that finds the window shut; return its key."""
    whose = select(channel_addresses.c.person_id).where(channel_addresses.c.address == open_id)
    with services.backend.database.reading() as session:
        person_id = str(session.execute(whose).scalar_one())
    key = f"hearing:KT01:{next(numbers)}"
    services.backend.conversation.speaker.speak(person_id, "utter_hearing_reminder", NEWS, key=key)
    return key


def state(services: House, key: str) -> str:
    with services.backend.database.reading() as session:
        return str(session.execute(select(outbox.c.state).where(outbox.c.key == key)).scalar_one())


def texts(double: Double) -> list[str]:
    return [str(message) for message in double.sent]


def test_it_comes_with_the_next_word_and_the_desk_need_not_see_to_it(
    double: Double, services: House, person: str
) -> None:
    key = told(services, person)
    services.wait_until(lambda: state(services, key) == "dead")
    assert key in [alert.key for alert in services.backend.bus.handle(UndeliveredMessages())]
    assert not any("开庭提醒" in text for text in texts(double))
    double.deliver(post(person, Content="在吗"))
    double.wait(1, lambda message: "开庭提醒" in str(message))
    services.wait_until(lambda: key not in [one.key for one in services.backend.bus.handle(UndeliveredMessages())])
    double.deliver(post(person, Content="还在吗"))
    services.wait_until(lambda: len(texts(double)) >= 4)
    assert sum("开庭提醒" in text for text in texts(double)) == 1


def test_what_another_channel_brought_is_not_brought_again(double: Double, services: House, person: str) -> None:
    key = told(services, person)
    services.wait_until(lambda: state(services, key) == "dead")
    with services.backend.database.transaction() as session:
        session.execute(outbox.update().where(outbox.c.key == key).values(state="done"))
    double.deliver(post(person, Content="在吗"))
    services.wait_until(lambda: len(texts(double)) >= 2)
    assert not any("开庭提醒" in text for text in texts(double))


def test_of_many_the_newest_are_brought_so_that_the_answer_has_room(
    double: Double, services: House, person: str
) -> None:
    keys = [told(services, person) for _ in range(MOST_HELD + 2)]
    services.wait_until(lambda: all(state(services, key) == "dead" for key in keys))
    double.deliver(post(person, Content="在吗"))
    double.wait(MOST_HELD, lambda message: "开庭提醒" in str(message))
    services.wait_until(lambda: len(texts(double)) >= MOST_HELD + 2)
    assert sum("开庭提醒" in text for text in texts(double)) == MOST_HELD
