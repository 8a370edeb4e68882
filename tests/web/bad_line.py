"""A bad line, made in user space: a forwarder of datagrams and connections that is narrow, slow and loses some.

Kernels of test machines often have no netem, and a browser's own throttling does not reach its calls. A browser is told
this forwarder's ports in place of the relay's (TURN) and the house's, so all it sends and hears crosses it.
"""

from __future__ import annotations

import asyncio
import contextlib
import random
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

Address = tuple[str, int]
HEADERS = {"udp": 28, "tcp": 40}
"""Bytes of IP and UDP or TCP around what is sent; the line carries them, too."""
SEGMENT = 1400
A_TICK = 1e-6
"""Seconds between two pieces of a connection, so that none overtakes another."""
RESENT_AFTER = 1.2
"""Round trips after which a connection sends again what was lost."""


@dataclass(frozen=True, slots=True)
class Shape:
    """What a line is like each way.

    Args:
        rate: bits a second.
        loss: share of packets that is lost, by chance.
        delay: seconds one way.
        queue: seconds of sending that may wait; a datagram beyond it is lost.
    """

    rate: float
    loss: float
    delay: float
    queue: float = 0.6


BAD = Shape(rate=60_000, loss=0.1, delay=0.3)
"""60 kbit/s each way, one packet of ten lost, 600 ms there and back."""


@dataclass
class Way:
    """One direction of a line: a bucket that empties at its rate, behind it the delay.

    Args:
        dice: decides what is lost.
        shape: None while the line is good.
    """

    dice: random.Random
    shape: Shape | None = None
    cut: bool = False
    free_at: float = 0.0
    carried: int = 0
    lost: int = 0
    bits: float = 0.0

    def datagram(self, size: int, now: float) -> float | None:
        """Return when a datagram of so many bytes arrives, or None: it is lost."""
        if self.cut or (self.shape is not None and self._full(now)) or self._unlucky():
            self.lost += 1
            return None
        return self._carried(size + HEADERS["udp"], now)

    def segment(self, size: int, now: float) -> float:
        """Return when a piece of a connection arrives; what is lost comes later, for it is sent again."""
        late = 0.0
        while self._unlucky():
            self.lost += 1
            late += RESENT_AFTER * 2 * (self.shape.delay if self.shape else 0.0)
        return self._carried(size + HEADERS["tcp"], now) + late

    def _full(self, now: float) -> bool:
        return self.shape is not None and self.free_at - now > self.shape.queue

    def _unlucky(self) -> bool:
        return self.shape is not None and self.dice.random() < self.shape.loss

    def _carried(self, size: int, now: float) -> float:
        self.carried += 1
        self.bits += 8 * size
        if self.shape is None:
            return now
        self.free_at = max(self.free_at, now) + 8 * size / self.shape.rate
        return self.free_at + self.shape.delay


