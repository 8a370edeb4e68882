"""A finding: one plain sentence, its ground, how grave it is, and the question that mends it. Pure.

Nothing here stops anybody from filing: what the house refuses stands in `backend.filing.fitness`. A rule that is not
sure asks.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from backend.filing.model import EvidenceItem
from backend.shared.wording import Words

Gravity = Literal["returned", "asked", "hint"]
"""``returned``: sent back to be corrected; ``asked``: the court may ask; ``hint``: worth a look."""
Ground = Literal[
    "CPL-124", "CPL-60", "CPL-61", "CPL-22", "SPC21-7", "SPC21-10", "LAB-27", "EVI-17"
]  # fmt: skip

GRAVITY_NAMES: Mapping[Gravity, Words] = {
    "returned": Words("很可能被退回补正", "Likely to be sent back"),
    "asked": Words("法院可能会问", "The court may ask"),
    "hint": Words("提醒一下", "Worth a look"),
}
_ONLINE = ("跨境诉讼网上立案规定(2021)", "SPC Provisions on Online Filing for Cross-border Litigants (2021)")


def _civil(number: int) -> Words:
    return Words(f"民事诉讼法(2023修正)第{number}条", f"Civil Procedure Law (2023) Art. {number}")


GROUNDS: Mapping[Ground, Words] = {
    "CPL-124": _civil(124),
    "CPL-60": _civil(60),
    "CPL-61": _civil(61),
    "CPL-22": _civil(22),
    "SPC21-7": Words(f"{_ONLINE[0]}第7条", f"{_ONLINE[1]} Art. 7"),
    "SPC21-10": Words(f"{_ONLINE[0]}第10条（凭记忆整理，以原文为准）", f"{_ONLINE[1]} Art. 10 (from memory)"),
    "LAB-27": Words("劳动争议调解仲裁法第5、50条", "Labour Dispute Mediation and Arbitration Law Art. 5, 50"),
    "EVI-17": Words("民事诉讼证据规定(2019)第19条", "SPC Provisions on Evidence (2019) Art. 19"),
}


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing a clerk would stumble over.

    Args:
        rule: its code, one for each rule.
        text: one plain sentence.
        ground: id of the rule of law it rests on.
        template: key of the sentence in ``defect_templates.yml`` (or of ``refusal_grounds.yml``) a court would use.
        about: the intake's question that mends it (``plaintiff_1_phone``, ``element:due_on``), or empty.
    """

    rule: str
    gravity: Gravity
    text: Words
    ground: Ground
    template: str
    about: str = ""


def words_of(item: EvidenceItem) -> str:
    """Everything that says what a piece of evidence is, in small letters."""
    return f"{item.name} {item.source} {item.purpose}".casefold()


def by_gravity(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return findings, the gravest first, otherwise as they were found."""
    order: tuple[Gravity, ...] = ("returned", "asked", "hint")
    return tuple(sorted(findings, key=lambda one: order.index(one.gravity)))
