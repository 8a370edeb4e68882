"""The last day of a claim that is no loan's is told from the day that a message tells, and of nothing else."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from actions.answers import Answer
from actions.protection.claim_limits import limit_words
from actions.protection.readers.claim_days import Claim, claim_day
from actions.protection.readers.debt_days import debt_days

TODAY = date(2026, 12, 1)


def message(text: str, *days: tuple[str, str]) -> Answer:
    """A message with the days the bot has read in it."""
    entities: list[dict[str, Any]] = []
    for words, value in days:
        first, _, last = value.partition("/")
        meant: Any = {"from": first, "to": last} if last else first
        at = text.index(words)
        kind = "date_range" if last else "date"
        entities.append({"entity": kind, "value": meant, "start": at, "end": at + len(words)})
    return Answer(text, "ask_law", "answer", tuple(entities))


HURT = message("撞车是2023年12月5号，还剩几天能告", ("2023年12月5号", "2023-12-05"))


@pytest.mark.parametrize(
    ("said", "claim", "on"),
    [
        (HURT, "hurt", "2023-12-05"),
        (message("我2024年1月被狗咬了，现在还能告吗", ("2024年1月", "2024-01-01/2024-01-31")), "hurt", "2024-01-01"),
        (message("俾車撞嗰日係2024年3月2號，仲告唔告得", ("2024年3月2號", "2024-03-02")), "hurt", "2024-03-02"),
        (
            message("I was hit by a car on 5 Dec 2023, am I too late?", ("5 Dec 2023", "2023-12-05")),
            "hurt",
            "2023-12-05",
        ),
        (
            message("阿妈在超市摔断手，那天是2024年6月1日，时效到哪天", ("2024年6月1日", "2024-06-01")),
            "hurt",
            "2024-06-01",
        ),
        (
            message("2025年11月5号在江门厂里受伤，现在还能申请工伤吗", ("2025年11月5号", "2025-11-05")),
            "hurt_at_work",
            "2025-11-05",
        ),
        (message("3月8号在工地压伤脚，工伤认定期限到几时", ("3月8号", "2026-03-08")), "hurt_at_work", "2026-03-08"),
        (message("保全裁定11月10号做的，30天内要起诉，最后是哪天", ("11月10号", "2026-11-10")), "frozen", "2026-11-10"),
        (message("11月20日法院冻结了他账户，我最迟几号要起诉", ("11月20日", "2026-11-20")), "frozen", "2026-11-20"),
        (message("法院公告11月20号登报，多久算送达", ("11月20号", "2026-11-20")), "published", "2026-11-20"),
    ],
)
def test_the_day_a_claim_counts_from_is_read_where_its_last_day_is_asked(said: Answer, claim: Claim, on: str) -> None:
    found = claim_day(said, (), TODAY)
    assert found is not None
    assert (found.claim, found.on) == (claim, date.fromisoformat(on))


def test_the_day_may_have_been_told_before_the_question() -> None:
    before = message("我2024年5月1日被车撞伤", ("2024年5月1日", "2024-05-01"))
    found = claim_day(message("现在还能告吗"), (before,), TODAY)
    assert found is not None
    assert found.on == date(2024, 5, 1)


@pytest.mark.parametrize(
    "said",
    [
        message("我2023年12月5号借给他五万，还能告吗", ("2023年12月5号", "2023-12-05")),
        message("车祸是2023年12月5号，保险公司要赔多少", ("2023年12月5号", "2023-12-05")),
        message("2025年11月5号在厂里受伤，误工费怎么算", ("2025年11月5号", "2025-11-05")),
        message("2025年11月5号下班被车撞，算工伤吗", ("2025年11月5号", "2025-11-05")),
        message("车祸的判决书2026年11月20号收到，还能上诉吗", ("2026年11月20号", "2026-11-20")),
        message("他2024年3月离职，还能申请仲裁吗", ("2024年3月", "2024-03-01/2024-03-31")),
        message("被车撞了，现在还能告吗"),
        message("11月10号法院冻结了我的账户，多久解除", ("11月10号", "2026-11-10")),
        message("冻结到2027年1月10号到期，要起诉才能续封吗，哪天续", ("2027年1月10号", "2027-01-10")),
        message("遗失声明11月20号登报，要多久", ("11月20号", "2026-11-20")),
        message("12月20号开庭，我受伤了去不了，来得及改期吗", ("12月20号", "2026-12-20")),
        message("宣告失踪的公告11月20号登报，多久算死亡", ("11月20号", "2026-11-20")),
        message("他撞期了，约好12月5号见面还能要回订金吗，还剩几天", ("12月5号", "2026-12-05")),
    ],
)
def test_nothing_is_reckoned_where_something_else_is_asked(said: Answer) -> None:
    assert claim_day(said, (), TODAY) is None


@pytest.mark.parametrize(
    ("claim", "on", "said"),
    [
        ("hurt", "2023-12-05", ("2026年12月5日", "还剩4天")),
        ("hurt", "2023-12-01", ("2026年12月1日", "今天就要提出")),
        ("hurt", "2023-11-01", ("2026年11月1日", "看来已经过了", "过了也能起诉")),
        ("hurt_at_work", "2025-11-05", ("2026年11月5日", "看来已经过了")),
        ("hurt_at_work", "2026-03-08", ("2027年3月8日", "还剩97天")),
        ("frozen", "2026-11-10", ("2026年12月10日", "还剩9天")),
        ("published", "2026-11-20", ("2026年12月20日", "2027年1月19日")),
    ],
)
def test_the_last_day_is_said_with_what_is_left(claim: Claim, on: str, said: tuple[str, ...]) -> None:
    words = limit_words(claim, date.fromisoformat(on), TODAY, "zh-Hans")
    assert [part for part in said if part not in words] == []
    assert "{" not in words + limit_words(claim, date.fromisoformat(on), TODAY, "en")


@pytest.mark.parametrize(
    ("text", "words", "value", "renewed"),
    [
        ("他去年3月回过我微信说再等等", "去年3月", "2025-03-01/2025-03-31", True),
        ("佢2025年5月6日叫我宽限一下", "2025年5月6日", "2025-05-06", True),
        ("in May 2025 he asked me to wait for more time", "May 2025", "2025-05-01/2025-05-31", True),
        ("我2025年5月6日在医院等他", "2025年5月6日", "2025-05-06", False),
    ],
)
def test_a_plea_for_more_time_renews_a_debt(text: str, words: str, value: str, renewed: bool) -> None:
    assert bool(debt_days(message(text, (words, value)), TODAY).renewed) is renewed


@pytest.mark.parametrize(
    ("text", "renewed"),
    [
        ("如果我上年有WhatsApp追過佢呢", True),
        ("佢上年还过两千", True),
        ("佢上年搬咗去香港", False),
        ("我冇上年嘅单", False),
    ],
)
def test_last_year_in_cantonese_renews_a_debt_where_its_clause_says_so(text: str, *, renewed: bool) -> None:
    assert debt_days(message(text), TODAY).renewed == ((date(2025, 1, 1),) if renewed else ())
