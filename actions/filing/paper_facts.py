"""Facts of a filing on a paper that proves something: which answers it gives, which of them the person told otherwise.

Nothing here is kept: what follows waits for the person's yes (`paper_sent`). Pure.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any, Literal

from actions.dialogue.fields import SKIPPED, Answers
from actions.dialogue.readers.told_days import is_nearer_day
from actions.filing.complaint_facts import complaint_facts, is_complaint
from actions.filing.readers import said_money
from actions.filing.readers.paper_values import ONE_PERSON, PEOPLE, is_party
from actions.filing.readers.party_details import kind_of_name
from actions.filing.readers.party_names import MOST, Role, key
from actions.filing.screening import VERIFIED
from actions.filing.steps import ASSUMED
from actions.filing.story import OWN_WORDS
from actions.readers.interest_rates import read_rate
from actions.script import sign_by_sign

LENDING = "private_lending"
_ELEMENTS = {
    "lent_on": "lent_on",
    "principal": "lent_amount",
    "repay_on": "due_on",
    "rate": "interest_rate",
    "owed": "principal",
}
"""Values of a paper, each with the question of the cause that it answers."""
Direction = Literal["", "lent", "repaid"]
"""Ways of a transfer between the parties of a loan; empty where nobody can tell."""
_PLAINTIFF, _DEFENDANT = key("plaintiff", 1, "name"), key("defendant", 1, "name")
NAME_OF_CAUSE = "民间借贷纠纷"


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Answer that a paper gives and the person told otherwise.

    Args:
        name: of the answer, and `value` as the paper has it.
        also: what goes with it where the paper is believed.
    """

    name: str
    value: Any
    also: Mapping[str, Any] = field(default_factory=dict)

    def to_json(self) -> dict[str, Any]:
        """Return what waits in the draft."""
        return {"name": self.name, "value": self.value, "also": dict(self.also)}


@dataclass(frozen=True, slots=True)
class EvidenceEntry:
    """Entry of the evidence list that a paper is, in the court's language."""

    name: str
    source: str
    purpose: str


def with_names_that_are(waiting: Mapping[str, Any]) -> dict[str, Any]:
    """Return what was read without what can be nobody's name; that is unclear instead."""
    found = dict(waiting)
    for name in (*PEOPLE, *ONE_PERSON):
        several = waiting.get(name) or ()
        people = [several] if isinstance(several, str) else several
        if not all(map(is_party, people)):
            found |= {name: "" if isinstance(several, str) else [], "unclear": [*found["unclear"], name]}
    return found


def cause_of(waiting: Mapping[str, Any], answers: Answers) -> str:
    """Return what a filing without a cause would be about by a paper: a loan; what is owed may be owed for anything."""
    return NAME_OF_CAUSE if "cause" not in answers and waiting.get("principal") else ""


def facts_of(waiting: Mapping[str, Any], answers: Answers) -> dict[str, Any]:
    """Return the answers of a filing that a paper gives; none where the filing is about something else than a loan."""
    if is_complaint(waiting):
        return complaint_facts(waiting, answers)
    known = answers.get("cause")
    if waiting.get("contract"):
        return _contract(waiting, answers)
    if known != LENDING and (known is not None or not waiting.get("cause")):
        return {}
    told: dict[str, Any] = {} if known else {"matter": "civil", "cause": LENDING}
    if "transfer" in waiting["kinds"]:
        return _transfer(waiting, answers) if known else {}
    told |= {f"{LENDING}_{question}": waiting[name] for name, question in _ELEMENTS.items() if waiting.get(name)}
    if waiting.get("rate") or waiting.get("interest_free"):
        told[f"{LENDING}_interest"] = "yes" if waiting.get("rate") else "no"
    if waiting.get("principal") or waiting.get("owed"):
        told[f"{LENDING}_written"] = "iou" if "iou" in waiting["kinds"] else "contract"
    return {**told, **_parties(waiting, answers)}


