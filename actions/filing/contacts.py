"""Addresses for the court's papers to the plaintiff, and the plaintiff's agent.

An electronic address given in a pleading is itself consent to electronic service (ONL-29), so the question says so
beside it. A lawyer may come later by video authorization; then nothing has to be signed now.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from actions.answers import NOTHING, Answer, Choice, Reading, read_phone
from actions.dialogue.checked_numbers import checked_phone
from actions.dialogue.fields import SKIPPED, Answers, Field, choice_field, reading, text_reading
from actions.dialogue.lawyer_licence import read_licence
from actions.dialogue.name_question import name_field, name_reader
from actions.dialogue.readers.organisations import read_organisation_name
from actions.dialogue.turn import Turn
from actions.filing.from_identity import name_or_pending
from actions.filing.parties import key
from actions.filing.party_readers import or_unknown
from actions.filing.readers import read_address, read_yes_no
from backend.conversation.wanted import A_PHONE
from backend.filing.model import Agent, ServiceAddress
from backend.shared.wording import Words, verbatim

SERVICE = Words("送达地址", "Where papers are sent")
AGENT = Words("代理人", "Agent")
SAME, ELSEWHERE = "same", "elsewhere"
SERVICE_EMAIL = "service_email"
_TO = (
    Choice(
        SAME,
        Words("就寄到这里", "Yes, send it there"),
        ("可以", "一样", "一樣", "相同", "就呢度", "我屋企", "我家", "就得", "same", "there"),
    ),
    Choice(ELSEWHERE, Words("寄给别人或别处", "To someone or somewhere else"), ("别处", "别的", "else", "other")),
)
_AGENTS = (
    Choice("later", Words("还没有，以后再说", "Not yet, later"), ("没有", "未有", "以后", "later", "no")),
    Choice("lawyer", Words("已经请了律师", "I have a lawyer"), ("请了", "有律师", "律师", "lawyer", "yes")),
)


def _same_field(name: str, part: str, label: Words, button: Words, read: Any, **more: Any) -> Field:
    """A question that one button answers with what was said of the first plaintiff."""

    async def offered(turn: Turn) -> Sequence[Choice]:
        return (Choice(SAME, button),) if turn.answers.get(key("plaintiff", 1, part)) else ()

    async def pressed(turn: Turn, value: str) -> Reading:
        known = turn.answers.get(key("plaintiff", 1, part))
        return Reading(known) if value == SAME and known else Reading(problem="utter_choice_gone")

    async def read_or_same(turn: Turn, answer: Answer) -> Reading:
        known = turn.answers.get(key("plaintiff", 1, part))
        text = answer.text.strip()
        if (
            known
            and len(text) <= 8
            and ("一样" in text or "相同" in text or "一樣" in text or "same" in text.casefold())
        ):
            return Reading(known)
        if known and answer.intent == "affirm" and answer.decision == "answer" and len(text) <= 6:
            return Reading(known)
        found: Reading = await read(turn, answer)
        return found

    return Field(
        name, label, read_or_same, choices=offered, pressed=pressed, group=SERVICE, applies=_goes_elsewhere,
        from_opening=lambda value: False, **more,
    )  # fmt: skip


def _goes_elsewhere(answers: Answers) -> bool:
    return answers.get("service_to") == ELSEWHERE


async def _read_to(turn: Turn, answer: Answer) -> Reading:
    """Yes or no to the plaintiff's own address; another address said at once is kept."""
    if (said := read_yes_no(answer)).found:
        return Reading(SAME if said.value == "yes" else ELSEWHERE)
    where = read_address(answer)
    if where.found and answer.intent == "inform" and len(answer.text) >= 6 and answer.values("place", "country"):
        return Reading(ELSEWHERE, also={"service_address": where.value})
    return NOTHING


def _to_facts(turn: Turn) -> Mapping[str, Any]:
    where = turn.answers.get(key("plaintiff", 1, "address"))
    name = verbatim(str(turn.answers.get(key("plaintiff", 1, "name"), "")))
    return {"name": name, "address": _show_place(turn, where) if where else "—"}


