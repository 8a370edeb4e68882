"""Telegram: updates come by webhook, answers go out by the Bot API, choices are inline keyboards.

The webhook proves itself by the secret token we gave when it was registered. A tap is acknowledged, a group refused,
and "typing…" shown in the answer to the webhook itself, so that none costs a call. https://core.telegram.org/bots/api
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

from sanic import HTTPResponse, Request, Sanic, response

from backend.conversation.model import Reply
from connectors.base import DeliveryFailed, Unsendable, utf16_units
from connectors.commands import COMMANDS
from connectors.messenger import Messenger
from connectors.paging import Book, Books, Turning, page_of
from connectors.ports import Errands, Notes
from connectors.rendering import Piece, file_of_picture, from_data_uri, in_words, pieces, shortened, takes_numbers
from connectors.telegram.api import BotApi
from connectors.telegram.calendar import Rows, View, rows
from connectors.telegram.controls import (
    KEYS_OF_A_PAGE,
    MOST_SHOWN,
    REMOVED,
    asks_by_keyboard,
    choice_rows,
    inline_keyboard,
    page_rows,
    reply_keyboard,
)
from connectors.telegram.updates import TOKEN_MARK, Told, read_update
from connectors.webhook import is_same, one, read_json, refused

PATH = "/channels/telegram"
SECRET_HEADER = "x-telegram-bot-api-secret-token"
LONGEST_TEXT = 4_096
"""UTF-16 units."""
LONGEST_VENUE = 120
LONGEST_CALLBACK = 64
"""Bytes."""
UPDATES = ["message", "edited_message", "callback_query", "my_chat_member"]
GROUP_SILENCE = timedelta(days=1)
"""A group is refused once, not at every word."""
KEYBOARD, KEYBOARD_LIFE = "keyboard", timedelta(days=7)
"""Noted while a person's letters may be hidden by a keyboard of ours."""

_PAYLOAD = re.compile(r"/[a-z][a-z0-9_]{0,80}(\{.*\})?", re.DOTALL)


