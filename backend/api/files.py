"""Hands out a person's files to whoever holds a link that is good: the appointment as a calendar file."""

from __future__ import annotations

import asyncio

from sanic import HTTPResponse, Request, Sanic, response

from backend.api.file_links import MIMES, FileLinks
from backend.bootstrap import Backend
from backend.conversation.model import GetPerson
from backend.notarization.commands import AppointmentCalendar
from backend.shared.errors import Refused

GONE = "这个链接已失效，请回到对话里重新打开。\nThis link no longer works. Please open the file from the chat again.\n"


class Files:
    """The address ``/files/<token>``.

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

    async def _get(self, request: Request, token: str) -> HTTPResponse:
        link = self._links.read(token)
        if link is None or link.kind not in MIMES:
            return response.text(GONE, status=410)
        try:
            calendar = await asyncio.to_thread(self._calendar, link.subject_id, link.person_id)
        except Refused:
            return response.text(GONE, status=410)
        headers = {"Content-Disposition": "attachment; filename=notarization.ics", "Cache-Control": "no-store"}
        return response.raw(calendar, headers=headers, content_type="text/calendar; charset=utf-8")

    def _calendar(self, appointment_id: str, person_id: str) -> bytes:
        person = self._backend.bus.handle(GetPerson(person_id))
        calendar: bytes = self._backend.bus.handle(AppointmentCalendar(appointment_id, person_id, person.language))
        return calendar