class BadLine:
    """One person's line: good until it is spoilt.

    Args:
        relay: where the relay listens (UDP).
        house: where the services listen (TCP).
        seed: of the losses.
    """

    def __init__(self, relay: Address, house: Address, seed: int = 7) -> None:
        self._relay, self._house = relay, house
        self.out, self.back = Way(random.Random(seed)), Way(random.Random(seed + 1))
        self._loop = asyncio.new_event_loop()
        self._tasks: set[asyncio.Task[None]] = set()
        self._relays: list[asyncio.DatagramTransport] = []
        self._writers: list[asyncio.StreamWriter] = []
        self._thread = threading.Thread(target=self._loop.run_forever, daemon=True)
        self._thread.start()
        asyncio.run_coroutine_threadsafe(self._open(), self._loop).result(10)

    def spoil(self, shape: Shape = BAD) -> None:
        """Be bad from now on."""
        self.out.shape = self.back.shape = shape

    def mend(self) -> None:
        """Be good again."""
        self.out.shape = self.back.shape = None

    def cut(self, *, down: bool) -> None:
        """Carry nothing, or carry again."""
        self.out.cut = self.back.cut = down

    def break_off(self) -> None:
        """Break every connection that stands; new ones are carried."""
        self._loop.call_soon_threadsafe(self._abort)

    def _abort(self) -> None:
        for writer in self._writers:
            writer.transport.abort()
        self._writers.clear()

    @property
    def lost_share(self) -> float:
        """The share of packets that was lost both ways."""
        lost = self.out.lost + self.back.lost
        return lost / max(1, lost + self.out.carried + self.back.carried)

    def close(self) -> None:
        """Carry no more."""
        asyncio.run_coroutine_threadsafe(self._shut(), self._loop).result(10)
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(10)
        self._loop.close()

    async def _open(self) -> None:
        outside, _ = await self._loop.create_datagram_endpoint(
            lambda: _Outside(self), local_addr=(self._relay[0], 0)
        )  # fmt: skip
        self._outside = outside
        self.relay: Address = outside.get_extra_info("sockname")
        self._server = await asyncio.start_server(self._connected, self._house[0], 0)
        self.house: Address = self._server.sockets[0].getsockname()

    async def _shut(self) -> None:
        self._server.close()
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        for transport in (self._outside, *self._relays):
            transport.close()

    async def inside(self, source: Address) -> asyncio.DatagramTransport:
        """Return a socket towards the relay for one socket of the browser."""
        answered = _Inside(lambda packet: self.carry(self.back, packet, lambda: _send(self._outside, packet, source)))
        transport, _ = await self._loop.create_datagram_endpoint(lambda: answered, remote_addr=self._relay)
        self._relays.append(transport)
        return transport

    def carry(self, way: Way, packet: bytes, send: Callable[[], None]) -> None:
        """Let a datagram go its way."""
        now = self._loop.time()
        arrives = way.datagram(len(packet), now)
        if arrives is not None:
            self._loop.call_at(arrives, send)

    def spawn(self, work: asyncio.Task[None]) -> None:
        """Keep a task until it is done."""
        self._tasks.add(work)
        work.add_done_callback(self._tasks.discard)

    async def _connected(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            inner, outer = await asyncio.open_connection(*self._house)
        except OSError:
            writer.close()
            return
        self._writers += [writer, outer]
        self.spawn(self._loop.create_task(self._pump(self.out, reader, outer)))
        self.spawn(self._loop.create_task(self._pump(self.back, inner, writer)))

    async def _pump(self, way: Way, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        last = 0.0
        with contextlib.suppress(OSError):
            while piece := await reader.read(SEGMENT):
                while way.cut:
                    await asyncio.sleep(0.1)
                last = max(last + A_TICK, way.segment(len(piece), self._loop.time()))
                self._loop.call_at(last, _write, writer, piece)
                await asyncio.sleep(max(0.0, way.free_at - self._loop.time()))
        self._loop.call_at(last + A_TICK, writer.close)


class _Outside(asyncio.DatagramProtocol):
    """The side of the browser."""

    def __init__(self, line: BadLine) -> None:
        self._line, self._inside = line, dict[Address, "asyncio.Task[asyncio.DatagramTransport]"]()

    def datagram_received(self, packet: bytes, source: Address) -> None:
        if source not in self._inside:
            self._inside[source] = asyncio.ensure_future(self._line.inside(source))
        opened = self._inside[source]
        send = lambda: opened.add_done_callback(lambda done: _send(done.result(), packet))  # noqa: E731
        self._line.carry(self._line.out, packet, send)


class _Inside(asyncio.DatagramProtocol):
    """The side of the relay, for one socket of the browser."""

    def __init__(self, heard: Callable[[bytes], None]) -> None:
        self._heard = heard

    def datagram_received(self, packet: bytes, source: Address) -> None:
        self._heard(packet)


def _send(transport: asyncio.DatagramTransport, packet: bytes, address: Address | None = None) -> None:
    """Send what is due, unless the line was closed meanwhile."""
    if not transport.is_closing():
        transport.sendto(packet, address)


def _write(writer: asyncio.StreamWriter, piece: bytes) -> None:
    if not writer.is_closing():
        writer.write(piece)


@contextmanager
def bad_line(relay: Address, house: Address, seed: int = 7) -> Iterator[BadLine]:
    """Run a line that is good until it is spoilt."""
    line = BadLine(relay, house, seed)
    try:
        yield line
    finally:
        line.close()
