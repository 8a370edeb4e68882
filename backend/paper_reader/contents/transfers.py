"""Contents of a record of a transfer, a bank's slip or an app's page: who paid whom, how much and when. Pure.

A transfer that was sent back, or is not done, proves no payment: only its kind is told. Whose account an app's page is
of stands on none, so that "sent to" names one side only.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal

from backend.paper_reader.contents.layout import Page
from backend.paper_reader.contents.model import Channel, PaperContents, PaperKind
from backend.paper_reader.contents.moments import written_days
from backend.paper_reader.contents.roles import labelled, whole_names
from backend.paper_reader.contents.sums import CNY, UNKNOWN, Sum, one_sum, sums_in
from backend.paper_reader.contents.words import currencies, pattern
from backend.shared.plain_text import plain

_LONGEST_REMARK = 60
_OUT, _IN = ("-", "－"), ("+", "＋")


def read_transfer(pages: Sequence[Page], kinds: tuple[PaperKind, ...], today: date) -> PaperContents:
    """Return what a record of a transfer says.

    Args:
        pages: one reading of a file, in order.
        kinds: what the paper is.
        today: nothing was paid after it.
    """
    rows = [row for page in pages for row in page.rows]
    text = plain("\n".join(rows))
    if pattern("not_done").search(text):
        return PaperContents(kinds=kinds)
    told = [one for row in rows for one in labelled(row, "slip")]
    paid = _paid(told, rows, text)
    payer, payee = _sides(told, rows)
    return PaperContents(
        kinds=kinds,
        payer=payer,
        payee=payee,
        paid="" if paid in (None, UNKNOWN) else str(paid),
        paid_on=_paid_on(told, today),
        channel=_channel(text),
        remark=_remark(told),
        unclear=("paid",) if paid == UNKNOWN else (),
        contradicts=("paid",) if paid is None else (),
    )


def _paid(told: Sequence[tuple[str, str]], rows: Sequence[str], text: str) -> str | None:
    """The sum behind its labels, else the one that stands alone in a row; None where they differ."""
    yuan = CNY if pattern("by_phone").search(text) else _named_once(text)
    found = [one for label, words in told if label == "paid" for one in _sums(plain(words))]
    if not found:
        alone = [match for row in rows if (match := pattern("figure_alone").match(plain(row)))]
        found = [_mere(match["figure"], CNY if match["unit"] else "元") for match in alone]
    return one_sum(found, mere_yuan=yuan)


def _sums(words: str) -> Iterator[Sum]:
    """The sums of a cell; a figure with two places is one there, in the currency that the page names."""
    told = sums_in(words)
    yield from told
    if not told:
        yield from (_mere(match[0], "元") for match in pattern("figure").finditer(words))


def _mere(figure: str, currency: str) -> Sum:
    return Sum(Decimal(figure.replace(",", "")), currency, 0, 0)


def _named_once(text: str) -> str:
    """The only currency a page names; nothing where it names none, or two."""
    named = [code for code, words in currencies().items() if words.search(text)]
    return named[0] if len(named) == 1 else ""


def _sides(told: Sequence[tuple[str, str]], rows: Sequence[str]) -> tuple[str, str]:
    """Return who paid and who was paid, each where the record names one."""
    told = list(_with_holders(told))
    payers = [words for label, words in told if label == "payer"]
    payees = [words for label, words in told if label == "payee"]
    others = [words for label, words in told if label == "other_side"]
    signs = {match["sign"] for row in rows if (match := pattern("figure_alone").match(plain(row)))}
    payees += others if signs and signs <= set(_OUT) else []
    payers += others if signs and signs <= set(_IN) else []
    for name, side in (("sent_to", payees), ("come_from", payers)):
        matches = ((row, pattern(name).match(plain(row))) for row in rows)
        side += [row[match.end() :] for row, match in matches if match is not None]
    payer, payee = _only(payers), _only(payees)
    return ("", "") if payer == payee else (payer, payee)


def _with_holders(told: Sequence[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """Iterate over the labels, the holder of an account as the side under whose heading it stands."""
    headings: list[str] = []
    for label, words in told:
        if label in ("payer", "payee") and not words.strip(" :"):
            headings.append(label)
        elif label == "holder" and headings:
            yield headings.pop(0), words
        else:
            yield label, words


def _only(several: Sequence[str]) -> str:
    names = {name for words in several for name in whole_names(words)}
    return names.pop() if len(names) == 1 else ""


def _paid_on(told: Sequence[tuple[str, str]], today: date) -> date | None:
    days = {day for label, words in told if label == "paid_on" for day, _, _ in written_days(plain(words))}
    return days.pop() if len(days) == 1 and max(days) <= today else None


def _channel(text: str) -> Channel:
    if pattern("by_phone").search(text):
        return "phone"
    return "bank" if pattern("by_bank").search(text) else ""


def _remark(told: Sequence[tuple[str, str]]) -> str:
    words = {one.strip(" :") for label, one in told if label == "remark"}
    said = [one for one in words if not pattern("no_remark").match(one)]
    return said[0][:_LONGEST_REMARK] if len(said) == 1 else ""
