"""Patterns by which a text names a statute and an article, made from the names on `names.yml` once."""

from __future__ import annotations

import re
from functools import cache

from backend.shared.numerals import NUMERAL
from backend.shared.plain_text import plain
from backend.statutes.law_names import known_laws, repeals

NUM = rf"(?:[{NUMERAL}]{{1,9}}|\d{{1,4}})"
_SUB = rf"(?:\s*之\s*(?P<sub>{NUM}))?"
_PARAGRAPH = rf"(?:\s*第?\s*(?P<paragraph>{NUM})\s*款)?"
_ITEM = rf"(?:\s*第?\s*[（(]?\s*(?P<item>{NUM})\s*[）)]?\s*项)?"
MARKED = re.compile(
    rf"(?:第|(?<=条[、，,和及与或]))\s*(?P<first>{NUM})(?P<more>(?:\s*(?:[、，,和及与或至到—–~～\-]|以及)\s*第?\s*{NUM}(?![款项年月日天]))*)\s*条"
    rf"(?!件|款约|路|街|船|河|线){_SUB}{_PARAGRAPH}{_ITEM}"
)
"""第二百八十六条之一第二款第（三）项, and several before one 条 (第五十二、五十四条)."""
UNMARKED = re.compile(
    rf"\s*(?P<first>{NUM})(?P<more>(?:\s*[、，,和及与或至到—–~～\-]\s*{NUM})*)\s*条(?!件){_SUB}{_PARAGRAPH}{_ITEM}"
)
"""1127条 without 第, only right behind the name of a law."""
BARE = re.compile(
    r"\s*(?:§+|第)?\s*(?P<first>\d{2,4})(?![\d年月日号條条元.%％])(?P<more>)(?P<sub>)?(?P<paragraph>)?(?P<item>)?"
)
"""民法典1127, 民法典§1127."""
STEP = re.compile(rf"(?P<join>[、，,和及与或至到—–~～\-]|以及)\s*第?\s*(?P<number>{NUM})")
RANGES = "至到—–~～-"
JOINED = re.compile(r"[\s、，,；;和及与或]*(?:以及|并|之规定|的规定|规定)?[\s、，,；;和及与或]*")
"""Words between two articles of one law."""
TO = re.compile(r"\s*(?:至|到|—+|–|~|～|-)\s*")

BRACKETS = r"(?:\s*[（(【\[][^（）()【】\[\]]{0,40}[）)】\]])*"
_INSIDE = r"(?:的|之|嘅|中的|里的|里面的|入面嘅|中|里面|里|入面|规定的|\s)*"
_BOOK = r"(?:总则编|物权编|合同编通则|合同编|人格权编|婚姻家庭编|继承编|侵权责任编|总则|分则|附则)"
_INTERPRETATION = (
    r"(?:的?(?:司法)?(?:解释|规定)"
    r"(?:[（(][一二三四五六七八九\d][）)]|[一二三四五六七八九](?=\s*(?:的|中|里|嘅)?\s*(?:第|\d|$)))?)"
)
EDITION = re.compile(r"[（(【\[]\s*(\d{4})\s*年?(?:[^（）()]{0,8}?(?:修正|修订|修改|版|年|本))?\s*[）)】\]]")

PRIVATE = re.compile(
    r"(?:合同书?|协议书?|合约|契约|租约|租单|章程|条款|遗嘱|保单|约定|规章|守则|手册|判决书?|裁定书?|起诉状|起诉书|答辩状|备忘录|"
    r"通知书?|附件|清单|证据|声明书?|委托书|意向书|公告|本文|论文|报告|计划书|标书|订单)"
    rf"》?{BRACKETS}(?:的|之|嘅|中|里面|里|入面|\s)*$"
)
"""Words before an article that is no law's: a contract, a will, a judgment."""
SELF = re.compile(
    r"(?:本法典?|该法典?|同法|此法|这部?法律?|呢条法|上述法律|前述法律|本条例|该条例|本解释|该解释|上述解释|本规定|该规定|本办法|该办法)\s*$"
)
_GENERIC_ENDS = r"法典|条例|办法|规则|细则|公约|准则|批复|意见|解释|规定|安排|法"
GENERIC = re.compile(
    rf"(?P<name>[一-鿿]{{1,24}}(?:{_GENERIC_ENDS}))(?P<behind>(?:[（(][一二三四五六七八九十\d试行暂行]+[）)])?){BRACKETS}{_INSIDE}$"
)
BEFORE_NAME = re.compile(
    r".*(?:根据|依据|依照|按照|违反|适用|参照|援引|引用|以及|符合|触犯|构成|请问|问下|问问|关于|对照|查下|查查|看看|"
    r"是|和|与|及|跟|同|在|问|说|查|看|按|依|据|把|将|对|的|时候|那个|这个|，|。|年|月|日)"
)
"""Words behind which an unlisted name begins."""
_NO_NAME = """
这法 那法 该法 本法 此法 办法 想办法 说法 方法 做法 看法 写法 想法 用法 违法 合法 非法 犯法 守法 执法 司法 立法
规定 解释 意见 安排 的规定 条例 规则 准则 法 法规 法典 有办法 没办法 冇办法 学法 语法 算法 魔法
相关规定 有关规定 上述规定 前述规定 下列规定
"""
NO_NAME = frozenset(_NO_NAME.split())
"""Words that end as a law's name does and are none."""
_PLACES = (
    r"(?:台湾|台湾地区|香港|澳门|中华民国|美国|加拿大|英国|法国|德国|日本|韩国|澳洲|澳大利亚|新西兰|纽西兰|新加坡|马来西亚|泰国|越南|"
    r"印尼|印度尼西亚|菲律宾|缅甸|柬埔寨|西班牙|葡萄牙|意大利|荷兰|瑞士|瑞典|俄罗斯|巴西|秘鲁|阿根廷|智利|墨西哥|南非|加州|纽约州|"
    r"安大略省?|魁北克省?|卑诗省?|BC省|德克萨斯州?|佛州|我国台湾地区)"
)
FOREIGN = re.compile(rf"(?:{_PLACES}|外国|当地)(?:的|嘅|地区)?《?$")
"""A place of another law, right before the name of a law."""
STARTS_FOREIGN = re.compile(rf"^{_PLACES}(?!特别行政区|同胞|居民|地区居民|地区法院|投资)")
"""A title that begins with such a place; 台湾同胞投资保护法 and the basic laws are laws of the mainland."""

