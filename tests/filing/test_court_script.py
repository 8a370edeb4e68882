"""A claim in mixed script is read by the court in one: nothing is lost, nothing added, names stay."""

from __future__ import annotations

import pytest

from actions.filing.readers.court_script import in_one_script


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("還我 CAD 20,000 plus 利息", "还我20,000加元加利息"),
        ("还我 20,000 USD and 利息", "还我20,000美元和利息"),
        ("要求還我十五萬 principal 同埋 interest", "要求还我十五万本金和利息"),
        ("請求判令被告返還定金5万元", "请求判令被告返还定金5万元"),
        ("退还 HKD 8,500.50，court fees 由被告负担", "退还8,500.50港元，诉讼费由被告负担"),
        ("每月 1,200 eur 撫養費", "每月1,200欧元抚养费"),
        ("請求判令陳大文還款", "请求判令陳大文还款"),
        ("把 WhatsApp 上的話刪掉", "把 WhatsApp 上的话删掉"),
        ("return CAD 20,000 plus interest", "return CAD 20,000 plus interest"),
        ("请求判令被告支付 plush 玩具货款5000元", "请求判令被告支付 plush 玩具货款5000元"),
        ("CADILLAC 車還給我", "CADILLAC 车还给我"),
        ("请求判令被告偿还借款本金150000元", "请求判令被告偿还借款本金150000元"),
        ("還錢", "还钱"),
    ],
)
def test_a_claim_stands_in_one_script(text: str, told: str) -> None:
    assert in_one_script(text, ("陳大文", "")) == told


def test_every_figure_stays_in_its_order() -> None:
    told = in_one_script("第一還 CAD 20,000，第二還 USD 300 plus 利息 4%，第三訴訟費")
    assert told == "第一还20,000加元，第二还300美元加利息4%，第三诉讼费"
