"""`yiqiaotong erase PERSON`: erase somebody everywhere; `--dry-run` only says what would stay.

PERSON is the id the desk shows (``p_`` and sixteen characters). What an office has in hand stays until it is over; the
same command later, or the house by itself, erases that too.
"""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from cli.house import open_backend
from cli.install import Trouble

if TYPE_CHECKING:
    from backend.bootstrap import Backend
    from backend.personal_data.commands import Erased, Stays
    from backend.shared.wording import Words


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare this command's options."""
    parser.add_argument("person", help="the person's id, as the desk shows it")
    parser.add_argument("--dry-run", action="store_true", help="say what would stay and change nothing")
    parser.add_argument("--reason", default="console", choices=("console", "written_request", "authority"))


def command(options: argparse.Namespace) -> int:
    """Erase, and say what is left and why."""
    from backend.personal_data.commands import ErasePerson, WhatStays
    from backend.shared.errors import PlatformUnavailable, Refused

    with open_backend() as backend:
        _need_person(backend, options.person)
        stays: Stays = backend.bus.handle(WhatStays(options.person))
        if options.dry_run:
            _say("In an office's hand, so it would stay until it is over", stays.in_hand)
            _say("Would stay", stays.kept)
            return 0
        try:
            erased: Erased = backend.bus.handle(ErasePerson(options.person, "console", options.reason))
        except (PlatformUnavailable, Refused) as trouble:
            raise Trouble(f"{options.person} is not erased yet, try again: {trouble}") from trouble
    print(f"{options.person} is erased." if erased.whole else f"{options.person} is erased but for what is in hand.")
    _say("In an office's hand, so it stays until it is over", erased.in_hand)
    _say("Stays", stays.kept)
    return 0


def _need_person(backend: Backend, person_id: str) -> None:
    try:
        backend.person(person_id)
    except LookupError as nobody:
        raise Trouble(f"There is nobody with the id {person_id}.") from nobody


def _say(what: str, words: tuple[Words, ...]) -> None:
    for one in words:
        print(f"{what}: {plain(one)}")


def plain(words: Words) -> str:
    """Return words for a terminal: in English, without the marks around names and numbers."""
    return "".join(char for char in words.en if char not in "\ue000\ue001")
