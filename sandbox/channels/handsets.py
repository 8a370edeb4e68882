"""One person's telephone at each pretend messenger: what it shows, and the event that a word or a tap becomes."""

from __future__ import annotations

import itertools
import time
from abc import ABC, abstractmethod
from html import unescape
from re import DOTALL, search
from typing import Any
from xml.sax.saxutils import escape

from sandbox.channels import whatsapp as cloud
from sandbox.channels.platform import Platform

Bubble = dict[str, Any]
"""``{"text", "keys": [{"title", "tap"}]}``; `tap` comes back as it is when the key is tapped."""
_numbers = itertools.count(time.time_ns() // 1_000_000)


class Handset(ABC):
    """A telephone.

    Args:
        platform: the messenger it is at.
    """

    def __init__(self, platform: Platform) -> None:
        self.platform = platform

    @abstractmethod
    def shows(self, message: dict[str, Any]) -> Bubble:
        """Return one message of ours as the person sees it."""

    @abstractmethod
    def typed(self, text: str) -> dict[str, Any]:
        """Return the event of a text."""

    @abstractmethod
    def located(self, lat: float, lon: float) -> dict[str, Any]:
        """Return the event of a shared position, in the degrees the platform uses."""

    def tapped(self, tap: dict[str, Any]) -> dict[str, Any]:
        """Return the event of a tapped key."""
        if "text" in tap:
            return self.typed(tap["text"])
        return self.located(*tap["located"])


class TelegramHandset(Handset):
    """Chat 77."""

    def shows(self, message: dict[str, Any]) -> Bubble:
        """A message with the keys of either keyboard."""
        number = self.platform.sent.index(message) + 1
        markup = message.get("reply_markup", {})
        inline = [
            {"title": key["text"], "tap": {"data": key["callback_data"], "message": number}, "row": at}
            for at, row in enumerate(markup.get("inline_keyboard", []))
            for key in row
        ]
        below = [_letter_key(key) for row in markup.get("keyboard", []) for key in row]
        files = ", ".join(str(file[0]) for file in message.get("files", {}).values())
        venue = f"🗺 {message['title']}\n{message['address']}" if message["method"] == "sendVenue" else ""
        return {"text": message.get("text") or venue or f"📎 {files}", "keys": inline + below}

    def typed(self, text: str) -> dict[str, Any]:
        """A message update."""
        return self._update("message", self._message() | {"text": text})

    def located(self, lat: float, lon: float) -> dict[str, Any]:
        """A message with a position in WGS-84."""
        return self._update("message", self._message() | {"location": {"latitude": lat, "longitude": lon}})

    def tapped(self, tap: dict[str, Any]) -> dict[str, Any]:
        """A callback query, a contact, or what a key of the letters' place says."""
        if "phone" in tap:
            return self._update("message", self._message() | {"contact": {"phone_number": tap["phone"], "user_id": 77}})
        if "data" not in tap:
            return super().tapped(tap)
        under = self.platform.sent[tap["message"] - 1].get("reply_markup", {})
        message = self._message() | {"message_id": tap["message"], "reply_markup": under}
        query = {"id": str(next(_numbers)), "from": {"id": 77}, "data": tap["data"], "message": message}
        return self._update("callback_query", query)

    def _message(self) -> dict[str, Any]:
        sender = {"id": 77, "is_bot": False, "first_name": "Chan", "language_code": "zh-hans"}
        return {"message_id": next(_numbers), "chat": {"id": 77, "type": "private"}, "from": sender}

    def _update(self, kind: str, content: dict[str, Any]) -> dict[str, Any]:
        return {"update_id": next(_numbers), kind: content}


class WhatsAppHandset(Handset):
    """A number of Toronto."""

    def shows(self, message: dict[str, Any]) -> Bubble:
        """Text, interactive message, template or file."""
        kind = message["type"]
        if kind == "template":
            return self._template(message["template"])
        if kind == "location":
            return {"text": f"🗺 {message['location']['name']}\n{message['location']['address']}", "keys": []}
        if kind != "interactive":
            return {"text": message.get("text", {}).get("body") or f"📎 {kind}", "keys": []}
        interactive = message["interactive"]
        action = interactive["action"]
        if action.get("name") == "send_location":
            return {"text": interactive["body"]["text"], "keys": [_SEND_LOCATION]}
        rows = [row for section in action.get("sections", []) for row in section["rows"]]
        chosen = rows + [button["reply"] for button in action.get("buttons", [])]
        reply = "list_reply" if rows else "button_reply"
        keys = [
            {"title": row.get("description") or row["title"], "tap": {reply: {"id": row["id"], "title": row["title"]}}}
            for row in chosen
        ]
        said = [interactive["body"]["text"], interactive.get("footer", {}).get("text", "")]
        return {"text": "\n".join(filter(None, said)), "keys": keys}

    def typed(self, text: str) -> dict[str, Any]:
        """A text message."""
        return self._event("text", {"body": text})

    def located(self, lat: float, lon: float) -> dict[str, Any]:
        """A position in WGS-84."""
        return self._event("location", {"latitude": lat, "longitude": lon})

    def tapped(self, tap: dict[str, Any]) -> dict[str, Any]:
        """A reply to an interactive message, or the button of a template."""
        if "button" in tap:
            return self._event("button", tap["button"])
        kind = next((name for name in ("list_reply", "button_reply") if name in tap), None)
        return self._event("interactive", {"type": kind, **tap}) if kind else super().tapped(tap)

    def _template(self, sent: dict[str, Any]) -> Bubble:
        values = [one["text"] for part in sent["components"] if part["type"] == "body" for one in part["parameters"]]
        taps = [part["parameters"][0]["payload"] for part in sent["components"] if part["type"] == "button"]
        keys = [{"title": "▸", "tap": {"button": {"payload": payload, "text": "▸"}}} for payload in taps]
        return {"text": f"[{sent['name']}] {' · '.join(values)}", "keys": keys}

    def _event(self, kind: str, content: dict[str, Any]) -> dict[str, Any]:
        message = {"from": "14165550123", "id": f"wamid.{next(_numbers)}", "type": kind, kind: content}
        value = {"metadata": {"phone_number_id": cloud.PHONE_ID}, "messages": [message]}
        return {"entry": [{"changes": [{"value": value}]}]}


class WeChatHandset(Handset):
    """A follower of the account."""

    open_id = "o_sandbox"

    def shows(self, message: dict[str, Any]) -> Bubble:
        """A passive reply, a customer-service text, a menu or a picture."""
        kind = message["msgtype"]
        if kind == "passive":
            found = search(r"<Content>(?:<!\[CDATA\[)?(.*?)(?:\]\]>)?</Content>", message["xml"], DOTALL)
            return {"text": unescape(found[1]) if found else "", "keys": []}
        choices = message.get("msgmenu", {}).get("list", [])
        keys = [{"title": one["content"], "tap": {"menu": one["id"], "title": one["content"]}} for one in choices]
        content = message[kind]
        card = content["articles"][0] if kind == "news" else content if kind == "link" else None
        if card:
            return {"text": f"🗺 {card['title']}\n{card['description']}\n{card['url']}", "keys": []}
        text = content.get("content") or content.get("head_content") or f"📎 {kind}"
        return {"text": text, "keys": keys}

    def typed(self, text: str) -> dict[str, Any]:
        """A text message."""
        return self._post("text", {"Content": text})

    def located(self, lat: float, lon: float) -> dict[str, Any]:
        """A position as it is typed, in GCJ-02."""
        return self._post("location", {"Location_X": str(lat), "Location_Y": str(lon), "Scale": "15", "Label": ""})

    def tapped(self, tap: dict[str, Any]) -> dict[str, Any]:
        """A choice of a menu message."""
        if "menu" not in tap:
            return super().tapped(tap)
        return self._post("text", {"Content": tap["title"], "bizmsgmenuid": tap["menu"]}, kind="click")

    def _post(self, message_type: str, fields: dict[str, str], kind: str = "talk") -> dict[str, Any]:
        common = {"ToUserName": "gh_sandbox", "FromUserName": self.open_id, "CreateTime": str(int(time.time()))}
        whole = common | {"MsgType": message_type, "MsgId": str(next(_numbers))} | fields
        body = "".join(f"<{name}>{escape(value)}</{name}>" for name, value in whole.items())
        return {"xml": f"<xml>{body}</xml>", "open_id": self.open_id, "kind": kind}


class MiniProgramHandset(WeChatHandset):
    """Somebody in the customer session of the mini program, where choices are numbers to type."""

    open_id = "o_sandbox_mini"

    def shows(self, message: dict[str, Any]) -> Bubble:
        """Show a bubble of the session, or a subscription message among WeChat's service notices."""
        if message["msgtype"] != "subscribe":
            return super().shows(message)
        values = " · ".join(str(value["value"]) for value in message["data"].values())
        return {"text": f"[{message['template_id']}] {values}", "keys": []}


_SEND_LOCATION = {"title": "📍", "tap": {"located": [43.6532, -79.3832]}}


def _letter_key(key: dict[str, Any]) -> dict[str, Any]:
    if key.get("request_location"):
        return {"title": key["text"], "tap": _SEND_LOCATION["tap"]}
    if key.get("request_contact"):
        return {"title": key["text"], "tap": {"phone": "+14165550123"}}
    return {"title": key["text"], "tap": {"text": key["text"]}}


HANDSETS: dict[str, type[Handset]] = {
    "telegram": TelegramHandset,
    "whatsapp": WhatsAppHandset,
    "wechat": WeChatHandset,
    "mini_program": MiniProgramHandset,
}
