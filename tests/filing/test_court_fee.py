"""What a court charges: a table reckoned by hand, and what must hold of every amount."""

from __future__ import annotations

import csv
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.filing.causes.guides import load_causes
from backend.filing.fees.court_fee import Fee, choose_fee_kind, court_fee, mixed_claims_fee
from backend.filing.fees.rates import RATES_FILE, FeeKind, RatesFileError, load_fee_table
from backend.shared.errors import Refused

FEN = Decimal("0.01")
SCALED: tuple[Any, ...] = (
    "property",
    "divorce",
    "personality",
    "enforcement",
    "preservation",
    "appeal",
    "counterclaim",
)
AMOUNTS = st.decimals(min_value=Decimal("0.01"), max_value=Decimal(10**10), places=2)
# The statute once more, written apart from the page the program reads: up to this line, this rate.
ARTICLE_13_1 = [(100, 25), (200, 20), (500, 15), (1000, 10), (2000, 9), (5000, 8), (10_000, 7), (20_000, 6), (None, 5)]

with Path(__file__).with_name("court_fees.csv").open(encoding="utf-8") as _file:
    BY_HAND = list(csv.DictReader(_file))


def fee_of(row: dict[str, str]) -> Fee:
    kind: Any = row["kind"]
    of: Any = row["of"] or "property"
    return court_fee(kind, Decimal(row["amount"]) if row["amount"] else None, of=of)


@pytest.mark.parametrize("row", BY_HAND, ids=lambda row: "-".join(row.values()))
def test_the_fee_is_what_was_reckoned_by_hand(row: dict[str, str]) -> None:
    fee = fee_of(row)
    assert (fee.total, fee.halved) == (Decimal(row["total"]), Decimal(row["half"]))
    assert fee.total.as_tuple().exponent == fee.halved.as_tuple().exponent == -2
    assert sum(step.amount for step in fee.steps) == fee.total
    assert fee.cite.zh and fee.cite.en


def test_the_table_has_every_kind_and_at_least_forty_cases() -> None:
    assert len(BY_HAND) >= 40
    assert {row["kind"] for row in BY_HAND} == {*load_fee_table().kinds, "appeal", "counterclaim"}


@given(AMOUNTS)
def test_a_property_fee_is_article_13_and_no_other(amount: Decimal) -> None:
    exact, line = Fraction(50), 10
    for up_to, rate in ARTICLE_13_1:
        top = Fraction(amount) if up_to is None else min(Fraction(amount), Fraction(up_to * 1000))
        exact += max(Fraction(0), top - line * 1000) * rate / 1000
        line = up_to or line
    rounded = (Decimal(exact.numerator) / exact.denominator).quantize(FEN, ROUND_HALF_UP)
    assert court_fee("property", amount).total == rounded


@given(st.sampled_from(SCALED), AMOUNTS, AMOUNTS)
def test_more_at_stake_never_costs_less(kind: FeeKind, one: Decimal, other: Decimal) -> None:
    assert court_fee(kind, min(one, other)).total <= court_fee(kind, max(one, other)).total


LINES = [
    (kind, part.above)
    for kind, entry in load_fee_table().kinds.items()
    if entry.tariff
    for part in entry.tariff.parts
]  # fmt: skip


@pytest.mark.parametrize(("kind", "line"), LINES)
def test_a_fen_more_or_less_at_a_line_makes_no_jump(kind: FeeKind, line: Decimal) -> None:
    below, at, above = (court_fee(kind, line + move).total for move in (-FEN, Decimal(0), FEN))
    assert 0 <= at - below <= FEN
    assert 0 <= above - at <= FEN


@given(st.sampled_from(SCALED), AMOUNTS)
def test_the_steps_add_up_to_the_total_and_are_all_in_whole_fen(kind: FeeKind, amount: Decimal) -> None:
    fee = court_fee(kind, amount)
    assert sum(step.amount for step in fee.steps) == fee.total
    assert all(step.amount == step.amount.quantize(FEN) for step in fee.steps)
    assert sum("四舍五入" in step.text.zh for step in fee.steps) <= 1


