"""A lane does its own work, says at once when it is full, and keeps nobody else waiting."""

from __future__ import annotations

import asyncio
import threading

import pytest

from backend.conversation.visitors import network_of
from backend.shared.lanes import Lane, LaneFull


async def test_a_full_lane_says_so_before_a_thread_is_taken_and_has_room_again_afterwards() -> None:
    lane, go = Lane("test", threads=1, waiting=1), threading.Event()
    inside = [asyncio.create_task(lane.run(go.wait, 10)) for _ in range(2)]
    await asyncio.sleep(0)
    with pytest.raises(LaneFull) as full:
        await lane.run(go.is_set)
    assert full.value.retry_after == 5
    go.set()
    assert await asyncio.gather(*inside) == [True, True]
    assert await lane.run(go.is_set)
    lane.close()


async def test_work_nobody_waits_for_any_more_counts_until_it_is_done() -> None:
    lane, begun, go = Lane("test", threads=1, waiting=0), threading.Event(), threading.Event()

    def work() -> None:
        begun.set()
        go.wait(10)

    left = asyncio.create_task(lane.run(work))
    await asyncio.to_thread(begun.wait, 5)
    left.cancel()
    await asyncio.sleep(0.05)
    with pytest.raises(LaneFull):
        await lane.run(go.is_set)
    go.set()
    await asyncio.sleep(0.1)
    assert await lane.run(go.is_set)
    lane.close()


async def test_what_goes_wrong_in_a_lane_is_told_to_whoever_asked() -> None:
    lane = Lane("test", threads=1, waiting=1)
    for _ in range(3):
        with pytest.raises(ZeroDivisionError):
            await lane.run(lambda: 1 / 0)
    lane.close()


@pytest.mark.parametrize(
    ("address", "network"),
    [
        ("203.0.113.9", "203.0.113.9"),
        ("::ffff:203.0.113.9", "203.0.113.9"),
        ("2001:db8:1:2:aaaa::1", "2001:db8:1:2::/64"),
        ("[2001:db8:1:2::ffff]", "2001:db8:1:2::/64"),
        ("", ""),
        ("unknown", "unknown"),
    ],
)
def test_a_household_is_one_visitor(address: str, network: str) -> None:
    assert network_of(address) == network
