"""Sixty-eight drawn papers, photographed badly in twelve ways, each with the facts a last day hangs on."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from PIL import Image

from backend.paper_reader.contents.model import PaperContents
from tests.paper_reader import drawn_papers as drawn
from tests.paper_reader.drawn_papers import BEIJING, CASE, ENPING, XINHUI, Case

TODAY = date(2026, 11, 24)
HEARINGS = {
    CASE: (date(2026, 12, 15), "09:30"),
    XINHUI: (date(2027, 1, 6), "14:30"),
    ENPING: (date(2026, 12, 28), "15:00"),
    BEIJING: (date(2027, 2, 3), "10:00"),
}
FEES = {CASE: "5800.00", XINHUI: "400.00", ENPING: "300.00", BEIJING: "12345.50"}


@dataclass(frozen=True)
class DrawnPaper:
    """A paper, how it is photographed, and what it says.

    Args:
        draw: makes the file.
        facts: those a last day hangs on, as they are written.
    """

    name: str
    draw: Callable[[], bytes]
    facts: Mapping[str, Any]

    def judge(self, seen: PaperContents | None) -> Iterator[tuple[str, str]]:
        """Return each fact with ``right``, ``refused`` (empty, or the whole paper) or ``wrong``."""
        for name, value in self.facts.items():
            told = getattr(seen, name) if seen is not None else None
            yield name, "right" if told == value else "refused" if not told else "wrong"


def _kind(kind: str, case: Case, **facts: Any) -> dict[str, Any]:
    return {"kinds": (kind,), "case_number": case.number, **facts}


def _of(case: Case) -> dict[str, tuple[Callable[[], Image.Image], dict[str, Any]]]:
    on, at = HEARINGS[case]
    return {
        "summons": (lambda: drawn.summons(case), _kind("summons", case, hearing_on=on, hearing_time=at)),
        "notice": (lambda: drawn.notice(case), _kind("notice", case, answer_days=15)),
        "judgment": (lambda: drawn.judgment(case), _kind("judgment", case, standing="open", appeal_days=15)),
        "fee notice": (
            lambda: drawn.fee_notice(case, FEES[case]),
            _kind("fee_notice", case, fee=Decimal(FEES[case]), due_days=7),
        ),
    }


WAYS: Mapping[str, Callable[[Image.Image], bytes]] = {
    "flat": drawn.photo,
    "blurred": lambda page: drawn.photo(drawn.blurred(page, 2)),
    "tilted": lambda page: drawn.photo(page, tilt=-5),
    "in shadow": lambda page: drawn.photo(drawn.shaded(page)),
    "stamped": lambda page: drawn.photo(drawn.stamped(page)),
    "upside down": lambda page: drawn.photo(drawn.upside_down(page)),
    "far away": lambda page: drawn.photo(page.resize((620, 877))),
    "grainy": lambda page: drawn.photo(page, noise=28),
    "screenshot": lambda page: drawn.as_jpeg(drawn.screenshot(page)),
    "screenshot of one": lambda page: drawn.as_jpeg(drawn.screenshot(drawn.screenshot(page))),
    "shadow and tilt": lambda page: drawn.photo(drawn.shaded(page, 0.35), tilt=4, lean=0.06),
    "much blurred": lambda page: drawn.photo(drawn.blurred(page, 3.5)),
}
"""Ways a paper is photographed, or shown."""
_WAYS_A_PAPER = 4


def _made(draw: Callable[[], Image.Image], way: str) -> Callable[[], bytes]:
    return lambda: WAYS[way](draw())


def _distorted() -> Iterator[DrawnPaper]:
    """Every kind of paper of every case in four ways; over all of them each way comes up as often."""
    ways, turn = list(WAYS), 0
    for place, case in enumerate((CASE, XINHUI, ENPING, BEIJING)):
        for kind, (draw, facts) in _of(case).items():
            for step in range(_WAYS_A_PAPER):
                way = ways[(turn + step * 3) % len(ways)]
                yield DrawnPaper(f"{kind} {place + 1}, {way}", _made(draw, way), facts)
            turn += 1


def _decisions() -> Iterator[DrawnPaper]:
    """Decisions whose last day is another, or none."""
    last = _kind("judgment", ENPING, standing="final")
    yield DrawnPaper("final judgment", _made(lambda: drawn.judgment(ENPING, drawn.LAST_INSTANCE), "flat"), last)
    both = _kind("judgment", CASE, standing="open", appeal_days=None)
    yield DrawnPaper("two periods", _made(lambda: drawn.judgment(CASE, drawn.BOTH_PERIODS), "tilted"), both)
    opened = _kind("ruling", XINHUI, standing="open", appeal_days=10)
    yield DrawnPaper("ruling", _made(lambda: drawn.ruling(XINHUI), "in shadow"), opened)
    closed = _kind("ruling", CASE, standing="")
    yield DrawnPaper("ruling without appeal", _made(lambda: drawn.ruling(may_be_appealed=False), "flat"), closed)


def _of_proof() -> Iterator[DrawnPaper]:
    """An IOU and a bank's slip, each spoilt in every way."""
    iou = {
        "kinds": ("iou",), "lenders": ("陈大文",), "borrowers": ("林小明",), "principal": "300000.00 CNY",
        "lent_on": date(2024, 3, 1), "repay_on": date(2025, 2, 28), "rate": "月利率1%",
    }  # fmt: skip
    slip = {
        "kinds": ("transfer",), "payer": "陈大文", "payee": "林小明", "paid": "300000.00 CNY",
        "paid_on": date(2024, 3, 1),
    }  # fmt: skip
    for way in WAYS:
        yield DrawnPaper(f"IOU, {way}", _made(drawn.iou, way), iou)
        yield DrawnPaper(f"slip, {way}", _made(drawn.transfer, way), slip)


PAPERS: tuple[DrawnPaper, ...] = (*_distorted(), *_decisions())
PROOFS: tuple[DrawnPaper, ...] = tuple(_of_proof())
"""Papers that prove something, with the facts that a filing takes from them."""
OTHERS: Mapping[str, Callable[[], Image.Image]] = {
    "correction_notice": drawn.correction_notice,
    "power": drawn.power,
    "iou": drawn.iou,
    "contract": drawn.contract,
    "transfer": drawn.transfer,
}
"""Papers of which only the kind is asked here."""
