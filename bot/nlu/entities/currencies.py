"""Which words name which currency (ISO 4217), as overseas Chinese write them; folded spelling.

`块`, `蚊` and an amount with no currency at all are taken as yuan: the claims are heard and the fees paid in Jiangmen.
`$` and `刀` alone are US dollars. Whoever means Hong Kong dollars writes 港币, 港纸 or HK$.
"""

from __future__ import annotations

from typing import Dict

AFTER: Dict[str, str] = {}
for _code, _words in {
    "CNY": "块钱人民币|元人民币|人民币元|人民币|块钱|块|蚊|元|yuan|renminbi|kuai|rmb|cny",
    "HKD": "港币|港元|港纸|港蚊|蚊港币|蚊港纸|块港币|元港币|hong kong dollars|hk dollars|hkd|hk$",
    "MOP": "澳门元|澳门币|葡币|patacas|pataca|mop",
    "TWD": "新台币|台币|元台币|taiwan dollars|nt dollars|ntd|twd",
    "USD": "美金|美元|元美金|块美金|蚊美金|刀|us dollars|american dollars|dollars|dollar|bucks|usd|us$|u.s. dollars",
    "CAD": "加元|加币|加拿大元|加拿大币|加纸|canadian dollars|cad",
    "AUD": "澳元|澳币|澳纸|澳大利亚元|australian dollars|aussie dollars|aud",
    "NZD": "纽币|纽元|新西兰元|纽西兰元|new zealand dollars|nzd",
    "SGD": "新加坡元|新加坡币|新币|坡币|新元|singapore dollars|sgd",
    "GBP": "英镑|镑|pounds sterling|british pounds|pounds|pound|sterling|gbp|quid",
    "EUR": "欧元|欧罗|euros|euro|eur",
    "MYR": "马来西亚林吉特|林吉特|令吉|马币|零吉|ringgit|myr|rm",
    "JPY": "日元|日币|日圆|japanese yen|yen|jpy",
    "KRW": "韩元|韩币|korean won|krw",
    "THB": "泰铢|铢|泰币|thai baht|baht|thb",
    "IDR": "印尼盾|印尼卢比|rupiah|idr",
    "VND": "越南盾|越盾|vietnamese dong|vnd",
    "PHP": "菲律宾比索|菲币|披索|philippine pesos|php",
    "BRL": "雷亚尔|巴西币|brazilian reais|reais|brl",
    "VES": "玻利瓦尔|bolivares|bolivars|ves",
    "MXN": "墨西哥比索|mexican pesos|mxn",
    "ZAR": "兰特|south african rand|rand|zar",
    "CHF": "瑞士法郎|瑞郎|swiss francs|chf",
    "INR": "印度卢比|indian rupees|inr",
    "AED": "迪拉姆|dirhams|dirham|aed",
    "PAB": "巴波亚|balboas|pab",
}.items():
    AFTER.update(dict.fromkeys(_words.split("|"), _code))

BEFORE: Dict[str, str] = {
    "人民币": "CNY", "rmb": "CNY", "cny": "CNY", "¥": "CNY", "cn¥": "CNY", "港币": "HKD", "港元": "HKD", "港纸": "HKD", "hkd": "HKD", "hk$": "HKD",
    "澳门币": "MOP", "葡币": "MOP", "mop": "MOP", "mop$": "MOP", "新台币": "TWD", "台币": "TWD", "nt$": "TWD", "twd": "TWD", "美金": "USD",
    "美元": "USD", "usd": "USD", "us$": "USD", "u.s.$": "USD", "$": "USD", "usd$": "USD", "加币": "CAD", "加元": "CAD", "cad": "CAD", "c$": "CAD",
    "ca$": "CAD", "cad$": "CAD", "澳币": "AUD", "澳元": "AUD", "aud": "AUD", "a$": "AUD", "au$": "AUD", "纽币": "NZD", "nzd": "NZD", "nz$": "NZD",
    "新币": "SGD", "新加坡元": "SGD", "sgd": "SGD", "s$": "SGD", "英镑": "GBP", "gbp": "GBP", "£": "GBP", "欧元": "EUR", "eur": "EUR", "€": "EUR",
    "马币": "MYR", "令吉": "MYR", "rm": "MYR", "myr": "MYR", "日元": "JPY", "jpy": "JPY", "jp¥": "JPY", "泰铢": "THB", "thb": "THB", "฿": "THB",
    "韩元": "KRW", "krw": "KRW", "₩": "KRW", "idr": "IDR", "rp": "IDR", "vnd": "VND", "php": "PHP", "₱": "PHP", "r$": "BRL", "brl": "BRL",
    "chf": "CHF", "zar": "ZAR", "inr": "INR", "₹": "INR", "aed": "AED", "mxn": "MXN", "ves": "VES",
}
