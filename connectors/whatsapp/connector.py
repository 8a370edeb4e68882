"""WhatsApp: signed webhooks in, the Cloud API out, choices as reply buttons or lists, a window of 24 hours.

People are kept under a digest: a telephone number is never an address. https://developers.facebook.com/docs/whatsapp
"""

from __future__ import annotations

import hashlib
import hmac
import logging
import re
from dataclasses import replace
from datetime import timedelta
from functools import partial
from typing import Any

from sanic import HTTPResponse, Request, Sanic, response

from backend.conversation.delivery_failed import DeliveryRefused
from backend.conversation.model import Button, Reply
from backend.conversation.wanted import wanted_by
from connectors.base import ChannelClosed, Unsendable, WindowClosed
from connectors.messenger import Heard, Messenger, job_of
from connectors.paging import Book, Books, Page, page_of, read_turning
from connectors.ports import Errands, Notes
from connectors.rendering import Piece, file_of_picture, from_data_uri, in_words, pieces
from connectors.webhook import is_same, read_json, refused
from connectors.whatsapp.api import CloudApi, failure_of
from connectors.whatsapp.controls import (
    LONGEST_BODY,
    LONGEST_ID,
    LONGEST_TEXT,
    MOST_ROWS,
    ROWS_OF_A_PAGE,
    TOKEN_MARK,
    laid_out,
    message_of,
    page_pieces,
    turning_row,
)
from connectors.whatsapp.events import Sender, Status, read_messages, read_statuses
from connectors.whatsapp.templates import SHOW_HELD
from connectors.whatsapp.window import Window

logger = logging.getLogger(__name__)

PATH = "/channels/whatsapp"
SIGNATURE_HEADER = "x-hub-signature-256"
KNOWN_LIFE = timedelta(days=3650)

_CHALLENGE = re.compile(r"[\w.-]{1,200}", re.ASCII)
_PAYLOAD = re.compile(r"/[a-z][a-z0-9_]{0,80}(\{.*\})?", re.DOTALL)


