"""Long lists in WhatsApp: nine rows and one that turns the page, every choice reachable by tap, number and name."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.conversation.model import Button
from connectors.paging import Book, page_of, read_turning
from connectors.rendering import Piece
from connectors.whatsapp.connector import PATH
from connectors.whatsapp.controls import ROWS_OF_A_PAGE, laid_out, message_of, page_pieces, turning_row
from sandbox.channels import whatsapp as platform
from tests.connectors.platform_double import Double, running
from tests.connectors.test_whatsapp import SECRET, TOKEN, VERIFY, event, message, text
from tests.web.fake_house import House, house

people = (f"86139{number:08}" for number in count(1))
LANGUAGES = ["zh-Hans", "zh-Hant", "en"]


@contextmanager
def serving(double: Double, folder: Path) -> Iterator[House]:
    wanted = {"whatsapp_token": TOKEN, "whatsapp_phone_id": platform.PHONE_ID, "whatsapp_app_secret": SECRET}
    with house(folder, **wanted, whatsapp_verify_token=VERIFY, whatsapp_api=double.url) as started:
        double.reset(started.url + PATH)
        yield started


@pytest.fixture(scope="module")
def double() -> Iterator[Double]:
    with running("whatsapp", platform.blueprints(platform.WhatsApp(TOKEN, SECRET)), TOKEN) as served:
        yield served


@pytest.fixture(scope="module")
def services(double: Double, tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    with serving(double, tmp_path_factory.mktemp("pages")) as started:
        yield started


@pytest.fixture
def person(double: Double, services: House) -> str:
    """Somebody new who has just been asked which of 23 townships they live in."""
    double.reset(services.url + PATH)
    who = next(people)
    double.deliver(event(text(who, "所有镇街")))
    double.wait()
    return who


def rows(sent: dict[str, Any]) -> list[dict[str, str]]:
    found: list[dict[str, str]] = sent["interactive"]["action"]["sections"][0]["rows"]
    return found


def tap(double: Double, who: str, row: dict[str, str], **how: Any) -> None:
    reply = {"type": "list_reply", "list_reply": {"id": row["id"], "title": row["title"]}}
    double.deliver(event(message(who, "interactive", reply)), **how)


def test_a_long_list_is_one_message_of_nine_rows_and_one_for_more(double: Double, person: str) -> None:
    (shown,) = double.sent
    assert [row["title"] for row in rows(shown)] == [f"{number}. 第{number}街道" for number in range(1, 10)] + ["更多"]
    assert shown["interactive"]["footer"]["text"].startswith("第 1/3 页")


def test_every_page_is_turned_to_without_the_bot_and_the_last_leads_back(
    double: Double, services: House, person: str
) -> None:
    asked = len(services.bot.asked)
    for number in range(1, 4):
        tap(double, person, rows(double.sent[-1])[-1])
        double.wait(number + 1)
    titles = [[row["title"] for row in rows(sent)] for sent in double.sent]
    assert titles[1][0] == "10. 第10街道" and titles[2][-2:] == ["23. 第23街道", "回到开头"] and titles[3] == titles[0]
    assert len(services.bot.asked) == asked


def test_a_choice_of_a_later_page_is_an_answer_by_tap(double: Double, person: str) -> None:
    tap(double, person, rows(double.sent[0])[-1])
    tap(double, person, rows(double.wait(2)[1])[0])
    assert double.wait(3)[2]["text"]["body"] == '您说的是：/town{"code": "10"}'


@pytest.mark.parametrize("typed", ["23", "23.", "第23街道"])
def test_number_and_name_of_a_page_nobody_has_turned_to_are_answers(double: Double, person: str, typed: str) -> None:
    double.deliver(event(text(person, typed)))
    assert double.wait(2)[1]["text"]["body"] == '您说的是：/town{"code": "23"}'


def test_the_word_for_more_can_be_typed_again_and_again(double: Double, person: str) -> None:
    double.deliver(event(text(person, "更多")))
    double.wait(2)
    double.deliver(event(text(person, "更多")))
    assert rows(double.wait(3)[2])[0]["title"] == "19. 第19街道"


def test_a_tap_that_is_delivered_twice_turns_one_page(double: Double, person: str) -> None:
    tap(double, person, rows(double.sent[0])[-1], times=2)
    double.wait(2)
    double.deliver(event(text(person, "23")))
    assert len(double.wait(3)) == 3 and double.sent[2]["type"] == "text"


def test_a_page_survives_an_outage_of_the_platform(double: Double, person: str) -> None:
    double.faults(outage=1)
    tap(double, person, rows(double.sent[0])[-1])
    assert rows(double.wait(2)[1])[0]["title"] == "10. 第10街道"


def test_somebody_elses_row_turns_no_page_and_shows_nothing_of_theirs(double: Double, person: str) -> None:
    stranger = next(people)
    tap(double, stranger, rows(double.sent[0])[-1])
    said = double.wait(2)[1]
    assert said["to"] == stranger and "太旧" in said["text"]["body"]


def test_a_list_still_turns_after_the_services_were_started_anew(double: Double, tmp_path: Path) -> None:
    who = next(people)
    with serving(double, tmp_path):
        double.deliver(event(text(who, "所有镇街")))
        more = rows(double.wait()[0])[-1]
    with serving(double, tmp_path):
        tap(double, who, more)
        double.wait()
        double.deliver(event(text(who, "14")))
        assert double.wait(2)[1]["text"]["body"] == '您说的是：/town{"code": "14"}'


_words = st.characters(codec="utf-8", categories=("L", "N", "P"))
_titles = st.text(_words, min_size=1, max_size=30) | st.text(_words, min_size=60, max_size=400)
_payloads = st.text("/abc{}", min_size=1, max_size=300)
_buttons = st.lists(st.builds(Button, _titles, _payloads), min_size=1, max_size=60)
_questions = st.sampled_from(["选", "请核对：\n1. 事项\n2. 姓名", "？" * 1_024])


@given(text=_questions, buttons=_buttons, language=st.sampled_from(LANGUAGES))
def test_whatever_the_choices_are_the_platform_takes_them_and_each_is_reached_once(
    text: str, buttons: list[Button], language: str
) -> None:
    tokens = {button.payload: str(number) for number, button in enumerate(buttons)}
    messages, reached = through_all_pages(Piece(text, tuple(buttons)), tokens, language)
    assert [platform.fault_of(message) for message in messages] == [None] * len(messages)
    assert len(reached) == len(set(reached)) and set(reached) == set(tokens)


@given(text=_questions, buttons=_buttons, language=st.sampled_from(LANGUAGES))
def test_no_title_is_lost_however_long_it_is(text: str, buttons: list[Button], language: str) -> None:
    tokens = {button.payload: str(number) for number, button in enumerate(buttons)}
    messages, _ = through_all_pages(Piece(text, tuple(buttons)), tokens, language)
    said = "".join("".join(map(words_of, messages)).split())
    kept = {button.payload: button.title for button in buttons}
    assert [title for title in kept.values() if "".join(title.split()) not in said] == []


def words_of(message: dict[str, Any]) -> str:
    shown = message.get("interactive", {})
    listed = [row for section in shown.get("action", {}).get("sections", []) for row in section["rows"]]
    titles = [f"{row['title']} {row.get('description', '')}" for row in listed]
    titles += [button["reply"]["title"] for button in shown.get("action", {}).get("buttons", [])]
    return "".join([message.get("text", shown)["body"] if "text" in message else shown["body"]["text"], *titles])


def through_all_pages(piece: Piece, tokens: dict[str, str], language: str) -> tuple[list[dict[str, Any]], list[str]]:
    """Turn every page as the connector does; return all messages and the payloads that stand on them."""
    said = laid_out(piece, language)
    book = Book(said[-1].buttons, "turn:1", language, said[-1].numbered)
    page = page_of(book.choices, 1, ROWS_OF_A_PAGE)
    if len(book.choices) <= 10:
        return [message_of(one, tokens, language) for one in said], [one.payload for one in book.choices]
    messages, reached = [message_of(one, tokens, language) for one in said[:-1]], []
    shown = [Piece(said[-1].text, page.choices, numbered=book.numbered)]
    for number in range(1, page.of + 1):
        if number > 1:
            shown, page = page_pieces(book, number)
        row = turning_row("0" * 32, page, language)
        turned = read_turning(row.payload)
        assert turned is not None and turned.number == page.next
        turns = [(page, row) if one.buttons else None for one in shown]
        messages += [message_of(one, tokens, language, turn) for one, turn in zip(shown, turns, strict=True)]
        reached += [one.payload for one in page.choices]
    return messages, reached