async def _read_email(turn: Turn, answer: Answer) -> Reading:
    if isinstance(address := answer.value("email"), str):
        return Reading(address, entities=("email",))
    if answer.intent == "deny" or answer.text.strip() in ("没有", "冇", "不用", "no"):
        return Reading(SKIPPED)
    return Reading(problem="utter_filing_email_odd") if answer.text else NOTHING


async def _read_agent(turn: Turn, answer: Answer) -> Reading:
    return Reading("later") if answer.intent == "deny" and answer.decision == "answer" else NOTHING


def _show_place(turn: Turn, value: Any) -> str:
    return verbatim(str(value["text"])) if isinstance(value, Mapping) else verbatim(str(value))


def _has_agent(answers: Answers) -> bool:
    return answers.get("agent_now") == "lawyer"


def contact_fields() -> tuple[Field, ...]:
    """Service address, then the agent."""
    return (*_service_fields(), *_agent_fields())


def _service_fields() -> tuple[Field, ...]:
    return (
        choice_field(
            "service_to",
            Words("法院文书寄到", "Court papers go to"),
            _TO,
            read=_read_to,
            facts=_to_facts,
            words=("送达", "寄到"),
            group=SERVICE,
        ),
        _same_field(
            "service_recipient",
            "name",
            Words("收件人", "Addressee"),
            Words("原告本人", "The plaintiff"),
            name_reader(),
            words=("收件人", "收信人"),
            free_text=True,
        ),
        _same_field(
            "service_address",
            "address",
            Words("送达地址", "Address for papers"),
            Words("和原告地址一样", "Same as the plaintiff's"),
            reading(read_address),
            words=("收件地址",),
            show=_show_place,
            free_text=True,
        ),
        _same_field(
            "service_phone",
            "phone",
            Words("收件电话", "Telephone for papers"),
            Words("和原告电话一样", "Same as the plaintiff's"),
            checked_phone(read_phone),
            wants=A_PHONE,
        ),
        Field(
            SERVICE_EMAIL,
            Words("电子邮箱（同意电子送达）", "E-mail (consent to electronic service)"),
            _read_email,
            words=("邮箱", "电邮", "email", "e-mail"),
            optional=True,
            group=SERVICE,
        ),
    )


def _agent_fields() -> tuple[Field, ...]:
    def more(**own: Any) -> dict[str, Any]:
        return {"applies": _has_agent, "group": AGENT, **own}

    name, firm = Words("律师姓名", "Lawyer's name"), Words("律师事务所", "Law firm")
    number = Words("律师执业证号", "Lawyer's licence number")
    now = Words("有没有律师", "Lawyer")
    return (
        choice_field("agent_now", now, _AGENTS, read=_read_agent, words=("律师", "代理"), group=AGENT),
        name_field("agent_name", name, sides=("lawyer",), **more()),
        Field("agent_firm", firm, text_reading(read_organisation_name), **more(free_text=True)),
        Field(
            "agent_licence", number, or_unknown(read_licence, optional=True), **more(optional=True, words=("执业证",))
        ),
    )


def service_address_of(answers: Answers) -> ServiceAddress:
    """The confirmed service address; e-service only where an e-mail was given on purpose (ONL-29)."""
    email = str(answers.get(SERVICE_EMAIL, SKIPPED))
    given = {"recipient": "service_recipient", "address": "service_address", "phone": "service_phone"}
    if answers.get("service_to") == SAME:
        given = {"recipient": key("plaintiff", 1, "name")}
        given |= {part: key("plaintiff", 1, part) for part in ("address", "phone")}
    where = answers.get(given["address"])
    own = key("plaintiff", 1, "name")
    recipient = answers.get(given["recipient"], "")
    return ServiceAddress(
        recipient=name_or_pending(answers) if given["recipient"] == own else str(recipient),
        address=str(where["text"]) if isinstance(where, Mapping) else "",
        phone=str(answers.get(given["phone"], "")),
        email=email,
        electronic=bool(email),
    )


def agent_of(answers: Answers) -> Agent | None:
    """The lawyer, if one is appointed already."""
    if not _has_agent(answers):
        return None
    return Agent(
        str(answers.get("agent_name", "")),
        str(answers.get("agent_firm", "")),
        str(answers.get("agent_licence", SKIPPED)),
    )
