"""A complaint that somebody's lawyer wrote: its parties, claims and facts, part by part. Pure.

Laid out as prose, as a table or by the courts' form by elements; a part that is blank, or filled with signs for
something to come ("XXXX", "某某"), tells nothing and is named as open.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

from backend.paper_reader.contents.layout import Page
from backend.paper_reader.contents.model import PartyOnPaper, Side
from backend.paper_reader.contents.moments import written_days
from backend.paper_reader.contents.sums import sums_in
from backend.paper_reader.contents.words import pattern
from backend.shared.yaml_pages import read_yaml

_FILE = Path(__file__).with_name("complaint.yml")
MOST_PARTIES, MOST_CLAIMS, LONGEST_CLAIM, LONGEST_FACTS = 10, 20, 500, 20_000
_LONGEST_NAME, _LONGEST_ADDRESS, _SHORTEST_ADDRESS = 60, 120, 4
_EARLIEST_BIRTH = 1900
_HOMES = ("lives", "address", "registered")
"""Labels of where somebody is to be found, the best first."""
_ROLES: Mapping[str, Side | None] = {
    "原告": "plaintiff", "起诉人": "plaintiff", "被告": "defendant", "被起诉人": "defendant", "第三人": None,
}  # fmt: skip
_HAN = r"\u3400-\u9fff"
_PUNCTUATION = str.maketrans(",;:?!", "，；：？！")


@dataclass(frozen=True, slots=True)
class WrittenComplaint:
    """The parts of one complaint.

    Args:
        parties: those of whom the name stands there, with what is said of them.
        agent: the lawyer's name, firm and licence, as far as they are written.
        amount: the sum in dispute where it is named, ``150000.00 CNY``.
        blanks: parts in which something is left to be filled in, by their names in `PaperContents`.
    """

    parties: tuple[PartyOnPaper, ...] = field(default=(), repr=False)
    claims: tuple[str, ...] = field(default=(), repr=False)
    facts: str = field(default="", repr=False)
    cause: str = ""
    amount: str = ""
    agent: tuple[str, ...] = field(default=(), repr=False)
    blanks: tuple[str, ...] = ()


@cache
def _page() -> Mapping[str, Any]:
    return dict(read_yaml(_FILE))


@cache
def _words(name: str) -> re.Pattern[str]:
    return re.compile(str(_page()[name]))


@cache
def _group(name: str) -> Mapping[str, re.Pattern[str]]:
    return {key: re.compile(str(one)) for key, one in _page()[name].items()}


@cache
def _label() -> re.Pattern[str]:
    """Any label of a party, at the beginning of a stretch."""
    names = "|".join(f"(?P<{name}>{words.pattern})" for name, words in _group("labels").items())
    return re.compile(rf"(?:(?<=[,;。:\s\)])|^|(?<=[{_HAN}\d_＿☑□]))(?:{names})")


def written_complaints(pages: Sequence[Page]) -> tuple[WrittenComplaint, ...]:
    """Return the complaints of a file, each once: a second copy of the same one is none more."""
    rows = [row for page in pages for row in page.rows]
    starts = [place for place, row in enumerate(rows) if _words("title").match(row)]
    ends = [*starts[1:], len(rows)]
    found = (_read(rows[start:end]) for start, end in zip(starts, ends, strict=True))
    return tuple(dict.fromkeys(found))


def _is_blank(text: str) -> bool:
    """Return True if something in a text is left to be filled in."""
    return _words("blank").search(text) is not None


def _read(rows: Sequence[str]) -> WrittenComplaint:
    parts = _parts(rows)
    title = _words("title").match(rows[0])
    facts, left_out = _facts(parts["facts"])
    claims, blank_claims = _claims(parts["claims"])
    parties = tuple(one for one in map(_party, _blocks(parts["parties"])) if one is not None)
    named = [row for row in parts["parties"] if _words("party").match(row)]
    blanks = {
        "plaintiffs": any("原告" in row[:6] for row in named) and not any(one.side == "plaintiff" for one in parties),
        "defendants": any("被告" in row[:6] for row in named) and not any(one.side == "defendant" for one in parties),
        "claims": blank_claims,
        "facts": left_out,
    }
    cause = "".join(parts["cause"]) or (title[1] or "" if title else "")
    return WrittenComplaint(
        parties=parties[: 2 * MOST_PARTIES],
        claims=claims,
        facts=facts,
        cause="" if _is_blank(cause) else cause.strip("。,; "),
        amount=_amount("".join(parts["amount"])),
        agent=_agent("".join(parts["agent"])),
        blanks=tuple(name for name, blank in blanks.items() if blank),
    )


def _parts(rows: Sequence[str]) -> Mapping[str, list[str]]:
    """The rows of each part, headings left out; rows of no part are those of the parties before anything else."""
    parts: dict[str, list[str]] = {
        name: [] for name in ("parties", "claims", "facts", "cause", "amount", "agent", "aside", "end")
    }
    here = "parties"
    for row in rows[1:]:
        bare = _words("numbered").sub("", row, count=1)
        if here != "facts" and (_words("party").match(bare) or _words("party_bare").match(bare)):
            here = "parties"
            parts[here].append(bare)
            continue
        heading = _heading(bare, here)
        if heading is None:
            parts[here].append(row if here in ("claims", "facts") else bare)
            continue
        here, rest = heading
        if here == "end":
            break
        if rest:
            parts[here].append(rest)
    return parts


def _heading(row: str, here: str) -> tuple[str, str] | None:
    """The part that a row begins, with what else stands in it."""
    for name, heading in _group("headings").items():
        if (match := heading.match(row)) is not None:
            if here == "facts" and name in ("facts", "amount", "cause", "agent"):
                return None
            return name, (match[1] or "") if match.re.groups else ""
    return None


def _blocks(rows: Sequence[str]) -> Iterator[tuple[Side, str]]:
    """Each party with all that is said of it, rows joined."""
    side: Side | None = None
    said = ""
    for row in rows:
        match = _words("party").match(row) or _words("party_bare").match(row)
        if match is None:
            said = _joined(said, row)
            continue
        if side is not None:
            yield side, said
        side, said = _ROLES[match[1]], match[3]
    if side is not None:
        yield side, said


def _joined(one: str, other: str) -> str:
    """Rows of one paragraph, with the blank that a line's end stands for between words in letters."""
    latin = bool(re.search(r"[A-Za-z,]$", one) and re.match(r"[A-Za-z]", other))
    is_label = _label().match(other) is not None
    return f"{one}{';' if is_label and one and one[-1] not in ',;。:' else ' ' if latin else ''}{other}"


