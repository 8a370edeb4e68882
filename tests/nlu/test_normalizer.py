"""One spelling for the classifier, whatever width, script, dialect or markup a message came in."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rasa.shared.nlu.training_data.message import Message

from bot.nlu.normalizer import PLAIN_TEXT, SpellingNormalizer
from bot.nlu.pinyin import sound_groups
from bot.nlu.plain_text import LONGEST_READ, plain_text


@pytest.mark.parametrize(
    ("written", "plain"),
    [
        ("ＨＥＬＬＯ　Ｗｏｒｌｄ", "hello world"),
        ("請問開庭時間", "请问开庭时间"),
        ("我喺加拿大，點樣申請立案呀", "我在加拿大,怎么申请立案呀"),
        ("点样打官司呀", "怎么打官司呀"),
        ("有冇職員可以幫我", "有没有职员可以帮我"),
        ("佢哋唔係我哋", "他们不是我们"),
        ("聽日下晝得唔得", "明天下午可以吗"),
        ("唔該晒", "谢谢"),
        ("我單案幾時開庭", "我案件什么时候开庭"),
        ("手續の費用", "手续の费用"),
        ("開廷の日時を教えてください", "開廷の日時を教えてください"),
        ("ทำเอกสาร", "ทำเอกสาร"),
    ],
)
def test_width_script_and_cantonese_become_one_spelling(written: str, plain: str) -> None:
    assert plain_text(written) == plain


@pytest.mark.parametrize(
    ("written", "plain"),
    [
        ("親屬關係公證", "亲属关系公证"),
        ("我未婚", "我未婚"),
        ("仲裁協議", "仲裁协议"),
        ("緊急聯絡人", "紧急联络人"),
        ("整理證據", "整理证据"),
        ("这边的律师", "这边的律师"),
        ("下午三點去", "下午三点去"),
        ("你呢？", "你?"),
    ],
)
def test_standard_words_are_not_taken_for_cantonese(written: str, plain: str) -> None:
    assert plain_text(written) == plain


@pytest.mark.parametrize(
    ("written", "plain"),
    [
        ("欠我三萬五千元", "欠我0元"),
        ("欠我35,000.50元", "欠我0元"),
        ("（2024）粤0703民初123号", "(0)粤0民初0号"),
        ("电话⟦phone:0a1b2c3d4e⟧", "电话 0"),
        ("万一输了", "万一输了"),
        ("千万不要", "千万不要"),
        ("十分感谢", "十分感谢"),
    ],
)
def test_numbers_and_masked_values_are_all_alike(written: str, plain: str) -> None:
    assert plain_text(written) == plain


@pytest.mark.parametrize(
    ("written", "plain"),
    [
        ("<p>你好&amp;再见</p>", "你好&再见"),
        ("<script>alert(1)</script>", "alert(0)"),
        ("**你好**", "你好"),
        ("[你好](https://example.org/a)", "[你好"),
        ("你\u200b好\x07", "你 好"),
        ("👍", "好的"),
        ("😀", ""),
        ("", ""),
        ("3 < 5", "0 < 0"),
    ],
)
def test_markup_controls_and_emoji_are_taken_out(written: str, plain: str) -> None:
    assert plain_text(written) == plain


def test_a_long_story_keeps_its_beginning_and_its_end() -> None:
    story = plain_text("我要起诉，" + "他说了很多话又走了" * 600 + "，请转人工")
    assert story.startswith("我要起诉")
    assert story.endswith("请转人工")
    assert len(story) <= LONGEST_READ + 1


@given(st.text(max_size=300))
@settings(max_examples=300, deadline=None)
def test_any_text_becomes_one_line_of_lower_case(text: str) -> None:
    plain = plain_text(text)
    assert plain == plain.strip()
    assert "\n" not in plain and "\x00" not in plain and "⟦phone:" not in plain


def test_the_message_keeps_what_was_written() -> None:
    message = Message({"text": "我喺加拿大"})
    SpellingNormalizer().process([message, Message({"action_name": "action_listen"})])
    assert message.get("text") == "我喺加拿大"
    assert message.get(PLAIN_TEXT) == "我在加拿大"


def test_words_of_one_sound_look_alike() -> None:
    assert sound_groups("公正") == sound_groups("公证") == ["gong", "zheng", "gong zheng"]
