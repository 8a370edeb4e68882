"""Currencies by the names people have for them, without a sum: "欧元", "Canadian dollars", "坡币". Pure."""

from __future__ import annotations

import re
from collections.abc import Mapping

from actions.script import sign_by_sign

FOLK_CURRENCIES: Mapping[str, tuple[str, ...]] = {
    "CNY": ("人民币", "人仔", "yuan", "rmb", "renminbi", "cny"),
    "HKD": ("港币", "港元", "港纸", "hk dollar", "hong kong dollar", "hkd"),
    "MOP": ("澳门元", "葡币", "pataca", "mop"),
    "TWD": ("新台币", "台币", "taiwan dollar", "twd"),
    "USD": ("美元", "美金", "us dollar", "american dollar", "usd"),
    "CAD": ("加元", "加币", "canadian dollar", "cad"),
    "AUD": ("澳元", "澳币", "澳纸", "australian dollar", "aussie dollar", "aud"),
    "NZD": ("新西兰元", "纽币", "纽元", "new zealand dollar", "nzd"),
    "GBP": ("英镑", "british pound", "pound", "sterling", "gbp"),
    "EUR": ("欧元", "euro", "eur"),
    "SGD": ("新币", "坡币", "新加坡元", "singapore dollar", "sgd"),
    "MYR": ("马币", "令吉", "林吉特", "ringgit", "myr"),
    "THB": ("泰铢", "泰币", "baht", "thb"),
    "JPY": ("日元", "日币", "japanese yen", "yen", "jpy"),
}
"""What each is called, in Simplified characters and small letters."""
_LONGEST = 24
_AROUND = re.compile(
    r"[\s,，。.!！?？;；]+|币种|货币|单位|而家|现在|其实|应该|当时|当然|^(?:是|系|用|以|按)|"
    r"^(?:in|it's|it is|they're|the)\b|"
    r"(?:才对|来的|嚟㗎|[的嘅㗎啊呀啦喇哦喔哈吧])+$|\b(?:please|actually|really)\b",
    re.IGNORECASE,
)
"""What may stand round a currency's name."""


def currencies_in(text: str) -> frozenset[str]:
    """Return the codes of the currencies a text names."""
    plain = sign_by_sign(text).casefold()
    named = {code: [word for word in words if _stands(word, plain)] for code, words in FOLK_CURRENCIES.items()}
    longest = {code: max(map(len, words)) for code, words in named.items() if words}
    inside = {  # "hong kong dollar" names no other dollar, "新西兰元" no "兰元"
        code
        for code, words in named.items()
        for other, others in named.items()
        if code != other
        and words
        and others
        and all(any(one in long and one != long for long in others) for one in words)
    }
    return frozenset(set(longest) - inside)


def currency_alone(text: str) -> str:
    """Return the code of the one currency that a text names and says nothing else but; or nothing."""
    plain = sign_by_sign(text).casefold().strip()
    found = currencies_in(plain)
    if len(plain) > _LONGEST or len(found) != 1 or any(sign.isdigit() for sign in plain):
        return ""
    (code,) = found
    rest = plain
    for word in sorted(FOLK_CURRENCIES[code], key=len, reverse=True):
        rest = re.sub(rf"{re.escape(word)}s?", " ", rest)
    while (shorter := _AROUND.sub("", rest)) != rest:
        rest = shorter
    return code if not rest.strip() else ""


def _stands(word: str, plain: str) -> bool:
    if not word.isascii():
        return word in plain
    return re.search(rf"(?<![a-z]){re.escape(word)}s?(?![a-z])", plain) is not None
