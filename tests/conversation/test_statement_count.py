"""A message costs no more statements than it has to: what a turn needs of the database is read once."""

from __future__ import annotations

from backend.bootstrap import Backend
from bench.statements import StatementCount
from tests.conversation.conftest import PlayedBot, Say

MOST = 29
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
