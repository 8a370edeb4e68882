"""The attacks of the review of 2026-11-27, from one address: `python -m bench.attacks NAME URL SECONDS`.

Each is repeated until its time is over; what it was answered is printed as JSON, counts by status or error.
"""

from __future__ import annotations

import asyncio
import json
import sys
import time
from collections import Counter
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

import httpx
import socketio

from cli.process_use import memory_mb, processor_seconds
from tests.files import bombs

ADDRESS = {"X-Forwarded-For": "203.0.113.66"}
TIMEOUT = 90.0

Answers = Counter[str]


@dataclass(frozen=True, slots=True)
class Target:
    """The services under attack."""

    url: str
    pid: int

    def processor_seconds(self) -> float:
        """Seconds the process has computed."""
        return processor_seconds(self.pid)

    def memory(self) -> int:
        """Megabytes their process holds."""
        return memory_mb(self.pid, "VmRSS")


def _browser(url: str) -> httpx.AsyncClient:
    limits = httpx.Limits(max_connections=200)
    return httpx.AsyncClient(base_url=url, headers=ADDRESS, trust_env=False, timeout=TIMEOUT, limits=limits)


async def sign_in(url: str, answers: Answers) -> None:
    """A hundred sign-ins at once with invented names."""
    async with _browser(url) as browser:
        shown = (await browser.get("/desk/sign-in")).text
        csrf = shown.partition('name="csrf" value="')[2].partition('"')[0]

        async def one(number: int) -> None:
            form = {"csrf": csrf, "login": f"nobody{number}", "password": "wrong", "code": "000000"}
            answers[str((await browser.post("/desk/sign-in", data=form)).status_code)] += 1

        await asyncio.gather(*(one(number) for number in range(100)))


async def sessions(url: str, answers: Answers) -> None:
    """A hundred new browsers."""

    async def one() -> None:
        async with _browser(url) as browser:
            answers[str((await browser.post("/chat/session")).status_code)] += 1

    await asyncio.gather(*(one() for _ in range(100)))


async def many_people(url: str, answers: Answers) -> None:
    """Thirty new browsers with twelve messages each."""
    await asyncio.gather(*(_write(url, answers, "message", [_said("你好")] * 12) for _ in range(30)))


async def marks(url: str, answers: Answers) -> None:
    """Twelve messages of five thousand marks."""
    await _write(url, answers, "message", [_said("!" * 5_000)] * 12)


async def languages(url: str, answers: Answers) -> None:
    """Three hundred changes of the language."""
    await _write(url, answers, "language", [lambda: {"language": "en"}] * 300)


async def resumes(url: str, answers: Answers) -> None:
    """Four hundred pages that ask for everything."""
    await _write(url, answers, "resume", [lambda: {"after": 0}] * 400)


async def documents(url: str, answers: Answers) -> None:
    """Six documents of fifty-five megabytes of elements."""
    await _upload(url, answers, bombs.document_of_elements(), "a.docx")


async def papers(url: str, answers: Answers) -> None:
    """Six papers of a million numbers each."""
    await _upload(url, answers, bombs.paper_of_numbers(), "a.pdf")


async def largest_papers(url: str, answers: Answers) -> None:
    """Six papers as intricate as is still taken."""
    await _upload(url, answers, bombs.paper_of_numbers(90), "a.pdf")


async def photographs(url: str, answers: Answers) -> None:
    """Six photographs of forty further scans."""
    await _upload(url, answers, bombs.photograph_of_scans(), "a.jpg")


async def calls(url: str, answers: Answers) -> None:
    """Eight strangers' action calls of thirty megabytes."""

    async def one() -> None:
        async with _browser(url) as stranger:
            try:
                body = b"x" * 30_000_000
                answers[str((await stranger.post("/internal/actions?token=wrong", content=body)).status_code)] += 1
            except httpx.TransportError:
                answers["closed"] += 1

    await asyncio.gather(*(one() for _ in range(8)))


async def verify(url: str, answers: Answers) -> None:
    """Forty intricate papers at once, held up for checking."""
    sent = {"file": ("power.pdf", bombs.paper_of_numbers(90), "application/pdf")}

    async def one(browser: httpx.AsyncClient) -> None:
        answers[str((await browser.post("/verify", files=sent)).status_code)] += 1

    async with _browser(url) as browser:
        await asyncio.gather(*(one(browser) for _ in range(40)))


async def pages(url: str, answers: Answers) -> None:
    """Two hundred pages of papers and as many files, by links that are none: nobody here was shown one."""

    async def one(browser: httpx.AsyncClient, path: str) -> None:
        answers[str((await browser.get(path)).status_code)] += 1

    async with _browser(url) as browser:
        link = "/files/" + "x" * 160
        await asyncio.gather(*(one(browser, path) for path in (f"/chat{link}/pages/1", link) for _ in range(200)))


ATTACKS: dict[str, Callable[[str, Answers], Awaitable[None]]] = {
    each.__name__: each
    for each in (
        sign_in, sessions, many_people, marks, languages, resumes, documents, papers, largest_papers, photographs,
        calls, verify, pages,
    )
}  # fmt: skip


def _said(text: str) -> Callable[[], dict[str, str]]:
    return lambda: {"id": f"attack-{time.monotonic_ns()}", "text": text}


async def _write(url: str, answers: Answers, event: str, told: list[Callable[[], dict[str, Any]]]) -> None:
    """Open a page and send events as fast as they go."""
    async with _browser(url) as browser:
        opened = await browser.post("/chat/session")
    if opened.status_code != 200:
        answers[str(opened.status_code)] += 1
        return
    page = socketio.AsyncClient(reconnection=False)
    try:
        ticket = {"ticket": opened.json()["ticket"]}
        await page.connect(url, headers=ADDRESS, socketio_path="/chat/socket", transports=["websocket"], auth=ticket)
        said = await asyncio.gather(*(page.call(event, one(), timeout=TIMEOUT) for one in told))
        for answer in said:
            answers[str(answer.get("error", "ok"))] += 1
    except (socketio.exceptions.ConnectionError, socketio.exceptions.TimeoutError):
        answers["refused"] += 1
    finally:
        await page.disconnect()


async def _upload(url: str, answers: Answers, content: bytes, name: str) -> None:
    async def one() -> None:
        async with _browser(url) as browser:
            opened = await browser.post("/chat/session")
            if opened.status_code != 200:
                answers[str(opened.status_code)] += 1
                return
            sent = await browser.post("/chat/files", content=content, headers={"X-File-Name": name})
            answers[str(sent.json().get("error", sent.status_code))] += 1

    await asyncio.gather(*(one() for _ in range(6)))


async def _until(name: str, url: str, seconds: float) -> Answers:
    answers, end = Answers(), time.monotonic() + seconds
    while time.monotonic() < end:
        await ATTACKS[name](url, answers)
        await asyncio.sleep(0.05)
    return answers


if __name__ == "__main__":
    print(json.dumps(asyncio.run(_until(sys.argv[1], sys.argv[2], float(sys.argv[3])))))
