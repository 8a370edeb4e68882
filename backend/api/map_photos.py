"""Photographs of institutions, given out from here: no page of ours makes a browser ask another host for one."""

from __future__ import annotations

import asyncio
import re

from sanic import HTTPResponse, Request, Sanic, response

from backend.bootstrap import Backend
from backend.legal_map.photo_commands import PhotoFile
from backend.shared.errors import PlatformUnavailable, Refused

_NAME = re.compile(r"(?P<photo>[0-9a-f]{32})(?P<small>-small)?\.jpg")
KEPT = "public, max-age=31536000, immutable"
"""The address is made of the content: it never shows anything else."""


class MapPhotos:
    """The address ``/map/photos/<id>.jpg`` and, for cards, ``/map/photos/<id>-small.jpg``.

    Args:
        backend: has the photographs.
    """

    def __init__(self, backend: Backend) -> None:
        self._backend = backend

    def attach(self, app: Sanic) -> None:
        """Add the address to the app."""
        app.add_route(self._get, "/map/photos/<name:str>", methods=["GET", "HEAD"], name="map_photo")

    async def _get(self, request: Request, name: str) -> HTTPResponse:
        asked = _NAME.fullmatch(name)
        if asked is None:
            return response.empty(status=404)
        headers = {"ETag": f'"{name}"', "Cache-Control": KEPT, "Cross-Origin-Resource-Policy": "cross-origin"}
        order = PhotoFile(asked["photo"], bool(asked["small"]))
        try:
            content: bytes = await asyncio.to_thread(self._backend.bus.handle, order)
        except Refused:
            return response.empty(status=404)
        except PlatformUnavailable:
            return response.empty(status=503, headers={"Retry-After": "60"})
        if request.headers.get("if-none-match") == headers["ETag"]:
            return response.empty(status=304, headers=headers)
        policy = {"Content-Security-Policy": "default-src 'none'; sandbox"}
        return response.raw(
            b"" if request.method == "HEAD" else content, headers=headers | policy, content_type="image/jpeg"
        )
