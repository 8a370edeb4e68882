"""The relay as it is shipped: TLS, passwords of the house that end, and no way into networks behind it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta

import pytest

from backend.api.witness_seats import Seated
from backend.api.witness_view import ice_servers
from backend.authorization.room.views import Seat
from tests.web.turn_client import TurnClient, credential
from tests.web.turn_server import TurnServer, turn_server

pytestmark = pytest.mark.slow

UNAUTHORIZED, FORBIDDEN, QUOTA = 401, 403, 486
SEAT: Seated = Seat("0" * 16, "s_1", "party")


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TurnServer]:
    with turn_server(tmp_path_factory.mktemp("turn"), own_peers=False) as running:
        yield running


def given(server: TurnServer, now: datetime) -> tuple[str, str]:
    """The name and password the house gives a seat."""
    [told] = ice_servers([{"urls": server.over_tls}], server.secret, SEAT, now)
    return told["username"], told["credential"]


def admitted(server: TurnServer) -> TurnClient:
    client = TurnClient(server, *given(server, datetime.now(UTC)))
    assert client.allocate() == 0
    return client


def test_a_password_of_the_house_opens_a_relay_over_tls(server: TurnServer) -> None:
    with closing(admitted(server)) as client:
        assert client.permit("8.8.8.8") == 0


def test_who_has_no_password_of_today_is_refused(server: TurnServer) -> None:
    name, password = given(server, datetime.now(UTC))
    expired = given(server, datetime.now(UTC) - timedelta(hours=8))
    others = name, credential("of another house", name)
    longer = name.replace(":", "0:"), password
    for told in (expired, others, longer):
        with closing(TurnClient(server, *told)) as client:
            assert client.allocate() == UNAUTHORIZED, told


@pytest.mark.parametrize(
    "peer",
    ["127.0.0.1", "10.0.0.5", "172.17.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.0", "224.0.0.1"],
)
def test_nothing_is_relayed_into_the_machine_or_its_networks(server: TurnServer, peer: str) -> None:
    with closing(admitted(server)) as client:
        assert client.permit(peer) == FORBIDDEN


def test_the_machine_s_own_address_is_no_way_in_unless_it_is_said(server: TurnServer) -> None:
    with closing(admitted(server)) as client:
        refused = client.permit(server.address)
    private = server.address.startswith(("10.", "172.", "192."))
    assert refused == (FORBIDDEN if private else 0)


def test_a_seat_has_one_name_for_an_hour_and_so_one_quota(server: TurnServer) -> None:
    hour = datetime.now(UTC).replace(minute=0, second=1)
    names = {given(server, hour + timedelta(minutes=minutes))[0] for minutes in range(59)}
    assert len(names) == 1
    clients = [TurnClient(server, *given(server, datetime.now(UTC))) for _ in range(30)]
    try:
        codes = [client.allocate() for client in clients]
    finally:
        for client in clients:
            client.close()
    assert codes.count(0) <= 24 and set(codes) == {0, QUOTA}
