"""A link in a court's name, money gone to somebody met online, and anger with us are heard; look-alikes are not."""

from __future__ import annotations

import pytest

from actions.protection.readers.tricked import (
    is_swindled_online,
    scolds,
    tells_of_court_link,
    tells_of_fee_notice,
    tells_of_office_stranger,
    tells_of_pretended_office,
)


@pytest.mark.parametrize(
    "text",
    [
        "I got a text from Xinhui court saying I have a summons, click a link to see it, is it real?",
        "收到新会法院短信，说有传票，让我点链接看，是真的吗",
        "江门法院发微信叫我扫码签收传票",
        "收到法院嘅訊息，叫我撳條連結睇傳票",
        "有条短信说我有案子要开庭，后面一个网址",
        "I received an email about a lawsuit with a link",
        "短信说判决书在这个链接里，能点吗",
        "the message says subpoena, click here",
        "法院给我发来一个二维码，说是立案通知",
        "They sent me an SMS: court hearing, https://abc.top/x",
    ],
)
def test_a_link_in_a_court_s_name(text: str) -> None:
    assert tells_of_court_link(text)


@pytest.mark.parametrize(
    "text",
    ["开庭的链接打不开", "你们发的链接我点不开", "法院说会发短信给我吗", "收到传票了怎么答辩", "开庭链接在哪",
     "I haven't got the hearing link", "12368发的短信里有链接", "收到对方的微信说要告我"],
)  # fmt: skip
def test_a_hearing_s_own_link_and_a_plain_summons_are_none(text: str) -> None:
    assert not tells_of_court_link(text)


@pytest.mark.parametrize(
    "text",
    [
        "I met him online, he said he loved me, I sent 120,000 and he blocked me last month",
        "网上认识的男朋友，说一起投资，前后转了十二万，上周把我拉黑了",
        "网上识嘅女朋友，呃咗我十萬蚊，而家搵唔到人",
        "交友软件认识的人骗了我八万，人消失了",
        "网恋对象叫我投资，转了二十万，现在取不出来",
        "my boyfriend from a dating app took my savings, I paid 30k, then he vanished",
        "a woman I met on wechat had me invest, I sent 50,000 and can't withdraw",
        "抖音认识的，给他转了五万，他把我删了我",
        "I lost 20000 to someone I met on facebook, now gone",
        "她说爱我，网上谈了半年，借了六万后失联",
    ],
)
def test_money_gone_to_somebody_met_online(text: str) -> None:
    assert is_swindled_online(text)


@pytest.mark.parametrize(
    "text",
    ["网上认识的人借我十二万不还，我要起诉，有借条", "网上立案要多少钱", "他拿我裸照威胁，网上认识的，要五千",
     "老公拉黑我了",
     "I met my lawyer online, how do I pay", "网购付了三千，卖家不发货", "朋友借了两万，微信拉黑我了"],
)  # fmt: skip
def test_a_debt_a_purchase_and_blackmail_are_none(text: str) -> None:
    assert not is_swindled_online(text)


@pytest.mark.parametrize(
    "text",
    ["你是猪吗,昨天说好帮我约视频,今天什么都没有", "you are useless, I asked twice", "你们真是废物", "这个系统是垃圾",
     "你係咪傻㗎，問咗三次", "stupid bot", "你简直是白痴"],
)  # fmt: skip
def test_who_is_angry_with_us_is_heard(text: str) -> None:
    assert scolds(text)


@pytest.mark.parametrize(
    "text",
    ["他骂我是猪，我想告他", "he said you are stupid", "老板说你是废物", "this is a stupid question but how do I sue",
     "你们是骗子吗", "她叫我蠢猪，算不算侮辱", "我太笨了，不会填"],
)  # fmt: skip
def test_what_others_are_called_is_no_anger_with_us(text: str) -> None:
    assert not scolds(text)


@pytest.mark.parametrize(
    "text",
    [
        "有人加我微信说是江门公证处的,让我扫码验证身份",
        "有個人話自己係開平法院嘅，叫我俾身份證同驗證碼佢",
        "someone from the Jiangmen notary added me on WeChat and wants me to scan a QR code",
        "A man called me, says he is from the Chinese consulate and I must verify my identity",
        "微信上有个自称法官的人找我，要我发护照和银行卡",
        "收到电话自称台山公证处，让我刷脸核实身份，打电话给我的人是真的吗",
    ],
)
def test_a_stranger_in_an_office_s_name_who_wants_an_identity(text: str) -> None:
    assert tells_of_office_stranger(text)