class TelegramConnector(Messenger):
    """The Telegram channel; a person's address is their chat's id.

    Args:
        api: the bot.
        secret: what the webhook's header must say.
        notes: the channel's memory.
        errands: what the house does for it.
        file_limit: bytes of one file that is taken.
    """

    name = "telegram"

    def __init__(self, api: BotApi, secret: str, notes: Notes, errands: Errands, *, file_limit: int) -> None:
        super().__init__(notes, errands, file_limit)
        self._api, self._secret, self._books = api, secret, Books(notes)

    def _add_routes(self, app: Sanic) -> None:
        app.add_route(self._webhook, PATH, methods=["POST"], name="telegram_webhook")

    async def register(self, public_url: str) -> None:
        """Tell Telegram where we listen, what for, with which secret; and set the bot's menu.

        Raises:
            DeliveryFailed: the platform refuses, or does not answer.
        """
        address = public_url.rstrip("/") + PATH
        values = {"url": address, "secret_token": self._secret, "allowed_updates": UPDATES, "max_connections": 40}
        await self._api.call("setWebhook", values)
        for language, code in (("zh-Hans", ""), ("zh-Hant", "zh"), ("en", "en")):
            wording = await self._errands.wording("utter_channel_commands", language)
            menu = dict(line.split(" ", 1) for line in wording.splitlines())
            commands = [{"command": name, "description": menu[name]} for name in COMMANDS]
            await self._api.call("setMyCommands", {"commands": commands, "language_code": code})

    async def close(self) -> None:
        """Let go of connections."""
        await self._api.close()

    async def _webhook(self, request: Request) -> HTTPResponse:
        if not is_same(request.headers.get(SECRET_HEADER, ""), self._secret):
            return refused(self.name)
        told = read_update(read_json(request.body))
        return response.json(await self._react(told) if told else {})

    async def _react(self, told: Told) -> dict[str, Any]:
        """Take an update in and return the call that Telegram is to make in our name, or nothing."""
        if told.group:
            return await self._refuse_group(*told.group)
        if told.closed:
            await self._mark_closed(told.closed)
        if told.opened:
            await self._mark_open(told.opened)
        if told.turned:
            await self._turn(told)
        elif told.heard:
            await self._take_in(told)
        if told.tap:
            return {"method": "answerCallbackQuery", "callback_query_id": told.tap}
        if told.heard is None or told.heard.notice:
            return {}
        return {"method": "sendChatAction", "chat_id": told.heard.address, "action": "typing"}

    async def _turn(self, told: Told) -> None:
        """Let a calendar or a page show what was asked for; one that cannot be changed any more stays as it is."""
        turned = told.turned
        assert turned is not None
        if isinstance(turned.shows, View):
            shown: Rows | None = rows(turned.shows, self._today())
        else:
            shown = await self._page(str(turned.chat), turned.shows, by_two=bool(turned.above or turned.below))
        if shown is None:
            assert told.heard is not None
            await self._hear(replace(told.heard, notice="utter_channel_old_choice"))
            return
        markup = {"inline_keyboard": [*turned.above, *shown, *turned.below]}
        with suppress(DeliveryFailed):
            values = {"chat_id": turned.chat, "message_id": turned.message, "reply_markup": markup}
            await self._api.call("editMessageReplyMarkup", values)

    async def _page(self, address: str, turning: Turning, *, by_two: bool) -> Rows | None:
        """Return the rows of a page of a person's book, or None where there is no such book any more."""
        book = await self._books.find(address, turning.token)
        if book is None:
            return None
        page = page_of(book.choices, turning.number, KEYS_OF_A_PAGE)
        data = {button.payload: await self._data(address, button.payload) for button in page.choices}
        return page_rows(page, turning.token, data, by_two=by_two, numbered=book.numbered)

    def _today(self) -> date:
        return datetime.now(UTC).date()

    async def _take_in(self, told: Told) -> None:
        heard = told.heard
        assert heard is not None
        if heard.location is not None:  # the key was used, and is hidden
            await self._notes.write(KEYBOARD, heard.address, None, KEYBOARD_LIFE)
        if told.token is not None:
            payload = await self._offers.payload(told.token)
            changed: dict[str, Any] = {"payload": payload} if payload else {"notice": "utter_channel_old_choice"}
        elif heard.payload and not _PAYLOAD.fullmatch(heard.payload):
            changed = {"payload": None, "notice": "utter_channel_old_choice"}
        else:
            changed = {}
        await self._hear(replace(heard, **changed))

    async def _refuse_group(self, chat: int, language: str | None) -> dict[str, Any]:
        if await self._notes.read("group", str(chat)):
            return {}
        await self._notes.write("group", str(chat), True, GROUP_SILENCE)
        text = await self._errands.wording("utter_channel_group", language or "zh-Hans")
        return {"method": "sendMessage", "chat_id": chat, "text": text}

    def _pieces(self, reply: Reply, language: str) -> list[Piece]:
        return pieces(reply, LONGEST_TEXT, language, utf16_units)

    async def _deliver(self, address: str, piece: Piece, job: str, language: str) -> str:
        if piece.venue:
            venue = {"title": shortened(piece.venue.name, LONGEST_VENUE), "address": piece.venue.address}
            values = {"chat_id": address, "latitude": piece.venue.lat, "longitude": piece.venue.lon, **venue}
            return str(one(await self._api.call("sendVenue", values), "message_id"))
        if piece.picture:
            return await self._send_picture(address, piece)
        if piece.document:
            document = piece.document
            return await self._send_file(address, "sendDocument", "document", document["url"], document["name"])
        values = {"chat_id": address, "text": piece.text, "link_preview_options": {"is_disabled": True}}
        markup, numbered = await self._markup(address, piece, job, language)
        values |= {"reply_markup": markup} if markup else {}
        await self._offers.shown(address, job, piece.buttons, numbered=numbered)
        return str(one(await self._api.call("sendMessage", values), "message_id"))

    async def _markup(
        self, address: str, piece: Piece, job: str, language: str
    ) -> tuple[Mapping[str, Any] | None, bool]:
        """Draw what stands under a message and tell if it shows numbers; an unused keyboard is replaced by the
        next choices, or taken away."""
        if asks_by_keyboard(piece.wanted):
            await self._notes.write(KEYBOARD, address, True, KEYBOARD_LIFE)
            return reply_keyboard(piece, language), False
        if piece.wanted is None and await self._notes.read(KEYBOARD, address):
            if piece.buttons:
                return reply_keyboard(piece, language), False
            await self._notes.write(KEYBOARD, address, None, KEYBOARD_LIFE)
            return REMOVED, False
        paged = len(piece.buttons) > MOST_SHOWN
        numbered = paged and takes_numbers(piece.text)
        choices = await self._choices(address, piece, job, language, numbered=numbered)
        return inline_keyboard(piece, choices, language, self._today()), numbered

    async def _choices(self, address: str, piece: Piece, job: str, language: str, *, numbered: bool) -> Rows:
        by_two = piece.wanted is not None and piece.wanted.kind == "slot"
        if len(piece.buttons) <= MOST_SHOWN:
            data = {button.payload: await self._data(address, button.payload) for button in piece.buttons}
            return choice_rows(piece.buttons, data, by_two=by_two)
        choices = tuple({button.payload: button for button in piece.buttons}.values())
        token = await self._books.keep(address, Book(choices, job, language, numbered))
        return await self._page(address, Turning(token, 1), by_two=by_two) or []

    async def _data(self, address: str, payload: str) -> str:
        fits = len(payload.encode()) <= LONGEST_CALLBACK
        return payload if fits else TOKEN_MARK + await self._offers.token(address, payload)

    async def _send_picture(self, address: str, piece: Piece) -> str:
        """Send a picture under the type it has; without its content, what it shows and the link are said."""
        source = piece.picture or ""
        inline = from_data_uri(source)
        content = inline[0] if inline else await self._errands.content(source)
        if content is None:
            said = await self._api.call("sendMessage", {"chat_id": address, "text": in_words(piece)})
            return str(one(said, "message_id"))
        name, mime = file_of_picture(content)
        try:
            sent = await self._api.call("sendPhoto", {"chat_id": address}, {"photo": (name, content, mime)})
        except Unsendable:
            return await self._send_file(address, "sendDocument", "document", source, name)
        return str(one(sent, "message_id"))

    async def _send_file(self, address: str, method: str, field: str, source: str, name: str) -> str:
        """Send a document from a data URI or a link of ours; without its content the link itself is said."""
        inline = from_data_uri(source)
        content, mime = inline or (await self._errands.content(source), "application/octet-stream")
        if content is None:
            said = await self._api.call("sendMessage", {"chat_id": address, "text": f"{name}\n{source}"})
            return str(one(said, "message_id"))
        sent = await self._api.call(method, {"chat_id": address}, {field: (name, content, mime)})
        return str(one(sent, "message_id"))

    async def _fetch(self, media: dict[str, Any]) -> bytes:
        return await self._api.download(media["id"], self._file_limit)
