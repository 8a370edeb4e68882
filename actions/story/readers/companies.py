"""Companies a text names by their full names; "the company" and "a garment factory" are no names."""

from __future__ import annotations

import re
from collections.abc import Iterator

from actions.dialogue.readers.kin import FRIENDS, RELATIVES, people_zh
from actions.story.mentions import Mention
from backend.shared.countries import country_code

_ENDS = (
    "有限责任公司|股份有限公司|有限公司|集团公司|(?:中心)?支公司|分公司|支行|分行|公司|集团|制衣厂|工厂|食品厂|家具厂|五金厂|电子厂|塑料厂|厂|商行|贸易行|酒楼|酒店|"
    "超市|海味行|药行|车行|洋行|米行|商店|餐厅|餐馆|专业合作社|合作社|幼儿园|医院|学校|"
    "(?:建筑|施工|工程|装修|安装|包工|运输|维修|拆迁|打井|绿化|园林|测绘)队|工程处|项目部"
)
_BRANCHES = ("支公司", "分公司", "支行", "分行")
_PLAIN = ("公司", "工厂", "厂")
_SHORTEST = 4
_FORMAL, _FORMAL_NAME = "有限公司", 8
"""End of a registered name, and the characters from which it is more than a kind of trade."""
_CHINESE = re.compile(
    rf"[\u3400-\u9fff]{{2,30}}?(?:{_ENDS})(?!的?(?:老板|工人|人))(?![\u3400-\u9fff]{{0,10}}有限)"
    r"|[\u3400-\u9fff]{2,12}[市区县镇][\u3400-\u9fff]{2,10}(?:行|店|坊|社|中心|经营部)(?=[，。买订签租卖欠的在从了]|$)"
)
_BEGIN = re.compile(
    r".*(?:[我他她你们的是叫在给向跟同和与被由告诉欠从到去把了过着为对找问替借买卖租]|名叫|名字|现在|甲方|乙方|一家|一间|一个|这家|这间|那家|那间|"
    r"做|连|话说|听说|据说|据讲|听讲|至于|公司名|起诉|控告|老板|厂名|店名|投保于?|股东|合伙(?:开|办)?|合作(?!社)(?:开|办)?|一起(?:开|办))"
)
_GENERIC = re.compile(
    r"^(?:[一二两几这那本该某贵]?[家间个]?|我们?|他们?|对方|保险|贸易|装修|建筑|物业|家族|外贸|外地|外国|国外|海外|本地|当地|村里|镇上|私人|别的|原来|请来|叫来|这个|那个|某个|哪个|[一-龥]{0,2}(?:制衣|食品|家具|五金|电子|塑料|鞋|皮具|玩具))?"
    rf"(?:的|嘅)?(?:{_ENDS})$"
)
_RUNNING = r"(?:开(?![平发元])|经营|打理|顶手|承包)"
_OF_FIRMS = r"(?:[一二两三几]?[家间个档])?"
_RUNS = re.compile(rf".*(?:{_RUNNING}(?:了|着|过|的)?{_OF_FIRMS}|(?<=.)(?:那|这|某)[家间个])|[一二两三几]?[家间](?=..)")
"""Words before a firm's name or kind: that somebody runs it ("在马德里开餐馆"), or which it is ("那个鞋厂")."""
_OWN = re.compile(
    rf"(?:^|[，。；！？])[^，。；！？我他她]{{0,4}}(?:我们?|咱们?|本人)(?!的?(?:{people_zh(RELATIVES, *FRIENDS)}))"
    rf"[^，。；！？我他她跟和同与]{{0,12}}{_RUNNING}(?:了|着|过)?{_OF_FIRMS}$"
)
"""The beginning of a clause about a firm the speaker runs, who is nobody they complain of."""
_LATIN = re.compile(
    r"(?<![A-Za-z])(?:[A-Z][\w&'-]*|\b[A-Z]{2,}\b)(?:[ ,]+(?:[A-Z&][\w&'-]*|of|and|\([A-Z][\w ]*\)))*?,? "
    r"(?:Co\.?,? ?Ltd\.?|Company Limited|Limited|Ltd\.?|Inc\.?|Corp\.?|Corporation|LLC|Sdn\.? Bhd\.?|Pte\.? Ltd\.?|"
    r"S\.?A\.?C\.?|S\.?A\.?R?\.?L?\.?|GmbH|B\.?V\.?|Ltda\.?|S\.?L\.?|Pty\.? Ltd\.?|PLC|Plc|Bhd\.?|"
    r"Factory|Trading Company|Company|Co\.?)(?![\w])"
)
_TELLS = re.compile(rf"[也没]|都有|有(?:自己的?)?[一二两三几]?[家间个]?(?:{_ENDS})$")
"""Words of a clause about firms ("江门也有公司"), in no firm's name."""
_LATIN_GENERIC = re.compile(r"^(?:The|A|An|My|Our|His|Her|This|That) (?:\w+ )?(?:Company|Co\.?|Factory|Limited)$")


def companies_in(text: str, plain: str, places: list[Mention]) -> Iterator[Mention]:
    """The companies named in a text; a place before the name begins it."""
    for found in _CHINESE.finditer(plain):
        start = _start_of(plain, found.start(), found.end(), places)
        runs = _RUNS.match(plain, start, found.end())
        start = runs.end() if runs else start
        if _OWN.search(plain[:start]) or (runs and is_only_a_kind(plain[start : found.end()])):
            continue
        called = plain[start : found.end()]
        if len(called) >= _SHORTEST and not is_only_a_kind(called) and not _TELLS.search(called):
            yield Mention("company", text[start : found.end()], start, found.end())
    for found in _LATIN.finditer(text):
        said = re.sub(r"^(?:I|We|The|My|Our|At|In|On|From|With|For)\s+", "", found[0])
        if not _LATIN_GENERIC.match(found[0]) and len(said.split()) > 1:
            yield Mention("company", said, found.end() - len(said), found.end())


def is_only_a_kind(called: str) -> bool:
    """Return True if words only tell of which kind a firm is, or from where ("食品有限公司", "荷兰公司").

    "陈记食品有限公司" is a name.
    """
    if called.endswith(_PLAIN) and country_code(called.removesuffix("公司").removesuffix("工厂").removesuffix("厂")):
        return True
    return _GENERIC.match(called) is not None and not (called.endswith(_FORMAL) and len(called) >= _FORMAL_NAME)


def _start_of(plain: str, start: int, end: int, places: list[Mention]) -> int:
    inside = [place.start for place in places if start <= place.start < end]
    inside = [] if plain[:end].endswith(_BRANCHES) else inside  # "平安财险江门支公司" names its place behind
    lead = _BEGIN.match(plain[start:end])
    after_lead = start + lead.end() if lead else start
    begun = [at for at in inside if at >= after_lead]
    if begun:
        return begun[0]
    covered = [place for place in places if place.start < start <= place.end]
    return covered[0].start if covered and not lead else after_lead
