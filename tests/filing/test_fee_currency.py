"""Foreign money in a court fee: converted at a dated rate, to the fen, and called an estimate."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.filing.fees.court_fee import court_fee, court_fee_in_currency, in_yuan
from backend.filing.fees.currency import (
    EXCHANGE_FILE,
    ExchangeFileError,
    load_exchange_rates,
    rates_from_setting,
    with_rates,
)
from backend.shared.errors import Refused
from backend.shared.wording import Words

OWN = with_rates(
    load_exchange_rates(), {"HKD": Decimal("0.9")}, date(2026, 11, 24), Words("法院公告", "the court's notice")
)


@pytest.mark.parametrize(
    ("amount", "currency", "yuan"),
    [
        ("100000", "HKD", "90779.00"),
        ("0.55", "HKD", "0.50"),
        ("100", "JPY", "4.53"),
        ("113.54", "MOP", "100.00"),
        ("12.30", "CNY", "12.30"),
        ("0", "USD", "0.00"),
    ],
)
def test_an_amount_is_converted_to_the_fen(amount: str, currency: str, yuan: str) -> None:
    assert in_yuan(Decimal(amount), currency) == Decimal(yuan)


def test_the_rate_of_the_acceptance_day_takes_the_place_of_the_table() -> None:
    assert in_yuan(100, "USD", Decimal("6.8067")) == Decimal("680.67")
    assert in_yuan(100, "TWD", Decimal("0.22")) == Decimal("22.00")
    assert in_yuan(100, "HKD", rates=OWN) == Decimal("90.00")


@pytest.mark.parametrize("rate", ["0", "-1", "NaN", "Infinity"])
def test_a_rate_that_is_none_is_a_mistake(rate: str) -> None:
    with pytest.raises(ValueError):
        in_yuan(100, "USD", Decimal(rate))
    with pytest.raises(ValueError):
        with_rates(load_exchange_rates(), {"USD": Decimal(rate)}, OWN.day, OWN.source)


@pytest.mark.parametrize("currency", ["TWD", "ABC", "", "hkd"])
def test_a_currency_without_an_official_rate_is_refused(currency: str) -> None:
    with pytest.raises(Refused, match="filing_currency_unknown") as refusal:
        court_fee_in_currency("property", 100, currency)
    assert refusal.value.facts == {"currency": currency}


def test_an_operator_sets_the_rates_of_a_day_in_one_line() -> None:
    table = rates_from_setting("2026-11-24 HKD=0.9 USD=6.8067")
    assert table.day == date(2026, 11, 24)
    assert in_yuan(100, "USD", rates=table) == Decimal("680.67")
    assert "2026年11月24日" in court_fee_in_currency("property", 100, "HKD", table).note[0].zh
    assert rates_from_setting("") is load_exchange_rates()


@pytest.mark.parametrize("text", ["HKD=0.9", "2026-11-24", "2026-11-24 HKD", "2026-11-24 HKD=x", "2026-11-24 ZZZ=1"])
def test_a_slip_in_the_setting_stops_the_start(text: str) -> None:
    with pytest.raises(ValueError):
        rates_from_setting(text)


def test_rates_of_two_days_are_never_mixed() -> None:
    with pytest.raises(Refused, match="filing_currency_unknown"):
        in_yuan(100, "USD", rates=OWN)


@pytest.mark.parametrize("amount", ["-1", "NaN", "1E+12"])
def test_an_impossible_amount_is_refused_in_any_currency(amount: str) -> None:
    with pytest.raises(Refused, match="filing_amount_impossible"):
        in_yuan(Decimal(amount), "USD")


def test_a_converted_fee_is_an_estimate_and_says_rate_day_and_source() -> None:
    fee = court_fee_in_currency("property", 100_000, "HKD", OWN)
    assert (fee.total, fee.estimate) == (court_fee("property", 90_000).total, True)
    assert "100,000港元按1港元=0.9元折成90,000元" in fee.note[0].zh
    assert all(part in fee.note[0].zh for part in ("2026年11月24日", "法院公告", "受理那天"))
    assert all(part in fee.note[0].en for part in ("2026-11-24", "the court's notice", "an estimate"))


@pytest.mark.parametrize(("rate", "said"), [("10", "=10元"), ("7.0", "=7元"), ("0.00479203", "=0.004792元")])
def test_a_rate_is_said_without_idle_noughts(rate: str, said: str) -> None:
    table = with_rates(load_exchange_rates(), {"USD": Decimal(rate)}, OWN.day, OWN.source)
    assert said in court_fee_in_currency("property", 100, "USD", table).note[0].zh


def test_a_fee_in_yuan_is_no_estimate() -> None:
    assert court_fee_in_currency("property", 100_000, "CNY") == court_fee("property", 100_000)


@given(st.sampled_from(sorted(load_exchange_rates().currencies)), st.integers(0, 10**8), st.integers(0, 10**8))
def test_more_money_is_never_fewer_yuan(currency: str, one: int, other: int) -> None:
    assert in_yuan(min(one, other), currency) <= in_yuan(max(one, other), currency)


def test_no_name_stands_for_two_currencies() -> None:
    names = [
        name.casefold()
        for one in load_exchange_rates().currencies.values()
        for name in (one.code, one.name.zh, one.name.en)
    ]
    assert sorted(names) == sorted(set(names))


@pytest.mark.parametrize(
    ("right", "wrong"), [("yuan: 7.0638", "yuan: 0"), ("foreign: 1.1354, ", ""), ("yuan: 7.0638", "yuan: x")]
)
def test_a_table_with_a_slip_stops_the_start(tmp_path: Path, right: str, wrong: str) -> None:
    text = EXCHANGE_FILE.read_text("utf-8")
    slip = text.replace(right, wrong, 2)
    assert slip != text
    page = tmp_path / "rates.yml"
    page.write_text(slip, "utf-8")
    with pytest.raises(ExchangeFileError):
        load_exchange_rates(page)


@pytest.mark.parametrize(("days", "stale"), [(0, False), (30, False), (31, True), (365, True)])
def test_rates_older_than_a_month_are_stale(days: int, stale: bool) -> None:
    table = load_exchange_rates()
    assert table.is_stale(table.day + timedelta(days=days)) is stale
