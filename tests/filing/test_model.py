"""Statuses and clocks as pure rules: whatever the court reports, in whatever order it arrives."""

from __future__ import annotations

import dataclasses
import json
from datetime import UTC, date, datetime, time
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from backend.filing.complaint_file import from_json, to_json
from backend.filing.court import CourtReport
from backend.filing.deadlines import reminder_moment
from backend.filing.model import Agent, EvidenceItem, Party
from backend.filing.progress import Happening, has_domicile_in_china, progress
from backend.filing.records import plain_number
from backend.shared.json_values import every_text
from backend.shared.quiet_hours import QUIET_FROM, QUIET_UNTIL
from tests.filing.conftest import complaint

TUESDAY = date(2026, 11, 24)
MOMENT = datetime(2026, 11, 24, 1, tzinfo=UTC)
NEW_ROW = {
    "status": "submitting", "sequence": 0, "extension": None, "fee_fen": None, "told_on": None, "domicile": False,
    "still_since": None, "stood_still": 0, "mediated": False,
}  # fmt: skip


def report(**parts: object) -> CourtReport:
    usual: dict[str, object] = {
        "filing_number": "WL1", "status": "under_review", "sequence": 1, "at": MOMENT, "received_on": TUESDAY,
    }  # fmt: skip
    return CourtReport(**(usual | parts))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("parts", "deadline", "kind"),
    [
        ({"status": "defects", "defects_told_on": TUESDAY}, date(2026, 12, 9), "cure"),
        ({"status": "defects", "defects_told_on": TUESDAY, "extension": "asked"}, date(2026, 12, 9), "cure"),
        ({"status": "defects", "defects_told_on": TUESDAY, "extension": "granted"}, date(2026, 12, 24), "cure"),
        ({"status": "defects", "defects_told_on": TUESDAY, "cure_by": date(2026, 12, 15)}, date(2026, 12, 15), "cure"),
        ({"status": "refused", "decided_on": TUESDAY}, date(2026, 12, 24), "appeal"),
        ({"status": "registered", "fee": Decimal(50), "fee_noticed_on": TUESDAY}, date(2026, 12, 1), "fee"),
        ({"status": "under_review"}, None, None),
        ({"status": "returned", "decided_on": TUESDAY}, None, None),
    ],
)
def test_the_clock_that_runs_for_the_person(parts: dict[str, object], deadline: date | None, kind: str | None) -> None:
    new = progress(NEW_ROW, report(**parts))
    assert new is not None
    assert (new.columns["deadline"], new.columns["deadline_for"]) == (deadline, kind)


def test_the_courts_clock_runs_from_receipt_and_anew_after_a_cure() -> None:
    first, again = progress(NEW_ROW, report()), progress(NEW_ROW, report(cured_on=date(2026, 11, 26)))
    assert first is not None and first.columns["decision_due"] == date(2026, 12, 3)
    assert again is not None and again.columns["decision_due"] == date(2026, 12, 7)


@pytest.mark.parametrize(("regions", "at_home"), [(["CA"], False), (["CN"], True), ([""], True), (["HK", "CN"], True)])
def test_the_shorter_time_to_appeal_is_assumed_unless_everybody_lives_abroad(regions: list[str], at_home: bool) -> None:
    parties = tuple(Party("person", "陈", region=region) for region in regions)
    assert has_domicile_in_china(parties) is at_home


@pytest.mark.parametrize(
    ("told", "at_home"),
    [
        ({"nationality": "CN"}, True),
        ({"document_type": "resident_card"}, True),
        ({"document_type": "household_register"}, True),
        ({"nationality": "CA", "document_type": "passport"}, False),
    ],
)
def test_a_citizen_abroad_may_still_have_a_domicile_by_the_household_register(
    told: dict[str, str], at_home: bool
) -> None:
    assert has_domicile_in_china((Party("person", "陈", region="US", **told),)) is at_home  # type: ignore[arg-type]


