"""A message costs no more statements than it has to: what a turn needs of the database is read once."""

from __future__ import annotations

from backend.bootstrap import Backend
from backend.conversation.model import Inbound
from bench.statements import StatementCount
from tests.conversation.conftest import PlayedBot, Say

MOST = 21
"""Statements from a message's arrival to its recorded answer, without what the bot's actions ask."""


def test_a_message_is_taken_and_answered_with_few_statements(backend: Backend, say: Say) -> None:
    say("你好")
    backend.conversation.worker.run_until_idle()
    with StatementCount().counting() as counted:
        say("上诉期是多久")
        backend.conversation.worker.run_one()
    assert 10 < counted.statements <= MOST, counted.texts.most_common()


def test_an_answer_of_many_bubbles_is_written_by_one_statement(backend: Backend, say: Say, bot: PlayedBot) -> None:
    bot.answer = lambda request: [{"text": f"{number}"} for number in range(5)]
    say("你好")
    with StatementCount().counting() as counted:
        backend.conversation.worker.run_one()
    assert len([text for text in counted.texts.elements() if text.startswith("INSERT INTO history")]) == 1


def test_no_row_of_the_inbox_is_read_twice_to_take_a_message(backend: Backend, say: Say) -> None:
    say("你好")
    with StatementCount().counting() as counted:
        backend.conversation.worker.run_one()
    oldest = [text for text in counted.texts.elements() if "inbox.attempts" in text and text.startswith("SELECT")]
    assert len(oldest) == 1


def test_who_waits_for_an_answer_looks_with_one_statement(backend: Backend, say: Say) -> None:
    turn = say("你好")
    with StatementCount().counting() as counted:
        found = backend.conversation.history.turn_and_person(turn)
    assert found is not None and found[1].state == "pending"
    assert counted.statements == 1, counted.texts.most_common()


def test_earlier_messages_are_read_only_where_the_language_hangs_on_them(backend: Backend, say: Say) -> None:
    say("你好，我想问一下上诉期是多久")
    backend.conversation.worker.run_until_idle()

    def looked_back(text: str) -> bool:
        say(text)
        with StatementCount().counting() as counted:
            backend.conversation.worker.run_until_idle()
        return any(one.startswith("SELECT inbox.text") for one in counted.texts)

    assert not looked_back("那我什么时候要交上诉状")
    assert looked_back("I would like to know when I have to hand it in")


def test_a_message_that_comes_again_is_told_apart_with_one_statement(backend: Backend) -> None:
    message = Inbound("terminal", "somebody", "m-1", text="你好")
    first = backend.conversation.receiver.receive(message)
    with StatementCount().counting() as counted:
        again = backend.conversation.receiver.receive(message)
    assert (again, counted.statements) == (first, 1)
