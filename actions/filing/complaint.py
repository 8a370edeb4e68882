"""From the draft's answers to the complaint that is previewed and handed in."""

from __future__ import annotations

from actions.dialogue.fields import SKIPPED, Answers
from actions.filing.claims import drafted, in_court_script
from actions.filing.contacts import agent_of, service_address_of
from actions.filing.court import amount_of, court_reason
from actions.filing.elements import elements_of
from actions.filing.evidence import evidence_of
from actions.filing.hearing_language import wished
from actions.filing.in_chinese import facts_in_chinese, own_words_of
from actions.filing.parties import parties_of
from actions.filing.readers.paper_script import facts_in_script
from backend.filing.causes.guides import FeeKind
from backend.filing.model import OWN_WORDS, Complaint


def cause_name(answers: Answers) -> str:
    """The cause as the complaint names it, in Chinese; the person's own words for another one."""
    made = drafted(answers)
    if made is not None:
        return made.name.zh
    words = str(answers.get("cause_words", SKIPPED))
    return words if words.endswith("纠纷") else f"{words}纠纷"


def fee_kind(answers: Answers) -> FeeKind | None:
    """Return the fee scale of the answers; None lets the rules find it from amount and cause."""
    made = drafted(answers)
    return made.fee_kind if made else None


def complaint_of(answers: Answers) -> Complaint:
    """The complaint (CPL (2023) Art. 124); complete once the review is reached."""
    amount, currency = amount_of(answers)
    spoken, interpreter = wished(answers)
    return Complaint(
        for_whom=answers["for_whom"],
        mediation_first=answers["mediation_first"] == "yes",
        cause=answers["cause"],
        cause_name=cause_name(answers),
        plaintiffs=parties_of(answers, "plaintiff"),
        defendants=parties_of(answers, "defendant"),
        claims=tuple(in_court_script(answers, answers["claims"])),
        facts=facts_in_script(facts_in_chinese(str(answers["facts"]))[0], answers),
        court=answers["court"],
        service_address=service_address_of(answers),
        court_reason=court_reason(answers, "zh-Hans"),
        amount=amount,
        currency=currency,
        elements=elements_of(answers) | ({OWN_WORDS: own} if (own := own_words_of(answers)) else {}),
        evidence=evidence_of(answers),
        agent=agent_of(answers),
        authority=str(answers.get("authority", SKIPPED)),
        spoken=spoken,
        interpreter=interpreter,
    )
