"""`python -m bench.fuzz --seconds 600`: what no person sends: every address, every socket event, changed files.

The OpenAPI document is written from the routes themselves, so that a new address is fuzzed without a word here.
Requests come from a stranger, from somebody with a session, from each kind of officer with a good form token, and with
the bot's token. An answer of 500 or above, none within `PATIENCE` and a connection that is closed without one are
faults; 503 is not, since a full lane answers so. Every address has its turn, however long that takes; sockets are left
out of them and tried by their events, files that lie there as they are (`.page_`) are not.
"""

from __future__ import annotations

import argparse
import asyncio
import random
import re
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import httpx
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from hypothesis.errors import HypothesisException
from sanic import Sanic

from backend.desk.model import ROLES
from backend.files.commands import KeepFile
from bench.fuzz_files import FileReport, try_files
from bench.fuzz_lines import lay_out_rooms, try_lines
from tests.connectors.open_page import Tab
from tests.desk.desk_browser import Desk, desk_of
from tests.web.fake_house import House, house

PATIENCE = 20.0
BUSY = 503
ROUND = 4
"""Requests to one address before the next has its turn, once all had one; then so many events of a socket."""
BETWEEN_EVENTS = 20
"""Addresses that have their turn before a socket has."""
FILES = 6
"""Changed files that are handed in after each round of events."""
EVENTS = ("message", "resume", "earlier", "language", "prove", "connect", "disconnect", "anything")
CLOSED = (httpx.RemoteProtocolError, httpx.ReadError, httpx.ConnectError)
PART = re.compile(r"<(\w+)(?::[^>]*)?>")
DEEP = "[" * 20_000
"""JSON nested deeper than any reader's stack."""


@dataclass
class Report:
    """Report of what was sent and what was answered.

    Args:
        answers: by status.
        faults: what should not have been answered, or was not; at most a few of each address.
        events: socket events that were answered or ignored.
        lines: the same of the lines of rooms.
        addresses: operations that were tried, of how many there are.
        files: what became of changed files.
    """

    answers: Counter[int] = field(default_factory=Counter)
    faults: list[str] = field(default_factory=list)
    events: int = 0
    lines: int = 0
    addresses: tuple[int, int] = (0, 0)
    files: FileReport = field(default_factory=FileReport)

    def count(self, request: str, status: int) -> None:
        """Take an answer in."""
        self.answers[status] += 1
        if status >= 500 and status != BUSY:
            self.faults.append(f"{status} {request}")


def document_of(app: Sanic) -> dict[str, Any]:
    """Return an OpenAPI document of every address of the app: any header, query and body is allowed."""
    paths: dict[str, Any] = {}
    anything: Any = {"application/json": {"schema": {}}, "application/x-www-form-urlencoded": {"schema": _FORM}}
    for route in app.router.routes:
        if ".page_" in route.name:  # files as they lie there
            continue
        path = "/" + PART.sub(r"{\1}", route.path)
        parts = [_parameter(name, "path") for name in PART.findall(route.path)]
        for method in sorted(route.methods & {"GET", "POST", "PUT", "DELETE"}):
            operation: dict[str, Any] = {"parameters": [*parts, *_OPEN], "responses": _ANY}
            if method != "GET":
                operation["requestBody"] = {"content": anything}
            paths.setdefault(path, {})[method.lower()] = operation
    paths = {path: operations for path, operations in paths.items() if "socket" not in path}
    return {"openapi": "3.0.3", "info": {"title": "all", "version": "1"}, "paths": paths}


def _parameter(name: str, place: str, **more: Any) -> dict[str, Any]:
    text = {"type": "string", "minLength": 1}
    return {"name": name, "in": place, "required": place == "path", "schema": text, **more}


_OPEN = [_parameter(name, "query") for name in ("q", "done", "lat", "limit", "case", "date")]
_OPEN += [_parameter(name, "header") for name in ("X-Name", "X-Session", "Origin", "Range", "Accept-Language")]
_ANY = {"default": {"description": "any"}}
_FORM: dict[str, Any] = {"type": "object", "additionalProperties": {"type": "string"}}


