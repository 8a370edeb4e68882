"""A server of photographs that behaves in every awkward way: what it gives out is not what a name promises."""

from __future__ import annotations

import io
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from PIL import Image

SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'


def jpeg(size: tuple[int, int] = (2000, 1500), colour: str = "teal", exif: bool = True) -> bytes:
    """A photograph, with the place it was taken in its EXIF."""
    target, notes = io.BytesIO(), Image.Exif()
    if exif:
        notes[0x010E] = "a secret remark"
        notes[0x0112] = 6  # turned by 90 degrees
    Image.new("RGB", size, colour).save(target, "JPEG", exif=notes)
    return target.getvalue()


def png_bomb(size: tuple[int, int]) -> bytes:
    """A small file of very many pixels."""
    target = io.BytesIO()
    Image.new("1", size).save(target, "PNG")
    return target.getvalue()


class PhotoServer:
    """What the server was asked, and where it is."""

    def __init__(self, address: str) -> None:
        self.address = address
        self.asked: list[str] = []
        self.agents: set[str] = set()
        self.busy = False


@contextmanager
def photo_server() -> Iterator[PhotoServer]:
    """Run the server."""
    httpd = ThreadingHTTPServer(("127.0.0.1", 0), _Answers)
    host = f"127.0.0.1:{httpd.server_port}"
    server = PhotoServer(f"http://{host}/FilePath/")
    httpd.told = server  # type: ignore[attr-defined]
    threading.Thread(target=httpd.serve_forever, daemon=True).start()
    yield server
    httpd.shutdown()
    httpd.server_close()


class _Answers(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        told: PhotoServer = self.server.told  # type: ignore[attr-defined]
        name = self.path.rpartition("/")[2].partition("?")[0]
        told.asked.append(name)
        told.agents.add(self.headers["User-Agent"])
        status, headers, body = _answer("busy.jpg" if told.busy else name)
        self.send_response(status)
        for key, value in headers.items():
            self.send_header(key, value)
        self.end_headers()
        try:
            for piece in body if isinstance(body, list) else [body]:
                self.wfile.write(piece)
        except OSError:
            pass  # whoever asked has gone

    def log_message(self, *_: Any) -> None:
        pass


def _answer(name: str) -> tuple[int, dict[str, str], Any]:
    image = {"Content-Type": "image/jpeg"}
    match name:
        case "good.jpg" | "PRCConsulateLA.JPG" | "%E5%A5%BD_photo.jpg":
            return 200, image, jpeg()
        case "moved.jpg":
            return 301, {"Location": "/FilePath/good.jpg"}, b""
        case "elsewhere.jpg":
            return 302, {"Location": "http://127.0.0.1:1/other.jpg"}, b""
        case "file.jpg":
            return 302, {"Location": "file:///etc/passwd"}, b""
        case "loop.jpg":
            return 302, {"Location": "/FilePath/loop.jpg"}, b""
        case "html.jpg":
            return 200, {"Content-Type": "text/html"}, b"<html>Not found</html>"
        case "lie.jpg":
            return 200, image, b"<html>Not found</html>"
        case "drawing.jpg":
            return 200, {"Content-Type": "image/svg+xml"}, SVG
        case "huge.jpg":
            return 200, image, [b"\xff" * 1024 * 1024] * 30
        case "bomb.jpg":
            return 200, image, png_bomb((20_000, 10_000))
        case "many.jpg":
            return 200, image, png_bomb((9_000, 7_000))
        case "icon.jpg":
            return 200, image, jpeg((32, 32))
        case "broken.jpg":
            return 200, image, jpeg()[:5000]
        case "busy.jpg":
            return 429, {"Retry-After": "120"}, b""
    return 404, {}, b""