_COUNTRY = (
    r"(?:German|French|Japanese|Swiss|Italian|Spanish|Canadian|American|U\.?S\.?|British|UK|English|Australian|Korean|Taiwanese|Thai|"
    r"Vietnamese|Malaysian|Singaporean?|Indian|Indonesian|Philippine|Dutch|Portuguese|Brazilian|Mexican|Russian|Québec|Quebec|Ontario|"
    r"California|Texas|Hong Kong|Macao|Macau|Taiwan|New York|New Zealand)"
)
FOREIGN_EN_BEFORE = re.compile(rf"\b{_COUNTRY}(?:'s)?\s+$", re.IGNORECASE)
FOREIGN_EN_AFTER = re.compile(
    r"^\s*(?:of|in)\s+(?:the\s+)?"
    r"(?!PRC\b|P\.R\.C|China\b|People's Republic of China\b|mainland\b|20\d\d|19\d\d)([A-Z]\w+)",
    re.ASCII,
)
_EN_LIST = r"(?P<first>\d{1,4})(?P<more>(?:\s*(?:,|and|or|&|to|through|-|–|until)\s*(?:and\s*)?\d{1,4})*)"
_EN_TAIL = (
    r"(?:\s*(?:,|\()?\s*(?:para(?:graph)?\.?|clause)\s*\(?(?P<paragraph>\d{1,2})\)?|\s*\((?P<paragraph2>\d{1,2})\))?"
)
EN_ARTICLE = re.compile(rf"\b(?:articles?|arts?\.?|§+)\s*{_EN_LIST}{_EN_TAIL}", re.IGNORECASE)
EN_STEP = re.compile(r"(?P<join>,|and|or|&|to|through|until|-|–)\s*(?:and\s*)?(?P<number>\d{1,4})", re.IGNORECASE)
EN_RANGES = frozenset({"to", "through", "until", "-", "–"})
EN_OF = re.compile(r"^\s*(?:of|in|from|under)\s+(?:the\s+)?", re.IGNORECASE)
EN_PRIVATE = re.compile(
    r"^(?:(?:this|that|our|my|your|his|her|their|said|sales?|loan|lease|rental|employment|service|tenancy|purchase|shareholders?'?)\s+)*"
    r"(?:contract|agreement|lease|will|articles of association|bylaws|policy|judgment|deed)s?\b"
    r"(?!\s+(?:law|code|act)\b)",
    re.IGNORECASE,
)
EN_GENERIC = re.compile(
    r"^((?:[A-Z][\w'’-]*|of|on|the|and|for)(?:\s+(?:[A-Z][\w'’-]*|of|on|the|and|for)){0,8}?\s+(?:Law|Code|Act|Regulations?|Provisions|Measures|Convention))\b"
)


@cache
def name_before() -> re.Pattern[str]:
    """A name of a law at the end of a text, with what may stand between it and the article."""
    known = "|".join(re.escape(name) for name in _chinese_names())
    titled = r"《(?P<titled>[^《》]{1,60}(?:《[^《》]{1,40}》[^《》]{0,40}){0,2})》"
    tail = rf"(?P<book>的?{_BOOK})?(?P<interpretation>{_INTERPRETATION})?(?P<brackets>{BRACKETS})"
    return re.compile(rf"(?:{titled}|(?P<known>(?:中华人民共和国)?(?:{known}))){tail}{_INSIDE}$")


@cache
def name_anywhere() -> re.Pattern[str]:
    """A name of a law anywhere in a text."""
    known = "|".join(re.escape(name) for name in _chinese_names())
    titled = r"《(?P<titled>[^《》]{1,60}(?:《[^《》]{1,40}》[^《》]{0,40}){0,2})》"
    return re.compile(
        rf"(?:{titled}|(?P<known>(?:中华人民共和国)?(?:{known})))(?P<book>的?{_BOOK})?(?P<interpretation>{_INTERPRETATION})?(?P<brackets>{BRACKETS})"
    )


@cache
def english_names() -> re.Pattern[str]:
    """An English name of a law."""
    names = sorted({name for law in known_laws() for name in law.en}, key=len, reverse=True)
    known = "|".join(re.escape(name) for name in names)
    return re.compile(
        rf"(?:(?:the\s+)?(?:P\.?R\.?C\.?|Chinese|China's)\s+)?\b(?P<name>{known})\b"
        r"(?:\s+of\s+(?:the\s+)?(?:P\.?R\.?C\.?|China|People's Republic of China))?"
        r"(?:\s*\((?P<year>\d{4})[^)]{0,12}\))?",
        re.IGNORECASE,
    )


@cache
def _chinese_names() -> tuple[str, ...]:
    names = {plain(name) for law in known_laws() for name in law.zh}
    names |= {plain(title) for title in repeals()}
    return tuple(sorted(names, key=len, reverse=True))
