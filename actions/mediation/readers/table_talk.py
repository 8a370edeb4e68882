"""Readers of talk about offers: asks for them, accepts, declines, takes its own back, offers. Pure.

Only asked for somebody who sits in a mediation that goes on; the words are data (``table_talk.yml``). What is heard
here is shown and confirmed before anything is done.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Literal

from actions.dialogue.phrases import said
from actions.dialogue.readers.speech_acts import asks
from actions.mediation.readers.told import instalments_in
from actions.readers.pattern_pages import patterns
from actions.story.readers.plain import plain
from backend.shared.wording import Words

Act = Literal["asked", "taken_back", "refused", "accepted", "offered"]
_PAGE = Path(__file__).with_name("table_talk.yml")
_LONGEST = 160
_AROUND = re.compile(
    r"^(?:(?:好(?:的|吧|啦)?|行|可以|ok|okay|yes)[，\s]*)?(?:我们?|i|we)?(?:就|都)?\s*"
    r"|[，\s]*(?:这个|呢个|那个|他的|她的|the|this|that|it)?\s*(?:方案|提议|offer)?(?:了|啦|喇|吧|呀|啊)?[。，！!.\s]*$"
)
_FIGURE = re.compile(r"\d{3,}")
_FIGURES = {sign: at for at, sign in enumerate("零一二三四五六七八九十")} | {"两": 2}
_ONLY_TOLD = ("names_lawsuit_or_mediation", "names_notarization", "names_authorization", "names_hearing")
"""Another matter beside which a sum is no offer."""


def act_in(text: str, *, with_sum: bool) -> Act | None:
    """Return what a message does with the offers; None where it says nothing of them.

    Args:
        with_sum: whether a sum stands in it; who declines and names one makes a counter-offer.
    """
    if not text or len(text) > _LONGEST:
        return None
    if _says("taken_back", text):
        return None if asks(text) else "taken_back"
    with_sum = with_sum or (_FIGURE.search(text) is not None and instalments_in(text) is not None)
    elsewhere = any(said(one, text) for one in _ONLY_TOLD)
    offers = _says("offered", text) or instalments_in(text) is not None
    if with_sum and not elsewhere and offers and not _says("asked", text):
        return "offered"
    if _says("asked", text):
        return "asked"
    if asks(text) or elsewhere or _says("supposed", text):
        return None
    if _says("refused", text):
        return "offered" if with_sum else "refused"
    return "accepted" if _says("accepted", text) else None


def says_button(text: str, title: Words) -> bool:
    """Return True if a message says nothing but what a button is called, of oneself ("我接受", "I accept")."""
    bare = _AROUND.sub("", plain(text).strip())
    return bare.casefold() in (plain(title.zh), title.en.casefold())


def adds_term(text: str) -> bool:
    """Return True if a message adds something else that shall hold."""
    return not asks(text) and _says("added", text)


def says_no_more(text: str) -> bool:
    """Return True if a message only says that nothing else shall hold."""
    return _says("no_more", text)


def names_strange_money(text: str) -> bool:
    """Return True if a sum is in what no agreement is paid in."""
    return _says("strange_money", text)


def names_each_part(text: str) -> bool:
    """Return True if a sum is told for each part, and not in all ("每月还五千")."""
    return _says("each", text)


def stands_for(text: str) -> str:
    """Return for how many days a message lets an offer stand, where it says so; nothing else is taken for that."""
    spelt = plain(text)
    found = next((one for page in patterns(_PAGE, "stands") if (one := page.search(spelt)) is not None), None)
    if found is None:
        return ""
    count = int(found["count"]) if found["count"].isdecimal() else _FIGURES[found["count"]]
    return str(count * (1 if found["unit"][0] in "天日d" else 7))


def _says(entry: str, text: str) -> bool:
    spelt = plain(text).strip()
    return any(one.search(spelt) for one in patterns(_PAGE, entry))
