"""The WeChat mini program: a chat page of its own, WeChat's customer session beside it, and subscription messages.

An answer goes where the question came from. What we say by ourselves always stands on the page; it is pushed into the
customer session while that is open, else by a subscription message the person has agreed to; else delivery is told
that it is only shown, and takes another way.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Mapping, Sequence
from datetime import timedelta
from typing import Any

from sanic import HTTPResponse, Request, Sanic, response

from backend.conversation.model import Reply
from connectors.base import (
    Conversations,
    NotSubscribed,
    OnlyShown,
    QuotaSpent,
    Unsendable,
    Uploads,
    WindowClosed,
)
from connectors.messenger import Messenger
from connectors.mini_program.api import MiniProgramApi
from connectors.mini_program.door import ROOT, Door
from connectors.mini_program.messages import read_posted
from connectors.mini_program.notices import Notices, Template
from connectors.mini_program.pages import Pages
from connectors.mini_program.session import MiniProgramSessions
from connectors.ports import Errands, Matters, Notes
from connectors.rendering import Piece, takes_numbers
from connectors.web.visitors import Visitors
from connectors.webhook import answer_503, refused
from connectors.wechat.bubbles import composed, plain_text
from connectors.wechat.pictures import send_picture
from connectors.wechat.post import PostBox
from connectors.wechat.quota import ENTERED, Quota
from connectors.wechat.rest import Rest, root_of

logger = logging.getLogger(__name__)

PATH = "/channels/mini_program"
PATHS = (PATH, f"{ROOT}/session", f"{ROOT}/messages", f"{ROOT}/news", f"{ROOT}/files", f"{ROOT}/matters")
ORIGIN, ORIGIN_LIFE = "origin", timedelta(hours=48)
SESSION = "session"
SUCCESS = "success"


class MiniProgramConnector(Messenger):
    """The channel of a mini program; a person's address is their open id there.

    Args:
        api: the mini program.
        sessions: seals the pages' tokens.
        box: opens the customer session's posts, or None where no address is set at the platform.
        notes, errands: see `Messenger`.
        house: conversations, uploads and matters, for the pages.
        templates: subscription templates by kind of message.
        file_limit: bytes of one file that is taken.
        visitors: counts what pages ask by network address.
        now: returns seconds since 1970.
    """

    name = "mini_program"
    together = True

    def __init__(
        self,
        api: MiniProgramApi,
        sessions: MiniProgramSessions,
        box: PostBox | None,
        notes: Notes,
        errands: Errands,
        house: tuple[Conversations, Uploads, Matters],
        templates: Mapping[str, Template],
        *,
        file_limit: int,
        visitors: Visitors,
        now: Callable[[], float] = time.time,
    ) -> None:
        super().__init__(notes, errands, file_limit)
        self._api, self._box = api, box
        self._quota = Quota(notes, now, ENTERED)
        self._rest = Rest(notes, errands, self._quota)
        self._notices = Notices(api, templates, notes)
        self._pages = Pages(
            self.name, *house, self._notices, file_limit=file_limit, wrote=self._wrote_on_page, visitors=visitors
        )
        self._door = Door(api, sessions, errands, self._told, visitors)

    async def close(self) -> None:
        """Let go of connections."""
        await self._api.close()

    async def send(self, address: str, reply: Reply, key: str, language: str) -> str:
        """Bring one bubble to a person; see `send_together`."""
        return await self.send_together(address, [reply], key, language)

    async def send_together(self, address: str, replies: Sequence[Reply], key: str, language: str) -> str:
        """Bring all bubbles of a job. Raises `DeliveryFailed`; `OnlyShown` where nothing could be pushed."""
        self._pages.wake(address)
        if root_of(key).startswith("turn:"):
            asked_on = await self._notes.read(ORIGIN, address)
            return await self._say(address, replies, key, language) if asked_on == SESSION else "mini_program:page"
        await self._check_open(address)
        if await self._quota.is_open(address):
            try:
                return await self._say(address, replies, key, language)
            except (WindowClosed, QuotaSpent) as closed:
                logger.info("the customer session takes no more: %s", closed)
        return await self._notify(address, replies, key, language)

    async def _say(self, address: str, replies: Sequence[Reply], key: str, language: str) -> str:
        """Send an answer into the customer session, in as few messages as it fits into."""
        linked = [await self._errands.with_links(address, reply) for reply in replies]
        receipt, job = "", root_of(key)
        async for sent_by, piece in self._rest.allowed(address, key, composed(linked, language), language):
            receipt = await self._once(address, sent_by, self._sending(address, piece, job, language))
        return f"mini_program:{receipt}"

    async def _notify(self, address: str, replies: Sequence[Reply], key: str, language: str) -> str:
        notice = next((reply.custom["notice"] for reply in replies if reply.custom.get("notice")), None)
        if notice is None:
            raise OnlyShown
        try:
            sent = await self._once(address, f"{key}:notice", lambda: self._notices.send(address, notice, language))
        except (NotSubscribed, Unsendable) as no:
            raise OnlyShown(no.code) from no
        return f"mini_program:{sent}"

    def _add_routes(self, app: Sanic) -> None:
        assert self._receive is not None
        self._door.attach(app)
        self._pages.attach(app, self._door, self._receive)
        if self._box is None:
            answer_503(app, "mini_program_session_posts", (PATH,))
            return
        app.add_route(self._box.verify, PATH, methods=["GET"], name="mini_program_verify")
        app.add_route(self._webhook, PATH, methods=["POST"], name="mini_program_webhook")

    async def _webhook(self, request: Request) -> HTTPResponse:
        """Take a post in; the platform reads nothing of the answer but that we have it."""
        body = self._box.opened(request) if self._box else None
        if body is None:
            return refused(self.name)
        posted = read_posted(body)
        if posted is None:
            return response.text(SUCCESS)
        for consent in posted.consents:
            await self._notices.decide(posted.open_id, consent)
        if posted.heard is not None:
            known = await self._quota.is_open(posted.open_id)
            await self._quota.grant(posted.open_id, click=posted.entered)
            if not (posted.entered and known):  # who comes back to a conversation is not greeted once more
                await self._notes.write(ORIGIN, posted.open_id, SESSION, ORIGIN_LIFE)
                if not await self._rest.asked_for(posted.heard) and await self._hear(posted.heard):
                    self._aside(self._api.show_typing(posted.open_id))
        return response.text(SUCCESS)

    async def _wrote_on_page(self, address: str) -> None:
        await self._mark_open(address)
        if await self._notes.read(ORIGIN, address):
            await self._notes.write(ORIGIN, address, None, ORIGIN_LIFE)

    def _told(self, address: str) -> dict[str, Any]:
        """Return what a page learns at login; the label names the conversation's owner and opens nothing."""
        label = self._notes.digest(address)[:16]
        return {"me": label, "file_limit": self._file_limit, "templates": self._notices.offered}

    def _pieces(self, reply: Reply, language: str) -> list[Piece]:
        return composed([reply], language)

    async def _deliver(self, address: str, piece: Piece, job: str, language: str) -> str:
        """Send one message into the customer session, where choices are numbers: it has no menus."""
        await self._quota.take(address)
        if piece.picture:
            return await send_picture(self._api, self._errands, address, piece)
        await self._offers.shown(address, job, piece.buttons, numbered=takes_numbers(piece.text), first=piece.first)
        await self._api.send(address, "text", {"content": plain_text(piece)})
        return "sent"

    async def _fetch(self, media: dict[str, Any]) -> bytes:
        return await self._api.download(media["id"], self._file_limit)
