"""Dates, sums, papers and nationalities as a Chinese court paper writes them."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from backend.shared.countries import countries

_DIGITS = "〇一二三四五六七八九"
_CURRENCIES = {
    "CNY": "人民币", "HKD": "港币", "MOP": "澳门元", "TWD": "新台币", "USD": "美元",
    "CAD": "加拿大元", "AUD": "澳大利亚元", "NZD": "新西兰元", "EUR": "欧元", "GBP": "英镑",
    "JPY": "日元", "SGD": "新加坡元", "MYR": "马来西亚林吉特", "THB": "泰铢", "PHP": "菲律宾比索",
    "IDR": "印度尼西亚盾", "VND": "越南盾", "KRW": "韩元", "CHF": "瑞士法郎", "BRL": "巴西雷亚尔",
    "MXN": "墨西哥比索", "PAB": "巴拿马巴波亚", "ZAR": "南非兰特", "PEN": "秘鲁索尔",
}  # fmt: skip
_BEFORE_THE_SUM = frozenset({"CNY", "HKD", "TWD"})
_PAPERS = {
    "passport": "护照",
    "permanent_resident_card": "外国人永久居留身份证",
    "hk_macao_id": "港澳居民身份证",
    "residence_permit": "港澳台居民居住证",
    "home_return_permit": "港澳居民来往内地通行证",
    "taiwan_id": "台湾居民身份证件",
    "taiwan_compatriot_permit": "台湾居民来往大陆通行证",
    "resident_card": "居民身份证",
    "household_register": "户口簿",
    "registration_papers": "登记证件",
}
_OF_ONE_COUNTRY = {"HK": "香港特别行政区居民", "MO": "澳门特别行政区居民", "TW": "台湾地区居民"}
_LONG_CODES = {
    "HKG": "HK", "MAC": "MO", "TWN": "TW", "CHN": "CN", "CAN": "CA", "USA": "US", "GBR": "GB", "GBN": "GB", "AUS": "AU",
    "NZL": "NZ", "SGP": "SG", "MYS": "MY", "THA": "TH", "PHL": "PH", "IDN": "ID", "VNM": "VN", "JPN": "JP", "KOR": "KR",
    "FRA": "FR", "D": "DE", "DEU": "DE", "ITA": "IT", "ESP": "ES", "PRT": "PT", "NLD": "NL", "BRA": "BR", "PAN": "PA",
    "PER": "PE", "VEN": "VE", "MEX": "MX", "CRI": "CR", "ECU": "EC", "CUB": "CU", "ZAF": "ZA", "MUS": "MU", "JAM": "JM",
}  # fmt: skip
_SEXES = {"m": "男", "male": "男", "男": "男", "f": "女", "female": "女", "女": "女"}


def full_date(value: date) -> str:
    """A signature's date: ``二〇二六年十一月二十四日``."""
    year = "".join(_DIGITS[int(digit)] for digit in str(value.year))
    return f"{year}年{_small_number(value.month)}月{_small_number(value.day)}日"


def plain_date(value: date) -> str:
    """A date within a text: ``1958年3月5日``."""
    return f"{value.year}年{value.month}月{value.day}日"


def sum_of_money(amount: Decimal, currency: str) -> str:
    """A sum with its currency: ``人民币100,000.00元``, ``12,000.00美元``; an unknown code stays a code."""
    figure = f"{amount:,.2f}"
    name = _CURRENCIES.get(currency)
    if name is None:
        return f"{figure} {currency}"
    return f"{name}{figure}元" if currency in _BEFORE_THE_SUM else f"{figure}{name}"


def paper_name(document_type: str) -> str:
    """Name a kind of paper: ``护照``; an unknown kind is a ``证件``."""
    return _PAPERS.get(document_type, "证件")


def nationality_words(nationality: str) -> str:
    """Nationality as a complaint states it: ``国籍：加拿大``, ``香港特别行政区居民``; words stay as they were written.

    Args:
        nationality: a country's ISO code of two or three letters, or its name.
    """
    written = nationality.strip()
    code = _LONG_CODES.get(written.upper(), written.upper())
    if code in _OF_ONE_COUNTRY:
        return _OF_ONE_COUNTRY[code]
    known = countries().get(code)
    return f"国籍：{known.zh if known else written}"


def sex_word(sex: str) -> str:
    """``男`` or ``女``; anything else as it was written."""
    return _SEXES.get(sex.strip().lower(), sex.strip())


def _small_number(number: int) -> str:
    tens, ones = divmod(number, 10)
    return (("" if tens == 1 else _DIGITS[tens]) + "十" if tens else "") + (_DIGITS[ones] if ones else "")
