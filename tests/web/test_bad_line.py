"""The line that is made bad: what it lets through, what it loses, and when the rest arrives."""

from __future__ import annotations

import random
import socket
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

import pytest

from tests.web.bad_line import BAD, HEADERS, BadLine, Shape, Way, bad_line

NARROW = Shape(rate=60_000, loss=0.0, delay=0.3)


def way(shape: Shape | None) -> Way:
    return Way(random.Random(1), shape)


def test_a_good_line_neither_loses_nor_delays() -> None:
    good = way(None)
    assert [good.datagram(1200, 5.0) for _ in range(100)] == [5.0] * 100


def test_no_more_goes_through_than_its_rate_and_each_packet_comes_after_its_delay() -> None:
    narrow, arrived = way(NARROW), []
    for step in range(1000):  # 96 kbit/s for ten seconds
        if (at := narrow.datagram(120 - HEADERS["udp"], step / 100)) is not None:
            arrived.append((step / 100, at))
    assert 0.97 * 60_000 < 8 * 120 * len(arrived) / 10 < 1.07 * 60_000
    assert all(at - sent >= 0.3 for sent, at in arrived)
    assert max(at - sent for sent, at in arrived) <= 0.3 + NARROW.queue + 0.05
    assert [at for _, at in arrived] == sorted(at for _, at in arrived), "none overtakes another"


def test_it_loses_as_often_as_told_and_the_same_packets_each_time() -> None:
    lossy = replace(BAD, rate=1e9)
    ways = way(lossy), way(lossy)
    lost = [[one.datagram(100, step / 10) is None for step in range(5000)] for one in ways]
    assert lost[0] == lost[1] and 0.09 < sum(lost[0]) / 5000 < 0.11


def test_what_a_connection_loses_comes_late_and_not_never() -> None:
    lossy = way(replace(BAD, rate=1e9))
    late = [lossy.segment(100, float(step)) - step for step in range(1000)]
    assert min(late) < 0.31 and sum(one > 0.9 for one in late) > 50


def test_a_cut_line_carries_no_datagram_until_it_is_whole_again() -> None:
    cut = way(None)
    cut.cut = True
    assert cut.datagram(100, 0.0) is None
    cut.cut = False
    assert cut.datagram(100, 1.0) == 1.0


@contextmanager
def echoes() -> Iterator[tuple[BadLine, socket.socket]]:
    """A line to a socket that is the relay and to another that is the house."""
    with socket.socket(type=socket.SOCK_DGRAM) as relay, socket.socket() as house:
        for one in (relay, house):
            one.bind(("127.0.0.1", 0))
        house.listen()
        with bad_line(relay.getsockname(), house.getsockname()) as line:
            relay.settimeout(5)
            yield line, relay


def test_datagrams_find_their_way_there_and_back() -> None:
    with echoes() as (line, relay), socket.socket(type=socket.SOCK_DGRAM) as browser:
        browser.settimeout(5)
        line.spoil(Shape(rate=1e9, loss=0.0, delay=0.1))
        began = time.monotonic()
        browser.sendto(b"there", line.relay)
        said, source = relay.recvfrom(100)
        relay.sendto(b"back", source)
        assert (said, browser.recv(100)) == (b"there", b"back")
        assert time.monotonic() - began >= 0.2


def test_what_is_due_after_the_line_was_closed_is_sent_to_nobody(caplog: pytest.LogCaptureFixture) -> None:
    with echoes() as (line, relay), socket.socket(type=socket.SOCK_DGRAM) as browser:
        line.spoil(Shape(rate=1e9, loss=0.0, delay=0.1))
        browser.sendto(b"there", line.relay)
        said, source = relay.recvfrom(100)
        for number in range(200):
            relay.sendto(b"back", source)
            browser.sendto(b"%d" % number, line.relay)
        time.sleep(0.1)
    assert said == b"there" and not caplog.records
