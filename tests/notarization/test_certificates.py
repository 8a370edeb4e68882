"""What the notary needs and no question asks is heard in ordinary words; other words are none of it."""

from __future__ import annotations

import pytest

from actions.notarization.readers.certificates import gives_power, tells_of_copies, tells_the_notary, tells_who_goes


@pytest.mark.parametrize(
    "text",
    [
        "两份",
        "一式三份",
        "要中英文的 两份",
        "兩份",
        "一份英文一份葡文",
        "英文译本",
        "英文譯本 兩份",
        "三本",
        "English translation",
        "three copies please",
        "two copies with English translation",
        "要葡文",
        "中英对照",
        "3 copies, translated to English",
        "一份就好",
        "英文同葡文各一份",
        "中文同葡文",
        "英文和葡文",
    ],
)
def test_copies_and_languages(text: str) -> None:
    assert tells_of_copies(text)


@pytest.mark.parametrize(
    "text",
    [
        "一份工",
        "英文",
        "我讲英文",
        "普通话",
        "换英文",
        "English",
        "两年",
        "三个人",
        "I speak English",
        "一本护照过期",
        "12月3号",
    ],
)
def test_a_language_of_the_talk_and_other_counts_are_no_copies(text: str) -> None:
    assert not tells_of_copies(text)


@pytest.mark.parametrize(
    "text",
    [
        "我老公容国华去办",
        "代办 我老公容国华",
        "我妈妈李秀兰替我去办",
        "叫我大佬趙家明代我去",
        "My aunt Chen Yulan will go",
        "Chen Yulan will pick it up for me",
        "My aunt Chen Yulan, who lives in Jiangmen, will apply for me",
        "My cousin Li Na will go to the notary for me",
        "我媽和江門的妹妹可以去",
        "在江门我老公容国华拿委托书去办",
        "委托表妹关佩仪签合同收房款",
        "大佬去江門銀行攞",
    ],
)
def test_who_goes(text: str) -> None:
    assert tells_who_goes(text)


@pytest.mark.parametrize(
    "text", ["我人在多伦多", "我自己去", "12月3号去可以吗", "I will go in December", "我要去江门", "去银行取钱"]
)
def test_the_applicants_own_way_names_nobody_else(text: str) -> None:
    assert not tells_who_goes(text)


@pytest.mark.parametrize(
    "text",
    [
        "小孩叫容欣怡 2019年4月18日生",
        "我女儿叫黄可欣",
        "2018年5月6日出生",
        "小孩2019年4月在江门妇幼出生的 出生证丢了",
        "我爸叫陈金发 10月3日去世",
        "我阿爸係趙永康",
        "我是儿子 陈志豪",
        "他没有留遗嘱的",
        "他在江门农商行有存款二十几万",
        "房子在江海区外海街道 我一个人的名下",
        "办加拿大枫叶卡用",
        "for US immigration",
        "My daughter is called Amy Wong",
        "she was born on 5 May 2019",
    ],
)
def test_whose_it_is_and_what_for(text: str) -> None:
    assert tells_the_notary(text)


@pytest.mark.parametrize(
    "text",
    [
        "美国护照",
        "多伦多",
        "现场办",
        "我叫周丽华",
        "你好",
        "谢谢",
        "下周二下午",
        "委托书公证",
        "中国内地",
        "有绿卡",
        "我在纽约",
        "第一个",
        "不知道",
        "随便",
        "I live in Melbourne",
        "My name is Susan Fung",
        "Australian passport",
        "next Tuesday",
    ],
)
def test_answers_of_the_form_are_no_note(text: str) -> None:
    assert not tells_the_notary(text)


@pytest.mark.parametrize(
    ("text", "power"),
    [
        ("我想委托我表妹在江门帮我卖房子", True),
        ("我想授权我弟弟在江门把我的房子卖了", True),
        ("卖房 委托表妹关佩仪签合同收房款", True),
        ("叫大佬幫我去江門銀行攞錢", True),
        ("I need to give my brother power to sell my late father's house", True),
        ("My brother should be able to sign the sale contract and receive the money", True),
        ("我弟弟把我的房子卖了", False),
        ("他叫我签字", False),
        ("我想要回我的房子", False),
        ("My brother sold my house", False),
        ("出生公证", False),
        ("我哥不让我卖房子", False),
    ],
)
def test_who_shall_sell_or_sign_for_the_writer_is_given_a_power(text: str, power: bool) -> None:
    assert gives_power(text) is power
