"""The door of a demonstration: a link that is good once signs a browser in as somebody made up, and sends it on.

It signs in as anybody would, by a linking code in the chat and by password and code at the desk, and hands the cookies
it got to the browser, which takes them for every port of this machine. The house itself has no such door.
"""

from __future__ import annotations

import html
import re
import secrets
import threading
from collections.abc import Callable, Sequence
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from typing import TYPE_CHECKING

import httpx

from cli.demo.officers import Key

if TYPE_CHECKING:
    from backend.bootstrap import Backend

HERE = "127.0.0.1"
SECONDS = 40.0
Cookies = Sequence[str]
SignIn = Callable[[], tuple[Cookies, str]]
"""Signs in; returns the cookies as the house set them, and where to go."""
_USED = "这个登录链接已经用过了。在终端按一下回车，就有新的。 This sign-in was used: press Enter in the terminal."
_FAILED = "没有登录成功，请在终端按回车再试。 Signing in did not work: press Enter in the terminal and try again."


class Door:
    """Listens on this machine only while the demonstration runs; use as a context manager.

    Args:
        host: as it stands in the house's address, so that its cookies are taken.
    """

    def __init__(self, host: str) -> None:
        self._waiting: dict[str, SignIn] = {}
        door = self

        class Handler(BaseHTTPRequestHandler):
            """Answers one link."""

            def do_GET(self) -> None:
                """Use a link up."""
                door._answer(self)

            def log_message(self, *_: object) -> None:
                """Keep the addresses, which are secrets, to itself."""

        self._server = ThreadingHTTPServer((HERE, 0), Handler)
        self._address = f"http://{host}:{self._server.server_port}"

    def __enter__(self) -> Door:
        threading.Thread(target=self._server.serve_forever, name="door", daemon=True).start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._server.shutdown()
        self._server.server_close()

    def link(self, sign_in: SignIn) -> str:
        """Return a link that signs in once."""
        ticket = secrets.token_urlsafe(12)
        self._waiting[ticket] = sign_in
        return f"{self._address}/{ticket}"

    def _answer(self, browser: BaseHTTPRequestHandler) -> None:
        sign_in = self._waiting.pop(browser.path.lstrip("/"), None)
        if sign_in is None:
            _say(browser, 410, _USED)
            return
        try:
            cookies, address = sign_in()
        except Exception as error:  # whatever went wrong, the browser is told and the terminal has the word for it
            print(f"  (a sign-in failed: {type(error).__name__}: {error})", flush=True)
            _say(browser, 502, _FAILED)
            return
        browser.send_response(303)
        for cookie in cookies:
            browser.send_header("Set-Cookie", cookie)
        browser.send_header("Location", address)
        browser.send_header("Cache-Control", "no-store")
        browser.end_headers()


def chat_as(backend: Backend, url: str, address: str, person_id: str) -> SignIn:
    """Return how a browser becomes one of a made-up person's channels.

    Args:
        url: where the house is asked.
        address: where people find it.
    """

    def sign_in() -> tuple[Cookies, str]:
        from backend.identity.commands import IssueLinkCode, RedeemLinkCode

        answer = httpx.post(f"{url}/chat/session", trust_env=False, timeout=SECONDS).raise_for_status()
        session_id = answer.cookies["yiqiaotong_session"].split(".")[1]
        stranger = backend.conversation.people.resolve("web", session_id)
        code = backend.bus.handle(IssueLinkCode(person_id)).code
        backend.bus.handle(RedeemLinkCode(stranger, code))
        return answer.headers.get_list("set-cookie"), f"{address}/"

    return sign_in


def desk_as(url: str, address: str, key: Key, page: str = "/desk") -> SignIn:
    """Return how an officer signs in at the desk, with the code of this half minute."""

    def sign_in() -> tuple[Cookies, str]:
        with httpx.Client(base_url=url, trust_env=False, timeout=SECONDS) as http:
            shown = re.search(r'name="csrf" value="([0-9a-f]+)"', http.get("/desk/sign-in").text)
            form = {"csrf": shown[1] if shown else "", "login": key.login, "password": key.password, "code": key.code()}
            answer = http.post("/desk/sign-in", data=form)
        if answer.status_code != 303:
            raise RuntimeError(f"the desk answered {answer.status_code}")
        return answer.headers.get_list("set-cookie"), address + page

    return sign_in


def _say(browser: BaseHTTPRequestHandler, status: int, words: str) -> None:
    style = "font:1.2rem/1.6 system-ui,sans-serif;max-width:32rem;margin:3rem auto;padding:0 1rem"
    body = (
        f'<!doctype html><meta charset="utf-8"><meta name="viewport" content="width=device-width"><p style="{style}">'
    )
    page = (body + html.escape(words)).encode()
    browser.send_response(status)
    browser.send_header("Content-Type", "text/html; charset=utf-8")
    browser.send_header("Content-Length", str(len(page)))
    browser.end_headers()
    browser.wfile.write(page)
