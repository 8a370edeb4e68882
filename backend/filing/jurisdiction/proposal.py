"""Proposes one of Jiangmen's courts for a case and says why; the court itself decides.

The order is the law's: subjects that go elsewhere (JUR-6), then territory (`grounds`), then the level (JUR-1,
JUR-2, JUR-3), then concentrated jurisdiction, a setting because none is known to be in force (JUR-4, JUR-JM).
"""

from __future__ import annotations

from dataclasses import dataclass

from backend.filing.jurisdiction.facts import Facts
from backend.filing.jurisdiction.findings import Findings, Ground, Reason, found, why
from backend.filing.jurisdiction.grounds import of_intermediate_level, territory
from backend.filing.jurisdiction.rules import Settings, load_jurisdiction
from backend.shared.courts import INTERMEDIATE, CourtCode
from backend.shared.wording import Words


@dataclass(frozen=True, slots=True)
class Proposal:
    """A proposal, never a decision.

    Args:
        court: code of a court, or None when it is not a Jiangmen case (`outside`) or facts are missing (`needs`).
        reasons: why, at least one.
        alternatives: other courts that have jurisdiction too; the plaintiff may choose.
        needs: names of facts that would settle or change it (`jurisdiction.need_words`); to ask when there is no court.
        outside: that and where it goes instead.
        doubts: what stays open, to be confirmed by the court.
        note: that this is a proposal; to be said with every one.
    """

    court: CourtCode | None
    reasons: tuple[Reason, ...]
    alternatives: tuple[Ground, ...]
    needs: tuple[str, ...]
    outside: Words | None
    doubts: tuple[Reason, ...]
    note: Words


def propose_court(facts: Facts, settings: Settings | None = None) -> Proposal:
    """Propose a court of first instance.

    Args:
        facts: places as written or a court's code; amounts in yuan.
        settings: thresholds and concentration; those of ``jurisdiction/rules.yml`` if None.

    Source: 民事诉讼法(2023修正) 22-24, 27, 29, 34-36, 276; 民诉法解释(2022) 12-18, 28, 30; 法释〔2022〕18号 1-4, 6, 7.
    """
    rules = settings or load_jurisdiction().settings
    if facts.subject != "civil":
        return _outside(facts.subject, (why("special_subject"),), Findings())
    if facts.foreign_related and facts.amount_yuan is not None and facts.amount_yuan >= rules.high_from:
        return _outside("high", (why("high"),), Findings())
    findings = territory(facts)
    grounds = _one_each(findings.grounds)
    if not grounds:
        return _without_court(findings)
    _doubts_of_level(facts, findings, rules)
    if of_intermediate_level(facts):
        return _proposal([Ground(INTERMEDIATE, found("intermediate", INTERMEDIATE).reason), *grounds[:1]], [], findings)
    grounds, first = _concentrated(facts, grounds, findings, rules)
    return _proposal(first, grounds[1:], findings)


def _one_each(grounds: list[Ground]) -> list[Ground]:
    """The first ground of each court, in order."""
    courts = dict.fromkeys(ground.court for ground in grounds)
    return [next(ground for ground in grounds if ground.court == court) for court in courts]


def _doubts_of_level(facts: Facts, findings: Findings, rules: Settings) -> None:
    if facts.complex_case or max(len(facts.plaintiffs), len(facts.defendants)) >= rules.many_parties:
        findings.doubt("many")
    large = facts.amount_yuan is not None and facts.amount_yuan >= rules.domestic_doubt_from
    if large and not facts.foreign_related:
        findings.doubt("domestic_level")
    if facts.happened_abroad and not facts.foreign_related:
        findings.doubt("element_abroad")
    if facts.foreign_related and not rules.concentrated:
        findings.doubt("concentration")


def _concentrated(
    facts: Facts, grounds: list[Ground], findings: Findings, rules: Settings
) -> tuple[list[Ground], list[Ground]]:
    """Return the grounds and those that speak for the first court: moved where a published notice says so (JUR-4)."""
    target = rules.concentrated.get(grounds[0].court)
    if not facts.foreign_related or target is None or facts.cause in rules.concentrated_not_for:
        same = [ground for ground in findings.grounds if ground.court == grounds[0].court]
        level = [found("basic", grounds[0].court)] if facts.foreign_related else []
        return grounds, [*same, *level]
    moved = found("concentrated", target, source=rules.concentrated_source)
    others = [ground for ground in grounds[1:] if rules.concentrated.get(ground.court, ground.court) != target]
    return [moved, *others], [moved, grounds[0]]


def _proposal(first: list[Ground], others: list[Ground], findings: Findings) -> Proposal:
    """`first` all speak for one court, the first of them names it."""
    reasons = tuple(dict.fromkeys(ground.reason for ground in first))
    needs = tuple(findings.needs)
    return Proposal(first[0].court, reasons, tuple(others), needs, None, _doubts(findings), load_jurisdiction().note)


def _without_court(findings: Findings) -> Proposal:
    """Some fact points away from Jiangmen, or facts are missing; what could still change it is asked for."""
    reasons = tuple(findings.reasons) or (why("defendant_place"),)
    if findings.outside:
        return _outside(findings.outside, reasons, findings)
    needs = tuple(findings.needs) or ("defendant_place",)
    return Proposal(None, reasons, (), needs, None, _doubts(findings), load_jurisdiction().note)


def _outside(key: str, reasons: tuple[Reason, ...], findings: Findings) -> Proposal:
    page = load_jurisdiction()
    return Proposal(None, reasons, (), tuple(findings.needs), page.outside[key], _doubts(findings), page.note)


def _doubts(findings: Findings) -> tuple[Reason, ...]:
    texts = (load_jurisdiction().doubts[key] for key in findings.doubts)
    return tuple(Reason(Words(text.zh, text.en), text.rule) for text in texts)
