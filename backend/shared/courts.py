"""The eight courts of Jiangmen and the words by which a place tells its district. Pure.

Names and case-number codes are the courts' own; towns and streets are those of the administrative division, older
ones kept because people abroad remember them. No address, no telephone: the legal map has those with their source.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Literal

from backend.shared.wording import Words

CourtCode = Literal[
    "jiangmen_intermediate", "pengjiang", "jianghai", "xinhui", "taishan", "kaiping", "heshan", "enping"
]
INTERMEDIATE: CourtCode = "jiangmen_intermediate"


@dataclass(frozen=True, slots=True)
class Court:
    """A court.

    Args:
        number: its code in case numbers, ``0703`` in （2026）粤0703民初1号.
        district: the district or city it serves.
        names: how the district is called, in Chinese and in letters (also by emigrants of old).
        towns: its streets and towns without the ending 街道 or 镇.
    """

    code: CourtCode
    name: Words
    number: str
    district: Words
    names: tuple[str, ...] = ()
    towns: tuple[str, ...] = ()


def _basic(code: CourtCode, number: str, zh: str, en: str, names: str, towns: str) -> Court:
    seat = "江门市" if zh.endswith("区") else ""
    court_en = f"{en} District People's Court of Jiangmen" if seat else f"{en} People's Court"
    return Court(
        code,
        Words(f"{seat}{zh}人民法院", court_en),
        number,
        Words(zh, en),
        tuple(names.split()),
        tuple(towns.split()),
    )


_ALL = (
    Court(
        INTERMEDIATE,
        Words("江门市中级人民法院", "Jiangmen Intermediate People's Court"),
        "07",
        Words("江门市", "Jiangmen"),
    ),
    _basic(
        "pengjiang", "0703", "蓬江区", "Pengjiang", "蓬江 pengjiang", "环市 潮连 白沙 棠下 荷塘 杜阮 仓后 堤东 北街"
    ),
    _basic(
        "jianghai",
        "0704",
        "江海区",
        "Jianghai",
        "江海区 江海法院 江海人民法院 江门江海 江门市江海 jianghai",
        "江南 外海 礼乐 滘头 滘北",
    ),
    _basic(
        "xinhui",
        "0705",
        "新会区",
        "Xinhui",
        "新会 会城 xinhui sunwui",
        "会城 大泽 司前 罗坑 双水 崖门 沙堆 古井 三江 睦洲 大鳌",
    ),
    _basic(
        "taishan",
        "0781",
        "台山市",
        "Taishan",
        "台山 台城 taishan toishan toisan hoisan",
        "台城 大江 水步 四九 白沙 三合 冲蒌 斗山 都斛 赤溪 端芬 广海 海宴 汶村 深井 北陡 川岛 上川 下川",
    ),
    _basic(
        "kaiping",
        "0783",
        "开平市",
        "Kaiping",
        "开平 三埠 kaiping hoiping",
        "三埠 长沙 沙塘 苍城 龙胜 大沙 马冈 塘口 赤坎 百合 蚬冈 金鸡 月山 赤水 水口 荻海 新昌",
    ),
    _basic(
        "heshan",
        "0784",
        "鹤山市",
        "Heshan",
        "鹤山 heshan hokshan",
        "沙坪 龙口 雅瑶 古劳 桃源 鹤城 共和 址山 宅梧 双合 云乡",
    ),
    _basic(
        "enping",
        "0785",
        "恩平市",
        "Enping",
        "恩平 恩城 enping",
        "恩城 横陂 圣堂 良西 沙湖 牛江 君堂 大田 那吉 大槐 东成 平石",
    ),
)
COURTS: Mapping[str, Court] = MappingProxyType({court.code: court for court in _ALL})
"""The courts by the code the bot and the court platform use."""
BASIC: tuple[CourtCode, ...] = tuple(court.code for court in _ALL if court.towns)


def name_in(name: str, language: str) -> str:
    """Return the name of a court as a language has it: of one of ours its own, of any other as it was told."""
    known = next((court for court in COURTS.values() if name in (court.name.zh, court.name.en)), None)
    return known.name.say(language) if known is not None else name


@dataclass(frozen=True, slots=True)
class PlaceReading:
    """Reading of a written place.

    Args:
        courts: courts whose district it may lie in; one when it is certain, several when asked back, else empty.
        elsewhere: it names a place of China outside Jiangmen; `abroad`: one outside the mainland.
    """

    courts: tuple[CourtCode, ...] = ()
    elsewhere: bool = False
    abroad: bool = False

    @property
    def court(self) -> CourtCode | None:
        """The one court, or None when it is not certain."""
        return self.courts[0] if len(self.courts) == 1 else None


_SIMPLIFIED = str.maketrans(
    "臺會開鶴門區鎮蓮環倉東樂頭鰲雙蔞廣長龍馬岡雞劉聖雲縣澤羅崗國灣蜆爾倫羅",
    "台会开鹤门区镇莲环仓东乐头鳌双蒌广长龙马冈鸡刘圣云县泽罗岗国湾蚬尔伦罗",
)
_NOT_A_STREET = r"(?!东路|西路|南路|北路|中路|大道|大街|路|街(?!道)|道|巷|road|\s+(?:road|rd|street|st|avenue|ave)\b)"
_JIANGMEN = ("江门", "五邑", "jiangmen", "kongmoon")
_ELSEWHERE_WORDS = """
北京 上海 天津 重庆 河北 山西 辽宁 吉林 黑龙江 江苏 浙江 安徽 福建 江西 山东 河南 湖北 湖南 海南省 四川 贵州 云南
陕西 甘肃 青海 内蒙古 广西 西藏 宁夏 新疆 广州 深圳 珠海 佛山
东莞 中山 惠州 肇庆 阳江 云浮 茂名 湛江 汕头 汕尾 潮州 揭阳 梅州
河源 清远 韶关 长沙市 海口 三亚 厦门 泉州 福州 杭州 南京 苏州 成都 武汉 西安 顺德 南海区 番禺
beijing shanghai tianjin chongqing guangzhou shenzhen zhuhai foshan dongguan zhongshan huizhou zhaoqing yangjiang
zhanjiang shandong hunan hubei henan fujian xiamen zhejiang hangzhou jiangsu sichuan chengdu guangxi hainan wuhan
"""
_ABROAD_WORDS = """
香港 九龙 新界 澳门 台湾 台北 高雄 台中 美国 加拿大 澳大利亚 澳洲 新西兰 英国 法国 德国 西班牙 意大利 日本 新加坡
马来西亚 泰国 越南 菲律宾 印尼 巴西 秘鲁 古巴 墨西哥 旧金山 三藩市 纽约 洛杉矶 温哥华 多伦多 悉尼 墨尔本 伦敦 巴黎
hong_kong hongkong kowloon macau macao taiwan taipei usa america canada australia new_zealand england britain london
paris singapore malaysia thailand vietnam philippines brazil peru cuba mexico san_francisco new_york los_angeles
vancouver toronto sydney melbourne auckland
"""
_ELSEWHERE = tuple(_ELSEWHERE_WORDS.split())
_ABROAD = tuple(word.replace("_", " ") for word in _ABROAD_WORDS.split())


def plain_place(text: str) -> str:
    """Return a place in one width, case and script (the characters of Jiangmen's place names only)."""
    return unicodedata.normalize("NFKC", text).casefold().translate(_SIMPLIFIED).strip()


def read_place(text: str) -> PlaceReading:
    """Tell in which court's district a written place lies.

    Args:
        text: an address, a town, a court's name or code, Chinese or in letters; Chinese places are written from the
            large to the small, so the first named decides; 江门路 in Shanghai is a street, not Jiangmen. Towns whose
            names China has many of (长沙, 共和) count only with 街道 or 镇, or with Jiangmen named.
    """
    place = plain_place(text)
    if place in COURTS:
        return PlaceReading((COURTS[place].code,))
    if ("中级" in place and "江门" in place) or place == plain_place(COURTS[INTERMEDIATE].name.en):
        return PlaceReading((INTERMEDIATE,))
    inside = {court.code: at for court in _ALL if (at := _first(place, court.names)) is not None}
    city, outside, abroad = _first(place, _JIANGMEN), _first(place, _ELSEWHERE), _first(place, _ABROAD)
    here = min([*inside.values(), *([] if city is None else [city])], default=None)
    if _leads(abroad, here, place) or _leads(outside, here, place):
        return PlaceReading(elsewhere=not _leads(abroad, here, place), abroad=_leads(abroad, here, place))
    if inside:
        return PlaceReading(tuple(sorted(inside, key=lambda code: inside[code]))[:1])
    towns = tuple(code for code in BASIC if _town_of(place, COURTS[code], city is not None))
    return PlaceReading(towns or (BASIC if city is not None else ()))


def court_numbered(number: str) -> Court | None:
    """Return the court whose case-number code is `number` (``0703``), or None."""
    return next((court for court in _ALL if court.number == number), None)


def _first(place: str, names: tuple[str, ...] | list[str]) -> int | None:
    """Find the first of `names` in `place`, as a place and not as a street's name."""
    found = [match.start() for name in names for match in _pattern(name).finditer(place)]
    return min(found, default=None)


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile((rf"(?<![a-z]){name}(?![a-z])" if name.isascii() else re.escape(name)) + _NOT_A_STREET)


def _leads(other: int | None, here: int | None, place: str) -> bool:
    """Does the other place decide? In Chinese the earlier one does; in letters the large comes last, so it does."""
    return other is not None and (here is None or other < here or place[other].isascii())


def _town_of(place: str, court: Court, in_jiangmen: bool) -> bool:
    ending = "" if in_jiangmen else "(?:街道|镇)"
    return any(_town(town, ending).search(place) for town in court.towns)


@cache
def _town(name: str, ending: str) -> re.Pattern[str]:
    return re.compile(re.escape(name) + (ending or _NOT_A_STREET))
