"""A turn is one trace from the worker to the partner, and nobody's words are in it; switched off it costs nothing."""

from __future__ import annotations

import asyncio
import json
import subprocess
import sys
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import httpx
import pytest
from opentelemetry.proto.collector.trace.v1.trace_service_pb2 import ExportTraceServiceRequest
from opentelemetry.sdk.trace import ReadableSpan
from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter
from rasa_sdk import Action

from backend.conversation.bots import Bots
from backend.conversation.model import GetPerson, Inbound
from backend.platforms.base import PartnerClient, PartnerModel
from backend.shared import tracing
from backend.shared.errors import PlatformRejected
from backend.shared.traced_statements import named
from tests.web.fake_house import House

SECRET = "一个秘密 13800138000"


class Greeting(PartnerModel):
    """What a partner says."""

    hello: str


class LookAction(Action):
    """Gives an order and asks a partner, as actions of services do."""

    def __init__(self, house: House) -> None:
        self._house = house

    def name(self) -> str:
        return "action_look"

    async def run(self, dispatcher: Any, tracker: Any, domain: Any) -> list[dict[str, Any]]:
        await asyncio.to_thread(self._look, tracker.sender_id)
        return []

    def _look(self, person_id: str) -> None:
        self._house.backend.bus.handle(GetPerson(person_id))
        partner = PartnerClient("somebody", "http://partner.invalid", {}, {})
        partner._http = httpx.Client(
            base_url="http://partner.invalid",
            transport=httpx.MockTransport(lambda request: _heard(request, self._house)),
        )
        partner.ask("GET", f"people/{person_id}", Greeting)


def _heard(request: httpx.Request, house: House) -> httpx.Response:
    house.partner_heard = dict(request.headers)  # type: ignore[attr-defined]
    return httpx.Response(200, json={"hello": "you"})


class _BotThatActs:
    """A bot over HTTP that calls one action, as ours does: with the trace it was given, and the turn's name."""

    def __init__(self) -> None:
        outer, self.token = self, "bot-token-of-the-test"

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                self._answer(200, {"status": "ok"})

            def do_POST(self) -> None:
                asked = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
                tracker = {"sender_id": asked["sender_id"], "slots": {}, "latest_message": {}, "events": []}
                tracker |= {"paused": False, "followup_action": None, "active_loop": {}, "latest_action_name": None}
                call = {"next_action": "action_look", "sender_id": asked["sender_id"], "tracker": tracker, "domain": {}}
                headers = {"traceparent": self.headers["traceparent"], "Authorization": f"Bearer {outer.token}"}
                httpx.post(asked["actions"], json=call, headers=headers, trust_env=False).raise_for_status()
                self._answer(200, {"replies": [{"text": SECRET}], "model": {"data": "0123456789abcdef", "id": "m1"}})

            def _answer(self, status: int, body: dict[str, Any]) -> None:
                content = json.dumps(body).encode()
                self.send_response(status)
                self.send_header("Content-Length", str(len(content)))
                self.end_headers()
                self.wfile.write(content)

            def log_message(self, *_: Any) -> None:
                pass

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self._server.server_port}"
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    def stop(self) -> None:
        self._server.shutdown()


@pytest.fixture
def spans() -> Iterator[InMemorySpanExporter]:
    exporter = InMemorySpanExporter()
    tracing.start("", exporter=exporter)
    yield exporter
    tracing.stop()


@pytest.fixture
def traced(tmp_path: Path, spans: InMemorySpanExporter) -> Iterator[House]:
    bot = _BotThatActs()
    house = House(tmp_path, bot_token=bot.token, bot_urls=[bot.url], bot=_Asks(bot))  # type: ignore[arg-type]
    house.executor.register_action(LookAction(house))
    house.bot.actions = house.settings.actions_address  # type: ignore[attr-defined]
    house.start()
    yield house
    house.stop()
    bot.stop()


class _Asks:
    """The services' own client of a bot, told late where actions are taken: the house has chosen its port by then."""

    def __init__(self, bot: _BotThatActs) -> None:
        self._bot, self.actions = bot, ""

    def turn(self, person_id: str, request: dict[str, Any]) -> dict[str, Any]:
        return Bots([self._bot.url], self._bot.token, actions=self.actions).turn(person_id, request)

    def healthy(self) -> bool:
        return True

    def look(self) -> None:
        pass