class AnyOrder(RuleBasedStateMachine):
    """A court that decides as it may, and news that arrives as it likes; both end with the same knowledge."""

    def __init__(self) -> None:
        super().__init__()
        self.court = report()
        self.reports = [self.court]
        self.row: dict[str, object] = dict(NEW_ROW)
        self.heard: list[Happening] = []

    def _now(self, **parts: object) -> None:
        self.court = dataclasses.replace(self.court, sequence=self.court.sequence + 1, **parts)  # type: ignore[arg-type]
        self.reports.append(self.court)

    @precondition(lambda self: self.court.status == "under_review")
    @rule()
    def approve(self) -> None:
        self._now(status="approved")

    @precondition(lambda self: self.court.status == "under_review" and not self.court.defects)
    @rule()
    def tell_defects(self) -> None:
        self._now(status="defects", defects=("补",), defects_told_on=TUESDAY)

    @precondition(lambda self: self.court.status == "defects")
    @rule(answer=st.sampled_from(["granted", "refused"]))
    def decide_extension(self, answer: str) -> None:
        self._now(extension=answer)

    @precondition(lambda self: self.court.status == "defects")
    @rule()
    def cure(self) -> None:
        self._now(status="under_review", cured_on=TUESDAY)

    @precondition(lambda self: self.court.status in ("under_review", "approved"))
    @rule()
    def register(self) -> None:
        self._now(status="registered", case_number="（2026）粤0703民初1号")

    @precondition(lambda self: self.court.status in ("approved", "registered"))
    @rule(fee=st.decimals("0.01", "99999.99", places=2))
    def notice_fee(self, fee: Decimal) -> None:
        self._now(fee=fee, fee_noticed_on=TUESDAY)

    @precondition(lambda self: self.court.status in ("under_review", "approved", "defects"))
    @rule(status=st.sampled_from(["refused", "returned", "withdrawn"]))
    def end(self, status: str) -> None:
        self._now(status=status, reason="理由", decided_on=TUESDAY)

    @rule(which=st.integers(0, 50))
    def hear(self, which: int) -> None:
        heard = self.reports[which % len(self.reports)]
        new = progress(self.row, heard)
        assert (new is None) == (heard.sequence <= self.row["sequence"])  # type: ignore[operator]
        if new is not None:
            self.row |= new.columns
            self.heard += new.happenings

    @invariant()
    def what_is_known_is_one_of_the_courts_reports(self) -> None:
        if self.row["sequence"]:
            known = self.reports[int(str(self.row["sequence"])) - 1]
            assert (self.row["status"], self.row["case_number"]) == (known.status, known.case_number)

    @invariant()
    def an_end_is_told_once(self) -> None:
        ends = [one for one in self.heard if one in ("registered", "refused", "returned", "withdrawn")]
        assert len(ends) <= 1
        assert not ends or self.row["status"] == ends[0]

    @invariant()
    def a_clock_runs_only_where_there_is_something_to_do(self) -> None:
        if self.row.get("deadline"):
            assert self.row["status"] in ("defects", "refused", "approved", "registered")


TestAnyOrder = AnyOrder.TestCase


@given(
    st.dates(date(2026, 1, 1), date(2027, 12, 31)),
    st.integers(1, 3),
    st.sampled_from(["Asia/Shanghai", "America/Toronto", "Europe/Madrid", "Pacific/Auckland", "America/Lima"]),
)
def test_a_reminder_is_early_enough_and_never_at_night(last: date, days: int, zone: str) -> None:
    moment = reminder_moment(last, days, zone)
    local = moment.astimezone(ZoneInfo(zone))
    assert QUIET_UNTIL <= local.time() < QUIET_FROM
    ends = datetime.combine(last, time(16), UTC)  # midnight in Beijing
    assert days <= (ends - moment).total_seconds() / 86_400 < days + 1


def test_a_complaint_comes_back_from_json_as_it_went() -> None:
    whole = complaint(
        evidence=(EvidenceItem("f_1", "借条.pdf", "原告", "证明借款", "0" * 64, 2),),
        agent=Agent("黄律师", "广东某律师事务所", "14407201510000000"),
        elements={"interest": "6%"},
        signed_on=TUESDAY,
        plaintiffs=(Party("person", "陈国强", birth_date=date(1958, 3, 1)),),
        authority="母亲的委托",
    )
    assert from_json(json.loads(json.dumps(to_json(whole)))) == whole


def test_every_text_is_opened_and_nothing_else() -> None:
    opened = every_text({"a": ["x", 1, None], "b": {"c": "x"}}, lambda text: text * 2)
    assert opened == {"a": ["xx", 1, None], "b": {"c": "xx"}}


@pytest.mark.parametrize(
    "typed",
    [
        "（2026）粤0703民初123号", "(2026)粤0703民初123号", "〔2026〕粤0703民初123號", "［２０２６］粤0703 民初123",
    ],
)  # fmt: skip
def test_a_case_number_is_the_same_however_it_is_typed(typed: str) -> None:
    assert plain_number(typed) == "2026粤0703民初123"
