"""Spoken answers to every day, place and company a cause asks for: only the value stands in the complaint."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime
from types import SimpleNamespace
from typing import Any, cast

import pytest

from actions.answers import Answer, Reading
from actions.dialogue.turn import Turn
from actions.filing.elements import element_fields
from actions.filing.readers import read_date, read_money, read_place_name
from actions.filing.readers.companies_told import read_company
from actions.filing.readers.times import written_time
from actions.story.reading import read_story
from backend.filing.causes.guides import Cause, CauseQuestion, load_causes
from backend.filing.causes.statement import draft

FIELDS = {field.name: field for field in element_fields()}
ASKED = [(cause, question) for cause in load_causes().values() for question in cause.questions]
DAYS = [pair for pair in ASKED if pair[1].kind == "date"]
PLACES = [pair for pair in ASKED if pair[1].kind == "place"]
COMPANIES = [pair for pair in ASKED if pair[1].kind == "company"]


def _name(one: object) -> str:
    return str(getattr(one, "key", "") or getattr(one, "code", one))


def _text(one: object) -> str:
    return str(getattr(one, "text", one))


def heard(text: str, kind: str = "", words: str = "", value: Any = None) -> Answer:
    """A message with one entity the bot found in it."""
    start = text.index(words) if words else 0
    entity = {"entity": kind, "value": value, "start": start, "end": start + len(words)}
    return Answer(text, "inform", "answer", (entity,) if kind else ())


def month(text: str, words: str, year: int, number: int) -> Answer:
    """A message in which the bot found a month."""
    span = {"from": f"{year}-{number:02}-01", "to": f"{year}-{number:02}-28"}
    return heard(text, "date_range", words, span)


SPOKEN_DAYS = (
    (month("讲好一年，即系2021年9月畀返", "2021年9月", 2021, 9), "2021年9月"),
    (month("it was in September 2021, as far as I recall", "September 2021", 2021, 9), "2021年9月"),
    (heard("我哋系2021年9月4号㗎，嗰日落大雨", "date", "2021年9月4号", "2021-09-04"), "2021-09-04"),
    (heard("应该是2021年年底的事，具体哪天真的想不起来"), "2021年年底"),
    (heard("in 2021, the 4th of september i believe", "date", "4th of september", "2027-09-04"), "2021-09-04"),
)


def turn_of(answer: Answer, answers: dict[str, Any] | None = None) -> Turn:
    """A turn of a filing with these answers."""
    tracker = SimpleNamespace(get_slot=lambda name: None, latest_message={}, events=[])
    made = SimpleNamespace(
        memo={},
        answer=answer,
        answers=answers or {},
        tracker=tracker,
        now=datetime(2026, 11, 24, 9, tzinfo=UTC),
        timezone="Europe/Madrid",
        language="zh-Hans",
        has_draft=False,
    )
    return cast(Turn, made)


def read(cause: Cause, question: CauseQuestion, answer: Answer, answers: dict[str, Any] | None = None) -> Reading:
    """What a question's field makes of a message."""
    field = FIELDS[f"{cause.code}_{question.key}"]
    return asyncio.run(cast(Any, field.read(turn_of(answer, answers), answer)))


def papers(cause: Cause, question: CauseQuestion, value: str) -> str:
    """All the complaint says where a question is answered so."""
    given = {one.key: next(iter(one.codes), "某某") for one in cause.questions}
    given |= {one.key: "1000.00 CNY" for one in cause.questions if one.kind == "money"}
    given |= {one.key: "2020-01-01" for one in cause.questions if one.kind == "date"}
    drafted = draft(cause, {**given, question.key: value})
    return "".join(one.zh for one in (*drafted.claims, *drafted.sentences))


@pytest.mark.parametrize(("cause", "question"), DAYS, ids=_name)
@pytest.mark.parametrize(("answer", "kept"), SPOKEN_DAYS, ids=_text)
def test_of_a_spoken_day_only_the_day_is_kept(cause: Cause, question: CauseQuestion, answer: Answer, kept: str) -> None:
    found = read(cause, question, answer)
    assert found.value == kept
    written = papers(cause, question, str(found.value))
    assert not any(word in written for word in ("讲好", "畀返", "recall", "落大雨", "具体哪天", "believe"))


@pytest.mark.parametrize(("cause", "question"), DAYS, ids=_name)
@pytest.mark.parametrize("text", ["他老是说下个礼拜再讲", "a long time back", "那阵子我还在乡下"])
def test_what_tells_no_day_is_asked_again(cause: Cause, question: CauseQuestion, text: str) -> None:
    assert not read(cause, question, heard(text)).found


@pytest.mark.parametrize(("cause", "question"), DAYS, ids=_name)
def test_a_birthday_is_no_day_of_a_case(cause: Cause, question: CauseQuestion) -> None:
    told = heard("女，1981年2月3日，护照 ⟦document:0123456789⟧", "date", "1981年2月3日", "1981-02-03")
    assert not read(cause, question, told).found
    child = heard("a boy, born 2016 April, lives with me", "number", "2016", 2016)
    assert not read(cause, question, child).found


SPOKEN_PLACES = (
    (heard("2019年4月领的证，喺开平市民政局㗎", "place", "开平", {"said": "开平", "country": ""}), "开平市民政局"),
    (
        heard("we did it in Melbourne in 2018", "place", "Melbourne", {"said": "Melbourne", "country": "AU"}),
        "Melbourne",
    ),
    (heard("那时候一直住在鹤山市沙坪街道"), "鹤山市沙坪街道"),
    (heard("不太记得了，好像是台山", "place", "台山", {"said": "台山", "country": ""}), "台山"),
    (heard("前年不是，是去年，在开平市长沙街道光华路8号"), "开平市长沙街道光华路8号"),
)