def _finished(spans: InMemorySpanExporter, turn: str) -> dict[int, ReadableSpan]:
    """The spans of this turn's trace."""
    found = spans.get_finished_spans()
    roots = [one for one in found if one.name == "turn" and (one.attributes or {})["yiqiaotong.turn"] == turn]
    assert len(roots) == 1 and roots[0].context is not None
    trace = roots[0].context.trace_id
    return {one.context.span_id: one for one in found if one.context is not None and one.context.trace_id == trace}


def test_a_turn_is_one_trace_through_bot_action_order_statement_and_partner(
    traced: House, spans: InMemorySpanExporter
) -> None:
    turn = traced.backend.conversation.receiver.receive(Inbound("terminal", "somebody-of-note", "m1", text=SECRET))
    traced.wait_until(lambda: any(one.name == "turn" for one in spans.get_finished_spans()))
    trace = _finished(spans, turn)

    def way_to(name: str) -> list[str]:
        at = next(one for one in trace.values() if one.name == name)
        way = [at.name]
        while at.parent is not None:
            at = trace[at.parent.span_id]
            way.insert(0, at.name)
        return way

    assert way_to("partner somebody") == ["turn", "bot", "action action_look", "partner somebody"]
    assert way_to("GetPerson") == ["turn", "bot", "action action_look", "GetPerson"]
    assert way_to("SELECT persons")[-2:] == ["GetPerson", "SELECT persons"]
    turns = [one.attributes or {} for one in trace.values() if one.name == "turn"]
    assert turns[0]["yiqiaotong.model"] == "0123456789abcdef m1"
    written = [one for one in trace.values() if one.name.startswith(("INSERT history", "UPDATE inbox"))]
    assert written and all(one.parent is not None for one in written)
    told = " ".join(one.to_json() for one in spans.get_finished_spans())
    assert not any(word in told for word in (SECRET, "13800138000", "somebody-of-note", "秘密"))
    assert "traceparent" not in traced.partner_heard, "partners are not told of our traces"  # type: ignore[attr-defined]


def test_an_error_is_named_by_its_type_alone(spans: InMemorySpanExporter) -> None:
    with pytest.raises(PlatformRejected), tracing.span("job filing.file"):
        raise PlatformRejected("sms", "no such number: 13800138000")
    [failed] = spans.get_finished_spans()
    assert (failed.status.is_ok, failed.status.description, failed.events) == (False, "PlatformRejected", ())


@pytest.mark.parametrize(
    ("statement", "verb", "table"),
    [
        ("SELECT inbox.text FROM inbox WHERE inbox.person_id = ?", "SELECT", "inbox"),
        ("INSERT INTO outbox (topic) VALUES (?)", "INSERT", "outbox"),
        ("UPDATE conversations SET fence=?", "UPDATE", "conversations"),
        ("PRAGMA x", "PRAGMA", ""),
        ("", "SQL", ""),
    ],
)
def test_a_statement_is_named_by_verb_and_table(statement: str, verb: str, table: str) -> None:
    assert named(statement) == (verb, table)


def test_a_collector_is_sent_the_steps_over_http() -> None:
    received: list[tuple[str, bytes]] = []

    class Collector(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            received.append((self.path, self.rfile.read(int(self.headers["Content-Length"]))))
            self.send_response(200)
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, *_: Any) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Collector)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    tracing.start(f"http://127.0.0.1:{server.server_port}/v1/traces")
    with tracing.span("turn", turn="t_1"):
        assert tracing.outgoing()["traceparent"].split("-")[1] == tracing.trace_id()
    tracing.stop()  # hands over what is left
    server.shutdown()
    [(path, body)] = received
    sent = ExportTraceServiceRequest.FromString(body).resource_spans[0]
    assert path == "/v1/traces" and sent.scope_spans[0].spans[0].name == "turn"


def test_switched_off_nothing_of_it_is_imported_and_nothing_is_sent_along() -> None:
    assert (tracing.outgoing(), tracing.trace_id()) == ({}, "")
    code = (
        "import sys, backend.server; from backend.shared import tracing\n"
        "with tracing.span('turn'): pass\n"
        "sys.exit(any(name in sys.modules for name in ('opentelemetry.sdk.trace', 'opentelemetry.exporter')))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stderr
