"""A weapon, shots, a blade at one's wrist, people buried: heard in a few words; films and old wars are not."""

from __future__ import annotations

import pytest

from bot.nlu.danger.reading import in_signs, read, told


@pytest.mark.parametrize(
    ("text", "kind", "whose"),
    [
        ("老板拿枪", "violence_by_stranger", "self"),
        ("邻居举着斧头", "violence_by_stranger", "self"),
        ("對面間舖個癲佬揸住把刀", "violence_now", "self"),
        ("店里 老公拿着刀", "violence_now", "self"),
        ("佢揸住把刀", "violence_now", "self"),
        ("枪 好多枪声 在店里", "violence_now", "self"),
        ("楼下枪响", "violence_now", "self"),
        ("我躲在柜台下面", "violence_now", "self"),
        ("老公鎖住我三日冇俾嘢食", "violence_now", "self"),
        ("偃老公日日打偃", "violence_now", "self"),
        ("i have a knife at my wrist", "self_harm", "self"),
        ("我拿刀架在自己脖子上了", "self_harm", "self"),
        ("i took all of them", "self_harm", "self"),
        ("矿上塌方 三个人埋了", "disaster", "other"),
        ("被人下药了好像 头好晕", "medical", "self"),
        ("I think someone spiked my drink", "medical", "self"),
        ("my mum taken all her pills she wont wake", "self_harm", "other"),
        ("我欠高利貸，佢哋影咗我個女返學嘅相send俾我", "violence_by_stranger", "self"),
        ("討債嗰班人而家喺我阿媽門口淋紅油", "violence_by_stranger", "other"),
        ("前夫说明天就把女儿带去中国，叫我永远别想见", "missing", "other"),
        ("my husband said he will take my son to china tomorrow and i will never see him again", "missing", "other"),
    ],
)
def test_what_is_told_in_few_words(text: str, kind: str, whose: str) -> None:
    found = read(text)
    assert (found and (found.kind, found.whose)) == (kind, whose)


@pytest.mark.parametrize(
    "text",
    [
        "枪战片版权纠纷怎么告",
        "猎枪持枪证怎么办公证",
        "刀切面店合伙纠纷",
        "海关没收了我买的玩具枪，怎么办",
        "他有刀具厂的股份",
        "老板拿刀具厂的股份抵债",
        "厨师拿着刀切菜，被客人拍了视频",
        "他有枪支许可证",
        "我有刀，是收藏的古董",
        "老板拿枪打鸟被罚款",
        "那年日本人打仗，祖屋在哪里查",
        "银行锁我账户了",
        "系统锁我三天不让登录",
        "幼儿园拍了女儿上学的照片发到群里",
        "老板拖工资，同事说要跟他拼命，我说还是走法律，怎么走",
        "偃师区法院在哪",
        "I took all of them to the notary",
        "My husband will take our son to China for the summer, do we need a notarized consent",
        "I must click the link to avoid arrest",
    ],
)
def test_what_only_sounds_like_it(text: str) -> None:
    assert in_signs(text) is None


def test_once_beaten_is_past_and_beaten_again_is_now() -> None:
    assert told("佢嗜賭，成日同人借錢，又打過我一次").is_past
    assert not told("去年打过我，今晚又打我").is_past