_CONTRACTS: Mapping[str, tuple[str, str, str, Mapping[str, str]]] = {
    "lease": (
        "house_lease",
        "landlord",
        "tenant",
        {"starts_on": "leased_from", "monthly": "monthly_rent", "place": "house_place"},
    ),
    "sale": ("sale_contract", "seller", "buyer", {"paper_date": "signed_on"}),
    "labour": ("labour", "employer", "worker", {"job": "job"}),
}
"""Cause by what a contract is about, with its two sides as the cause calls them, and the questions it answers."""


def _contract(waiting: Mapping[str, Any], answers: Answers) -> dict[str, Any]:
    """Return what a contract answers in a filing about the same; its parties only where the sides are known."""
    cause, first, second, questions = _CONTRACTS[str(waiting["contract"])]
    if answers.get("cause") != cause:
        return {}
    told = {f"{cause}_{question}": waiting[name] for name, question in questions.items() if waiting.get(name)}
    ones, others = list(waiting.get("first_party") or ()), list(waiting.get("second_party") or ())
    side = _our_side(ones, others, answers)
    if side == 0:
        side = {first: 1, second: 2}.get(str(answers.get(f"{cause}_my_side")), 0)
    if side == 0:
        return told
    ours, theirs = (ones, others) if side == 1 else (others, ones)
    return {f"{cause}_my_side": first if side == 1 else second, **told, **_named(ours, theirs, answers)}


def _our_side(first: Sequence[str], second: Sequence[str], answers: Answers) -> int:
    """Return which party of a contract sues, 1 or 2, by the names that are known; 0 where they do not tell."""
    sues = [any(_stands_on("plaintiff", name, answers) for name in names) for names in (first, second)]
    is_sued = [any(_stands_on("defendant", name, answers) for name in names) for names in (first, second)]
    ways = (sues[0] or is_sued[1], sues[1] or is_sued[0])
    return {(True, False): 1, (False, True): 2}.get(ways, 0)


def direction_of(waiting: Mapping[str, Any], answers: Answers) -> Direction:
    """Return whether a transfer handed the loan over or paid it back, by who is known to stand on which side."""
    payer, payee = str(waiting.get("payer") or ""), str(waiting.get("payee") or "")
    lends = _stands_on("plaintiff", payer, answers) or _stands_on("defendant", payee, answers)
    repays = _stands_on("defendant", payer, answers) or _stands_on("plaintiff", payee, answers)
    return "" if lends == repays else "lent" if lends else "repaid"


def _stands_on(role: Role, name: str, answers: Answers) -> bool:
    known = (str(answers.get(key(role, number, "name"), "")) for number in range(1, MOST + 1))
    return bool(name) and any(_same(_DEFENDANT, one, name) for one in known if one)


def _transfer(waiting: Mapping[str, Any], answers: Answers) -> dict[str, Any]:
    """Return what a transfer tells of a loan; one of several payments contradicts no sum that was told."""
    way = direction_of(waiting, answers)
    channel = f"{LENDING}_handed_over"
    told: dict[str, Any] = {}
    if way == "repaid":
        told = {f"{LENDING}_repaid": waiting.get("paid")}
    elif way == "lent":
        told = {f"{LENDING}_lent_on": waiting.get("paid_on"), f"{LENDING}_lent_amount": waiting.get("paid")}
        told |= {channel: waiting.get("channel")}
    return {
        name: value
        for name, value in told.items()
        if value and (name == channel or answers.get(name, SKIPPED) == SKIPPED)
    }


def _parties(waiting: Mapping[str, Any], answers: Answers) -> dict[str, Any]:
    """Name the lender as who sues, the borrower as who is sued, a guarantor as neither; nobody verified is renamed."""
    return _named(list(waiting.get("lenders") or ()), list(waiting.get("borrowers") or ()), answers)


