"""SCIA's client against its stand-in: once for each key, refusals, outages, nonsense, and signed news."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import pytest

from backend.arbitration.answer import Answer, Counterclaim
from backend.arbitration.model import Agreement, Application, Party, Wishes
from backend.arbitration.secretariat import HandedAnswer, HandedApplication, HandedStep
from backend.arbitration.steps import EvidenceFile, Sent
from backend.platforms.base import Patience
from backend.platforms.shenzhen_arbitration.system import ShenzhenArbitration
from backend.shared.calendar import BEIJING
from backend.shared.errors import PlatformRejected, PlatformUnavailable, Refused
from sandbox.shenzhen_arbitration.requests import Decision, NewApplication, NewPayment
from sandbox.shenzhen_arbitration.secretariat import Secretariat
from tests.sandbox_fixture import RunningSandbox

QUICK = Patience(connect=1, read=1.0, budget=2.0, tries=2, pause=0.01)
SENT = datetime(2026, 11, 24, 17, tzinfo=BEIJING)
BYTES = b"%PDF-1.4 a contract"
FILE = EvidenceFile("f1", "合同.pdf", hashlib.sha256(BYTES).hexdigest())
APPLICATION = Application(
    (Party("organisation", "Maple Trading Ltd", "Toronto", "+1 416 555 0100", "", "Mei Chan"),),
    (Party("organisation", "江门宏发贸易有限公司"),),
    Agreement("争议提交深圳国际仲裁院仲裁。", "scia", "2024年供货合同", "深圳"),
    ("支付货款80万元",), "2024年3月交货，至今未付。", Decimal("800000"), "CNY", evidence=(FILE,),
    wishes=Wishes("中文", "three", "", "ordinary"),
)  # fmt: skip


@pytest.fixture
def scia(one_sandbox: RunningSandbox) -> RunningSandbox:
    part = one_sandbox.part("shenzhen_arbitration")
    part.control("reset")
    part.control("now", now="2026-11-24T17:00:00+08:00")
    return part


@pytest.fixture
def client(scia: RunningSandbox) -> Iterator[ShenzhenArbitration]:
    client = ShenzhenArbitration(scia.url, scia.key, "http://127.0.0.1:9/callbacks/shenzhen_arbitration", QUICK)
    yield client
    client.close()


def agreed(text: str) -> Agreement:
    return replace(APPLICATION.agreement, text=text)


def apply(client: ShenzhenArbitration, key: str = "k1", reference: str = "a1", **change: Any) -> str:
    client.send_file(FILE.sha256, BYTES)
    return client.apply(key, HandedApplication(reference, replace(APPLICATION, **change), SENT))


def test_an_application_is_taken_once_with_its_files(scia: RunningSandbox, client: ShenzhenArbitration) -> None:
    receipt = apply(client)
    assert receipt == "SCIA-R-2026-000001" == apply(client) == apply(client, key="k2")
    kept = scia.state()["applications"]
    assert list(kept) == ["a1"]
    assert (kept["a1"]["amount"], kept["a1"]["currency"]) == ("800000", "CNY")
    assert (kept["a1"]["arbitrators"], kept["a1"]["evidence"][0]["sha256"]) == ("three", FILE.sha256)
    assert client.status("a1") == "received"


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        (
            {"agreement": agreed("争议提交北京仲裁委员会仲裁。")},
            "arbitration_not_for_scia",
        ),
        (
            {"agreement": agreed("离婚财产争议由深圳国际仲裁院仲裁。")},
            "arbitration_clause_outside",
        ),
        ({"evidence": (replace(FILE, sha256="0" * 64),)}, "arbitration_file_missing"),
    ],
)
def test_what_is_not_for_scia_is_refused_with_its_reason(
    client: ShenzhenArbitration, change: dict[str, Any], reason: str
) -> None:
    with pytest.raises(Refused, match=reason):
        apply(client, **change)


def test_the_same_dispute_twice_is_refused(client: ShenzhenArbitration) -> None:
    apply(client)
    with pytest.raises(Refused, match="arbitration_duplicate"):
        apply(client, key="k2", reference="a2")


def test_a_correction_is_taken_while_it_is_asked_for(scia: RunningSandbox, client: ShenzhenArbitration) -> None:
    apply(client)
    handed = HandedStep(Sent("补交营业执照", (FILE,)), SENT)
    with pytest.raises(Refused, match="arbitration_nothing_to_correct"):
        client.supplement("s0", "a1", handed)
    scia.control("decide", kind="defect", text="请补交营业执照", due="2026-12-04")
    assert client.status("a1") == "defect"
    client.supplement("s1", "a1", handed)
    client.supplement("s1", "a1", handed)
    assert client.status("a1") == "received"
    assert len(scia.state()["applications"]["a1"]["supplements"]) == 1
    scia.control("decide", kind="not_accepted", text="没有仲裁协议")
    with pytest.raises(Refused, match="arbitration_over"):
        client.supplement("s2", "a1", handed)


def test_the_secretariat_decides_in_order_only(scia: RunningSandbox, client: ShenzhenArbitration) -> None:
    apply(client)
    answer = scia.http.post("_control/decide", json={"kind": "award"})
    assert answer.status_code == 409
    for kind in ("accepted", "tribunal", "hearing", "award"):
        scia.control("decide", kind=kind, arbitrators=["李敏"], start="2027-01-20T09:30:00+08:00", place="深圳")
    assert client.status("a1") == "award"


PAID = HandedStep(Sent("已付", (FILE,), Decimal("17500"), "CNY", date(2026, 11, 24)), SENT)


def test_a_payment_is_heard_of_once_it_is_asked_for_and_until_it_is_paid(
    scia: RunningSandbox, client: ShenzhenArbitration
) -> None:
    apply(client)
    with pytest.raises(Refused, match="arbitration_nothing_to_pay"):
        client.report_payment("p0", "a1", PAID)
    scia.control("decide", kind="accepted", amount="17500")
    client.report_payment("p1", "a1", PAID)
    client.report_payment("p1", "a1", PAID)
    [kept] = scia.state()["applications"]["a1"]["payments"]
    assert (kept["amount"], kept["paid_on"], kept["files"][0]["name"]) == ("17500", "2026-11-24", "合同.pdf")
    scia.control("decide", kind="unpaid", text="还差7500元", amount="7500")
    client.report_payment("p2", "a1", replace(PAID, sent=replace(PAID.sent, amount=Decimal(7500))))
    scia.control("decide", kind="paid")
    with pytest.raises(Refused, match="arbitration_already_paid"):
        client.report_payment("p3", "a1", PAID)
    assert client.status("a1") == "accepted"


def test_a_withdrawal_is_asked_for_once_and_decided_by_the_secretariat(
    scia: RunningSandbox, client: ShenzhenArbitration
) -> None:
    apply(client)
    client.withdraw("w1", "a1", HandedStep(Sent("和解了"), SENT))
    client.withdraw("w2", "a1", HandedStep(Sent("再说一次"), SENT))
    assert scia.state()["applications"]["a1"]["withdrawal"]["reason"] == "和解了"
    assert client.status("a1") == "received"
    scia.control("decide", kind="withdrawn")
    assert client.status("a1") == "withdrawn"
    with pytest.raises(Refused, match="arbitration_over"):
        client.withdraw("w3", "a1", HandedStep(Sent(), SENT))
    assert apply(client, key="k2", reference="a2")


ANSWER = Answer(
    "（2026）深国仲受9号", (Party("person", "陈大文"),), (Party("person", "林小明"),), date(2026, 11, 20),
    position="不同意", counterclaim=Counterclaim(("赔偿10万元",), Decimal(100000), "CNY", "货坏了"),
)  # fmt: skip


def reply(client: ShenzhenArbitration, key: str = "k1", reference: str = "r1", **change: Any) -> str:
    return client.answer(key, HandedAnswer(reference, replace(ANSWER, **change), SENT))


def test_an_answer_is_taken_once_from_a_respondent_of_the_case(
    scia: RunningSandbox, client: ShenzhenArbitration
) -> None:
    with pytest.raises(Refused, match="arbitration_case_unknown"):
        reply(client, key="k0")
    scia.control("case", number=ANSWER.number, respondents=["林小明"])
    assert reply(client) == reply(client)
    with pytest.raises(Refused, match="arbitration_not_a_party"):
        reply(client, "k2", "r2", respondents=(Party("person", "何秀兰"),))
    with pytest.raises(Refused, match="arbitration_already_answered"):
        reply(client, "k3", "r3")
    scia.control("case", number="（2026）深国仲受7号", respondents=["林小明"], takes_answers=False)
    with pytest.raises(Refused, match="arbitration_answers_not_taken"):
        reply(client, "k4", "r4", number="（2026）深国仲受7号")
    scia.control("decide", kind="tribunal", arbitrators=["李敏"])
    assert client.status("r1") == "tribunal"


CALLS: dict[str, Callable[[ShenzhenArbitration], Any]] = {
    "file": lambda client: client.send_file(FILE.sha256, BYTES),
    "apply": lambda client: client.apply("k", HandedApplication("a9", replace(APPLICATION, evidence=()), SENT)),
    "supplement": lambda client: client.supplement("k", "a1", HandedStep(Sent("补交"), SENT)),
    "payment": lambda client: client.report_payment("k", "a1", replace(PAID, sent=replace(PAID.sent, files=()))),
    "withdrawal": lambda client: client.withdraw("k", "a1", HandedStep(Sent("和解了"), SENT)),
    "answer": lambda client: client.answer("k", HandedAnswer("r9", ANSWER, SENT)),
    "status": lambda client: client.status("a1"),
}


def _ready(scia: RunningSandbox, client: ShenzhenArbitration, name: str) -> None:
    scia.control("case", number=ANSWER.number, respondents=["林小明"])
    if name in ("supplement", "status", "payment", "withdrawal"):
        apply(client, key="k0")
        scia.control("decide", kind="accepted" if name == "payment" else "defect", text="请补交")


@pytest.mark.parametrize("name", CALLS)
def test_a_system_that_is_away_or_slow_may_be_asked_again(
    scia: RunningSandbox, client: ShenzhenArbitration, name: str
) -> None:
    _ready(scia, client, name)
    scia.control("faults", outage=True)
    with pytest.raises(PlatformUnavailable):
        CALLS[name](client)
    scia.control("faults", outage=False, latency_after=3)
    with pytest.raises(PlatformUnavailable):
        CALLS[name](client)
    scia.control("faults", latency_after=0)
    CALLS[name](client)


@pytest.mark.parametrize("name", CALLS)
@pytest.mark.parametrize("nonsense", ["not_json", "html", "wrong_shape", "null"])
def test_nonsense_is_not_believed(scia: RunningSandbox, client: ShenzhenArbitration, name: str, nonsense: str) -> None:
    _ready(scia, client, name)
    scia.control("faults", nonsense=nonsense)
    with pytest.raises(PlatformRejected):
        CALLS[name](client)


@pytest.mark.parametrize(
    ("amount", "currency", "said", "left"),
    [
        ("17500", "CNY", "paid", Decimal("17500.00")),
        (None, "CNY", "paid", Decimal("17500.00")),
        ("10000", "CNY", "unpaid", Decimal("7500.00")),
        ("2500", "USD", "unpaid", Decimal("17500.00")),
    ],
)
def test_a_secretary_of_the_stand_in_says_what_is_missing_of_a_payment(
    amount: str | None, currency: str, said: str, left: Decimal
) -> None:
    secretariat = Secretariat()
    secretariat.take(
        NewApplication(
            reference="a1", submitted_at=SENT, callback_url="http://127.0.0.1:9/x",
            applicants=[{"kind": "person", "name": "陈大文"}], respondents=[{"kind": "person", "name": "林小明"}],
            clause="争议提交深圳国际仲裁院仲裁。", claims=["支付货款"], facts="未付。",
        )
    )  # fmt: skip
    secretariat.decide(Decision(kind="accepted"))
    secretariat.hear_of_payment("a1", NewPayment(amount=amount, currency=currency, submitted_at=SENT))
    decided = secretariat.looked_at_payment("a1")
    assert (decided.kind, decided.amount, decided.currency) == (said, left, "CNY")
    secretariat.decide(decided)
    assert secretariat.find("a1")["fee"]["paid"] is (said == "paid")
