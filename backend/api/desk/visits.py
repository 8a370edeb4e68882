"""One request to the desk, and what it is answered with, before either knows the web server."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from urllib.parse import urlencode

from backend.bootstrap import Backend
from backend.desk.model import Officer, Right
from backend.shared.errors import Refused
from backend.shared.messages import Command
from backend.shared.wording import Words, fact

TO_OFFICERS: dict[str, Words] = {
    "filing_case_unknown": Words(
        "没有这个案件，或者它不归您所在的法院。请核对收件号，或从列表里打开。",
        "There is no such case, or it is another court's. Please check the number, or open it from the list.",
    ),
    "file_unknown": Words(
        "这份材料已经不在了，可能当事人已经撤换。请刷新案件页面。",
        "This paper is no longer there; the person may have replaced it. Please reload the case.",
    ),
    "hearing_unknown": Words("没有这次开庭，请刷新案件页面。", "There is no such hearing. Please reload the case."),
    "hearing_called_off": Words(
        "这次开庭已经取消，不能再改；请另排一次。",
        "That hearing has been called off and cannot be changed; please fix a new one.",
    ),
}
"""Refusals whose utterance speaks to a party ("no such case of yours"), as an officer is to read them."""


@dataclass(frozen=True, slots=True)
class Visit:
    """Request for a page.

    Args:
        officer: who asks; None only where no role is needed.
        path: parts of the address.
        query: of the address.
        form: of a form; the first value of each field.
        lists: of a form; all values of each field.
        files: of a form; the content of each file, nothing for one that was not chosen.
        token: the session's, or the one of the browser that signs in.
        language: ``zh-Hans`` or ``en``.
        trouble: why what was sent could not be done; the page shows it above what was typed.
        visitor: the network address that asks.
        device: what the browser shows that an officer has signed in at.
    """

    backend: Backend
    officer: Officer | None
    path: Mapping[str, str] = field(default_factory=dict)
    query: Mapping[str, str] = field(default_factory=dict)
    form: Mapping[str, str] = field(default_factory=dict)
    lists: Mapping[str, Sequence[str]] = field(default_factory=dict)
    files: Mapping[str, bytes] = field(default_factory=dict, repr=False)
    token: str = field(default="", repr=False)
    language: str = "zh-Hans"
    trouble: str = ""
    visitor: str = ""
    device: str = field(default="", repr=False)

    @property
    def me(self) -> Officer:
        """Officer who asks, where the door has let only officers through."""
        if self.officer is None:
            raise LookupError("a page for officers was opened without one")
        return self.officer

    @property
    def now(self) -> datetime:
        """The present moment."""
        return self.backend.clock.now()

    @property
    def court(self) -> str:
        """The court whose cases this officer sees; empty for all."""
        return self.me.court

    def do(self, command: Command) -> Any:
        """Run a command of the backend."""
        return self.backend.bus.handle(command)

    def said(self, refused: Refused) -> str:
        """Return a refusal in the officer's language."""
        if refused.reason in TO_OFFICERS:
            return TO_OFFICERS[refused.reason].say(self.language)
        facts = {name: fact(value, self.language) for name, value in refused.facts.items()}
        return self.backend.conversation.phrasebook.render(f"utter_{refused.reason}", self.language, facts).text

    def request_id(self) -> str:
        """Return the id the form was given when it was shown, so that sending it twice is sending it once."""
        given = self.form.get("request_id", "")
        return given if given.startswith("desk-") and given[5:].isalnum() and len(given) < 60 else new_request_id()


def new_request_id() -> str:
    """Return an id for a form that is about to be shown."""
    return f"desk-{secrets.token_hex(16)}"


@dataclass(frozen=True, slots=True)
class Page:
    """A page to render: the template's name and what it shows."""

    template: str
    shown: Mapping[str, Any] = field(default_factory=dict)
    status: int = 200


@dataclass(frozen=True, slots=True)
class GoTo:
    """Another page to open after something was done, with the key of a word that says so.

    Args:
        cookie: value to set (the session's), ``""`` to take it away, None to leave it.
        device: value to set by which the browser is known at the next signing in.
    """

    path: str
    done: str = ""
    cookie: str | None = None
    language: str = ""
    device: str = field(default="", repr=False)

    @property
    def address(self) -> str:
        """The address with the word in it."""
        mark = "&" if "?" in self.path else "?"
        return f"{self.path}{mark}{urlencode({'done': self.done})}" if self.done else self.path


@dataclass(frozen=True, slots=True)
class Paper:
    """A file to look at: whatever is in it, the browser runs nothing of it."""

    content: bytes = field(repr=False)
    mime: str
    name: str


@dataclass(frozen=True, slots=True)
class Values:
    """JSON for the page's own script."""

    body: Mapping[str, Any]


Answer = Page | GoTo | Paper | Values
Handler = Callable[[Visit], Answer]


@dataclass(frozen=True, slots=True)
class Address:
    """One address of the desk.

    Args:
        right: what an officer must be allowed; None only for signing in, and where a link is the proof.
        again: shows the page of a form again when what was sent could not be done.
        largest: bytes of a request where a file comes with it; 0 for the usual.
        by_itself: a page asks for it without anybody's hand; it does not keep the session open.
        checks_password: it costs a password check; those have a lane of their own, and a pace by network address.
    """

    path: str
    method: str
    right: Right | None
    handler: Handler
    again: Handler | None = None
    largest: int = 0
    by_itself: bool = False
    checks_password: bool = False


@dataclass(frozen=True, slots=True)
class Searched:
    """One kind of thing the desk's search looks through.

    Args:
        place: its place among the kinds, the smallest first.
        right: what an officer must be allowed; without it nothing of the kind is looked for.
        find: returns what fits a text, of what this officer may see.
        template: draws ``found`` as entries of a list.
        names: of the states ``found`` can be in, for the template.
    """

    place: int
    right: Right
    find: Callable[[Visit, str], Sequence[object]]
    template: str
    names: Mapping[Any, Words] = field(default_factory=dict)
