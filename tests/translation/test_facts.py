"""Numbers that a translation must not lose or make up, however each language writes them."""

from __future__ import annotations

import pytest

from backend.translation.facts import changed


@pytest.mark.parametrize(
    ("original", "translation"),
    [
        ("He owes me RMB 300,000 since 3 May 2024.", "他从2024年5月3日起欠我30万元。"),
        ("他欠我30万元", "He owes me 300,000 yuan."),
        ("他欠我三十万元", "He owes me 300,000 yuan."),
        ("欠款1.5万元", "a debt of 15,000 yuan"),
        ("USD 2 million", "200万美元"),
        ("请于12月9日下午3点半到庭", "Please appear at 3:30 pm on 9 December."),
        ("Come at 3 pm on December 9th", "12月9日15时到"),
        ("有两个被告，第二个在香港", "There are 2 defendants; the 2nd is in Hong Kong."),
        ("two hundred thousand yuan, twenty-one days", "20万元，21天"),
        ("二〇一二年签的", "It was signed in 2012."),
        ("it was a loan", "这是1笔借款"),
        ("一般要三个月", "Usually it takes 3 months."),
        ("Court of First Instance, room 12", "一审法院12号房"),
        ("我要去法院", "I must go to court."),
        ("１５天内", "within 15 days"),
    ],
)  # fmt: skip
def test_the_same_numbers_written_otherwise_are_the_same(original: str, translation: str) -> None:
    assert changed(original, translation) == ()


@pytest.mark.parametrize(
    ("original", "translation", "said"),
    [
        ("He owes me RMB 300,000.", "他欠我3万元。", "300,000"),
        ("He owes me RMB 300,000.", "他欠我钱。", "300,000"),
        ("请于12月9日到庭", "Please appear on 8 December.", "9"),
        ("请于12月9日到庭", "Please appear on 9 November.", "12"),
        ("Come at 3 pm", "下午5点来", "3"),
        ("on 3 May", "5月13日", "3"),
        ("请尽快来", "Please come within 15 days.", "15"),
        ("欠款1.5万元", "a debt of 150,000 yuan", "1.5万"),
        ("第24条", "Article 42", "24"),
    ],
)  # fmt: skip
def test_a_number_lost_changed_or_made_up_is_named(original: str, translation: str, said: str) -> None:
    assert said in changed(original, translation)
