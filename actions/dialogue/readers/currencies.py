"""Currencies by the names people have for them, without a sum: "欧元", "Canadian dollars", "坡币". Pure."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from actions.script import sign_by_sign

FOLK_CURRENCIES: Mapping[str, tuple[str, ...]] = {
    "CNY": ("人民币", "人仔", "yuan", "rmb", "renminbi", "kuai", "yuanes", "cny"),
    "HKD": ("港币", "港元", "港纸", "港蚊", "hk dollar", "hong kong dollar", "hkd"),
    "MOP": ("澳门元", "澳门币", "葡币", "pataca", "mop"),
    "TWD": ("新台币", "台币", "taiwan dollar", "nt dollar", "ntd", "twd"),
    "USD": ("美元", "美金", "美纸", "us dollar", "american dollar", "usd", "dólares americanos", "dolares americanos"),
    "CAD": (
        "加元", "加币", "加纸", "加拿大元", "加拿大币", "canadian dollar", "cad", "dólares canadienses",
        "dolares canadienses",
    ),
    "AUD": (
        "澳元", "澳币", "澳纸", "澳大利亚元", "australian dollar", "aussie dollar", "aud", "dólares australianos",
        "dolares australianos",
    ),
    "NZD": ("新西兰元", "纽西兰元", "纽币", "纽元", "new zealand dollar", "nzd"),
    "GBP": ("英镑", "pounds sterling", "british pound", "pound", "sterling", "quid", "gbp", "libras esterlinas"),
    "EUR": ("欧元", "欧罗", "euro", "eur"),
    "SGD": ("新币", "坡币", "坡纸", "叻币", "新加坡元", "新加坡币", "singapore dollar", "sgd"),
    "MYR": ("马币", "令吉", "零吉", "林吉特", "马来西亚林吉特", "ringgit", "myr"),
    "THB": ("泰铢", "泰币", "铢", "thai baht", "baht", "thb"),
    "JPY": ("日元", "日币", "日圆", "japanese yen", "yen", "jpy", "yenes"),
    "KRW": ("韩元", "韩币", "韩圆", "korean won", "krw", "wones"),
    "IDR": ("印尼盾", "印尼币", "印尼卢比", "indonesian rupiah", "rupiah", "idr"),
    "VND": ("越南盾", "越盾", "越币", "vietnamese dong", "vnd"),
    "PHP": ("菲律宾比索", "菲律宾币", "菲币", "披索", "philippine peso", "php", "pesos filipinos"),
    "BRL": ("雷亚尔", "巴西币", "brazilian real", "brazilian reais", "reais", "brl", "reales brasileños"),
    "VES": ("玻利瓦尔", "委内瑞拉币", "bolivar", "bolívar", "bolivares", "bolívares"),
    "MXN": ("墨西哥比索", "墨西哥币", "mexican peso", "mxn", "pesos mexicanos"),
    "ZAR": ("兰特", "南非币", "south african rand", "rand", "zar"),
    "CHF": ("瑞士法郎", "瑞郎", "swiss franc", "chf", "francos suizos"),
    "INR": ("印度卢比", "印度币", "indian rupee", "inr"),
    "AED": ("迪拉姆", "dirham", "aed"),
    "PEN": ("索尔", "秘鲁币", "peruvian sol", "soles peruanos"),
    "PAB": ("巴波亚", "巴拿马币", "balboa", "pab"),
}  # fmt: skip
"""Names of each, in Simplified characters and small letters; a plural in s needs no name of its own."""
_LONGEST = 24
_AROUND = re.compile(
    r"[\s,，.。!！?？;；]+|币种|货币|单位|而家|现在|其实|应该|当时|当然|^(?:是|系|用|以|按)|"
    r"^(?:in|it's|it is|they're|the)\b|^(?:en|son|es)\b|"
    r"(?:才对|来的|嚟㗎|[的嘅㗎啊呀啦喇哦喔哈吧])+$|\b(?:please|actually|really)\b",
    re.IGNORECASE,
)
"""Small words round a currency's name."""
_NO_CURRENCY = re.compile(r"[格布]兰特|欧罗巴|锱铢|sim[oó]n bol[ií]var|quid pro quo")
"""Longer names that hold one of a currency."""
_SUM = re.compile(r"(?P<figure>-?\d+(?:\.\d+)?) (?P<code>[A-Z]{3})")
"""Form of sums as they are kept."""
_SOLES = re.compile(r"(?:(?<=[\dk])|(?<=[\dk] )|(?<=thousand )|(?<=hundred ))soles\b")
"""Peruvian money, which other soles are not: only behind a figure."""
_PERUVIAN = "索尔".ljust(len("soles"))
_LETTER, _FIRST_HAN = "[a-zà-ÿ]", "\u3400"
_CALLED = re.compile(r"币种|货币|\bcurrency\b|\bmoneda\b", re.IGNORECASE)


def kept_sum(value: object) -> tuple[str, str] | None:
    """Return figure and currency of a sum as answers hold it ("20000.00 EUR"); None for anything else."""
    found = _SUM.fullmatch(str(value))
    return (found["figure"], found["code"]) if found is not None else None


def calls_currency(text: str) -> bool:
    """Return True if words call what is to be changed a currency ("币种改成美元")."""
    return _CALLED.search(sign_by_sign(text)) is not None


def currencies_in(text: str) -> frozenset[str]:
    """Return the codes of the currencies a text names."""
    plain = _SOLES.sub(_PERUVIAN, _NO_CURRENCY.sub(" ", sign_by_sign(text).casefold()))
    named: dict[str, set[str]] = {}
    for code, word, pattern in _names():
        if word in plain and pattern.search(plain):
            named.setdefault(code, set()).add(word)
    inside = {  # "hong kong dollar" names no other dollar, "新西兰元" no "兰元"
        code
        for code, words in named.items()
        for other, others in named.items()
        if code != other and all(any(one in long and one != long for long in others) for one in words)
    }
    return frozenset(named.keys() - inside)


def currency_alone(text: str) -> str:
    """Return the code of the one currency that a text names and says nothing else but; or nothing."""
    plain = sign_by_sign(text).casefold().strip()
    found = currencies_in(plain)
    if len(plain) > _LONGEST or len(found) != 1 or any(sign.isdigit() for sign in plain):
        return ""
    (code,) = found
    rest = plain
    for of, _, pattern in _names():
        rest = pattern.sub(" ", rest) if of == code else rest
    while (shorter := _AROUND.sub("", rest)) != rest:
        rest = shorter
    return code if not rest.strip() else ""


def currency_behind(text: str, end: int) -> str:
    """Return the currency named right behind a figure that ends at a place ("15000 soles"); nothing where none is."""
    plain = _SOLES.sub(_PERUVIAN, sign_by_sign(text).casefold())
    at = end + (plain[end : end + 1] == " ")
    return next((code for code, _, pattern in _names() if pattern.match(plain, at)), "")


@cache
def _names() -> tuple[tuple[str, str, re.Pattern[str]], ...]:
    """Code, name and pattern of every name, the longest first."""
    names = [(code, word) for code, words in FOLK_CURRENCIES.items() for word in words]
    return tuple((code, word, _pattern(word)) for code, word in sorted(names, key=lambda one: -len(one[1])))


def _pattern(word: str) -> re.Pattern[str]:
    is_latin = word[0] < _FIRST_HAN
    return re.compile(rf"(?<!{_LETTER}){re.escape(word)}s?(?!{_LETTER})" if is_latin else re.escape(word))