@given(st.sampled_from(SCALED), AMOUNTS)
def test_half_is_half(kind: FeeKind, amount: Decimal) -> None:
    fee = court_fee(kind, amount)
    expected = (fee.total / 2).quantize(FEN, ROUND_HALF_UP) if fee.half_grounds else fee.total
    assert fee.halved == expected


@given(AMOUNTS)
def test_a_counterclaim_is_half_once_and_never_again(amount: Decimal) -> None:
    counterclaim = court_fee("counterclaim", amount)
    assert counterclaim.total == court_fee("property", amount).halved
    assert (counterclaim.halved, counterclaim.half_grounds) == (counterclaim.total, ())


@pytest.mark.parametrize("amount", ["-0.01", "-1", "NaN", "sNaN", "Infinity", "-Infinity", "1000000000000.01", "1E+30"])
@pytest.mark.parametrize("kind", SCALED)
def test_an_impossible_amount_is_refused(kind: FeeKind, amount: str) -> None:
    with pytest.raises(Refused, match="filing_amount_impossible"):
        court_fee(kind, Decimal(amount))


def test_a_binary_fraction_is_no_money() -> None:
    with pytest.raises(TypeError):
        court_fee("property", 0.1)  # type: ignore[arg-type]


@pytest.mark.parametrize("kind", ["property", "appeal", "counterclaim"])
def test_a_property_fee_without_an_amount_asks_for_it(kind: FeeKind) -> None:
    with pytest.raises(Refused, match="filing_fee_amount_needed"):
        court_fee(kind)


@pytest.mark.parametrize(
    ("kind", "more"),
    [
        ("property", {"damages": 5}),
        ("labour", {"property_amount": 5}),
        ("divorce", {"amount": 5, "property_amount": 5}),
        ("appeal", {"of": "enforcement"}),
        ("counterclaim", {"of": "appeal", "amount": 5}),
        ("payment_order", {"amount": 5}),
    ],
)
def test_an_argument_of_another_kind_is_a_mistake(kind: Any, more: dict[str, Any]) -> None:
    with pytest.raises(ValueError):
        court_fee(kind, **more)


def test_property_divided_and_damages_go_by_their_own_names_too() -> None:
    assert court_fee("divorce", property_amount=500_000) == court_fee("divorce", 500_000)
    assert court_fee("personality", damages=300_000) == court_fee("personality", 300_000)


def test_the_sum_is_read_out_step_by_step_in_both_languages() -> None:
    steps = [step.text for step in court_fee("property", 110_000).steps]
    assert [text.zh for text in steps] == [
        "不超过1万元的部分 交50元",
        "超过1万元至10万元的部分 90,000元 × 2.5% = 2,250元",
        "超过10万元至20万元的部分 10,000元 × 2% = 200元",
    ]
    assert steps[1].en == "the part above 10,000 up to 100,000 yuan: 90,000 × 2.5% = 2,250 yuan"
    assert "2000万元" in court_fee("property", 30_000_000).steps[-1].text.zh
    assert "最多交5,000元" in court_fee("preservation", 2_000_000).steps[-1].text.zh


@pytest.mark.parametrize("kind", ["divorce", "personality", "other_non_property", "ip", "jurisdiction_objection"])
def test_guangdongs_figure_comes_with_source_year_doubt_and_the_national_range(kind: FeeKind) -> None:
    fee = court_fee(kind)
    assert fee.range is not None and fee.range[0] < fee.total == fee.range[1]
    said = " ".join(words.zh for words in fee.note)
    assert all(part in said for part in ("粤价函〔2008〕45号", "2008年", "未核实", f"全国规定每件{fee.range[0]}元"))
    assert not fee.estimate


def test_where_guangdong_is_unknown_the_highest_is_shown_as_an_estimate() -> None:
    fee = court_fee("enforcement")
    assert (fee.total, fee.range, fee.estimate) == (Decimal(500), (Decimal(50), Decimal(500)), True)
    assert not any("粤价函" in words.zh for words in fee.note)


