"""What is said to an alarm: nothing is wrong, it is me and not my brother, let me out, I have paid already."""

from __future__ import annotations

import pytest

from bot.nlu.danger.answered import denial_in, has_paid, wants_out, whose_instead
from bot.nlu.danger.component import is_told_by_signs
from bot.nlu.danger.reading import Danger


@pytest.mark.parametrize(
    "text",
    [
        "你听错了，我很安全，没有危险", "你听错了", "我很安全", "没有人扣我护照", "邻居去看了，她没事，谢谢",
        "不是绑架，你误会了",
        "我没有想不开", "我没有想死", "没人打我", "他没有打我", "我妈接电话了", "找到了，在邻居家",
        "是误会，大家都没事",
        "不是现在打，是上周三的事，我在巴黎很安全", "没有人关我，我自由得很",
        "冇人打我呀", "我冇事，你聽錯咗", "冇人扣住我本護照", "我唔係想死", "佢冇打我", "阿媽冇事喇",
        "you misheard", "nobody is holding me", "No one hit me", "I'm safe, you got it wrong",
        "she is fine now, thank you",
        "I am not suicidal", "I don't want to die", "nobody took my passport", "false alarm, we are all ok",
        "my mother is fine", "he didn't hit me",
    ],
)  # fmt: skip
def test_nothing_is_wrong(text: str) -> None:
    assert denial_in(text) is not None


@pytest.mark.parametrize(
    "text",
    [
        "没有人帮我", "没人接电话", "没有人关心我", "没有人管", "我没事，他还在门口", "我不安全",
        "没有人抓他，他又来了", "我没有钱了",
        "没有人打我，可是我想死", "他没有打死我，他还在外面", "他没事找事又打我", "没有人救我", "没有护照走不了",
        "没有",
        "冇人理我", "冇人聽電話", "我冇事，佢仲喺門口", "冇人救我", "佢冇還護照俾我", "冇錢返屋企",
        "nobody helps me", "no one answers", "nobody arrested him", "I'm not safe", "I'm fine, but he is outside",
        "nobody believes me", "no one is coming", "ok", "nobody hit me but I want to die", "is it safe to go home",
        "I'm fine with a lawyer", "he did not stop hitting me",
    ],
)  # fmt: skip
def test_what_only_sounds_like_it_denies_nothing(text: str) -> None:
    assert denial_in(text) is None


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("没有人扣我护照，我是问失信名单怎么取消", "我是问失信名单怎么取消"),
        ("我没有想不开，我先生过世了，我问的是遗产", "我先生过世了，我问的是遗产"),
        ("我没有想死 我只是想问放弃赔偿的纸签不签", "我只是想问放弃赔偿的纸签不签"),
        ("冇人打我呀 係想打官司爭祖屋", "係想打官司爭祖屋"),
        ("你聽錯咗，我想問層樓點分", "我想問層樓點分"),
        ("Nobody is holding me, how do I get off the debtors' list?", "how do I get off the debtors' list?"),
        ("you misheard, I asked how much a lawyer costs", "I asked how much a lawyer costs"),
        ("I'm safe but how do I file for divorce", "but how do I file for divorce"),
    ],
)  # fmt: skip
def test_what_is_asked_beside_it_is_left_where_it_stands(text: str, rest: str) -> None:
    found = denial_in(text)
    assert found is not None and found.asks and found.rest.strip() == rest
    assert len(found.rest) == len(text) and text.endswith(found.rest.strip())


@pytest.mark.parametrize(
    ("text", "whose"),
    [
        ("是我自己被关，不是我哥", "self"), ("不是他，是我自己", "self"), ("就是我自己，我在伦敦", "self"),
        ("被打的人是我", "self"),
        ("不是我哥，是我", "self"), ("我自己就在里面，走不了", "self"), ("说的就是我", "self"),
        ("係我自己畀人困住，唔係我細佬", "self"), ("唔係佢，係我", "self"), ("我講嘅係我自己", "self"),
        ("It's me, not my brother", "self"), ("not him, me", "self"), ("I am the one who is locked in", "self"),
        ("I mean myself", "self"), ("this is happening to me", "self"),
        ("不是我，是我弟弟", "other"), ("是我妹妹，不是我", "other"), ("唔係我，係我細佬", "other"),
        ("it is my sister, not me", "other"), ("not me, my brother", "other"),
        ("他是我弟弟", ""), ("我哥在开平", ""), ("是我报的警", ""), ("是我的护照", ""), ("係我屋企", ""),
        ("他打我", ""),
        ("he is my brother", ""), ("it's my passport", ""), ("call me", ""), ("my brother told me", ""),
        ("give it to me", ""),
    ],
)  # fmt: skip
def test_who_is_in_danger_is_put_right(text: str, whose: str) -> None:
    assert whose_instead(text) == whose


@pytest.mark.parametrize(
    ("text", "out", "papers"),
    [
        ("我要离开这里", True, True), ("我不要仲裁，我要离开这里", True, True), ("怎么逃出去", True, True),
        ("我想回家", True, True),
        ("帮我离开这个地方", True, True), ("放我走", True, True), ("怎么拿回护照", False, True),
        ("我要拿回我的护照", False, True),
        ("我要走，唔想留喺度", True, True), ("點樣攞返本護照", False, True), ("我想返屋企", True, True),
        ("I want to get out", True, True), ("how can I get away from here", True, True),
        ("please let me go home", True, True),
        ("get me out of here", True, True), ("how do I get my passport back", False, True),
        ("我想离婚", False, False), ("我要离开他，想离婚", False, False), ("我要立案", False, False),
        ("想要抚养权", False, False),
        ("我想問離婚", False, False), ("我要告佢", False, False), ("I want a divorce", False, False),
        ("I want to leave my husband", False, False), ("I want to sue him", False, False),
        ("where is the court", False, False),
    ],
)  # fmt: skip
def test_who_is_held_wants_to_get_away(text: str, out: bool, papers: bool) -> None:
    assert (wants_out(text, papers=False), wants_out(text, papers=True)) == (out, papers)


@pytest.mark.parametrize(
    ("text", "paid"),
    [
        ("所以是假的？我已经转了5000美金", True), ("钱已经转过去了", True), ("我给了他们三万", True),
        ("已经汇了怎么办", True),
        ("验证码被人知道了", False), ("我把验证码给了他", True), ("我過咗八千蚊俾佢", True), ("錢已經過咗數", True),
        ("so it is fake? I already sent 5000", True), ("I wired them the money yesterday", True),
        ("I have already paid", True),
        ("I gave him my code", True), ("我没有转钱", False), ("他要我转五千", False), ("我还没付", False),
        ("我唔會過數", False),
        ("they want me to pay 5000", False), ("I paid nothing", False), ("should I send money", False),
    ],
)  # fmt: skip
def test_money_has_gone(text: str, paid: bool) -> None:
    assert has_paid(text) is paid


@pytest.mark.parametrize(
    ("signed", "meant", "signs"),
    [
        ("violence_now", "passport_lost", True),
        ("trafficked_or_held", "passport_lost", True),
        ("passport_lost", "violence_now", False),
        ("violence_now", "violence_intended", True),
        ("medical", "disaster", False),
    ],
)
def test_a_lost_passport_stands_behind_what_is_done_to_somebody(signed: str, meant: str, signs: bool) -> None:
    assert is_told_by_signs(Danger(signed, "self", "es"), Danger(meant, "self", "es")) is signs