@pytest.mark.parametrize(("cause", "question"), PLACES, ids=_name)
@pytest.mark.parametrize(("answer", "kept"), SPOKEN_PLACES, ids=_text)
def test_of_a_spoken_place_only_the_place_is_kept(
    cause: Cause, question: CauseQuestion, answer: Answer, kept: str
) -> None:
    found = read(cause, question, answer)
    assert found.value == kept
    written = papers(cause, question, str(found.value))
    assert not any(word in written for word in ("领的证", "㗎", "we did", "那时候", "好像", "前年不是"))


@pytest.mark.parametrize("text", ["i would rather have an arbitrator", "他不肯讲", "just call me later"])
def test_what_names_no_place_is_asked_again(text: str) -> None:
    assert not read_place_name(heard(text)).found


SPOKEN_COMPANIES = (
    ("厂家就是开平市大昌铝材有限公司，欠了好久", "开平市大昌铝材有限公司"),
    ("the firm is Golden Lake Trading Co Ltd 江门市金湖贸易有限公司", "江门市金湖贸易有限公司"),
    ("公司叫台山市远航船务有限公司", "台山市远航船务有限公司"),
    ("阳光财险", "阳光财险"),
    ("中国太平洋财产保险股份有限公司江门中心支公司", "中国太平洋财产保险股份有限公司江门中心支公司"),
)


@pytest.mark.parametrize(("cause", "question"), COMPANIES, ids=_name)
@pytest.mark.parametrize(("text", "kept"), SPOKEN_COMPANIES)
def test_of_a_spoken_company_only_the_name_is_kept(cause: Cause, question: CauseQuestion, text: str, kept: str) -> None:
    assert read(cause, question, heard(text)).value == kept


@pytest.mark.parametrize("text", ["护理费两个月，加币大概四千", "我们还没去问，他一直拖"])
def test_what_tells_a_sum_or_a_story_is_no_company(text: str) -> None:
    sums = heard(text, "money", "四千", {"amount": "4000.00", "currency": "CNY"}) if "四千" in text else heard(text)
    assert not read_company(sums).found


def test_the_end_of_a_lease_is_not_its_beginning() -> None:
    lease = load_causes()["house_lease"]
    told = heard("合同到今年4月30日期满", "date", "今年4月30日", "2026-04-30")
    assert not read(lease, lease.question("leased_from"), told).found


def test_nothing_is_paid_back_before_it_was_lent() -> None:
    loan = load_causes()["private_lending"]
    told = heard("2019年3月1日", "date", "2019年3月1日", "2019-03-01")
    found = read(loan, loan.question("due_on"), told, {"private_lending_lent_on": "2022年4月"})
    assert found.problem == "utter_filing_date_before"
    assert found.facts == {"other": "借款日期", "day": "2022年4月"}


@pytest.mark.parametrize(
    ("text", "kept"),
    [("2020年3月借的，2021年3月还", None), ("circa 2017", "大约2017年"), ("end of 2022", "2022年底"),
     ("九八年", "1998年"), ("2021年春节前后吧", "2021年春节前后"), ("二零一九年十二月", "2019年12月"),
     ("欠了20210元", None)],
)  # fmt: skip
def test_the_one_time_that_is_written(text: str, kept: str | None) -> None:
    assert written_time(text) == kept


def test_counted_back_years_make_no_day_and_a_month_without_a_year_lies_behind_us() -> None:
    loan = load_causes()["private_lending"]
    ago = heard("四年前", "date", "四年前", "2022-11-24")
    assert read(loan, loan.question("lent_on"), ago).value == "2022年"
    ends = {"from": "2027-08-27", "to": "2027-08-31"}
    told = heard("八月底收到佢嘅信", "date_range", "八月底", ends)
    assert read_date(told, datetime(2026, 11, 24, tzinfo=UTC).date()).value == "2026年8月底"


def test_the_day_of_a_repayment_is_not_the_day_of_the_loan() -> None:
    loan = load_causes()["private_lending"]
    told = heard("还过三千元，2024年6月8日微信转的", "date", "2024年6月8日", "2024-06-08")
    sums = {"entity": "money", "value": {"amount": "3000.00", "currency": "CNY"}, "start": 2, "end": 5}
    both = Answer(told.text, "inform", "answer", (sums, *told.entities))
    assert not read(loan, loan.question("lent_on"), both).found


def test_no_before_a_sum_leaves_nothing_out() -> None:
    loan = load_causes()["private_lending"]
    assert read(loan, loan.question("repaid"), heard("不对，是四千")).value == "4000.00 CNY"


@pytest.mark.parametrize("text", ["20万比索", "2000卢比", "50000 pesos", "三千先令"])
def test_a_sum_in_a_currency_of_several_countries_is_asked_about(text: str) -> None:
    assert read_money(Answer(text, "inform")).problem == "utter_filing_which_currency"


def test_with_its_country_it_is_a_sum() -> None:
    told = heard("20万墨西哥比索", "money", "20万墨西哥比索", {"amount": "200000.00", "currency": "MXN"})
    assert read_money(told).value == "200000.00 MXN"


def test_no_story_turns_it_into_yuan() -> None:
    text = "我表哥2020年借我20万比索"
    said = [{"entity": "number", "value": 200000, "start": text.index("20万"), "end": text.index("比索")}]
    assert "lent_amount" not in read_story(text, said, cause="private_lending").facts
