"""Contents of a contract of a lease, a sale of goods or employment: who signed as what, and what it turns on. Pure.

The sale of a house, and any contract whose title tells no kind, is a contract and no more.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from backend.paper_reader.contents.layout import Page
from backend.paper_reader.contents.loans import signed_on
from backend.paper_reader.contents.model import ContractKind, PaperContents, PaperKind
from backend.paper_reader.contents.roles import names_by_role
from backend.paper_reader.contents.sentences import Sentences
from backend.paper_reader.contents.sums import CNY, UNKNOWN, one_sum
from backend.paper_reader.contents.words import named_patterns, pattern, patterns
from backend.shared.plain_text import plain

_HEAD = 4
_SIDES: dict[ContractKind, tuple[str, str]] = {
    "lease": ("landlords", "tenants"),
    "sale": ("sellers", "buyers"),
    "labour": ("employers", "workers"),
}
_LONGEST = 60


def read_contract(pages: Sequence[Page], kinds: tuple[PaperKind, ...], today: date) -> PaperContents:
    """Return what a contract says; of one whose kind is not known only that it is one.

    Args:
        pages: one reading of a file, in order.
        kinds: what the paper is.
        today: no contract was signed after it.
    """
    kind = kind_of_contract(pages)
    if not kind:
        return PaperContents(kinds=kinds)
    told, named = Sentences.of(pages), names_by_role(pages, "sides")
    first, second = (named[side] for side in _SIDES[kind])
    if set(first) & set(second):
        first = second = ()
    rent = one_sum(told.sums_of(patterns("monthly")), mere_yuan="" if told.is_traditional else CNY)
    rent = rent if kind == "lease" else ""
    return PaperContents(
        kinds=kinds,
        contract=kind,
        first_party=first,
        second_party=second,
        starts_on=_only(told.days_in(patterns("leased_from"))) if kind == "lease" else None,
        monthly="" if rent in (None, UNKNOWN) else str(rent),
        place=_one(told, "house_place") if kind == "lease" else "",
        job=_one(told, "job") if kind == "labour" else "",
        paper_date=signed_on(pages, told, today),
        unclear=("monthly",) if rent == UNKNOWN else (),
        contradicts=("monthly",) if rent is None else (),
    )


def kind_of_contract(pages: Sequence[Page]) -> ContractKind:
    """Return the kind of a contract by its title, empty where that tells none, or two."""
    heads = [plain(row) for page in pages[:1] for row in page.rows[:_HEAD]]
    titles: dict[ContractKind, bool] = {
        kind: any(named_patterns("contract_kinds")[kind].search(row) for row in heads) for kind in _SIDES
    }
    found = [kind for kind, is_it in titles.items() if is_it]
    return found[0] if len(found) == 1 and not any(pattern("of_a_house").search(row) for row in heads) else ""


def _only(days: Sequence[date]) -> date | None:
    return days[0] if len(days) == 1 else None


def _one(told: Sentences, name: str) -> str:
    found = told.names_in(patterns(name))
    return found[0].strip()[:_LONGEST] if len(found) == 1 else ""