class Fuzzer:
    """Sends requests until its time is over.

    Args:
        running: the house that is tried.
        seconds: how long.
        seed: makes a run repeatable as far as the house's own timing allows.
        only: what the addresses that are tried have in them; all, where it is empty.
    """

    def __init__(self, running: House, seconds: float, seed: int, only: str = "") -> None:
        self._house = running
        self._seconds = seconds
        self._only = only
        self._random = random.Random(seed)
        self.report = Report()
        self._retried = httpx.Limits(max_keepalive_connections=0)

    def run(self) -> Report:
        """Try every address in turn, then the sockets, again and again."""
        [app] = [one for one in Sanic._app_registry.values() if one.name == "yiqiaotong"]
        schema = schemathesis.openapi.from_dict(document_of(app))
        every = (one.ok() for one in schema.get_all_operations())
        operations = [one for one in every if self._only in one.path]
        senders = self._senders()
        until, tried = time.monotonic() + self._seconds, 0
        self._random.shuffle(operations)
        lay_out_rooms(self._house)
        while time.monotonic() < until or tried < len(operations):
            self._try(operations[tried % len(operations)], senders, 1 if tried < len(operations) else ROUND)
            tried += 1
            if tried % BETWEEN_EVENTS == 0:
                asyncio.run(self._events())
                self._files()
        self.report.addresses = min(tried, len(operations)), len(operations)
        return self.report

    def _senders(self) -> list[tuple[httpx.Client, Desk | None]]:
        """A stranger, somebody with a chat, and officers; each with their cookies."""
        known = httpx.Client(base_url=self._house.url, trust_env=False, timeout=PATIENCE)
        known.post("/chat/session")
        stranger = httpx.Client(base_url=self._house.url, trust_env=False, timeout=PATIENCE)
        desks = [desk_of(self._house, f"fuzz-{role.replace('_', '-')}", role) for role in ROLES]
        return [(stranger, None), (known, None), *((desk.http, desk) for desk in desks)]

    def _try(self, operation: Any, senders: list[tuple[httpx.Client, Desk | None]], requests: int) -> None:
        modes = list(schemathesis.GenerationMode)
        csrf = {desk: desk.csrf("/desk/me") for _, desk in senders if desk} if "/desk" in operation.path else {}

        @given(st.data())
        @settings(
            max_examples=requests, deadline=None, database=None, suppress_health_check=list(HealthCheck),
            phases=[Phase.generate],
        )  # fmt: skip
        def attempt(data: st.DataObject) -> None:
            case = data.draw(operation.as_strategy(generation_mode=data.draw(st.sampled_from(modes))))
            client, desk = self._random.choice(senders)
            self._send(client, case, csrf.get(desk, "") if desk else "")

        try:
            attempt()
        except HypothesisException as odd:  # a strategy that finds nothing to say about an address
            self.report.faults.append(f"unfuzzed {operation.label}: {type(odd).__name__}")

    def _send(self, client: httpx.Client, case: Any, csrf: str) -> None:
        """Send one request, made hostile beyond what the document allows now and then."""
        sent = case.as_transport_kwargs(base_url=self._house.url)
        sent.pop("cookies", None)
        token = self._house.backend.settings.bot_token
        headers = {str(name): str(value) for name, value in dict(sent.get("headers") or {}).items()}
        if self._random.random() < 0.5:
            headers["Authorization"] = f"Bearer {token}"
        if self._random.random() < 0.1:
            sent = {name: sent[name] for name in ("method", "url")} | {"content": DEEP.encode()}
            headers["Content-Type"] = "application/json"
        if csrf and isinstance(sent.get("data"), dict):
            sent["data"] = sent["data"] | {"csrf": csrf}
        sent["headers"] = {name: value for name, value in headers.items() if name.lower() not in _OURS}
        if "internal/actions" in sent["url"]:
            sent["params"] = {"token": token}
        what = f"{sent['method']} {case.operation.path}"
        try:
            answer = self._answer(client, _known(sent))
        except httpx.TimeoutException:
            self.report.faults.append(f"no answer within {PATIENCE:.0f} s: {what}")
        except CLOSED as closed:
            self.report.faults.append(f"closed without an answer ({type(closed).__name__}): {what}")
        except (httpx.InvalidURL, httpx.HTTPError, UnicodeError, TypeError, ValueError):
            return  # what the client itself does not send
        else:
            self.report.count(what, answer.status_code)

    def _answer(self, client: httpx.Client, sent: dict[str, Any]) -> httpx.Response:
        """Send a request; once more on a new connection where an old one may just have been over."""
        try:
            return client.request(**sent)
        except CLOSED:
            again = httpx.Client(trust_env=False, timeout=PATIENCE, cookies=client.cookies, limits=self._retried)
            with again:
                return again.request(**sent)

    def _files(self) -> None:
        """Hand in changed files as people do, and hold them up for checking as if they were sealed papers."""
        person = f"p_{self._random.getrandbits(64):016x}"

        def keep(name: str, content: bytes) -> object:
            if self._random.random() < 0.2:
                held_up = {"file": ("power.pdf", content, "application/pdf")}
                answer = httpx.post(f"{self._house.url}/verify", files=held_up, timeout=PATIENCE, trust_env=False)
                self.report.count("POST /verify with a changed file", answer.status_code)
            return self._house.backend.bus.handle(KeepFile(person, name, content))

        try_files(keep, self._random, FILES, self.report.files)
        self.report.faults += self.report.files.faults
        self.report.files.faults.clear()

    async def _events(self) -> None:
        """Let one page say what no page says, and one seat of each kind of room."""
        said, faults = await try_lines(self._house, self._random, _SHAPES)
        self.report.lines += said
        self.report.faults += faults
        page = await Tab(self._house).open()
        try:
            for _ in range(3 * ROUND):
                event, data = self._random.choice(EVENTS), self._random.choice(_SHAPES)(self._random)
                try:
                    await page.socket.call(event, data, timeout=3 if event in EVENTS[5:] else PATIENCE)
                except Exception as silent:
                    if event not in EVENTS[5:] and page.socket.connected:
                        self.report.faults.append(f"no answer to {event}: {type(silent).__name__}")
                self.report.events += 1
                if not page.socket.connected:
                    return
            if not httpx.get(f"{self._house.url}/healthz", trust_env=False, timeout=PATIENCE).is_success:
                self.report.faults.append("/healthz after events")
        finally:
            await page.close()


