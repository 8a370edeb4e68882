"""Read written numbers: Chinese (plain, formal, colloquial, mixed with digits) and English words.

`三万五` is 35,000 and `两百五` 250: a single digit after a unit of a hundred or more counts the next lower unit.
`两三万` and `几万` are no numbers but guesses, and are read as nothing.
"""

from __future__ import annotations

import functools
import re
from decimal import Decimal

_DIGIT_FORMS = ("零", "一壹", "二贰两", "三叁", "四肆", "五伍", "六陆", "七柒", "八捌", "九玖")
DIGITS = {form: digit for digit, forms in enumerate(_DIGIT_FORMS) for form in forms}
TENS = {"廿": 20, "卅": 30}
SMALL_UNITS = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000}
BIG_UNITS = {"万": 10_000, "亿": 100_000_000}
CN_CHARS = "".join([*DIGITS, *TENS, *SMALL_UNITS, *BIG_UNITS])
ARABIC = r"\d{1,3}(?:,\d{3}){1,5}(?:\.\d{1,4})?|\d{1,13}(?:\.\d{1,4})?"
_TOKEN = re.compile(rf"{ARABIC}|[{CN_CHARS}点]", re.ASCII)

_ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen"
)
_TENS_EN = "twenty thirty forty fifty sixty seventy eighty ninety"
ENGLISH = {word: number for number, word in enumerate(_ONES.split())}
ENGLISH.update({word: 20 + 10 * number for number, word in enumerate(_TENS_EN.split())})
_SCALES = {"thousand": 1000, "million": 1_000_000, "billion": 1_000_000_000}
_ORDINALS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth "
    "fifteenth sixteenth seventeenth eighteenth nineteenth twentieth"
)
ORDINALS = {word: number for number, word in enumerate(_ORDINALS.split(), start=1)}
ORDINALS.update({f"twenty-{w}": 20 + i for w, i in list(ORDINALS.items())[:9]})
ORDINALS.update({"thirtieth": 30, "thirty-first": 31})
ENGLISH_WORD = "|".join(sorted([*ENGLISH, *_SCALES, "hundred"], key=len, reverse=True))

Token = Decimal | str


def _tokens(text: str) -> list[Token] | None:
    tokens: list[Token] = []
    position = 0
    for match in _TOKEN.finditer(text):
        if match.start() != position:
            return None
        position = match.end()
        word = match.group()
        tokens.append(Decimal(word.replace(",", "")) if word[0].isdigit() else word)
    return tokens if tokens and position == len(text) else None


class _Reading:
    """The sum so far: finished big units, the open group of thousands, and the digit waiting for its unit."""

    def __init__(self) -> None:
        self.total = Decimal(0)
        self.group = Decimal(0)
        self.digit: Decimal | None = None
        self.last_small = 10_000
        self.last_big = 10**12
        self.tail_unit = 1  # the unit just before the waiting digit, for the colloquial short form
        self.fraction: Decimal | None = None

    def add(self, token: Token) -> bool:
        """Take one more token; False when the words are no number."""
        if isinstance(token, Decimal):
            return self._digit(token)
        if token == "点":
            return self._point()
        if self.fraction is not None and token in DIGITS:
            self.digit = (self.digit or Decimal(0)) + DIGITS[token] * self.fraction
            self.fraction /= 10
            return True
        if token == "零":
            self.tail_unit = 1
            return self.digit is None and (self.group > 0 or self.total > 0)
        if token in DIGITS:
            return self._digit(Decimal(DIGITS[token]))
        if token in TENS:
            return self._tens(TENS[token])
        return self._small(SMALL_UNITS[token]) if token in SMALL_UNITS else self._big(BIG_UNITS[token])

    def _digit(self, value: Decimal) -> bool:
        free = self.digit is None
        self.digit = value
        return free

    def _point(self) -> bool:
        usable = self.fraction is None and (self.digit is not None or self.group > 0)
        self.fraction = Decimal("0.1")
        return usable

    def _tens(self, value: int) -> bool:
        usable = self.digit is None and self.last_small > 10
        self.group += value
        self.last_small, self.tail_unit = 10, 10
        return usable

    def _small(self, unit: int) -> bool:
        bare_ten = self.digit is None and unit == 10
        if (self.digit is None and not bare_ten) or unit >= self.last_small:
            return False
        self.group += (self.digit if self.digit is not None else 1) * unit
        self.digit, self.fraction = None, None
        self.last_small = self.tail_unit = unit
        return True

    def _big(self, unit: int) -> bool:
        value = self.group + (self.digit or 0)
        if value == 0 and self.total > 0 and unit == BIG_UNITS["亿"] > self.last_big:
            self.total *= unit
        elif value == 0 or unit >= self.last_big:
            return False
        else:
            self.total += value * unit
        self.group, self.digit, self.fraction = Decimal(0), None, None
        self.last_small, self.last_big, self.tail_unit = 10_000, unit, unit
        return True

    def result(self) -> Decimal:
        """The number, with the colloquial last digit (三万五, 两百五) counted in the next lower unit."""
        digit = self.digit or Decimal(0)
        short = self.tail_unit >= 100 and 0 < digit < 10 and digit == digit.to_integral_value()
        return self.total + self.group + (digit * self.tail_unit / 10 if short else digit)


@functools.lru_cache(maxsize=4096)
def parse_number(text: str) -> Decimal | None:
    """The exact number a folded run of digits and Chinese numerals writes, or None when it is no single number."""
    tokens = _tokens(text)
    if tokens is None or tokens[-1] == "点":
        return None
    if len(tokens) > 1 and all(token in DIGITS for token in tokens):
        return _digit_by_digit(tokens)
    if tokens == ["零"]:
        return Decimal(0)
    if len(tokens) == 2 and tokens[0] in ("万", "千", "百") and tokens[1] in DIGITS and tokens[1] not in ("零", "一"):
        tokens = ["一", *tokens]  # Cantonese drops the one: 万五 is fifteen thousand
    reading = _Reading()
    if not all(reading.add(token) for token in tokens):
        return None
    return reading.result()


def _digit_by_digit(tokens: list[Token]) -> Decimal | None:
    """`二零二六` read like a year; two neighbouring digits alone (`三四`) are a guess, not a number."""
    if len(tokens) < 3 and tokens[0] != "零" and tokens[-1] != "零":
        return None
    return Decimal("".join(str(DIGITS[str(token)]) for token in tokens))


def parse_integer(text: str) -> int | None:
    """Like `parse_number`, for whole numbers only."""
    value = parse_number(text)
    return int(value) if value is not None and value == value.to_integral_value() else None


def parse_english(text: str) -> int | None:
    """`twenty-five thousand`, `one hundred and two`: the integer folded English number words write, or None."""
    words = [word for word in re.split(r"[\s-]+", text.strip()) if word and word not in ("and", "a")]
    total, group = 0, 0
    for word in words:
        if word in ENGLISH:
            group += ENGLISH[word]
        elif word == "hundred":
            group = (group or 1) * 100
        elif word in _SCALES:
            total, group = total + (group or 1) * _SCALES[word], 0
        else:
            return None
    return total + group if words else None