def _named(lenders: Sequence[str], borrowers: Sequence[str], answers: Answers) -> dict[str, Any]:
    """Return the names of both sides that are new, each with its kind."""
    turned = any(_stands_on("plaintiff", name, answers) for name in borrowers)
    if turned or any(_stands_on("defendant", name, answers) for name in lenders):
        return {}  # who borrowed sues, over something else than the loan
    told: dict[str, Any] = {}
    kind = kind_of_name(lenders[0]) if len(lenders) == 1 and answers.get("identity") != VERIFIED else None
    if kind is not None and answers.get(key("plaintiff", 1, "kind"), kind) == kind:
        told |= {_PLAINTIFF: lenders[0], key("plaintiff", 1, "kind"): kind}
    sued = {str(value) for name, value in answers.items() if name.startswith("defendant_") and name.endswith("_name")}
    if any(_same(_DEFENDANT, one, other) for one in sued for other in borrowers):
        return told
    for number, name in enumerate(borrowers[: 1 if sued else MOST], 1):
        told[key("defendant", number, "name")] = name
        if (kind := kind_of_name(name)) is not None:
            told[key("defendant", number, "kind")] = kind
        if number > 1:
            told[key("defendant", number - 1, "more")] = "yes"
    return told


def parted(told: Mapping[str, Any], answers: Answers) -> tuple[dict[str, Any], list[Contradiction]]:
    """Return what is new of the facts of a paper, and what the person told otherwise, in the order of the facts.

    A day told less exactly is made exact, and what was left out on purpose is asked about as what was told.
    """
    granted = answers.get(ASSUMED) or ()
    answers = {name: value for name, value in answers.items() if name not in granted}  # nobody said them
    differs = {name for name, value in told.items() if name in answers and not _agrees(name, answers[name], value)}
    hung = {name: root for root in differs for name in _hangs_on(root)}
    contradictions = [
        Contradiction(name, value, {one: told[one] for one in _hangs_on(name) if one in told})
        for name, value in told.items()
        if name in differs and name not in hung
    ]
    news = {
        name: value
        for name, value in told.items()
        if name not in differs and name not in hung and answers.get(name) != value
    }
    return {name: value for name, value in news.items() if not _stands(name, value, answers)}, contradictions


_WRITTEN_WITH = {"claims": "claims_so_far", "facts": OWN_WORDS}
"""Answers with what the person goes on writing them from."""


def _hangs_on(name: str) -> Sequence[str]:
    """The answers that go with another: the kind of a party with its name, a rate with whether there is interest."""
    if name.endswith("_name") and name != "agent_name":
        return (f"{name.removesuffix('_name')}_kind",)
    if name in _WRITTEN_WITH:
        return (_WRITTEN_WITH[name],)
    return (f"{LENDING}_interest_rate",) if name == f"{LENDING}_interest" else ()


def _agrees(name: str, known: Any, told: Any) -> bool:
    if name.endswith(("_kind", "_more")):
        return True
    if isinstance(known, Mapping) and isinstance(told, Mapping) and "text" in told:
        known, told = known.get("text", ""), told["text"]
    return _same(name, str(known), str(told)) or is_nearer_day(str(told), str(known))


def _stands(name: str, told: Any, answers: Answers) -> bool:
    """Return True if an answer stands already, in other characters or figures ("陳大文", "300000 CNY")."""
    return name in answers and _same(name, str(answers[name]), str(told))


def _same(name: str, known: str, told: str) -> bool:
    if known == SKIPPED:
        return False
    if name.endswith("_name"):
        return sign_by_sign(known).casefold() == sign_by_sign(told).casefold()
    if name.endswith("_rate"):
        rates = [read_rate(text if "息" in text or "利" in text else f"利率{text}") for text in (known, told)]
        ours, theirs = rates
        return known == told or (ours is not None and theirs is not None and ours.yearly == theirs.yearly)
    if name.endswith("_address"):
        return _written(known) == _written(told)
    return known == told or (_sum(known) is not None and _sum(known) == _sum(told))


def _written(address: str) -> str:
    return "".join(sign for sign in sign_by_sign(address).casefold() if sign.isalnum())


def _sum(kept: str) -> tuple[Decimal, str] | None:
    figure, _, currency = kept.partition(" ")
    try:
        return (Decimal(figure), currency) if currency else None
    except InvalidOperation:
        return None


