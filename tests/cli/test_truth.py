"""The report on what every fact rests on: nothing is left out, and what is overdue or only remembered is named."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date, timedelta

import pytest

from cli.doctor import _facts
from cli.main import main
from cli.truth import from_memory, incomplete, overdue, overdue_by_table, report, too_sure, undated
from cli.truth_tables import TABLES, Fact, all_facts, day_in

TODAY = date(2026, 11, 28)
FACTS = all_facts()
SURE = Fact("a table", "a key", "a page", date(2026, 1, 1), "secondary", date(2027, 1, 1))


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("2026-09-25", date(2026, 9, 25)), ("2021-12", date(2021, 12, 31)), ("c.2024", date(2024, 12, 31)),
        ("2022+", date(2022, 12, 31)), ("HCCH (2024-02)", date(2024, 2, 29)), ("n.d.", None), ("", None),
    ],
)  # fmt: skip
def test_a_date_is_read_as_people_write_it_and_never_made_older_than_it_may_be(written: str, day: date | None) -> None:
    assert day_in(written) == day


def test_every_table_is_in_the_report_with_all_its_rows() -> None:
    counts = {fact.table: 0 for fact in FACTS}
    for fact in FACTS:
        counts[fact.table] += 1
    assert len(counts) == len(TABLES) == 11
    least = {"docs/law.md": 200, "law library": 400, "apostille parties": 129, "institutions": 600, "rates": 5}
    assert all(counts[table] >= least.get(table, 20) for table in counts), counts


def test_nothing_is_told_as_certain_that_rests_on_memory() -> None:
    assert [(fact.table, fact.key) for fact in too_sure(FACTS)] == []


def test_a_district_told_without_doubt_rests_on_a_text_of_the_last_ten_years() -> None:
    certain = [fact for fact in FACTS if fact.table == "consular districts" and not fact.doubted]
    assert len(certain) > 300
    assert [fact.key for fact in certain if fact.seen is None or fact.seen < date(2016, 1, 1)] == []
    assert {fact.confidence for fact in certain} <= {"official", "secondary"}


def test_every_row_carries_source_date_confidence_and_review_or_is_told_with_its_doubt() -> None:
    assert [(fact.table, fact.key) for fact in incomplete(FACTS)] == []
    assert incomplete([SURE]) == []
    lacking = [replace(SURE, source=""), replace(SURE, seen=None), replace(SURE, review=None)]
    assert incomplete(lacking) == lacking
    assert incomplete([replace(one, doubted=True) for one in lacking]) == []


def test_what_is_overdue_is_counted_by_table() -> None:
    late = replace(SURE, review=date(2026, 1, 1))
    assert overdue_by_table([SURE, late, replace(late, table="other"), late], TODAY) == {"a table": 2, "other": 1}


def test_the_doctor_notes_what_is_past_its_review_and_does_not_fail_for_it() -> None:
    (found,) = _facts()
    assert "Facts past their day of review" in found.what
    assert "institutions" in found.what
    assert "yiqiaotong truth" in found.advice
    assert not found.required


def test_only_the_map_has_facts_of_which_nobody_wrote_down_when_they_were_seen() -> None:
    assert {fact.table for fact in undated(FACTS)} <= {"institutions", "consular districts"}
    assert {fact.doubted for fact in undated(FACTS)} == {True}


def test_a_fact_is_overdue_the_day_after_its_review() -> None:
    assert overdue([SURE], date(2027, 1, 1)) == []
    assert overdue([SURE], date(2027, 1, 2)) == [SURE]
    older = replace(SURE, key="older", review=date(2025, 1, 1))
    assert overdue([SURE, older], date(2027, 1, 2)) == [older, SURE]


def test_what_is_remembered_and_what_has_no_date_are_lists_of_their_own() -> None:
    memory = replace(SURE, confidence="recall", source="", seen=None, review=None)
    dateless = replace(SURE, seen=None, review=None)
    assert from_memory([SURE, memory, dateless]) == too_sure([SURE, memory]) == [memory]
    assert undated([SURE, memory, dateless]) == [dateless]
    assert too_sure([replace(memory, doubted=True)]) == []


def test_a_long_list_is_cut_and_says_how_much_is_left() -> None:
    many = [replace(SURE, key=str(number)) for number in range(20)]
    late = TODAY + timedelta(days=365)
    assert "  … 8 more (--all)" in report(many, late, 12)
    assert not any("more (--all)" in line for line in report(many, late, None))


def test_a_telephone_of_the_map_counts_by_its_own_date_not_by_that_of_the_row() -> None:
    vancouver = next(fact for fact in FACTS if fact.key == "cn-cg-ca-vancouver phone")
    assert vancouver.seen == date(2007, 4, 17)
    assert vancouver in overdue(FACTS, TODAY)


@pytest.mark.parametrize(
    ("key", "seen"),
    [
        ("cn-cg-br-sao-paulo office_hours", date(2019, 12, 31)),
        ("cn-cg-nz-auckland office_hours", date(2024, 7, 17)),
        ("cn-cg-nz-auckland chancery_hours", date(2014, 12, 31)),
        ("cn-emb-sk consular_address", date(2023, 3, 14)),
    ],
)
def test_hours_and_the_consular_address_count_by_their_own_date_too(key: str, seen: date) -> None:
    assert next(fact for fact in FACTS if fact.key == key).seen == seen


def test_the_command_prints_the_report_or_every_fact_and_is_strict_on_demand(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["truth", "--on", "2026-11-28"]) == 0
    assert "Older than its limit:" in capsys.readouterr().out
    assert main(["truth", "--json"]) == 0
    facts = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert len(facts) == len(FACTS) and set(facts[0]) >= {"table", "key", "source", "seen", "confidence", "review"}
    assert main(["truth", "--strict", "--on", "2026-11-28"]) == 1


def test_what_rests_on_memory_and_is_told_as_certain_fails_the_report_without_being_asked_to(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    memory = replace(SURE, key="guessed", confidence="recall", source="", review=None)
    monkeypatch.setattr("cli.truth_tables.all_facts", lambda: [SURE, memory])
    assert main(["truth", "--on", str(TODAY)]) == 1
    assert "From memory, and no doubt on record: 1" in capsys.readouterr().out
    monkeypatch.setattr("cli.truth_tables.all_facts", lambda: [SURE, replace(memory, doubted=True)])
    assert main(["truth", "--on", str(TODAY)]) == 0
