"""One person in each messenger: says and presses what a real app would send, and reads what the platform was given."""

from __future__ import annotations

import asyncio
import itertools
import threading
import time
from abc import ABC, abstractmethod
from collections.abc import Coroutine, Iterator, Mapping
from contextlib import contextmanager
from typing import Any, ClassVar
from xml.sax.saxutils import escape

from sqlalchemy import select

from backend.conversation.tables import channel_addresses
from connectors.wechat.messages import read_fields
from sandbox.channels import whatsapp
from tests.connectors.open_page import Tab
from tests.connectors.platform_double import Double
from tests.stage.house import House

numbers = itertools.count(time.time_ns() // 1_000_000)


class Somebody(ABC):
    """A person in a messenger.

    Args:
        double: the messenger's platform.
    """

    channel: ClassVar[str]

    def __init__(self, double: Double) -> None:
        self._double, self._heard = double, 0

    @classmethod
    @contextmanager
    def beginning(cls, house: House, doubles: Mapping[str, Double]) -> Iterator[Somebody]:
        """A person of whom the platform knows nothing yet, with their messenger open."""
        doubles[cls.channel].reset(f"{house.url}/channels/{cls.channel}")
        yield cls(doubles[cls.channel])

    def known_to(self, house: House) -> str:
        """The person's id with us: whoever was last seen in this channel."""
        seen = select(channel_addresses.c.person_id).where(channel_addresses.c.channel == self.channel)
        with house.backend.database.reading() as session:
            return str(session.execute(seen.order_by(channel_addresses.c.last_seen_at.desc())).scalars().first())

    def told(self) -> list[dict[str, Any]]:
        """Everything the person was shown."""
        return self._double.sent

    @abstractmethod
    def say(self, text: str) -> None: ...

    @abstractmethod
    def press(self, title: str) -> None: ...

    @abstractmethod
    def shown(self, message: dict[str, Any]) -> str: ...

    def hears(self, words: str) -> None:
        """Wait until a message with these words comes after those heard before."""
        deadline = time.monotonic() + 40
        while time.monotonic() < deadline:
            sent = self.told()
            for number, message in enumerate(sent[self._heard :], self._heard + 1):
                if words in self.shown(message):
                    self._heard = number
                    return
            time.sleep(0.05)
        raise AssertionError(f"never heard {words!r}, but {[self.shown(one) for one in sent[self._heard :]]}")


class OnTelegram(Somebody):
    """Chat 77."""

    channel = "telegram"

    def say(self, text: str) -> None:
        self._deliver("message", self._message() | {"text": text})

    def press(self, title: str) -> None:
        shown = [sent.get("reply_markup", {}).get("inline_keyboard", []) for sent in self._double.sent]
        buttons = [key for keyboard in shown for row in keyboard for key in row]
        if not any(button["text"] == title for button in buttons):
            return self.say(title)  # of a keyboard in the place of the letters
        data = next(button["callback_data"] for button in reversed(buttons) if button["text"] == title)
        query = {"id": str(next(numbers)), "from": {"id": 77}, "data": data, "message": self._message()}
        self._deliver("callback_query", query)

    def shown(self, message: dict[str, Any]) -> str:
        return f"{message['method']} {message.get('text', '')} {message['files']}"

    def _message(self) -> dict[str, Any]:
        return {"message_id": next(numbers), "chat": {"id": 77, "type": "private"}, "from": {"id": 77}}

    def _deliver(self, kind: str, content: dict[str, Any]) -> None:
        self._double.deliver({"update_id": next(numbers), kind: content})


class OnWhatsApp(Somebody):
    """Known by a user id alone."""

    channel = "whatsapp"

    def say(self, text: str) -> None:
        self._deliver("text", {"body": text})

    def press(self, title: str) -> None:
        found = next(choice for sent in reversed(self._double.sent) for choice in _choices(sent) if title in choice[1:])
        self._deliver("interactive", {"type": "list_reply", "list_reply": {"id": found[0], "title": title}})

    def shown(self, message: dict[str, Any]) -> str:
        body = message.get("text", {}).get("body") or message.get("interactive", {}).get("body", {}).get("text", "")
        return f"{message['type']} {body}"

    def _deliver(self, kind: str, content: dict[str, Any]) -> None:
        message = {"from_user_id": "CN.77", "id": f"wamid.{next(numbers)}", "type": kind, kind: content}
        value = {"metadata": {"phone_number_id": whatsapp.PHONE_ID}, "messages": [message]}
        self._double.deliver({"entry": [{"changes": [{"value": value}]}]})


class OnWeChat(Somebody):
    """Types everything; choices are answered by their titles."""

    channel = "wechat"

    def say(self, text: str) -> None:
        stamp = str(int(time.time()))
        fields = {"ToUserName": "gh_1", "FromUserName": "o_77", "CreateTime": stamp, "MsgType": "text"}
        fields |= {"Content": text, "MsgId": str(next(numbers))}
        body = "".join(f"<{name}>{escape(value)}</{name}>" for name, value in fields.items())
        self._double.deliver({"xml": f"<xml>{body}</xml>", "open_id": "o_77", "kind": "talk"})

    def press(self, title: str) -> None:
        self.say(title)

    def shown(self, message: dict[str, Any]) -> str:
        kind = message["msgtype"]
        if kind == "passive":
            return f"passive {read_fields(message['xml'].encode())['Content']}"
        return f"{kind} {message[kind].get('content') or message[kind].get('head_content', '')}"


class OnMiniProgram(OnWeChat):
    """In the mini program's customer session, which has neither menus nor passive replies."""

    channel = "mini_program"


def _choices(message: dict[str, Any]) -> list[tuple[str, ...]]:
    action = message.get("interactive", {}).get("action", {})
    rows = [row for section in action.get("sections", []) for row in section["rows"]]
    replies = [button["reply"] for button in action.get("buttons", [])]
    return [(one["id"], one["title"], one.get("description", "")) for one in rows + replies]


class OnWeb(Somebody):
    """An open chat page, in an event loop of its own."""

    channel = "web"

    def __init__(self, page: Tab, loop: asyncio.AbstractEventLoop) -> None:
        self._page, self._loop, self._heard, self._asked = page, loop, 0, 0.0

    @classmethod
    @contextmanager
    def beginning(cls, house: House, doubles: Mapping[str, Double]) -> Iterator[Somebody]:
        """A new browser."""
        loop = asyncio.new_event_loop()
        thread = threading.Thread(target=loop.run_forever, daemon=True)
        thread.start()
        page = Tab(house)
        person = cls(page, loop)
        try:
            person._do(page.open(timezone="Asia/Shanghai"))
            yield person
        finally:
            person._do(page.close())
            loop.call_soon_threadsafe(loop.stop)
            thread.join(5)

    def say(self, text: str) -> None:
        """Type something."""
        self._do(self._page.send({"id": f"m-{next(numbers)}", "text": text}))

    def press(self, title: str) -> None:
        """Press a button of what is shown."""
        shown = [button for entry in self.told() for button in entry.get("buttons", [])]
        payload = next(button["payload"] for button in reversed(shown) if button["title"] == title)
        self._do(self._page.send({"id": f"m-{next(numbers)}", "payload": payload}))

    def told(self) -> list[dict[str, Any]]:
        """The bot's bubbles; whatever the socket has not brought is asked for now and then."""
        if time.monotonic() > self._asked + 1:
            for entry in self._do(self._page.resume()):
                self._page.entries[entry["seq"]] = entry
            self._asked = time.monotonic()
        return [entry for _, entry in sorted(self._page.entries.items()) if entry["from"] == "bot"]

    def shown(self, message: dict[str, Any]) -> str:
        """A bubble in words."""
        return f"{'image' if message.get('image') else ''} {message['text']}"

    def _do(self, what: Coroutine[Any, Any, Any]) -> Any:
        return asyncio.run_coroutine_threadsafe(what, self._loop).result(20)


PEOPLE: dict[str, type[Somebody]] = {
    one.channel: one for one in (OnWeb, OnTelegram, OnWhatsApp, OnWeChat, OnMiniProgram)
}
