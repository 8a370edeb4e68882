"""The three fates of an error, whatever a partner does to us."""

from __future__ import annotations

from contextlib import suppress

import httpx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from backend.platforms.base import PartnerClient, PartnerModel, Patience
from backend.shared.errors import PlatformRejected, PlatformUnavailable, Refused, YiqiaotongError
from backend.shared.metrics import REGISTRY


class Greeting(PartnerModel):
    """What our imagined partner says."""

    hello: str


def client(answer: object, pauses: list[float] | None = None) -> PartnerClient:
    """A client whose partner does `answer` each time it is asked."""
    made = PartnerClient("somebody", "http://partner.invalid", {}, {"no_room": "no_room_of_ours"}, Patience(pause=0.5))
    made._sleep = (pauses if pauses is not None else []).append
    made._http = httpx.Client(base_url="http://partner.invalid", transport=httpx.MockTransport(answer))  # type: ignore[arg-type]
    return made


@settings(max_examples=60, deadline=None)
@given(
    st.integers(200, 599),
    st.one_of(st.binary(max_size=50), st.just(b'{"code":"no_room"}'), st.just(b'{"hello":"you"}')),
)
def test_whatever_a_partner_answers_is_a_value_or_one_of_three_fates(status: int, body: bytes) -> None:
    partner = client(lambda request: httpx.Response(status, content=body))
    try:
        assert partner.ask("GET", "x", Greeting) == Greeting(hello="you")
    except YiqiaotongError as error:
        assert isinstance(error, Refused | PlatformUnavailable | PlatformRejected)


@pytest.mark.parametrize(
    "error", [httpx.ConnectError, httpx.ReadTimeout, httpx.ConnectTimeout, httpx.RemoteProtocolError, httpx.ReadError]
)
def test_no_error_of_the_http_library_leaks(error: type[httpx.TransportError]) -> None:
    def fail(request: httpx.Request) -> httpx.Response:
        raise error("x")

    with pytest.raises(PlatformUnavailable):
        client(fail).ask("GET", "x", Greeting)


@pytest.mark.parametrize(("status", "tries"), [(500, 3), (503, 3), (429, 3), (404, 1), (302, 1), (200, 1)])
def test_only_what_may_pass_by_itself_is_asked_again(status: int, tries: int) -> None:
    asked: list[str] = []

    def answer(request: httpx.Request) -> httpx.Response:
        asked.append(request.headers["idempotency-key"])
        return httpx.Response(status, json={"hello": "you", "code": "no_room"})

    with suppress(YiqiaotongError):
        client(answer).ask("POST", "x", Greeting, body={}, key="k")
    assert asked == ["k"] * tries


def test_a_change_without_a_key_is_a_fault_of_ours() -> None:
    with pytest.raises(ValueError, match="idempotency key"):
        client(lambda request: httpx.Response(200)).ask("POST", "x", Greeting, body={})


def test_pauses_grow_but_are_drawn_at_random() -> None:
    pauses: list[float] = []
    with pytest.raises(PlatformUnavailable):
        client(lambda request: httpx.Response(500), pauses).ask("GET", "x", Greeting)
    assert len(pauses) == 3
    assert all(0 <= pause <= 0.5 * 2**number for number, pause in enumerate(pauses))


def test_a_known_refusal_has_our_reason_and_an_unknown_one_is_rejected() -> None:
    with pytest.raises(Refused, match="no_room_of_ours"):
        client(lambda request: httpx.Response(409, json={"code": "no_room"})).ask("GET", "x", Greeting)
    with pytest.raises(PlatformRejected, match="bad_mood"):
        client(lambda request: httpx.Response(409, json={"code": "bad_mood"})).ask("GET", "x", Greeting)


def _counted(name: str, **labels: str) -> float:
    return REGISTRY.get_sample_value(f"yiqiaotong_partner_{name}", {"partner": "somebody", **labels}) or 0.0


@pytest.mark.parametrize(
    ("answer", "outcome", "in_a_row"),
    [
        (httpx.Response(200, json={"hello": "you"}), "answered", 0),
        (httpx.Response(409, json={"code": "no_room"}), "refused", 0),
        (httpx.Response(503), "away", 1),
        (httpx.Response(200, json={"nonsense": 1}), "rejected", 0),
    ],
)
def test_a_call_is_counted_once_however_often_it_was_tried(answer: httpx.Response, outcome: str, in_a_row: int) -> None:
    client(lambda request: httpx.Response(200, json={"hello": "you"})).ask("GET", "x", Greeting)
    before = _counted("call_seconds_count", outcome=outcome)
    with suppress(YiqiaotongError):
        client(lambda request: answer).ask("GET", "x/of-somebody", Greeting)
    assert _counted("call_seconds_count", outcome=outcome) - before == 1
    assert _counted("operation_seconds_count", operation="GET Greeting", outcome=outcome) >= 1
    assert _counted("failed_in_a_row") == in_a_row
