"""Answer to a comparison of ways of ours: each by its cost and time, reckoned where the sum is told, never one alone.

Figures come from the court's scale of fees and the tables of arbitration; the words stand in ``comparison.yml``.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any, Final, get_args

from actions import trust_faq
from actions.arbitration.fees import fee_estimate
from actions.dialogue.buttons import Button, button
from actions.dialogue.readers.clauses import characters_in
from actions.dialogue.turn import Turn
from actions.filing.fees import estimate, known_from_form
from actions.filing.readers import said_money
from actions.filing.readers.fee_wishes import FeeWish, said_amount
from actions.own_answers.readers.compared import Aspect, Way, aspects_compared, ways_compared
from actions.topic import AnswerTo, has_subject, kinds_asked, subject_of
from backend.arbitration.fee_tables import reposted_tables
from backend.shared.notifier import READY_WORDS
from backend.shared.wording import Words
from backend.shared.yaml_pages import read_yaml

_PAGE = Path(__file__).with_name("comparison.yml")
_LOOKED_BACK: Final = 4
"""Messages before this one in which the sum may have been told."""
_OF_DISPUTES: Final = frozenset({"mediation", "arbitration", "court"})
_LEAST: Final = 2
_OPENS: Mapping[Way, str] = {
    "mediation": "start_mediation", "arbitration": "ask_arbitration", "court": "start_filing",
    "witness": "start_authorization", "mission": "find_institution", "notary": "start_notarization",
}  # fmt: skip
_WISH: Mapping[Way, str] = {"mission": "kind:consulate_general"}
_BEGIN = Words("开始：{}", "Begin: {}")
_OF_SUM = Words("按{}算：", "For {}:")
_COURT, _ARBITRATION = "court", "arbitration"
_BELOW = Words(" < ", " < ")


async def tell(turn: Turn) -> None:
    """Say the ways side by side, by what they are compared."""
    ways, aspects = ways_compared(turn.answer.text), aspects_compared(turn.answer.text)
    turn.say(READY_WORDS, _buttons(turn, ways), words=await _told(turn, ways, aspects, _sum(turn)))


async def everything_asked(turn: Turn) -> bool:
    """Answer what is asked of nothing in particular ("多少钱？多久？要我回国吗？"); False for any other message.

    A price alone is asked about by the table of fees, whether to come back alone has answers of its own ("可以要回来吗"
    asks of things), whatever was spoken of is meant before everything, and so is what the message itself tells ("my
    uncle sold grandma's house. How long do we have?").
    """
    said = turn.answer
    asking = [part for part in said.clauses() if part.asks]
    kinds = [kind for part in asking for kind in kinds_asked(part.text)]
    alone = kinds == [_COST] or not set(kinds) & set(get_args(Aspect))
    if alone or not set(kinds) <= set(_OF_EVERYTHING) or turn.spoken_before:
        return False
    told = sum(characters_in(part.text) for part in said.clauses() if not part.asks)
    if (
        told > _STORY
        or subject_of(said.text)
        or any(has_subject(part.text) or len(part.text) > _SHORT for part in asking)
    ):
        return False
    for kind in dict.fromkeys(kinds):
        await _OF_EVERYTHING[kind](turn)
    return True


async def _costs(turn: Turn) -> None:
    _overview(turn, "cost")


async def _times(turn: Turn) -> None:
    _overview(turn, "time")


def _overview(turn: Turn, aspect: Aspect) -> None:
    """Say what each way of ours costs, or takes, where nobody has said which is meant."""
    ways: tuple[Way, ...] = ("court", "mediation", "arbitration", "notary", "witness")
    said = [f"• {_say(turn, 'name', way)}{_colon(turn)}{_say(turn, aspect, way, **_old_table())}" for way in ways]
    turn.say(READY_WORDS, words="\n".join([_WHICH.say(turn.language), *said]))


_COST: Final = "cost"
_SHORT: Final = 40
"""Characters of a question that names nothing."""
_STORY: Final = 8
"""Characters that are told beside a question, from which it is asked of them; fewer greet or thank."""
_WHICH = Words("看是哪一件：", "It depends on which:")
_OF_EVERYTHING: Final[Mapping[str, AnswerTo]] = {_COST: _costs, "time": _times, "return": trust_faq.going_back}


async def _told(turn: Turn, ways: Sequence[Way], aspects: Sequence[Aspect], wish: FeeWish) -> str:
    lines: list[str] = []
    totals: dict[Way, Decimal] = {}
    if "cost" in aspects and wish.amount is not None:
        lines.append(_OF_SUM.say(turn.language).format(said_money(f"{wish.amount:.2f} {wish.currency}", turn.language)))
    for way in ways:
        said = [_say(turn, "needs", way)] if way in _page()["needs"] else []
        if "cost" in aspects:
            words, total = await _cost(turn, way, wish)
            said.insert(0, words)
            totals |= {} if total is None else {way: total}
        if "time" in aspects:
            said.insert(len(said) - (way in _page()["needs"]), _say(turn, "time", way))
        lines.append(f"• {_say(turn, 'name', way)}{_colon(turn)}{Words('', ' ').say(turn.language).join(said)}")
    return "\n".join([*lines, *_verdict(turn, ways, aspects, totals, known=wish.amount is not None)])


async def _cost(turn: Turn, way: Way, wish: FeeWish) -> tuple[str, Decimal | None]:
    """The words on a way's cost, and the figure where there is one: of arbitration with a party abroad."""
    if way == "mediation":
        return _say(turn, "cost", way), Decimal(0)
    if wish.amount is None or way not in (_COURT, _ARBITRATION):
        return _say(turn, "cost", way, **_old_table()), None
    return await (_court_fee(turn, wish) if way == _COURT else _arbitration_fee(turn, wish))


async def _court_fee(turn: Turn, wish: FeeWish) -> tuple[str, Decimal | None]:
    fee = (await estimate(turn, replace(wish, kind=None, cause=None))).fee
    if fee is None:
        return _say(turn, "cost", _COURT), None
    return _say(turn, "cost_of_sum", _COURT, total=_figure(fee.total), halved=_figure(fee.halved)), Decimal(fee.total)


async def _arbitration_fee(turn: Turn, wish: FeeWish) -> tuple[str, Decimal | None]:
    _, facts = await fee_estimate(turn, wish.amount, wish.currency)
    if "lines" in facts:
        return _say(turn, "cost_of_sum", "published", lines=facts["lines"]), None
    if "foreign" not in facts or wish.amount is None:
        return _say(turn, "cost_of_sum", "unknown"), None
    tables = reposted_tables()
    foreign, low = tables["foreign"], tables["domestic_low"]
    years = {"foreign_year": foreign.as_of.year, "domestic_year": low.as_of.year}
    total = foreign.fee(wish.amount) + foreign.registration
    return _say(turn, "cost_of_sum", _ARBITRATION, **facts, **years), total


def _verdict(
    turn: Turn, ways: Sequence[Way], aspects: Sequence[Aspect], totals: Mapping[Way, Decimal], *, known: bool
) -> list[str]:
    """The conclusions that follow from the lines: the order of the figures, or that no figure tells it."""
    if not set(ways) <= _OF_DISPUTES:
        return []
    said = []
    if "cost" in aspects and known and len(totals) >= _LEAST:
        cheapest = sorted(totals, key=lambda way: totals[way])
        order = _BELOW.say(turn.language).join(_priced(turn, way, totals[way]) for way in cheapest)
        said.append(_say(turn, "verdict", "cost_order", order=order))
    elif "cost" in aspects and not known:
        said.append(_say(turn, "verdict", "free" if "mediation" in ways else "say_sum"))
    if "time" in aspects:
        said.append(_say(turn, "verdict", "time"))
    return said


def _priced(turn: Turn, way: Way, total: Decimal) -> str:
    abroad = Words("（一方在境外）", " (with a party abroad)").say(turn.language) if way == _ARBITRATION else ""
    unit = Words(f"{_figure(total)}元", f"{_figure(total)} yuan").say(turn.language)
    return f"{_say(turn, 'name', way)}{abroad} {unit}"


def _sum(turn: Turn) -> FeeWish:
    """The sum in dispute: of the message, the open filing, or what was typed just before."""
    own = _wish(said_amount(turn.answer))
    if own.amount is not None or turn.has_draft:
        return own if own.amount is not None else known_from_form(turn, own)
    earlier = (_wish(said_amount(one)) for one in reversed(turn.typed_before(_LOOKED_BACK)))
    return next((one for one in earlier if one.amount is not None), own)


def _wish(told: tuple[Decimal | None, str]) -> FeeWish:
    return FeeWish(amount=told[0], currency=told[1])


def _buttons(turn: Turn, ways: Sequence[Way]) -> list[Button]:
    if turn.has_draft:
        return []
    found = []
    for way in ways:
        title = _words("name", way)
        begin = Words(_BEGIN.zh.format(title.zh), _BEGIN.en.format(title.en))
        values = {"legal_map_wish": _WISH[way]} if way in _WISH else {}
        found.append(button(turn.language, begin, _OPENS[way], **values))
    return found


def _old_table() -> dict[str, Any]:
    table = reposted_tables()["foreign"]
    first = table.brackets[0].percent
    return {"year": table.as_of.year, "percent": first, "registration": _figure(table.registration)}


def _figure(amount: Decimal) -> str:
    return f"{amount:,.0f}"


def _say(turn: Turn, part: str, name: str, **facts: Any) -> str:
    return _words(part, name).say(turn.language).format(**facts)


def _words(part: str, name: str) -> Words:
    entry = _page()[part][name]
    return Words(str(entry["zh"]), str(entry["en"]))


@cache
def _page() -> Mapping[str, Mapping[str, Mapping[str, str]]]:
    page: Mapping[str, Mapping[str, Mapping[str, str]]] = read_yaml(_PAGE)
    return page


def _colon(turn: Turn) -> str:
    return Words("：", ": ").say(turn.language)