def _party(block: tuple[Side, str]) -> PartyOnPaper | None:
    side, text = block
    said = _labelled(text)
    name = _name(said.get("name") or said.get("", ""))
    if not name:
        return None
    head = f",{text}"
    sex = _words("sex").search(f",{said.get('sex', '')}") or _words("sex").search(head)
    is_body = pattern("organisation").search(name) is not None
    nation = _words("ethnicity").search(head)
    people = said.get("ethnicity", "") or (nation[1] if nation is not None else "")
    work = [people, said.get("background", "")]
    written = next((one for one in (sex.groups() if sex else ()) if one), "")
    return PartyOnPaper(
        side=side,
        name=name,
        kind="organisation" if is_body else "person",
        sex="" if is_body else {"男": "male", "女": "female"}.get(written, ""),
        birth_date="" if is_body else _birth(text, said.get("birth_date", "")),
        background="" if is_body else "，".join(one.strip(" ,;。") for one in work if one and not _is_blank(one)),
        representative=_name(said.get("representative", "")) if is_body else "",
        address=next(filter(None, (_address(said.get(one, "")) for one in _HOMES)), ""),
        phone=_number(_words("phone_number"), said.get("phone", "")),
        document_number="" if is_body else _number(_words("document"), said.get("document_number", "").upper()),
    )


def _labelled(text: str) -> Mapping[str, str]:
    """Words behind each label of a party, the first of each; those before them all by the empty name."""
    found = list(_label().finditer(text))
    said = {"": text[: found[0].start()] if found else text}
    for place, label in enumerate(found):
        end = found[place + 1].start() if place + 1 < len(found) else len(text)
        name, value = str(label.lastgroup), text[label.end() : end].strip(" ,;。:")
        if value and not said.get(name):
            said[name] = value
    return said


def _name(text: str) -> str:
    """The name a text begins with; nothing where it is blank, or no name."""
    name = re.split(r"[,;。]|\((?!集团|中国|香港|广东|江门|江門)", text.strip(" :,;。"), maxsplit=1)[0].strip()
    if _is_blank(name) or not 2 <= len(name) <= _LONGEST_NAME or re.search(r"[\d_＿□☑]", name):
        return ""
    return name


