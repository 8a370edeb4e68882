"""A rate of interest that is named is read in every way people say it, and compared with four times the LPR."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal

import pytest

from actions.protection.reckoned import li_words
from actions.protection.telling import doubting_rates
from actions.readers.interest_rates import li_of_a_month, read_rate
from backend.protection.interest_cap import cap, judged, known_until
from backend.protection.library_pages import law_library
from backend.protection.model import LawEntry


@pytest.mark.parametrize(
    ("text", "yearly"),
    [
        ("年息24%算不算高利贷", "24"),
        ("年利率二十四犯法吗", "24"),
        ("年利率百分之十五点四合法吗", "15.4"),
        ("年息24厘係咪大耳窿", "24"),
        ("年息一分二合法吗", "12"),
        ("月息2分算高利贷吗", "24"),
        ("月息三分合法吗", "36"),
        ("三分息係咪高利貸呀", "36"),
        ("月息兩分半合唔合法", "30"),
        ("月息1.5分合法吗", "18"),
        ("两分利高不高", "24"),
        ("月息一分呢，利息高不高", "12"),
        ("月利率2%合法吗", "24"),
        ("日息千分之一违法吗", "36.5"),
        ("每天万分之五的利息高吗", "18.25"),
        ("利息50%怎么办", "50"),
        ("he charges me 30 percent a year", "30"),
        ("is 2% a month interest legal", "24"),
        ("interest of 18% per annum ok?", "18"),
        ("2021年3月1日借给他十万，约定年息24%，到今天利息多少", "24"),
        ("年息24%，借了八个月，利息多少", "24"),
        ("二零二一年三月借的，年利率12%，利息一共多少", "12"),
        ("借款50万，2021年3月1日借的，约定月息3分，到今天利息是多少", "36"),
        ("借了十万，一个月2%利息，合法吗", "24"),
        ("借十万，1个月利息2%", "24"),
        ("一天千分之一的息，借了两年", "36.5"),
        ("三月借的，月息1%", "12"),
        ("borrowed 6 months ago at 24% a year, how much interest", "24"),
        ("2% interest every month for two years", "24"),
        ("I lent 300,000 in March at 24% a year, what interest by today", "24"),
        ("我上个月借给他5万，年息11%，合法吗", "11"),
        ("上個月借咗俾佢，利率11%，合唔合法", "11"),
        ("去年三月借的，月息1%，利息高不高", "12"),
        ("I lent it last month at 11% interest, is that legal", "11"),
        ("I lent it last year, interest 2% a month, ok?", "24"),
        ("每个月还利息，年利率24%合法吗", "24"),
        ("他每个月收我2%的利息", "24"),
        ("he pays every month, the interest is 24% a year", "24"),
    ],
)
def test_a_rate_is_brought_to_percent_a_year(text: str, yearly: str) -> None:
    rate = read_rate(text)
    assert rate is not None
    assert rate.yearly == Decimal(yearly)


@pytest.mark.parametrize(
    "text",
    [
        "借条上没写利息，还能要利息吗",
        "月利率2%到3%合法吗",
        "I get 20% of the estate",
        "我占公司30%的股份",
        "分期还，利息怎么算",
        "分两期还利息，三分公司利润",
        "借十万一年给利息2万合法吗",
        "what is the highest interest a court allows",
    ],
)
def test_what_names_no_rate_or_two_is_not_reckoned(text: str) -> None:
    assert read_rate(text) is None


@pytest.mark.parametrize(
    ("yearly", "verdict"),
    [("8", "within"), ("12", "within"), ("12.1", "depends"), ("15.4", "depends"), ("15.5", "over"), ("36", "over")],
)
def test_a_rate_is_compared_with_every_cap_since_the_rule(yearly: str, verdict: str) -> None:
    assert (cap().newest, cap().highest) == (Decimal(12), Decimal("15.4"))
    assert judged(Decimal(yearly)) == verdict


def _rule_of_the_cap() -> LawEntry:
    return next(entry for entry in law_library().values() if entry.entry_id == "loan_interest_cap_four_lpr")


def test_the_rule_of_the_cap_names_the_last_day_whose_rate_was_looked_up() -> None:
    known, doubt = known_until(), _rule_of_the_cap().doubt
    assert doubt is not None
    assert f"{known.year}年{known.month}月{known.day}日" in doubt.zh
    assert f"{known.day} {known:%B %Y}" in doubt.en


def test_a_day_after_the_last_known_rate_is_pointed_out() -> None:
    known = known_until()
    later = known + timedelta(days=1)
    on_time, late = (doubting_rates(_rule_of_the_cap(), day).doubt for day in (known, later))
    assert on_time is not None
    assert late is not None
    assert f"{known.month}月{known.day}日" in on_time.zh
    assert f"{later.month}月{later.day}日" not in on_time.zh
    assert all(f"{day.month}月{day.day}日" in late.zh for day in (known, later))
    assert "provisional" in late.en


@pytest.mark.parametrize(
    ("text", "li"),
    [
        ("佢收我月息五厘，合唔合法", "5"), ("每个月八厘利息算不算高利贷", "8"), ("月息0.5%合法吗", None),
        ("年息六厘高不高", None), ("月息三分合法吗", None), ("借条上没写利息", None),
    ],
)  # fmt: skip
def test_li_of_a_month_is_heard_for_what_it_may_mean_elsewhere(text: str, li: str | None) -> None:
    assert li_of_a_month(text) == (None if li is None else Decimal(li))


def test_both_readings_of_li_are_said_with_what_they_come_to() -> None:
    said = li_words(Decimal(5), "zh-Hans")
    assert [part for part in ("每月0.5%", "每月收您5%", "年60%", "超过上限") if part not in said] == []
    assert "within the limit too" in li_words(Decimal("0.5"), "en")