class WhatsAppConnector(Messenger):
    """The WhatsApp channel; a person's address is a digest of whichever name they first came by.

    Args:
        api: our number.
        phone_id: the number's id; what is meant for another number is passed over.
        app_secret: signs the webhooks.
        verify_token: proves who asks for the webhook's verification.
        notes: the channel's memory.
        errands: what the house does for it.
        file_limit: bytes of one file that is taken.
    """

    name = "whatsapp"

    def __init__(
        self,
        api: CloudApi,
        phone_id: str,
        app_secret: str,
        verify_token: str,
        notes: Notes,
        errands: Errands,
        *,
        file_limit: int,
    ) -> None:
        super().__init__(notes, errands, file_limit)
        self._api, self._phone_id = api, phone_id
        self._app_secret, self._verify_token = app_secret, verify_token
        self._window = Window(api, notes, errands)
        self._books = Books(notes)

    def _add_routes(self, app: Sanic) -> None:
        app.add_route(self._verify, PATH, methods=["GET"], name="whatsapp_verify")
        app.add_route(self._webhook, PATH, methods=["POST"], name="whatsapp_webhook")

    async def close(self) -> None:
        """Let go of connections."""
        await self._api.close()

    async def _verify(self, request: Request) -> HTTPResponse:
        challenge = request.args.get("hub.challenge") or ""
        known = is_same(request.args.get("hub.verify_token") or "", self._verify_token)
        if not known or request.args.get("hub.mode") != "subscribe" or not _CHALLENGE.fullmatch(challenge):
            return response.json({"error": "verification"}, status=403)
        return response.text(challenge)

    async def _webhook(self, request: Request) -> HTTPResponse:
        if not is_same(request.headers.get(SIGNATURE_HEADER, ""), signature(request.body, self._app_secret)):
            return refused(self.name)
        body = read_json(request.body)
        for sender, heard in read_messages(body, self._phone_id):
            await self._take_in(sender, heard)
        for status in read_statuses(body, self._phone_id):
            await self._note(status)
        return response.json({})

    async def _take_in(self, sender: Sender, heard: Heard) -> None:
        address = await self._address(sender)
        self._aside(self._api.mark_read(heard.platform_id, typing=not heard.notice))
        await self._window.open(address)
        await self._window.release(address)
        if heard.payload == SHOW_HELD:
            return
        typed = await self._offers.meant(address, heard.text) if heard.text else None
        if turning := read_turning(heard.payload or typed):
            await self._errands.later(address, heard.platform_id, {"token": turning.token, "page": turning.number})
            return
        changed: dict[str, Any] = {}
        payload = heard.payload
        if payload and payload.startswith(TOKEN_MARK):
            payload = await self._offers.payload(payload[len(TOKEN_MARK) :])
            changed = {"payload": payload}
        if heard.payload and not (payload and _PAYLOAD.fullmatch(payload)):
            changed = {"payload": None, "notice": "utter_channel_old_choice"}
        await self._hear(replace(heard, address=address, **changed))

    async def _address(self, sender: Sender) -> str:
        """Return the person's address, known by either name, and remember both and how to write to them."""
        names = [f"{kind}:{value}" for kind, value in (("u", sender.user_id), ("w", sender.wa_id)) if value]
        known = [found for one_name in names if (found := await self._notes.read("alias", one_name))]
        address = known[0] if known else self._notes.digest(names[0])[:40]
        for one_name in names:
            await self._notes.write("alias", one_name, address, KNOWN_LIFE)
        to = {"recipient": sender.user_id} if sender.user_id else {"to": sender.wa_id}
        await self._notes.write("to", address, to, KNOWN_LIFE)
        return address

    async def _note(self, status: Status) -> None:
        """Keep a receipt; a failure that comes late closes what it must and sends the message another way."""
        await self._errands.receipt("", status.message, status.status, str(status.code or ""))
        if status.status != "failed":
            return
        no = failure_of(status.code)
        no = no if isinstance(no, DeliveryRefused) else Unsendable(status.code)
        address = await self._window.failed(status.message, no) or await self._known(status.sender)
        if address and isinstance(no, ChannelClosed):
            await self._mark_closed(address)
        elif address and isinstance(no, WindowClosed):
            await self._window.shut(address)

    async def _known(self, sender: Sender) -> str | None:
        names = (f"u:{sender.user_id}", f"w:{sender.wa_id}")
        known = [found for name in names if (found := await self._notes.read("alias", name))]
        return known[0] if known else None

    async def send(self, address: str, reply: Reply, key: str, language: str) -> str:
        """Bring one bubble to a person, or announce it where their window is shut. Raises `DeliveryFailed`."""
        try:
            return await super().send(address, reply, key, language)
        except WindowClosed:
            await self._window.shut(address)
            to = await self._to(address)
            announcing = partial(self._window.announce, address, to, reply, job_of(key), language)
            return f"{self.name}:{await self._once(address, f'{key}:template', announcing)}"

    async def _to(self, address: str) -> dict[str, str]:
        to: dict[str, str] | None = await self._notes.read("to", address)
        if to is None:
            raise ChannelClosed("unknown")
        return to

    def _pieces(self, reply: Reply, language: str) -> list[Piece]:
        said = pieces(reply, LONGEST_BODY if reply.buttons or wanted_by(reply.custom) else LONGEST_TEXT, language)
        return [message for piece in said for message in laid_out(piece, language)]

    async def _deliver(self, address: str, piece: Piece, job: str, language: str) -> str:
        to = await self._to(address)
        await self._window.check(address)
        message_id = await self._send_piece(address, to, piece, job, language)
        await self._window.sent(message_id, address, job, language)
        return message_id

    async def _send_piece(self, address: str, to: dict[str, str], piece: Piece, job: str, language: str) -> str:
        if piece.picture or piece.document:
            return await self._send_file(to, piece)
        turn = None
        if len(piece.buttons) > MOST_ROWS:
            token = await self._books.keep(address, Book(piece.buttons, job, language, piece.numbered))
            page = page_of(piece.buttons, 1, ROWS_OF_A_PAGE)
            turn = (page, turning_row(token, page, language))
        row = turn[1] if turn else None
        await self._offers.shown(address, job, piece.buttons, numbered=piece.numbered, turn=row)
        shown = replace(piece, buttons=turn[0].choices) if turn else piece
        return await self._send_choices(address, to, shown, language, turn)

    async def _send_choices(
        self, address: str, to: dict[str, str], piece: Piece, language: str, turn: tuple[Page, Button] | None = None
    ) -> str:
        long = [one.payload for one in piece.buttons if len(one.payload) > LONGEST_ID]
        tokens = {payload: await self._offers.token(address, payload) for payload in long}
        return await self._api.send({**to, **message_of(piece, tokens, language, turn)})

    async def take(self, address: str, platform_id: str, wish: dict[str, Any]) -> None:
        """Fetch a file the person has sent, or send the page they have asked for."""
        if "page" not in wish:
            return await super().take(address, platform_id, wish)
        book = await self._books.find(address, wish["token"])
        if book is None:
            key = f"{self.name}:{platform_id}:page"
            return await self._errands.say(address, "utter_channel_old_choice", key)
        to = await self._to(address)
        said, page = page_pieces(book, wish["page"])
        row = turning_row(wish["token"], page, book.language)
        await self._offers.shown(address, book.job, book.choices, numbered=book.numbered, turn=row)
        for number, piece in enumerate(said):
            turn = (page, row) if piece.buttons else None
            sending = partial(self._send_choices, address, to, piece, book.language, turn)
            await self._once(address, f"page:{platform_id}:{number}", sending)

    async def _send_file(self, to: dict[str, str], piece: Piece) -> str:
        """Send a picture or document by its content; what is not taken (a calendar entry) goes as its link."""
        document = piece.document or {"name": "", "url": piece.picture or "", "mime": ""}
        media_id = await self._uploaded(document)
        if media_id is None:
            text = in_words(piece) if piece.picture else f"{document['name']}\n{document['url']}"
            return await self._api.send({**to, "type": "text", "text": {"body": text}})
        if piece.picture:
            return await self._api.send({**to, "type": "image", "image": {"id": media_id}})
        shown = {"id": media_id, "filename": document["name"]}
        return await self._api.send({**to, "type": "document", "document": shown})

    async def _uploaded(self, document: dict[str, str]) -> str | None:
        inline = from_data_uri(document["url"])
        content, mime = inline or (await self._errands.content(document["url"]), document["mime"])
        if content is None:
            return None
        name = document["name"]
        if not name:
            name, mime = file_of_picture(content)
        try:
            return await self._api.upload(name, content, mime)
        except Unsendable:
            return None

    async def _fetch(self, media: dict[str, Any]) -> bytes:
        return await self._api.download(media["id"], self._file_limit)


def signature(body: bytes, app_secret: str) -> str:
    """Return what the signature header of a body must say."""
    return "sha256=" + hmac.new(app_secret.encode(), body, hashlib.sha256).hexdigest()