def test_the_possible_half_is_said_and_by_which_grounds() -> None:
    assert court_fee("property", 5).half_grounds == ("summary", "mediation", "withdrawal")
    assert court_fee("appeal", 5).half_grounds == ("mediation", "withdrawal")
    assert any("只减一次" in words.zh for words in court_fee("property", 5).note)
    assert not any("简易程序" in words.zh for words in court_fee("appeal", 5).note)
    assert not any("减半" in words.zh for words in court_fee("preservation", 5).note)


def test_property_claims_are_added_up_and_the_others_are_free_beside_them() -> None:
    fee = mixed_claims_fee([60_000, 40_000], other_claims=2)
    assert (fee.total, fee.rule) == (Decimal(2300), "FEE-INT201")
    assert "第201条" in fee.note[0].zh


def test_claims_without_property_count_once_however_many() -> None:
    assert mixed_claims_fee([], other_claims=3).total == mixed_claims_fee([], other_claims=1).total == 100
    assert mixed_claims_fee([100_000]).rule == "FEE-13.1"
    with pytest.raises(ValueError):
        mixed_claims_fee([])


@pytest.mark.parametrize(
    ("cause", "amount", "without", "kind", "needs"),
    [
        ("private_lending", None, False, "property", ("amount",)),
        ("private_lending", 5, False, "property", ()),
        ("sale_contract", None, True, "other_non_property", ()),
        ("sale_contract", 0, False, "other_non_property", ()),
        ("house_lease", None, False, "property", ("amount",)),
        ("inheritance", None, False, "property", ("amount",)),
        ("equity", None, True, "other_non_property", ()),
        ("divorce", None, False, "divorce", ("property_amount",)),
        ("divorce", None, True, "divorce", ()),
        ("labour", None, False, "labour", ()),
        ("tort_traffic", None, False, "property", ("amount",)),
        ("never heard of", None, False, "property", ("amount",)),
    ],
)
def test_a_cause_finds_its_kind_and_says_what_is_missing(
    cause: str, amount: int | None, without: bool, kind: str, needs: tuple[str, ...]
) -> None:
    choice = choose_fee_kind(cause, amount=amount, without_amount=without)
    assert (choice.kind, choice.needs) == (kind, needs)
    if not needs:
        assert court_fee(choice.kind, amount).total > 0


@pytest.mark.parametrize(
    ("cause", "kind", "needs"),
    [
        ("divorce", "property", ("amount",)),
        ("equity", "other_non_property", ()),
        ("tort_traffic", "personality", ()),
        ("labour", "labour", ()),
    ],
)
def test_what_the_answers_show_goes_before_the_table(cause: str, kind: Any, needs: tuple[str, ...]) -> None:
    choice = choose_fee_kind(cause, kind=kind)
    assert (choice.kind, choice.needs) == (kind, needs)


def test_the_table_agrees_with_the_pages_of_the_causes() -> None:
    for code, cause in load_causes().items():
        assert choose_fee_kind(code, amount=1).kind == cause.fee_kind


def test_an_injury_may_be_charged_another_way_and_that_is_said() -> None:
    choice = choose_fee_kind("tort_traffic", amount=100_000)
    assert choice.alternative == "personality"
    assert "人格权" in choice.note[0].zh


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("{up_to: 200000, rate: 2%}", "{up_to: 90000, rate: 2%}"),
        ("{up_to: 200000, rate: 2%}", "{up_to: 200000, rate: 2}"),
        ("{up_to: 200000, rate: 2%}", "{rate: 2%}"),
        ("fee: 300, from: 50", "fee: 301, from: 50"),
        ("charge: labour", "charge: labor"),
        ("halves: [summary, mediation, withdrawal]", "halves: [luck]"),
        ("doubt: injury", "doubt: unheard_of"),
        ("labour, amount: never", "labour, amount: sometimes"),
        ("  FEE-13.4: {", "  FEE-13.9: {"),
    ],
)
def test_a_page_with_a_slip_stops_the_start(tmp_path: Path, right: str, wrong: str) -> None:
    text = RATES_FILE.read_text("utf-8")
    assert right in text
    page = tmp_path / "rates.yml"
    page.write_text(text.replace(right, wrong, 1), "utf-8")
    with pytest.raises(RatesFileError):
        load_fee_table(page)
