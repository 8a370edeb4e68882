"""A browser that is linked to another person shows that person's conversation from then on, and nothing of its own."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import expect
from sqlalchemy import select

from backend.conversation.tables import persons
from tests.web.chat_page import ChatPage
from tests.web.fake_house import House

pytestmark = pytest.mark.browser


def link_to(services: House, owner: str, said: str) -> None:
    """Make the bot of this house do what redeeming a code does: move the address it is typed from."""
    plain = services.bot.replies

    def replies(request: dict[str, Any]) -> list[dict[str, Any]]:
        if request["text"] == said:
            with services.backend.database.transaction() as session:
                mine = next(p for p in _people(services) if p != owner)
                services.backend.conversation.people.move_addresses(session, mine, owner)
            return [{"text": "已经绑定，您的案件在这里也看得到了。"}]
        return plain(request)

    services.bot.replies = replies  # type: ignore[method-assign]


def _people(services: House) -> list[str]:
    with services.backend.database.reading() as session:
        return list(session.execute(select(persons.c.person_id)).scalars())


def test_a_linked_page_shows_the_owners_conversation_with_the_answer_last(chat: ChatPage, services: House) -> None:
    owner = services.backend.conversation.people.resolve("terminal", "daughter")
    services.backend.conversation.speaker.speak(owner, "utter_goodbye", key="earlier")
    link_to(services, owner, "绑定")
    chat.ask("你好")
    chat.say("绑定")
    expect(chat.bubble("已经绑定，您的案件在这里也看得到了。")).to_be_visible()
    expect(chat.bubble("再见，祝您一切顺利。您填过的内容都保存着，随时回来说“继续”就行。")).to_be_visible()
    assert chat.said() == []
    assert chat.waiting() == 0
    chat.ask("那我接着说")
    assert chat.said() == ["那我接着说"]
