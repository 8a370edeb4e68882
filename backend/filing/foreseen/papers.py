"""Evidence as a clerk looks at it: there at all, as promised, translated, told what it proves, of the cause."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from backend.filing.foreseen.model import Finding, Gravity, Ground, words_of
from backend.filing.model import Complaint, EvidenceItem
from backend.shared.wording import Words
from backend.shared.yaml_pages import read_yaml

PAGE = Path(__file__).with_name("papers.yml")
_CJK = re.compile(r"[\u4e00-\u9fff]")
_TRANSLATED = re.compile(r"译|翻|translat")
_SENTENCE, _CLAUSE = re.compile(r"[。；;\n]"), re.compile(r"[，,]")
_DENIED = "(?:没有|没|无|未|冇|不)[^，。；]{0,4}?"
_ONE_OF_MANY = frozenset({"iou", "transfer", "chat"})
"""Papers that the sentence on a cause's own already names."""


@dataclass(frozen=True, slots=True)
class Paper:
    """A kind of paper.

    Args:
        known: words by which it is known among the evidence.
        told: words of the facts that promise it, `denied` those that say there is none; None for what a cause needs.
    """

    name: Words
    known: re.Pattern[str]
    told: re.Pattern[str] | None = None
    denied: re.Pattern[str] | None = None
    gravity: Gravity = "asked"
    ground: Ground = "SPC21-7"

    def is_among(self, evidence: tuple[EvidenceItem, ...]) -> bool:
        """Return True if something of the evidence is known as it."""
        return any(self.known.search(words_of(one)) for one in evidence)


@dataclass(frozen=True, slots=True)
class Page:
    """The page, read."""

    promised: Mapping[str, Paper]
    causes: Mapping[str, Paper]
    lost: re.Pattern[str]
    foreign: re.Pattern[str]
    nameless: re.Pattern[str]


@cache
def read_page() -> Page:
    """Return the page; a pattern that is none stops the start, not a person."""
    page = read_yaml(PAGE)
    promised = {
        key: Paper(
            Words(**one["name"]),
            re.compile(one["paper"]),
            re.compile(one["told"]),
            re.compile(f"{_DENIED}(?:{one['told']})"),
        )
        for key, one in page["promised"].items()
    }
    causes = {
        key: Paper(Words(**one["name"]), re.compile(one["paper"]), None, None, one["gravity"], one["ground"])
        for key, one in page["causes"].items()
    }
    return Page(promised, causes, *(re.compile(page[name]) for name in ("lost", "foreign", "nameless")))


def of_papers(complaint: Complaint) -> Iterator[Finding]:
    """Yield what is amiss with the evidence."""
    causes, evidence = read_page().causes, complaint.evidence
    needed = causes.get(complaint.cause_name) or causes.get(complaint.cause)
    more = f"evidence_{len(evidence) + 1}_file"
    if not evidence:
        named = needed.name if needed else _SOMETHING
        text = Words(
            f"还没有交任何证据，至少要有{named.zh}。", f"There is no evidence yet; at least {named.en} is needed."
        )
        yield Finding("evidence_missing", "returned", text, "SPC21-7", "evidence_missing", more)
        return
    unsure = any(_says_nothing(one) for one in evidence)
    lacking = needed is not None and not needed.is_among(evidence)
    if needed is not None and lacking:
        gravity: Gravity = "hint" if unsure else needed.gravity
        yield Finding("cause_paper", gravity, _not_seen(needed.name, unsure), needed.ground, "evidence_missing", more)
    for name, one in read_page().promised.items():
        repeated = lacking and name in _ONE_OF_MANY
        if _is_promised(one, complaint.facts) and not one.is_among(evidence) and not repeated:
            gravity = "hint" if unsure else "asked"
            yield Finding(f"promised_{name}", gravity, _promised(one.name, unsure), "SPC21-7", "evidence_missing", more)
    yield from _translations(evidence)
    yield from _purposes(evidence)


_SOMETHING = Words("能证明经过的材料", "papers that prove what happened")
_UNNAMED = Words("在没有写名称的文件里吗？", " Is it one of the files without a name?")


def _is_promised(paper: Paper, facts: str) -> bool:
    """Return True if facts say that such a paper is there, neither lost nor with the other side."""
    told, denied, lost = paper.told, paper.denied, read_page().lost
    if told is None or denied is None:
        return False
    whole = (one for one in _SENTENCE.split(facts) if not lost.search(one))
    return any(told.search(part) and not denied.search(part) for one in whole for part in _CLAUSE.split(one))


def _says_nothing(item: EvidenceItem) -> bool:
    """Return True if nothing says what a file is: its name is a camera's or a phone's, and nobody told another."""
    plain = re.sub(r"\.\w{2,4}$", "", item.name.casefold())
    told = _CJK.search(plain) or re.search(r"[a-z]{3,}", read_page().nameless.sub("", plain))
    return not told and not item.purpose


def _not_seen(named: Words, unsure: bool) -> Words:
    zh, en = (
        f"这类案子一般要有{named.zh}，证据里没有看到。",
        f"Such a case usually needs {named.en}, which I don't see.",
    )
    return Words(zh + _UNNAMED.zh, en + _UNNAMED.en) if unsure else Words(zh, en)


def _promised(named: Words, unsure: bool) -> Words:
    zh, en = f"经过里写到{named.zh}，证据里没有看到。", f"The facts speak of {named.en}, which I don't see."
    return Words(zh + _UNNAMED.zh, en + _UNNAMED.en) if unsure else Words(zh, en)


def _translations(evidence: tuple[EvidenceItem, ...]) -> Iterator[Finding]:
    """A paper whose name is in letters may be foreign: asked, unless some translation is among the papers."""
    if any(_TRANSLATED.search(words_of(one)) for one in evidence):
        return
    for number, one in enumerate(evidence, 1):
        if not _CJK.search(one.name) and read_page().foreign.search(re.sub(r"[_.-]", " ", one.name.casefold())):
            text = Words(
                f"证据{number}“{one.name}”是外文的吗？外文材料要附有资质翻译机构的中文译本。",
                f'Is evidence {number} "{one.name}" in another language? It then needs a Chinese translation by a '
                "qualified agency.",
            )
            yield Finding("translation", "asked", text, "SPC21-7", "translation", f"evidence_{len(evidence) + 1}_file")


def _purposes(evidence: tuple[EvidenceItem, ...]) -> Iterator[Finding]:
    blank = [number for number, one in enumerate(evidence, 1) if not one.purpose.strip()]
    if blank:
        zh, en = "、".join(map(str, blank)), ", ".join(map(str, blank))
        text = Words(f"证据{zh}没有写证明什么。", f"Evidence {en}: it is not told what it proves.")
        yield Finding("purpose", "hint", text, "EVI-17", "evidence_missing", f"evidence_{blank[0]}_name")