def _birth(text: str, labelled: str) -> str:
    """The day somebody was born, as the label or the word beside it tells."""
    if days := written_days(labelled, _EARLIEST_BIRTH):
        return days[0][0].isoformat()
    for day, start, end in written_days(text, _EARLIEST_BIRTH):
        beside = (text[end : end + 3], text[max(0, start - 3) : start])
        if beside[0].startswith(("出生", "生")) or beside[1].endswith(("出生于", "生于")):
            return day.isoformat()
    return ""


def _address(text: str) -> str:
    address = _in_letters(text.strip(" ,;。:"))
    if _is_blank(address) or not _SHORTEST_ADDRESS <= len(address) <= _LONGEST_ADDRESS:
        return ""
    return address


def _in_letters(text: str) -> str:
    """A text with the blank behind a comma between words in letters, which the normal form has dropped."""
    return re.sub(r"(?<=[A-Za-z0-9]),(?=[A-Za-z0-9])", ", ", text)


def _number(form: re.Pattern[str], text: str) -> str:
    match = form.search(text)
    return re.sub(r"[\s()\-]", "", match[0]) if match and not _is_blank(text[: match.start()]) else ""


def _claims(rows: Sequence[str]) -> tuple[tuple[str, ...], bool]:
    """The claims one by one, and whether one was left out for what is blank in it; a box of a form is no claim."""
    items: list[str] = []
    for row in rows:
        begins = pattern("claim_number").match(f"\n{row}") is not None
        bare = pattern("claim_number").sub("", f"\n{row}", count=1).strip()
        whole = items and not begins and not items[-1].endswith(("。", ";"))
        if whole:
            items[-1] = _joined(items[-1], bare)
        else:
            items.append(bare)
    split = [part for item in items for part in pattern("from_number").sub("\n", item).split("\n")]
    told = [pattern("claim_number").sub("", f"\n{one}", count=1).strip(" ;。.,:\n") for one in split]
    written = [one for one in told if len(one) > 2 and not _words("box").search(one)]
    kept = [one for one in written if not _is_blank(one) and len(one) <= LONGEST_CLAIM]
    return tuple(in_chinese_signs(one) for one in kept[:MOST_CLAIMS]), len(kept) < len(written)


def _facts(rows: Sequence[str]) -> tuple[str, bool]:
    """The facts in paragraphs, and whether a sentence was left out for what is blank in it."""
    paragraphs: list[str] = []
    for row in rows:
        if _words("box").search(row):
            continue
        if paragraphs and not paragraphs[-1].endswith(("。", ":", "!", "?")) and not _words("numbered").match(row):
            paragraphs[-1] = _joined(paragraphs[-1], row)
        else:
            paragraphs.append(row)
    whole = [one for one in paragraphs if not _is_blank(one)]
    text = "\n".join(in_chinese_signs(one) for one in whole)
    is_short = len(text) > LONGEST_FACTS
    return "" if is_short else text, is_short or len(whole) < len(paragraphs)


def _amount(text: str) -> str:
    figures = {(one.amount, one.currency or "CNY") for one in sums_in(text)}
    if len(figures) != 1 or _is_blank(text):
        return ""
    amount, currency = figures.pop()
    return f"{amount.quantize(Decimal('0.01'))} {currency}"


def _agent(text: str) -> tuple[str, ...]:
    """Name, firm and licence of the lawyer; nothing without a name and a firm."""
    bare = re.sub(r"^(?:[☑✓√]有)?(?:□无)?;?(?:姓名:)?", "", text)
    name, firm = _words("agent_name").match(bare), _words("agent_firm").search(bare)
    if name is None or firm is None:
        return ()
    licence = _words("agent_licence").search(bare)
    body = re.sub(r"^(?:单位:|系|为|是)", "", firm[1])
    return (name[1], body, *([licence[1]] if licence else []))


def in_chinese_signs(text: str) -> str:
    """Return a text with the signs of Chinese writing where it is Chinese; figures and words in letters keep theirs."""
    signs = re.sub(
        rf"(?<=[{_HAN}）》”％%])[,;:?!]|(?<=\d)[,;:?!](?=[{_HAN}（《“]|$)",
        lambda found: found[0].translate(_PUNCTUATION),
        text,
    )
    return re.sub(rf"\(([^()]*[{_HAN}][^()]*|\d{{4}}|[一二三四五六七八九十])\)", r"（\1）", signs)
