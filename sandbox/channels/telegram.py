"""The Bot API as a pretend server: lengths, 64 bytes, blocked chats, 429, files; updates posted with the secret.

As documented at https://core.telegram.org/bots/api; the parts our connector uses, refused as the real one refuses.
"""

from __future__ import annotations

import json as decoder
from typing import Any
from urllib.parse import unquote

from sanic import Blueprint, HTTPResponse, Request
from sanic.response import json, raw

from sandbox.channels.platform import Platform, control, encoded

LONGEST_TEXT, LONGEST_CALLBACK, MOST_BUTTONS = 4_096, 64, 100


class Telegram(Platform):
    """One bot's platform.

    Args:
        token: the bot's.
    """

    def __init__(self, token: str) -> None:
        super().__init__("telegram", token)
        self.token, self.secret = token, ""
        self.blocked: set[str] = set()

    def reset(self) -> None:
        """Forget everything but the webhook."""
        super().reset()
        self.blocked.clear()

    async def deliver(self, update: dict[str, Any]) -> None:
        """Post an update, and make the call that the webhook's answer asks for."""
        self._note_block(update)
        headers = {"Content-Type": "application/json", "X-Telegram-Bot-Api-Secret-Token": self.secret}
        answer = await self.post(encoded(update), headers)
        order = answer.json() if answer.status_code == 200 and answer.content else {}
        if isinstance(order, dict) and order.get("method"):
            self.calls.append(order["method"])
            self.carry_out(order.pop("method"), order, {})

    def carry_out(self, method: str, values: dict[str, Any], files: dict[str, Any]) -> dict[str, Any]:
        """Do what a method says and return its answer."""
        if method == "setWebhook":
            self.webhook, self.secret = values["url"], values.get("secret_token", "")
        if method == "getFile":
            return self._file(str(values.get("file_id")))
        if method == "editMessageReplyMarkup":
            return self._edit(values)
        if not method.startswith("send") or method == "sendChatAction":
            return {"ok": True, "result": True}
        refusal = self._refusal(values, method)
        if refusal:
            return refusal
        self.sent.append({"method": method, **values, "files": files})
        return {"ok": True, "result": {"message_id": len(self.sent), "chat": {"id": values["chat_id"]}}}

    def _refusal(self, values: dict[str, Any], method: str) -> dict[str, Any] | None:
        if self.faults.errors:
            refusal: dict[str, Any] = self.faults.errors.pop(0)
            return refusal
        if str(values.get("chat_id")) in self.blocked:
            return failure(403, "Forbidden: bot was blocked by the user")
        if method == "sendVenue" and not all(
            values.get(name) for name in ("latitude", "longitude", "title", "address")
        ):
            return failure(400, "Bad Request: venue title and address must be non-empty")
        if method != "sendMessage":
            return None
        units = len(str(values.get("text", "")).encode("utf-16-le")) // 2
        if not units:
            return failure(400, "Bad Request: message text is empty")
        if units > LONGEST_TEXT:
            return failure(400, "Bad Request: message is too long")
        return fault_of_markup(values)

    def _edit(self, values: dict[str, Any]) -> dict[str, Any]:
        """Change the keyboard under a message that was sent with one; the same one again is refused."""
        number = int(values["message_id"])
        if not 1 <= number <= len(self.sent) or "inline_keyboard" not in self.sent[number - 1].get("reply_markup", {}):
            return failure(400, "Bad Request: message can't be edited")
        if self.sent[number - 1]["reply_markup"] == values["reply_markup"]:
            return failure(400, "Bad Request: message is not modified")
        if refusal := fault_of_markup(values):
            return refusal
        self.sent[number - 1]["reply_markup"] = values["reply_markup"]
        return {"ok": True, "result": {"message_id": number}}

    def _file(self, file_id: str) -> dict[str, Any]:
        if file_id not in self.files:
            return failure(400, "Bad Request: invalid file_id")
        if len(self.files[file_id]) > 20 * 1024 * 1024:
            return failure(400, "Bad Request: file is too big")
        return {"ok": True, "result": {"file_id": file_id, "file_path": f"documents/{file_id}"}}

    def _note_block(self, update: dict[str, Any]) -> None:
        change = update.get("my_chat_member")
        if change and change["chat"]["type"] == "private":
            blocks = change["new_chat_member"]["status"] == "kicked"
            (self.blocked.add if blocks else self.blocked.discard)(str(change["chat"]["id"]))


def fault_of_markup(values: dict[str, Any]) -> dict[str, Any] | None:
    """Return the refusal of a keyboard outside the contract, or None."""
    markup = values.get("reply_markup", {})
    if len(markup.keys() & {"inline_keyboard", "keyboard", "remove_keyboard"}) > 1:
        return failure(400, "Bad Request: object expected as reply markup")
    buttons = [button for row in markup.get("inline_keyboard", []) for button in row]
    if any(not 1 <= len(button["callback_data"].encode()) <= LONGEST_CALLBACK for button in buttons):
        return failure(400, "Bad Request: BUTTON_DATA_INVALID")
    if any(not button["text"] for row in markup.get("keyboard", []) for button in row):
        return failure(400, "Bad Request: text must be non-empty")
    return failure(400, "Bad Request: REPLY_MARKUP_TOO_LONG") if len(buttons) > MOST_BUTTONS else None


def failure(code: int, description: str, **parameters: int) -> dict[str, Any]:
    """Word a refusal as the Bot API does."""
    told: dict[str, Any] = {"ok": False, "error_code": code, "description": description}
    return told | ({"parameters": parameters} if parameters else {})


def blueprints(telegram: Telegram) -> list[Blueprint]:
    """Return the Bot API's routes and the handles behind them."""
    routes = Blueprint("telegram_bot_api", url_prefix="/telegram")

    @routes.post("/<bot:str>/<method:str>", name="call")
    async def call(request: Request, bot: str, method: str) -> HTTPResponse:
        if unquote(bot) != f"bot{telegram.token}":
            return json(failure(404, "Not Found"), status=404)
        if (instead := await telegram.before(method)) is not None:
            return instead
        if request.files:
            values = {name: value[0] for name, value in (request.form or {}).items()}
            sent = {name: [part[0].name, len(part[0].body)] for name, part in request.files.items()}
        else:
            values, sent = decoder.loads(request.body or b"{}"), {}
        answer = telegram.carry_out(method, values, sent)
        return json(answer, status=200 if answer["ok"] else answer["error_code"])

    @routes.get("/file/<bot:str>/documents/<name:str>", name="file")
    async def file(_: Request, bot: str, name: str) -> HTTPResponse:
        known = unquote(bot) == f"bot{telegram.token}" and name in telegram.files
        return raw(telegram.files[name]) if known else json(failure(404, "Not Found"), status=404)

    return [routes, control(telegram, telegram.deliver)]
