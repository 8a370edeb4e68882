"""Contents of a paper, from lines as a reader gives them; where each value stands; what is uncertain is not told."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import numpy as np
import pytest

from backend.paper_reader.contents.agreement import read_contents
from backend.paper_reader.contents.model import PaperContents
from backend.paper_reader.pages.lines import ScoredLine, Sheet, TextLine
from backend.paper_reader.pages.reader import ReadPages
from backend.paper_reader.pages.text_lines import spot_of
from backend.shared.errors import Refused

TODAY = date(2026, 11, 24)
HEAD = ("广东省台山市人民法院",)
NUMBER = "（2026）粤0781民初1234号"
SIGNED = ("审判员 李志强", "二〇二六年十一月十日")


def page(*texts: str, score: float = 0.99) -> tuple[ScoredLine, ...]:
    """The lines of a page, forty pixels apart on one of a thousand."""
    return tuple(
        ScoredLine(
            TextLine(text, 100, 40 * row, 100 + 20 * len(text), 40 * row + 30), score, (0.1, row / 25, 0.9, row / 25)
        )
        for row, text in enumerate(texts, 1)
    )


def read(*pages: tuple[ScoredLine, ...], second: tuple[ScoredLine, ...] | None = None) -> PaperContents:
    sheets = tuple(Sheet(one, second or one, is_picture=True) for one in pages)
    return read_contents(ReadPages(sheets, len(sheets)), TODAY)


def judgment(*last: str) -> tuple[str, ...]:
    return (
        *HEAD, "民事判决书", NUMBER, "原告：陈大文，男。", "被告：林小明，男。", "判决如下：",
        "一、被告归还原告借款300000元；", "二、驳回原告其他请求。", *last, *SIGNED,
    )  # fmt: skip


OPEN = "如不服本判决，可在判决书送达之日起十五日内，向本院递交上诉状，上诉于广东省江门市中级人民法院。"


def test_a_judgment_tells_its_orders_and_that_it_can_be_appealed() -> None:
    seen = read(page(*judgment(OPEN)))
    assert (seen.kinds, seen.standing, seen.appeal_days) == (("judgment",), "open", 15)
    assert seen.orders == ("被告归还原告借款300000元", "驳回原告其他请求")


def test_a_judgment_of_the_last_instance_says_so_by_its_words_or_its_number() -> None:
    assert read(page(*judgment("本判决为终审判决。"))).standing == "final"
    second = [text.replace("民初", "民终") for text in judgment(OPEN)]
    assert read(page(*second)).standing == "final"


def test_two_periods_to_appeal_are_none() -> None:
    both = "如不服，原告可在判决书送达之日起十五日内，被告可在判决书送达之日起三十日内，上诉于江门市中级人民法院。"
    seen = read(page(*judgment(both)))
    assert (seen.standing, seen.appeal_days) == ("open", None)


def fee(*rest: str) -> tuple[str, ...]:
    return (*HEAD, "交纳诉讼费用通知书", NUMBER, "陈大文：", "你与林小明民间借贷纠纷一案，", *rest, *SIGNED)


@pytest.mark.parametrize(
    ("rest", "amount", "days", "day"),
    [
        (("应当预交案件受理费5,800.50元。请在收到本通知书次日起七日内交纳。",), "5800.50", 7, None),
        (("应交案件受理费5800元、保全费2000元，合计7800元。收到通知之日起7日内交纳。",), "7800", 7, None),
        (("应交案件受理费5800元。请于2026年12月8日前交纳。",), "5800", None, date(2026, 12, 8)),
    ],
)
def test_a_notice_to_pay_tells_the_sum_and_until_when(
    rest: tuple[str, ...], amount: str, days: int | None, day: date | None
) -> None:
    seen = read(page(*fee(*rest)))
    assert (seen.kinds, seen.fee, seen.due_days, seen.due_on) == (("fee_notice",), Decimal(amount), days, day)


def test_a_sum_the_two_readings_differ_on_is_not_told() -> None:
    first = page(*fee("应当预交案件受理费5800元。请在收到本通知书次日起七日内交纳。"))
    second = page(*fee("应当预交案件受理费5300元。请在收到本通知书次日起七日内交纳。"))
    seen = read(first, second=second)
    assert (seen.fee, seen.unclear, seen.due_days) == (None, ("fee",), 7)


@pytest.mark.parametrize(
    ("lines", "kind"),
    [
        (("借 条", "今借到陈大文人民币叁拾万元整。", "借款人：林小明", "2024年3月1日"), "iou"),
        (("房屋租赁合同", "出租方：陈大文", "承租方：林小明", "租金每月3000元"), "contract"),
        (("中国工商银行电子回单", "付款人 陈大文", "收款人 林小明", "金额 300000元"), "transfer"),
        (("授权委托书", "委托人：黄美玲", "受托人：李志强", "代理权限：特别授权"), "power"),
        (("中华人民共和国", "居民身份证", "姓名 黄美玲", "公民身份号码 440703194807120028"), "identity_card"),
        (("PASSPORT UNITED STATES", "WONG", "MEI LING", "P<USAWONG<<MEI<LING<<<<<<<<<<<<<<<<<<<<<<<<<<"), "passport"),
        ((*HEAD, "补正通知书", NUMBER, "请在收到本通知书之日起七日内补正下列材料："), "correction_notice"),
    ],
)
def test_every_kind_of_paper_is_called_by_its_name(lines: tuple[str, ...], kind: str) -> None:
    assert read(page(*lines)).kinds == (kind,)


def test_what_a_paper_of_a_court_encloses_does_not_change_what_it_is() -> None:
    assert read(
        page(*judgment(OPEN)), page("借 条", "今借到陈大文人民币叁拾万元整。", "借款人：林小明", "某日")
    ).kinds == ("judgment",)


def test_values_have_their_place_on_the_page_they_were_read_from() -> None:
    seen = read(page("送达地址确认书", "请填写", "姓名", "地址"), page(*judgment(OPEN)))
    assert {seen.places[name].page for name in ("court", "case_number", "orders", "appeal_days")} == {2}
    assert seen.places["case_number"].box == (0.1, 3 / 25, 0.9, 3 / 25)
    assert seen.to_json()["places"]["court"] == {"page": 2, "box": [0.1, 1 / 25, 0.9, 1 / 25]}


@pytest.mark.parametrize("turns", [0, 1, 2, 3])
def test_a_spot_is_where_it_is_in_the_picture_as_it_was_sent(turns: int) -> None:
    sent = np.zeros((40, 80))
    sent[4:12, 8:24] = 1
    rows, columns = np.nonzero(np.rot90(sent, turns))
    left, right, top, bottom = columns.min(), columns.max() + 1, rows.min(), rows.max() + 1
    box = np.array([[left, top], [right, top], [right, bottom], [left, bottom]], dtype=np.float32)
    height, width = np.rot90(sent, turns).shape
    assert spot_of(box, (width, height), turns) == pytest.approx((0.1, 0.1, 0.3, 0.3), abs=1e-3)


def test_hardly_legible_lines_are_none() -> None:
    with pytest.raises(Refused, match="court_paper_unreadable"):
        read(page(*judgment(OPEN), score=0.6))