def entry_of(waiting: Mapping[str, Any]) -> EvidenceEntry:
    """Return the entry of the evidence list that a paper is, from what was read and confirmed of it."""
    if "transfer" in waiting["kinds"]:
        return _entry_of_transfer(waiting)
    if waiting.get("contract"):
        return _entry_of_contract(waiting)
    lenders, borrowers = ("、".join(waiting.get(name) or ()) for name in ("lenders", "borrowers"))
    on = waiting.get("lent_on") or waiting.get("paper_date") or ""
    title = "借款合同" if "contract" in waiting["kinds"] else "欠条" if waiting.get("owed") else "借条"
    source = "双方签订" if "contract" in waiting["kinds"] else f"{borrowers}出具" if borrowers else ""
    return EvidenceEntry(f"{title}（{_in_chinese(on)}）" if on else title, source, _proves(waiting, lenders, borrowers))


_TITLES = {"lease": ("房屋租赁合同", "租赁"), "sale": ("买卖合同", "买卖"), "labour": ("劳动合同", "劳动")}


def _entry_of_contract(waiting: Mapping[str, Any]) -> EvidenceEntry:
    title, relation = _TITLES[str(waiting["contract"])]
    day = _in_chinese(waiting["paper_date"]) if waiting.get("paper_date") else ""
    sides = "与".join("、".join(waiting[name]) for name in ("first_party", "second_party") if waiting.get(name))
    parts = [
        f"{sides}之间的{relation}合同关系" if "与" in sides else f"双方之间的{relation}合同关系",
        f"{_in_chinese(waiting['starts_on'])}起租" if waiting.get("starts_on") else "",
        f"每月租金{said_money(waiting['monthly'], 'zh-Hans')}" if waiting.get("monthly") else "",
        f"岗位为{waiting['job']}" if waiting.get("job") else "",
    ]
    named = f"{title}（{day}）" if day else title
    return EvidenceEntry(named, "双方签订", "证明" + "，".join(part for part in parts if part))


def _entry_of_transfer(waiting: Mapping[str, Any]) -> EvidenceEntry:
    day = _in_chinese(waiting["paid_on"]) if waiting.get("paid_on") else ""
    payer, payee = str(waiting.get("payer") or ""), str(waiting.get("payee") or "")
    amount = said_money(waiting["paid"], "zh-Hans") if waiting.get("paid") else ""
    deed = f"{payer}{f'于{day}' if day else ''}{f'向{payee}' if payee else ''}转账{amount}"
    remark = f"，附言“{waiting['remark']}”" if waiting.get("remark") else ""
    source = {"bank": "银行", "phone": "微信或支付宝"}.get(str(waiting.get("channel")), "")
    return EvidenceEntry(f"转账记录（{day}）" if day else "转账记录", source, f"证明{deed}{remark}")


def _proves(waiting: Mapping[str, Any], lenders: str, borrowers: str) -> str:
    on = f"于{_in_chinese(waiting['lent_on'])}" if waiting.get("lent_on") else ""
    figure = waiting.get("principal") or waiting.get("owed") or ""
    amount = said_money(figure, "zh-Hans") if figure else ""
    if waiting.get("owed") and not waiting.get("principal"):
        deed = f"{borrowers}欠{lenders}{amount}"
    else:
        deed = f"{borrowers}{on}{f'向{lenders}' if lenders else ''}借款{amount}"
    parts = [
        deed,
        f"约定{_in_chinese(waiting['repay_on'])}前归还" if waiting.get("repay_on") else "",
        f"约定{waiting['rate']}" if waiting.get("rate") else "",
        f"由{'、'.join(waiting['guarantors'])}担保" if waiting.get("guarantors") else "",
    ]
    return "证明" + "，".join(part for part in parts if part)


def _in_chinese(day: str) -> str:
    on = date.fromisoformat(day)
    return f"{on.year}年{on.month}月{on.day}日"
