"""Who may use cross-border filing, with which document, and from which day on (SPC21-1, SPC21-5)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.identity.document_numbers import check_number
from backend.identity.eligibility import ACCEPTED, Application, check_eligible, check_residence, long_enough_from
from backend.identity.national_platform import attempt_of, reference_of
from backend.identity.papers import papers
from backend.shared.errors import Refused

TODAY = date(2026, 11, 24)
NUMBERS = {
    "passport": "K87654321", "permanent_resident_card": "932682198501010017",
    "hk_macao_id": "A123456(3)", "residence_permit": "810000199001010019",
    "home_return_permit": "H12345678", "taiwan_id": "A123456789", "taiwan_compatriot_permit": "12345678",
    "resident_card": "440781196001010012", "household_register": "440781196001010012",
    "registration_papers": "BC1234567",
}  # fmt: skip
ANNA = Application("foreigner", "passport", NUMBERS["passport"], "ANNA TAM")
COMPANY = {"organisation_name": "TAM INC", "registration_number": "BC1", "position": "director"}


def application(category: str, document: str, **other: Any) -> Application:
    more: dict[str, Any] = {"residence_since": date(2020, 1, 1), "has_proof": True} | COMPANY | other
    return Application(category, document, NUMBERS[document], "谭安娜", **more)


def refusal(one: Application) -> str:
    with pytest.raises(Refused) as refused:
        check_eligible(one, TODAY)
    return refused.value.reason


@pytest.mark.parametrize(("category", "document"), [(one, doc) for one, docs in ACCEPTED.items() for doc in docs])
def test_every_accepted_document_of_every_category_passes(category: str, document: str) -> None:
    check_eligible(application(category, document), TODAY)


@pytest.mark.parametrize("category", ["mainland_resident", "", "FOREIGNER", "lawyer"])
def test_anybody_else_is_sent_to_ordinary_filing(category: str) -> None:
    assert refusal(replace(ANNA, category=category)) == "identity_ordinary_filing"


@pytest.mark.parametrize(
    ("category", "document", "reason"),
    [
        ("foreigner", "resident_card", "identity_use_passport"),
        ("hk_macao_resident", "passport", "identity_use_hk_macao_document"),
        ("taiwan_resident", "hk_macao_id", "identity_use_taiwan_document"),
        ("mainland_abroad", "home_return_permit", "identity_use_mainland_document"),
        ("foreign_organisation", "passport", "identity_use_registration_papers"),
    ],
)
def test_another_document_is_refused_with_what_to_use_instead(category: str, document: str, reason: str) -> None:
    assert refusal(application(category, document)) == reason


@pytest.mark.parametrize(
    ("since", "enough"),
    [
        (date(2025, 11, 23), True),
        (date(2025, 11, 24), False),  # exactly one year is not more than one year
        (date(2025, 11, 25), False),
        (date(2026, 11, 24), False),
    ],
)
def test_mainland_citizens_need_more_than_one_year(since: date, enough: bool) -> None:
    one = application("mainland_abroad", "passport", residence_since=since)
    if enough:
        check_eligible(one, TODAY)
    else:
        assert refusal(one) == "identity_residence_too_short"


def test_a_short_residence_is_told_its_first_day() -> None:
    with pytest.raises(Refused) as refused:
        check_residence(date(2026, 3, 1), True, TODAY)
    assert refused.value.facts == {"day": "2027-03-02"}


@given(st.dates(date(1950, 1, 1), date(2100, 1, 1)))
def test_more_than_a_year_is_never_less_than_366_days_nor_more_than_367(since: date) -> None:
    assert 366 <= (long_enough_from(since) - since).days <= 367


def test_a_year_from_a_leap_day_ends_on_the_last_of_february() -> None:
    assert long_enough_from(date(2024, 2, 29)) == date(2025, 3, 1)


@pytest.mark.parametrize(
    ("other", "reason"),
    [
        ({"residence_since": None}, "identity_residence_missing"),
        ({"residence_since": TODAY + timedelta(days=1)}, "identity_residence_future"),
        ({"has_proof": False}, "identity_proof_missing"),
        ({"expires_on": TODAY - timedelta(days=1)}, "identity_document_expired"),
        ({"birth_date": TODAY + timedelta(days=1)}, "identity_birth_date_odd"),
        ({"birth_date": date(1850, 1, 1)}, "identity_birth_date_odd"),
    ],
)
def test_what_is_missing_or_odd_is_said(other: dict[str, Any], reason: str) -> None:
    assert refusal(application("mainland_abroad", "passport", **other)) == reason


def test_a_document_is_good_on_its_last_day() -> None:
    check_eligible(replace(ANNA, expires_on=TODAY), TODAY)


def test_the_birthday_has_to_be_the_one_in_the_number() -> None:
    one = application("mainland_abroad", "resident_card", birth_date=date(1960, 1, 2))
    assert refusal(one) == "identity_birth_date_differs"
    check_eligible(replace(one, birth_date=date(1960, 1, 1)), TODAY)


@pytest.mark.parametrize("gap", ["organisation_name", "registration_number", "position"])
def test_an_organisation_says_its_name_its_number_and_who_acts(gap: str) -> None:
    assert refusal(application("taiwan_organisation", "registration_papers", **{gap: " "})) == (
        "identity_organisation_incomplete"
    )


@pytest.mark.parametrize("name", ["", "   ", "x" * 201])
def test_a_name_is_needed(name: str) -> None:
    assert refusal(replace(ANNA, full_name=name)) == "identity_name_missing"


@pytest.mark.parametrize(
    ("document", "number"),
    [
        ("resident_card", "440781196001010012"),  # Taishan, which has had this place code since 1992 only
        ("residence_permit", "820000198505050020"),
        ("hk_macao_id", "1234567(8)"),
        ("home_return_permit", "M1234567890"),
        ("passport", "EJ1234567"),
        ("passport", "123456789"),
    ],
)
def test_numbers_of_real_shapes_pass(document: Any, number: str) -> None:
    from stdnum.cn import ric

    if document == "residence_permit":
        number = number[:-1] + ric.calc_check_digit(number)
    check_number(document, number)


@pytest.mark.parametrize(
    ("document", "number", "reason"),
    [
        ("taiwan_id", "A123456788", "document_check_digit"),
        ("hk_macao_id", "A123456(4)", "document_check_digit"),
        ("resident_card", "440781196001010013", "document_check_digit"),
        ("residence_permit", "440781196001010012", "identity_number_of_other_document"),
        ("home_return_permit", "A12345678", "identity_number_of_other_document"),
        ("passport", "ABCDEFGH", "identity_number_of_other_document"),
        ("taiwan_compatriot_permit", "1234567", "identity_number_of_other_document"),
    ],
)
def test_a_number_of_something_else_or_with_a_wrong_digit_is_pointed_out(
    document: Any, number: str, reason: str
) -> None:
    with pytest.raises(Refused, match=reason):
        check_number(document, number)


@pytest.mark.parametrize("category", ACCEPTED)
def test_every_category_has_its_papers_in_both_languages(category: Any) -> None:
    for paper in papers(category):
        assert paper.words.zh and paper.words.en
        assert paper.rule.startswith("SPC21-")
        assert paper.certain is ("以法院答复为准" not in paper.words.zh) is ("to be confirmed" not in paper.words.en)


def test_organisations_hear_of_their_own_way_of_certification() -> None:
    said = {one: " ".join(paper.words.zh for paper in papers(one)) for one in ACCEPTED}
    assert "附加证明书" in said["foreign_organisation"]
    assert "中国法律服务公司" in said["hk_macao_organisation"]
    assert "两岸公证书" in said["taiwan_organisation"]


@given(st.from_regex(r"\A[A-Za-z0-9_-]{1,64}\Z"), st.integers(1, 99))
def test_a_reference_leads_back_to_its_attempt(verification_id: str, attempt: int) -> None:
    assert attempt_of(reference_of(verification_id, attempt)) == (verification_id, attempt)
