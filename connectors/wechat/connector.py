"""WeChat official account: posts in, the passive reply first, then customer-service messages within their quota.

The platform waits five seconds for an answer and asks three times. The first text of an answer that is ready by then
is the passive reply, which costs nothing; all else goes by the customer-service interface, bubbles joined together.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import timedelta
from typing import Any

from sanic import HTTPResponse, Request, Sanic, response

from backend.conversation.model import Reply
from connectors.base import DeliveryFailed, QuotaSpent, WindowClosed
from connectors.messenger import SENT, SENT_LIFE, Messenger
from connectors.ports import Errands, Notes
from connectors.rendering import Piece, takes_numbers
from connectors.webhook import refused
from connectors.wechat.api import WeChatApi
from connectors.wechat.bubbles import composed, menu_of, plain_text
from connectors.wechat.crypto import Envelope
from connectors.wechat.held import Held
from connectors.wechat.messages import Told, passive_text, read_fields, read_post
from connectors.wechat.pictures import send_picture
from connectors.wechat.post import PostBox
from connectors.wechat.quota import Quota
from connectors.wechat.rest import REST_WAITS, Rest, current, root_of, shown_keys

PATH = "/channels/wechat"
PASSIVE_SECONDS = 4.3
"""Less than the five seconds after which the platform asks again."""
PASSIVE_LIFE = timedelta(minutes=2)
SUCCESS = "success"
MET, MET_LIFE = "met", timedelta(days=90)


class WeChatConnector(Messenger):
    """The channel of an official account; a person's address is their open id.

    Args:
        api: the account.
        token: signs the posts.
        envelope: opens encrypted posts, or None in plain mode.
        notes: the channel's memory.
        errands: what the house does for it.
        file_limit: bytes of one file that is taken.
        joined: True where the owner has other accounts, so that one person may come from each.
        now: returns seconds since 1970.
    """

    name = "wechat"

    def __init__(
        self,
        api: WeChatApi,
        token: str,
        envelope: Envelope | None,
        notes: Notes,
        errands: Errands,
        *,
        file_limit: int,
        joined: bool = False,
        now: Callable[[], float] = time.time,
    ) -> None:
        super().__init__(notes, errands, file_limit)
        self._api, self._box, self._now = api, PostBox(token, envelope, now), now
        self._quota, self._joined = Quota(notes, now), joined
        self._rest, self._held = Rest(notes, errands, self._quota), Held(notes, errands)
        self._waiting: dict[str, asyncio.Future[str]] = {}

    def _add_routes(self, app: Sanic) -> None:
        app.add_route(self._box.verify, PATH, methods=["GET"], name="wechat_verify")
        app.add_route(self._webhook, PATH, methods=["POST"], name="wechat_webhook")

    async def close(self) -> None:
        """Let go of connections."""
        await self._api.close()

    async def send(self, address: str, reply: Reply, key: str, language: str) -> str:
        """Bring one bubble to a person. Raises `DeliveryFailed`."""
        return await self.send_together(address, [reply], key, language)

    async def send_together(self, address: str, replies: Sequence[Reply], key: str, language: str) -> str:
        """Bring all bubbles of an answer in as few messages as they fit into, the rest on the person's word.

        What may not be begun waits for their next word. Raises `DeliveryFailed`.
        """
        await self._check_open(address)
        try:
            return await self._send_all(address, replies, key, language)
        except (WindowClosed, QuotaSpent) as closed:
            if closed.code != REST_WAITS:
                await self._held.keep(address, key)
            raise

    async def _send_all(self, address: str, replies: Sequence[Reply], key: str, language: str) -> str:
        linked = [await self._errands.with_links(address, reply) for reply in replies]
        receipt, job, free = "", root_of(key), int(key in self._waiting)
        async for sent_by, piece in self._rest.allowed(address, key, composed(linked, language), language, free=free):
            if sent_by == f"{key}:0" and await self._answer_passively(address, key, piece):
                continue
            receipt = await self._once(address, sent_by, self._sending(address, piece, job, language))
        return f"wechat:{receipt or 'passive'}"

    async def _webhook(self, request: Request) -> HTTPResponse:
        body = self._box.opened(request)
        if body is None:
            return refused(self.name)
        told = read_post(read_fields(body))
        answer = await self._react(told) if told else None
        return response.text(SUCCESS) if told is None or answer is None else self._written(told, answer)

    async def _react(self, told: Told) -> str | None:
        """Take a post in and return the text of the passive reply, or None where there is none in time."""
        if told.left:
            await self._mark_closed(told.open_id)
        if told.heard is None:
            return None
        await self._meet(told.open_id)
        heard = told.heard
        if told.menu_id and (payload := await self._offers.payload(told.menu_id)):
            heard = replace(heard, payload=payload)
        if not await self._notes.read("granted", f"{told.open_id}:{heard.platform_id}"):
            await self._notes.write("granted", f"{told.open_id}:{heard.platform_id}", True, PASSIVE_LIFE)
            await self._quota.grant(told.open_id, click=told.click)
            await self._held.release(told.open_id)
        if await self._rest.asked_for(heard):
            return None
        turn_id = await self._hear(current(heard))
        if turn_id is None:
            return None
        answer = await self._answer_to(f"turn:{turn_id}")
        if answer is None and not await self._notes.read(SENT, f"turn:{turn_id}:0"):
            self._aside(self._api.show_typing(told.open_id))
        return answer

    async def _meet(self, open_id: str) -> None:
        """Ask once who follows, so that the owner's mini program finds the same person; a failure costs nothing."""
        if not self._joined or await self._notes.read(MET, open_id):
            return
        try:
            account = await self._api.union_of(open_id)
        except DeliveryFailed:
            return
        if account is not None:
            await self._errands.same_account(open_id, account)
        await self._notes.write(MET, open_id, True, MET_LIFE)

    async def _answer_to(self, job: str) -> str | None:
        """Wait for an answer as long as the platform does; a platform that asks again is waited for instead."""
        earlier: str | None = await self._notes.read("passive", job)
        if earlier is not None:
            return earlier
        if await self._notes.read(SENT, f"{job}:0"):
            return None
        if job in self._waiting:
            self._waiting.pop(job).cancel()
        waiter = self._waiting[job] = asyncio.get_running_loop().create_future()
        await asyncio.wait({waiter}, timeout=PASSIVE_SECONDS)
        if waiter.done():
            return None if waiter.cancelled() else waiter.result()
        if self._waiting.get(job) is waiter:
            del self._waiting[job]
        return None

    async def _answer_passively(self, address: str, job: str, piece: Piece) -> bool:
        """Hand a text to the post that waits for it; True if it was handed over, now or before a crash."""
        if await self._notes.read("passive", job):
            return True
        if not piece.text or job not in self._waiting or await self._notes.read(SENT, f"{job}:0"):
            return False
        text = plain_text(piece)
        await self._offers.shown(address, job, piece.buttons, numbered=takes_numbers(piece.text), first=piece.first)
        await self._notes.write("passive", job, text, PASSIVE_LIFE)
        waiter = self._waiting.pop(job, None)
        if waiter is None or waiter.done():
            await self._notes.write("passive", job, None, PASSIVE_LIFE)
            return False
        waiter.set_result(text)
        await self._notes.write(SENT, f"{job}:0", "passive", SENT_LIFE)
        return True

    def _written(self, told: Told, text: str) -> HTTPResponse:
        now = int(self._now())
        body = passive_text(told, text, now)
        if self._box.envelope is not None:
            sealed, nonce = self._box.envelope.close(body), str(now)
            signed = self._box.sign(str(now), nonce, sealed)
            body = (
                f"<xml><Encrypt><![CDATA[{sealed}]]></Encrypt><MsgSignature><![CDATA[{signed}]]></MsgSignature>"
                f"<TimeStamp>{now}</TimeStamp><Nonce><![CDATA[{nonce}]]></Nonce></xml>"
            ).encode()
        return response.raw(body, content_type="text/xml; charset=utf-8")

    def _pieces(self, reply: Reply, language: str) -> list[Piece]:
        return composed([reply], language)

    async def _deliver(self, address: str, piece: Piece, job: str, language: str) -> str:
        await self._quota.take(address)
        if piece.picture:
            return await send_picture(self._api, self._errands, address, piece)
        tokens = [await self._offers.token(address, key.payload) for key in shown_keys(piece)]
        menu = menu_of(piece, tokens)
        numbered = menu is None and takes_numbers(piece.text)
        await self._offers.shown(address, job, piece.buttons, numbered=numbered, first=piece.first)
        if menu is not None:
            await self._api.send(address, "msgmenu", menu)
        else:
            await self._api.send(address, "text", {"content": plain_text(piece)})
        return "sent"

    async def _fetch(self, media: dict[str, Any]) -> bytes:
        return await self._api.download(media["id"], self._file_limit)
