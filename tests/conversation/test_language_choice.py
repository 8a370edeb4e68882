"""The language follows the person: by wish, or by two whole messages; never by a name, an address, a word."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.conversation.language_choice import EARLIER, decide, first_language, written_in
from backend.conversation.language_wish import is_about_language, language_wished, refuses_language
from backend.conversation.model import LANGUAGES

HANS, HANT, EN = "zh-Hans", "zh-Hant", "en"


def talked(messages: list[str], device: str | None = None) -> str:
    """The language after a whole conversation."""
    language, chosen = first_language(messages[0], device), False
    for number, text in enumerate(messages):
        earlier = messages[max(0, number - EARLIER) : number][::-1]
        decided = decide(text, earlier, language, chosen)
        language, chosen = decided.language, decided.chosen
    return language


FIRST = [
    (HANS, ["我想办公证"]),
    (HANT, ["我想辦公證"]),
    (HANT, ["後天得唔得"]),
    (HANT, ["佢喺加拿大冇返嚟"]),
    (HANS, ["我想公证，佢喺加拿大", "好"]),
    (HANS, ["你好"]),
    (HANS, ["公证"]),
    (HANT, ["公證"]),
    (EN, ["I want to book an appointment"]),
    (EN, ["hello"]),
    (EN, ["notary"]),
    (EN, ["Hola"]),
    (HANS, ["hello", "我要立案"]),
    (HANT, ["我要立案", "我想辦公證"]),
    (HANT, ["hi", "我要離婚"]),
    (EN, ["Hola", "I need a notary please"]),
    (HANS, [""]),
    (HANS, ["🙂"]),
    (HANS, ["1"]),
    (HANS, ["我要 book 一个 slot 做公证"]),
    (EN, ["15/01/2027", "my hearing"]),
    (HANS, ["喂 你好 我系恩平人 喺加拉加斯 想搵人问下", "我老婆喺恩平 我想办份委托书俾佢卖屋"]),
    (HANS, ["嗰个人问我借钱冇还"]),
    (HANT, ["搵唔到佢，想問下點告"]),
    (HANS, ["15/01/2027", "Chan Tai Man"]),
    (HANS, ["15/01/2027", "我的开庭", "my hearing"]),
    (EN, ["my friend 李建国 owes me money"]),
    (EN, ["江門の裁判所に訴えたいのですが、日本に住んでいます"]),
    (EN, ["안녕하세요"]),
    (EN, ["Здравствуйте"]),
]

KEPT = [
    (HANS, ["阿爸过身了 屋企兄弟争屋", "想告", "唔知"]),
    (HANS, ["我要告我表哥欠我五万块", "佢冇还", "唔知"]),
    (HANT, ["我要辦結婚公證", "兩份，要英文"]),
    (HANS, ["我要办公证", "要三份，英文的"]),
    (HANS, ["我要办公证", "用英文，出两份"]),
    (HANS, ["我要立案", "1200 Main Street, Alhambra, California, USA"]),
    (HANS, ["我要立案", "25 Dundas Street West, Toronto, Canada", "Chen Meihua"]),
    (HANS, ["我要立案", "Apartment 4, 18 Bank of China Tower, Garden Road", "Unit 12 On Lee Street"]),
    (HANS, ["我要立案", "12 May Road, Mid-Levels, Hong Kong", "The Old Mill, Bath, England"]),
    (HANS, ["我要立案", "John Smith", "May Chan", "Sue Chan", "Bill Law", "Will Ho"]),
    (HANS, ["我要立案", "OK", "email", "iPhone", "WhatsApp", "PDF"]),
    (HANS, ["我要立案", "thank you"]),
    (HANS, ["我要立案", "张国强", "陳國強", "張美麗"]),
    (HANS, ["我要立案", "香港九龍彌敦道100號"]),
    (HANS, ["我要立案", "What should I do?"]),
    (HANS, ["我要立案", "What should I do?", "不知道"]),
    (HANS, ["我要立案", "What should I do?", "我住在多伦多", "Can you help me?"]),
    (HANS, ["我要立案", "他写“I will pay you back next month”"]),
    (HANS, ["我要立案", '"I will not pay you back"', '"you are a liar and I will never pay"']),
    (HANS, ["我要立案", "$150,000", "2021-03-05", "GA302922", "+1 416 555 0134"]),
    (HANS, ["我要立案", "⟦phone:0a1b2c3d4e⟧", "chen@example.com", "https://example.com/how-do-i-do-this"]),
    (HANS, ["我要立案", "银行转账", "借條", "無"]),
    (HANS, ["我要立案", "Use these", "Skip"]),
    (HANS, ["我想办公证", "我想辦公證"]),
    (HANS, ["我想办公证", "冇", "冇"]),
    (HANS, ["我想办公证", "我要立案", "我想辦公證", "我想办公证"]),
    (HANT, ["我要離婚", "不要", "好", "中山"]),
    (HANT, ["我要離婚", "江门市蓬江区人民法院"]),
    (HANT, ["我要離婚", "张伟", "李丽"]),
    (HANT, ["我要離婚", "我在广州"]),
    (HANT, ["我要離婚", "Flat A, 3/F, Lucky House, 18 Shantung Street, Mong Kok"]),
    (EN, ["my friend owes me money", "Chen Meihua 陈美华", "李建国"]),
    (EN, ["my friend owes me money", "恩平市恩城街道新平路12号", "江门市蓬江区东华一路15号之二"]),
    (EN, ["my friend owes me money", "借条", "微信"]),
    (EN, ["my friend owes me money", "我想立案"]),
    (EN, ["my friend owes me money", "he wrote “我不还钱给你”", "and then “你去告我吧”"]),
    (EN, ["my friend owes me money", "The IOU says 今借到陈美华人民币十五万元"]),
    (EN, ["my friend owes me money", "余好", "何有", "关想"]),
    (EN, ["I need a power of attorney", "for a court case", "Vancouver", "Chinese passport"]),
    (EN, ["I need a power of attorney", "Mandarin interpreter", "Cantonese translation"]),
    (EN, ["I need a power of attorney", "Calle de la Paz 12, Madrid", "Rua Augusta 1500, São Paulo"]),
    (HANS, ["墨尔本的领事馆", "哪家会讲广东话"]),
    (HANS, ["墨尔本的领事馆", "他不会讲英文"]),
    (HANS, ["墨尔本的领事馆", "律师会说英语吗"]),
    (HANS, ["我想公证", "公证书要英文的"]),
    (HANS, ["我想公证", "中国护照"]),
    (HANS, ["我想公证", "英文名字"]),
    (EN, ["I want a notarization", "does the judge speak English", "my husband does not speak English"]),
]

CHANGED = [
    (EN, ["我要立案", "What should I do?", "Can you help me with it?"]),
    (EN, ["我要立案", "I am in Toronto now", "my name is Chen"]),
    (HANS, ["I want to sue him", "我在多伦多", "我要立案"]),
    (HANT, ["I want to sue him", "我想問下要幾耐", "點樣搞"]),
    (HANT, ["我要立案，请帮我", "我想問下要幾耐", "請問要幾錢"]),
    (HANT, ["我想问要多久，请帮我", "冇", "佢冇還過"]),
    (HANS, ["我想問下要幾耐", "请问在哪里办", "我没时间"]),
    (EN, ["我要立案", "Can we continue in English please?"]),
    (EN, ["我要立案", "speak English please"]),
    (EN, ["我要立案", "请讲英文"]),
    (EN, ["我要立案", "可不可以用英文"]),
    (EN, ["我要立案", "能说英语吗"]),
    (EN, ["我要立案", "I prefer English"]),
    (EN, ["我要立案", "sorry, I only speak English"]),
    (EN, ["我要立案", "I don't understand Chinese"]),
    (EN, ["我要立案", "my Chinese is poor, English please"]),
    (EN, ["我要立案", "我儿子不懂中文，可以切换英文吗"]),
    (EN, ["我要立案", "唔識中文，講英文得唔得"]),
    (HANS, ["I want to sue him", "讲中文"]),
    (HANS, ["I want to sue him", "说中文可以吗 我不太会打字"]),
    (HANS, ["I want to sue him", "我不会英文 可以中文吗"]),
    (HANT, ["I want to sue him", "講中文得唔得呀 我唔識打字"]),
    (HANS, ["I want to sue him", "我不懂英文"]),
    (HANS, ["I want to sue him", "我看不懂英文"]),
    (HANS, ["I want to sue him", "can you speak chinese?"]),
    (HANS, ["I want to sue him", "Chinese please"]),
    (HANS, ["I want to sue him", "switch to simplified Chinese"]),
    (HANS, ["I want to sue him", "I can't read English"]),
    (HANS, ["I want to sue him", "请说普通话"]),
    (HANT, ["I want to sue him", "講中文"]),
    (HANT, ["I want to sue him", "講廣東話"]),
    (HANT, ["I want to sue him", "can we speak Cantonese"]),
    (HANT, ["I want to sue him", "traditional Chinese please"]),
    (HANT, ["我要立案", "用繁體"]),
    (HANT, ["我要立案", "請用繁體中文"]),
    (HANT, ["我要立案", "换成繁体字"]),
    (HANT, ["我要立案", "可以讲广东话吗"]),
    (HANT, ["我要立案", "我看不懂简体"]),
    (HANT, ["我要立案", "可唔可以轉廣東話"]),
    (HANS, ["我要離婚", "請改用簡體"]),
    (HANT, ["我要離婚", "speak Chinese"]),
    (EN, ["我要立案", "speak English please", "我想知道要多久", "还要多少钱"]),
    (HANS, ["我要立案", "speak English please", "讲中文", "Main Street 12"]),
    (EN, ["我想公证，请用英文"]),
]


@pytest.mark.parametrize(("language", "messages"), FIRST + KEPT + CHANGED)
def test_the_language_after_a_conversation(language: str, messages: list[str]) -> None:
    assert talked(messages) == language


def test_there_are_many_sequences() -> None:
    assert len(FIRST + KEPT + CHANGED) >= 80


@pytest.mark.parametrize(
    ("text", "device", "language"),
    [("", HANT, HANT), ("hello", HANS, HANS), ("I need a lawyer", HANS, EN), ("公证", EN, HANS), ("公證", EN, HANT),
     ("1", EN, EN), ("Hola", HANS, HANS), ("讲中文", EN, HANS), ("佢喺加拿大冇返嚟", HANS, HANS),
     ("佢喺加拿大冇返嚟", EN, HANT), ("佢欠我錢", HANS, HANT)],
)  # fmt: skip
def test_a_first_sentence_wins_over_the_device(text: str, device: str, language: str) -> None:
    assert first_language(text, device) == language


@given(st.text(), st.lists(st.text(), max_size=3), st.sampled_from(LANGUAGES))
def test_a_chosen_language_stays_until_another_is_wished(text: str, earlier: list[str], current: str) -> None:
    decided = decide(text, earlier, current, True)
    assert decided.chosen and decided.language == (language_wished(text, current) or current)


@given(st.text(), st.lists(st.text(), max_size=3), st.sampled_from([None, *LANGUAGES]))
def test_any_text_is_given_a_language_of_ours(text: str, earlier: list[str], current: str | None) -> None:
    assert first_language(text, current) in LANGUAGES
    assert decide(text, earlier, current or HANS, False).language in LANGUAGES


@pytest.mark.parametrize(
    "text", ["", "🙂", "好", "ok", "hello", "John Smith", "May Chan", "New York", "1", "陈美华", "ありがとう"]
)
def test_too_little_is_written_in_no_language(text: str) -> None:
    assert written_in(text) is None


@pytest.mark.parametrize(
    ("text", "language"),
    [("English", EN), ("中文", HANS), ("繁體", HANT), ("粤语", HANT), ("Chinese passport", None), ("英文名", None)],
)
def test_a_bare_name_is_a_wish_only_where_nothing_is_asked(text: str, language: str | None) -> None:
    assert language_wished(text, bare=True) == language
    assert language_wished(text) is None


@pytest.mark.parametrize(
    ("text", "about"),
    [("which languages do you speak", True), ("换一种语言", True), ("切换语言", True), ("English", True),
     ("Chinese passport", False), ("哪家会讲广东话", False), ("墨尔本", False)],
)  # fmt: skip
def test_whether_a_message_is_about_language_at_all(text: str, about: bool) -> None:
    assert is_about_language(text) == about


@pytest.mark.parametrize("text", ["唔識普通話得唔得", "我不会说普通话怎么办", "聽不懂國語，開庭怎麼辦"])
def test_who_writes_chinese_and_does_not_speak_it_is_answered_in_chinese(text: str) -> None:
    assert language_wished(text) is None


def test_an_english_clause_shown_behind_a_colon_changes_no_language() -> None:
    shown = "帮我看下呢条：any dispute shall be referred to arbitration in Hong Kong or to the court"
    assert first_language(shown, None) == "zh-Hans"
    assert written_in(shown) != "en"


@pytest.mark.parametrize(
    "text", ["i speak mandarin", "I speak Cantonese", "yes, I can speak Chinese", "I'm a native speaker of Mandarin"]
)
def test_who_tells_in_english_what_they_speak_wishes_for_no_other_language(text: str) -> None:
    assert talked(["I want to file a case", "How long does it take?", text]) == EN
    assert language_wished(text, EN, bare=True) is None
    assert is_about_language(text)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("please speak mandarin", HANS), ("can you speak Cantonese", HANT), ("I only speak Chinese", HANS),
        ("我讲广东话", HANT), ("你講白話得唔得", HANT), ("I prefer Chinese", HANS),
    ],
)  # fmt: skip
def test_who_asks_for_a_language_still_gets_it(text: str, language: str) -> None:
    assert language_wished(text, EN) == language


@pytest.mark.parametrize("line", ["Tôi muốn ly hôn với chồng tôi", "ฉันต้องการหย่า"])
def test_one_line_in_a_language_we_do_not_speak_changes_no_answer_to_chinese(line: str) -> None:
    assert talked([line, "我想办公证"]) == HANS
    assert talked(["我想办公证", line, "委托书公证"]) == HANS


@pytest.mark.parametrize("line", ["my mother speaks cantonese", "how much does it cost", "I speak Cantonese"])
def test_an_english_line_in_a_simplified_chat_brings_no_traditional_characters(line: str) -> None:
    assert talked(["我想办公证", "多少钱？", line]) == HANS


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("別跟我說廣東話，講普通話，用繁體字", HANT), ("别讲英文，讲中文", HANS), ("不要用繁体字", HANS),
        ("能不能别说英文", HANS),
        ("唔好講普通話，講廣東話", HANT), ("stop writing in English, use Chinese", HANS),
        ("don't write in Chinese, English please", EN), ("can you not use traditional characters", HANS),
        ("speak Chinese not English", HANS), ("別跟我說廣東話", None), ("我不想说广东话", None),
    ],
)  # fmt: skip
def test_a_language_that_is_refused_is_not_the_wished_one(text: str, language: str | None) -> None:
    assert language_wished(text, HANS) == language


@pytest.mark.parametrize(
    ("text", "refused"),
    [
        ("別跟我說廣東話", True), ("stop writing in English", True), ("I don't speak English", False),
        ("我不会英文", False), ("唔識英文", False), ("讲广东话得唔得", False), ("别忘了带英文译本", False),
        ("my husband does not speak English", False),
    ],
)  # fmt: skip
def test_who_does_not_know_a_language_has_refused_none(text: str, *, refused: bool) -> None:
    assert refuses_language(text) is refused


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("说中文可以吗 我不太会打字", HANS), ("講中文得唔得 我唔識打字", HANT), ("可以讲中文吗 我不太会用手机", HANS),
        ("能说普通话吗 老人家不会写字", HANS), ("请用中文 我不懂法律", HANS), ("说英文可以吗 我不会打拼音", EN),
        ("我 不会 英文", HANS), ("我不会中文", EN), ("我中文不好 说英文可以吗", EN),
    ],
)  # fmt: skip
def test_what_one_cannot_do_behind_a_blank_is_no_language_unknown(text: str, language: str) -> None:
    wished = language_wished(text, HANT if language == HANT else HANS)
    assert wished == language


@pytest.mark.parametrize(
    "text",
    [
        "i have no chinese id", "no chinese id card", "I have no Chinese passport", "we know no chinese lawyers",
        "i have no english papers", "I don't have a Chinese bank account", "not a chinese citizen",
    ],
)  # fmt: skip
def test_a_thing_of_a_country_is_no_language(text: str) -> None:
    assert language_wished(text, HANS, bare=True) is None
