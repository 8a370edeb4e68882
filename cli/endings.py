"""Endings of our own process and of those it starts: Ctrl-C is heard once, and nothing outlives its parent.

Linux tells a process that its parent is gone, even by kill -9. Elsewhere a parent that is killed that way leaves its
children behind.
"""

from __future__ import annotations

import ctypes
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

ASK_TO_END = frozenset({signal.SIGINT, signal.SIGTERM, signal.SIGHUP})
_PR_SET_PDEATHSIG = 1
_libc = ctypes.CDLL(None) if sys.platform == "linux" else None


def hear_once() -> None:
    """Let the next request to end be a KeyboardInterrupt, and the ones after it nothing.

    An impatient second Ctrl-C would otherwise break off the stopping itself, and leave half of the children behind.
    """
    for number in ASK_TO_END:
        signal.signal(number, _interrupt_and_be_deaf)


def be_deaf() -> None:
    """Hear no request to end any more: what ends now ends whole."""
    for number in ASK_TO_END:
        signal.signal(number, signal.SIG_IGN)


def end_with_parent() -> None:
    """Be asked to end when the process that started this one is gone (Linux); at once where it is gone already."""
    parent = os.getppid()
    _ask_when_parent_ends()
    if os.getppid() != parent:
        os.kill(os.getpid(), signal.SIGTERM)


@contextmanager
def undisturbed() -> Iterator[Callable[[], None]]:
    """Keep requests to end waiting while the block starts a process and remembers it.

    Yields:
        What the new process does before its program (`preexec_fn`), so that it ends when we do.
    """
    us, asked = os.getpid(), list[signal.Signals]()
    if threading.current_thread() is not threading.main_thread():
        yield lambda: _begin_child(us)  # no other thread is ever interrupted
        return
    before = {number: signal.getsignal(number) for number in ASK_TO_END}
    heard = {number for number, handler in before.items() if callable(handler)}
    for number in heard:
        signal.signal(number, lambda number, _: asked.append(signal.Signals(number)))
    try:
        yield lambda: _begin_child(us)
    finally:
        for number in heard:
            signal.signal(number, before[number])
        for number in asked[:1]:
            signal.raise_signal(number)


def _begin_child(parent: int) -> None:
    _ask_when_parent_ends()
    if os.getppid() != parent:  # it was killed before Linux was asked to tell
        os._exit(1)


def _ask_when_parent_ends() -> None:
    if _libc:
        _libc.prctl(_PR_SET_PDEATHSIG, signal.SIGTERM)


def _interrupt_and_be_deaf(*_: object) -> None:
    be_deaf()
    raise KeyboardInterrupt
