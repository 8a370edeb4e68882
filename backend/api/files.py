"""Hands out a person's files to whoever holds a link that is good: a calendar entry, a paper to print or look at."""

from __future__ import annotations

import asyncio
import base64
from collections.abc import Callable, Mapping
from typing import Any

from sanic import HTTPResponse, Request, Sanic, response

from backend.api.file_links import MIMES, FileLinks
from backend.authorization.power.commands import PowerFile
from backend.bootstrap import Backend
from backend.conversation.model import GetPerson
from backend.defence.commands import AnswerPaper
from backend.defence.commands import PaperKind as AnswerKind
from backend.documents.page_pictures.drawer import PAGES_SHOWN, PageNotDrawn
from backend.filing.case_picture import CasePicture
from backend.filing.commands import FilingPaper, PaperKind
from backend.hearing.commands import HearingCalendar
from backend.legal_map.photo_commands import PhotoFile
from backend.legal_map.picture import MapPicture
from backend.notarization.commands import AppointmentCalendar
from backend.shared.errors import PlatformUnavailable, Refused
from backend.shared.messages import Command
from backend.shared.parties import Person

GONE = "这个链接已失效，请回到对话里重新打开。\nThis link no longer works. Please open the file from the chat again.\n"
LATER = "文件暂时取不出来，没有丢。请过一分钟再打开。\nThe file is safe but out of reach just now. Try in a minute.\n"

PDF = "application/pdf"


def _paper(kind: PaperKind) -> Callable[[str, Person], Command]:
    return lambda subject, person: FilingPaper(subject, person.person_id, kind, person.language)


def _answer(kind: AnswerKind) -> Callable[[str, Person], Command]:
    return lambda subject, person: AnswerPaper(subject, person.person_id, kind, person.language)


MADE_BY: Mapping[str, tuple[str, Callable[[str, Person], Command]]] = {
    "appointment_calendar": (
        "notarization.ics",
        lambda subject, person: AppointmentCalendar(subject, person.person_id, person.language),
    ),
    "hearing_calendar": (
        "hearing.ics",
        lambda subject, person: HearingCalendar(subject, person.person_id, person.language),
    ),
    "complaint_pdf": ("complaint.pdf", _paper("complaint_pdf")),
    "complaint_docx": ("complaint.docx", _paper("complaint_docx")),
    "evidence_list_pdf": ("evidence-list.pdf", _paper("evidence_list_pdf")),
    "service_address_pdf": ("service-address.pdf", _paper("service_address_pdf")),
    "answer_pdf": ("answer.pdf", _answer("answer_pdf")),
    "answer_docx": ("answer.docx", _answer("answer_docx")),
    "answer_english_pdf": ("answer-english.pdf", _answer("answer_english_pdf")),
    "power_pdf": ("power-of-attorney.pdf", lambda subject, person: PowerFile(subject, person.person_id)),
    "case_timeline_png": (
        "case-progress.png",
        lambda subject, person: CasePicture(subject, person.person_id, person.language),
    ),
    "map_png": ("map.png", lambda subject, person: MapPicture(subject, person.language)),
    "map_photo": ("photo.jpg", lambda subject, _: PhotoFile(subject)),
}
"""The name of each kind of file, and the command (given subject and person) that returns its bytes."""


class Files:
    """The address ``/files/<token>``, and ``/files/<token>/pages/<number>`` where the pages of a PDF are looked at.

    Args:
        backend: makes the files.
        links: reads the links.
    """

    def __init__(self, backend: Backend, links: FileLinks) -> None:
        self._backend = backend
        self._links = links

    def attach(self, app: Sanic) -> None:
        """Add the address to the app."""
        app.add_route(self._get, "/files/<token:str>", name="files")
        app.add_route(self._page, "/files/<token:str>/pages/<number:int>", name="file_pages")

    async def content(self, token: str) -> bytes | None:
        """Return what a link's last part opens, or None when it opens nothing any more.

        Raises:
            PlatformUnavailable: the storage is away; the file is safe.
        """
        link = self._links.read(token)
        if link is None or link.kind not in MADE_BY:
            return None
        try:
            return await asyncio.to_thread(self._make, MADE_BY[link.kind][1], link.subject_id, link.person_id)
        except Refused:
            return None

    async def _get(self, request: Request, token: str) -> HTTPResponse:
        try:
            link, content = self._links.read(token), await self.content(token)
        except PlatformUnavailable:
            return response.text(LATER, status=503, headers={"Retry-After": "60"})
        if link is None or content is None:
            return response.text(GONE, status=410)
        name, _ = MADE_BY[link.kind]
        headers = {"Content-Disposition": f"attachment; filename={name}", "Cache-Control": "no-store"}
        mime = MIMES[link.kind]
        return response.raw(content, headers=headers, content_type=f"{mime}; charset=utf-8" if "text" in mime else mime)

    async def _page(self, request: Request, token: str, number: int) -> HTTPResponse:
        """Answer one page of a PDF as ``{"page", "pages", "shown", "picture", "text"}``, or ``{"error"}``."""
        try:
            link, content = self._links.read(token), await self.content(token)
            if link is None or content is None:
                return _json({"error": "gone"}, 410)
            if MIMES[link.kind] != PDF:
                return _json({"error": "no_such_page"}, 404)
            drawn = await asyncio.to_thread(self._backend.page_drawer.draw, content, number)
        except PlatformUnavailable:
            return _json({"error": "later"}, 503)
        except PageNotDrawn as fault:
            return _json({"error": fault.reason}, 404 if fault.reason == "no_such_page" else 422)
        picture = f"data:image/webp;base64,{base64.b64encode(drawn.webp).decode()}"
        known = {"page": number, "pages": drawn.pages, "shown": min(drawn.pages, PAGES_SHOWN)}
        return _json(known | {"picture": picture, "text": drawn.text}, 200)

    def _make(self, order: Callable[[str, Person], Command], subject_id: str, person_id: str) -> bytes:
        person = self._backend.bus.handle(GetPerson(person_id))
        content: bytes = self._backend.bus.handle(order(subject_id, person))
        return content


def _json(told: dict[str, Any], status: int) -> HTTPResponse:
    return response.json(told, status=status, headers={"Cache-Control": "no-store"})