@pytest.mark.parametrize(
    "text",
    [
        "我想验证身份，委托公证要用",
        "公证处要我带身份证去吗",
        "去公证处要扫码预约吗",
        "法院打电话给我说下周开庭",
        "律师加我微信让我发身份证",
        "视频见证的时候法官要核实身份吗",
        "How do I verify my identity with the notary?",
        "the court sent me a summons",
        "领事馆的微信怎么加",
    ],
)
def test_offices_one_goes_to_oneself_are_no_strangers(text: str) -> None:
    assert not tells_of_office_stranger(text)


@pytest.mark.parametrize(
    "text",
    [
        "收到短信说我有案件要冻结账户 让我点链接",
        "佢哋法院打电话来话我有份传票要交五百文先可以睇",
        "佢哋法院打電話來話我有份傳票要交五百文先可以睇",
        "短信说我被列失信 点链接解除",
        "court clerk texted me a link to pay a fine",
        "有人自称警官打电话说我洗钱 要我转账到安全账户",
        "大使馆打电话说我护照有问题 让我报验证码",
        "a man called saying he is from the police and wants me to transfer 5000 dollars",
        "法官加我微信说交一万保证金就不抓我",
        "有個話係領事館嘅人叫我撳條link",
        "执行局发短信叫我扫码交执行款不然限高",
        "embassy phoned me, they want a one time code",
        "someone says he is a court officer on whatsapp and asks for a deposit",
        "法院的人叫我装个软件看案件 用微信发来的",
        "派出所打電話話我俾人通緝 要過數先可以撤銷",
        "email from court says my account is frozen click here to unfreeze",
    ],
)
def test_an_office_s_name_and_a_demand(text: str) -> None:
    assert tells_of_pretended_office(text)


@pytest.mark.parametrize(
    "text",
    [
        "法院发来的短信怎么看是不是真的",
        "法院打电话叫我去拿传票",
        "我想和法院通话",
        "法院打电话说开庭改到下周三",
        "老板发微信说公司账户被法院冻结 工资下个月给",
        "他打电话说法院判他赔我五万",
        "对方微信转账给我五万 现在法院说证据不够",
        "领事馆短信叫我预约换护照",
        "领事馆叫我下载中国领事app办护照",
        "我转了两万给他 微信有记录 想去法院告他",
        "法院判我交五万 他打电话催",
        "my boss texted me he will pay 5000 next month, can i go to court",
        "I lent him 20000 by wechat transfer, the court wants evidence",
        "警察打电话说我弟弟在派出所",
        "法院电话多少",
        "微信聊天记录能给法院当证据吗",
        "how do i pay the court fee by wechat",
        "法院说可以微信交诉讼费吗",
        "我在国外 法院短信说有份传票 怎么看",
        "法院账户冻结了我的钱 怎么解冻 电话打不通",
        "the court called me to pick up a document",
        "老公打电话说要去法院离婚 要我给他十万",
        "法院冻结了他的账户 他打电话要我付两万和解",
    ],
)
def test_a_real_office_a_case_of_ones_own_and_a_question_are_no_pretence(text: str) -> None:
    assert not tells_of_pretended_office(text)


@pytest.mark.parametrize(
    "text",
    [
        "法院短信让我在网上交诉讼费，案号(2026)粤0703民初1234号",
        "收到江海法院短信通知交受理费",
        "新會法院發來訊息叫我交上訴費",
        "the court texted me to pay the court fee",
        "法院发来邮件要我缴纳保全费",
        "court sent a message that the filing fee is due",
    ],
)
def test_a_fee_notice_is_checked_and_called_no_scam(text: str) -> None:
    assert tells_of_fee_notice(text) and not tells_of_pretended_office(text)


@pytest.mark.parametrize(
    "text", ["法院说可以微信交诉讼费吗", "诉讼费怎么交", "法院短信里的诉讼费多少", "诉讼费已经交了，法院没发短信"]
)
def test_what_is_asked_of_a_fee_is_no_notice(text: str) -> None:
    assert not tells_of_fee_notice(text)
