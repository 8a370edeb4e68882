"""What is taken for granted in a filing, and what one message about a party tells."""

from __future__ import annotations

import re
from datetime import date

import pytest

from actions.answers import Answer
from actions.filing.assumed import assumed
from actions.filing.court import NO_AMOUNT
from actions.filing.particulars import _numbers, is_worth_asking
from actions.filing.readers.party_details import bare_of_details, told_details
from actions.filing.steps import granted, marked, taken_for_granted

TODAY = date(2026, 11, 24)
_DAY = r"\d+[号號]|\d{4}年\d+月\d+日"
LOAN = {"cause": "private_lending", "private_lending_lent_on": "2024-02-18"}


def test_nobody_is_asked_for_what_nearly_everybody_answers() -> None:
    taken = granted({}, TODAY)
    assert taken == {"identity": "later", "mediation_first": "no", "agent_now": "later", "service_email": ""}


def test_what_the_person_says_is_never_overwritten() -> None:
    answers = {"mediation_first": "no", **taken_for_granted({}, ["mediation_first"])}
    answers |= {"mediation_first": "yes", **marked(answers, asked=["mediation_first"])}
    assert "mediation_first" not in granted(answers, TODAY)


@pytest.mark.parametrize(
    ("lent_on", "due_on", "is_asked"),
    [
        ("2024-02-18", "", False),
        ("2019-05-01", "", True),
        ("2019-05-01", "2025-05-01", False),
        ("2019年端午", "", True),
    ],
)
def test_the_last_demand_is_asked_for_only_where_three_years_have_passed(
    lent_on: str, due_on: str, is_asked: bool
) -> None:
    answers = {**LOAN, "private_lending_lent_on": lent_on, "private_lending_due_on": due_on}
    assert (assumed(answers, TODAY)["private_lending_last_asked_on"] is None) is is_asked


def test_the_company_whose_books_are_to_be_seen_is_the_defendant() -> None:
    answers = {
        "cause": "equity",
        "equity_matter": "inspection",
        "equity_company": "江门市新联化工有限公司",
        "equity_company_place": "江门市蓬江区建设路40号",
    }
    taken = assumed(answers, TODAY)
    assert taken["defendant_1_name"] == "江门市新联化工有限公司"
    assert taken["defendant_1_address"]["district"] == "pengjiang"
    assert assumed({**answers, "equity_matter": "transfer"}, TODAY)["defendant_1_name"] is None


def test_no_sum_is_at_stake_where_nothing_adds_up() -> None:
    answers = {"cause": "divorce", "divorce_property": "no", "claims": ["判令准予离婚"]}
    assert assumed(answers, TODAY)["amount"] == NO_AMOUNT
    assert assumed({**LOAN, "private_lending_principal": "5.00 CNY", "claims": ["还款"]}, TODAY)["amount"] is None


@pytest.mark.parametrize(
    ("text", "sex", "address"),
    [
        ("女，C66，香港九龙弥敦道100号", "female", "香港九龙弥敦道100号"),
        ("我是女的，英国护照 ⟦document:0123456789⟧，英国伦敦唐人街爵禄街20号", "female", "英国伦敦唐人街爵禄街20号"),
        ("I'm a woman, passport ⟦document:0123456789⟧, 7 Forest Road, Hurstville, Sydney", "female", "7 Forest Road"),
        ("male, 15 Smith Street, Singapore, ⟦phone:0123456789⟧", "male", "15 Smith Street, Singapore"),
    ],
)
def test_sex_and_address_are_heard_among_other_things(text: str, sex: str, address: str) -> None:
    said = Answer(text, "inform")
    assert told_details(said).get("sex") == sex
    assert address in bare_of_details(said).text


@pytest.mark.parametrize(
    "text", ["女 马德里Usera区Calle Marcelo Usera 20号 ⟦phone:0123456789⟧", "女 吉隆坡Jalan Sultan 12號，1960年5月1日"]
)
def test_a_house_number_heard_as_a_day_stays_in_the_address(text: str) -> None:
    days = [{"entity": "date", "value": "x", "start": m.start(), "end": m.end()} for m in re.finditer(_DAY, text)]
    bare = bare_of_details(Answer(text, "inform", entities=tuple(days))).text
    assert any(house in bare for house in ("Usera 20号", "Sultan 12號")) and "1960" not in bare


def test_of_two_numbers_of_one_look_the_first_is_the_documents() -> None:
    text = "⟦document:aaaaaaaaaa⟧，多伦多央街100号，⟦document:bbbbbbbbbb⟧"
    assert _numbers(Answer(text, "inform")) == {
        "document_number": "⟦document:aaaaaaaaaa⟧",
        "phone": "⟦document:bbbbbbbbbb⟧",
    }


def test_one_question_for_all_is_asked_only_where_it_saves_messages() -> None:
    def named(part: str) -> str:
        return f"plaintiff_1_{part}"

    assert is_worth_asking({}, named)
    assert not is_worth_asking(
        {named(part): "x" for part in ("sex", "birth_date", "document_number", "address")}, named
    )
