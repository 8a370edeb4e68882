"""What people write at the intake's questions becomes an amount, a day, a place, a party; the rest is pointed out."""

from __future__ import annotations

import pytest

from actions.answers import Answer, list_number
from actions.filing.corrections import LONGEST
from actions.filing.intake import filing_questions
from actions.filing.parties import count, key, moved_up, parties_of
from actions.filing.readers import read_address, read_date, read_money, read_place_name, read_yes_no
from actions.filing.readers.party_names import named_part, named_party
from actions.filing.screening import causes_in


def said(text: str, **entities: object) -> Answer:
    return Answer(text, "inform", "answer", tuple({"entity": k, "value": v} for k, v in entities.items()))


@pytest.mark.parametrize(
    ("answer", "value"),
    [
        (said("50万港币", money={"amount": "500000.00", "currency": "HKD"}), "500000.00 HKD"),
        (said("35000", number=35000), "35000.00 CNY"),
    ],
)
def test_an_amount_keeps_its_currency_and_a_bare_figure_is_yuan(answer: Answer, value: str) -> None:
    assert read_money(answer).value == value


@pytest.mark.parametrize(("text", "value"), [("没有啦", "no"), ("冇", "no"), ("有", "yes"), ("係", "yes")])
def test_yes_and_no_are_heard_in_both_tongues(text: str, value: str) -> None:
    assert read_yes_no(said(text)).value == value


def test_a_day_that_is_only_a_year_stays_as_it_was_said() -> None:
    assert read_date(said("大概2019年")).value == "大概2019年"
    assert read_date(said("有红本，1994年的。")).value == "1994年"
    assert read_date(said("不记得了")).problem == "utter_filing_date_odd"


@pytest.mark.parametrize(
    ("text", "region", "district"),
    [("江门市新会区会城街道1号", "CN", "xinhui"), ("北京市朝阳区1号", "CN", ""), ("某某路1号", "", "")],
)
def test_an_address_tells_region_and_court_district(text: str, region: str, district: str) -> None:
    value = read_address(said(text)).value
    assert (value["region"], value["district"]) == (region, district)


@pytest.mark.parametrize("text", ["<script>alert(1)</script>", "123", "{{7*7}}"])
def test_a_scrap_of_code_is_no_address(text: str) -> None:
    assert read_address(said(text)).problem == "utter_filing_address_odd"


@pytest.mark.parametrize(
    ("text", "party", "part"),
    [
        ("第二被告的地址", ("defendant", 2), "address"),
        ("被告3姓名", ("defendant", 3), "name"),
        ("the second plaintiff's phone", ("plaintiff", 2), "phone"),
        ("原告的电话", ("plaintiff", 1), "phone"),
    ],
)
def test_a_party_is_named_as_people_name_it(text: str, party: tuple[str, int], part: str) -> None:
    assert (named_party(text), named_part(text)) == (party, part)
    assert len(text) <= LONGEST


@pytest.mark.parametrize(
    ("text", "cause"), [("他借了我钱一直不还", "private_lending"), ("我要離婚", "divorce"), ("老闆唔出糧", "labour")]
)
def test_a_cause_is_found_in_folk_words(text: str, cause: str) -> None:
    assert causes_in(said(text)) == [cause]


def test_the_first_time_is_no_number_of_a_list() -> None:
    assert list_number(said("係呀，第一次", number=1)) is None
    assert list_number(said("第一个", number=1)) == 1


def test_a_party_taken_off_moves_the_later_ones_up() -> None:
    answers = {
        key("defendant", 1, "name"): "甲", key("defendant", 1, "more"): "yes",
        key("defendant", 2, "name"): "乙", key("defendant", 2, "more"): "yes",
        key("defendant", 3, "name"): "丙", key("defendant", 3, "more"): "no",
    }  # fmt: skip
    changed = {**answers, **moved_up(answers, "defendant", 2)}
    left = {name: value for name, value in changed.items() if value is not None}
    assert count(left, "defendant") == 2
    assert [party.name for party in parties_of(left, "defendant")] == ["甲", "丙"]


def test_every_question_has_a_name_of_its_own() -> None:
    names = [field.name for field in filing_questions()]
    assert len(names) == len(set(names))


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("hmm", None),
        ("嗯嗯", None),
        ("台山", "台山"),
        ("Taishan", "Taishan"),
        ("Sue the tenant first", None),
        ("file the case", None),
    ],
)
def test_a_muttering_is_no_place(text: str, place: str | None) -> None:
    assert read_place_name(said(text)).value == place