_OURS = frozenset({"host", "content-length", "transfer-encoding", "connection", "expect", "cookie"})


def _known(sent: Mapping[str, Any]) -> dict[str, Any]:
    """Pick what httpx takes, of what another client would be given."""
    return {name: value for name, value in sent.items() if name in _TAKEN}


_TAKEN = ("method", "url", "params", "headers", "content", "data", "json", "files")
_SHAPES: tuple[Callable[[random.Random], Any], ...] = (
    lambda _: None,
    lambda _: [],
    lambda chance: chance.randint(-(2**63), 2**63),
    lambda chance: "\0\ud83d".encode("utf-8", "replace").decode() * chance.randint(1, 2_000),
    lambda _: {"id": "a" * 40, "text": {"a": 1}},
    lambda chance: {"id": f"{chance.getrandbits(64):016x}", "text": "!" * chance.randint(1, 5_000)},
    lambda chance: {"id": f"{chance.getrandbits(64):016x}", "payload": '/inform{"x": ' + "[" * 1_400},
    lambda chance: {"id": f"{chance.getrandbits(64):016x}", "location": {"lat": 1e308, "lon": "east"}},
    lambda _: {"after": -1, "before": 10**30, "language": ["en"], "digits": "\0" * 12},
    lambda _: {"after": True, "before": None, "digits": 1234},
    lambda _: [[[[[[{}]]]]]] * 50,
)


def lines_of(report: Report) -> Iterator[str]:
    """List what a run found, for a person to read."""
    tried, there = report.addresses
    yield f"{report.answers.total()} requests to {tried} of {there} addresses"
    yield f"{report.events} socket events, {report.lines} of rooms"
    yield ", ".join(f"{status}: {count}" for status, count in sorted(report.answers.items()))
    yield "files: " + ", ".join(f"{end}: {count}" for end, count in report.files.ends.most_common())
    for fault, count in Counter(report.faults).most_common():
        yield f"  {count} × {fault}"


def fuzz(seconds: float, seed: int = 0, only: str = "") -> Report:
    """Start a house and try it for so many seconds."""
    with TemporaryDirectory() as folder, house(Path(folder)) as running:
        return Fuzzer(running, seconds, seed, only).run()


def main() -> int:
    """Print what was found; exit code 1 where something was."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=120)
    parser.add_argument("--seed", type=int, default=int(time.time()))
    parser.add_argument("--only", default="", help="try addresses with this in them")
    options = parser.parse_args()
    report = fuzz(options.seconds, options.seed, options.only)
    print(f"seed {options.seed}", *lines_of(report), sep="\n")
    return 1 if report.faults else 0


if __name__ == "__main__":
    sys.exit(main())
