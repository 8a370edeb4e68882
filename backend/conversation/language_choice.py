"""The language a conversation is answered in, decided from what the person writes. Pure.

A conversation begins in the language of its first message. Later it changes only by a wish ("speak English please",
"講廣東話"), or when two whole messages in a row are sentences of another language or script. A name, an address, a
quotation, a number, a button's title or a single word changes nothing. The words are data (`language_words.yml`).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import Any, Literal, overload

import opencc

from backend.conversation.language_wish import language_wished
from backend.conversation.model import LANGUAGES
from backend.shared.parties import DEFAULT_LANGUAGE
from backend.shared.yaml_pages import read_yaml

Written = Literal["zh", "zh-Hans", "zh-Hant", "en"]
"""Writing of a sentence; ``zh`` if both Chinese scripts would write it so."""

EARLIER = 8
"""Messages before this one that are looked at: after so many the language is settled even if none was a sentence."""

_HAN = re.compile(r"[㐀-鿿]")
_NOT_PROSE = re.compile(r"⟦[^⟧]*⟧|https?://\S+|[\w.+-]{1,64}@[\w.-]{1,255}")
_QUOTED = re.compile(r"“[^”]{1,400}”|「[^」]{1,400}」|『[^』]{1,400}』|《[^》]{1,200}》|\"[^\"]{1,400}\"")
_CITED = re.compile(r"(?<=[㐀-鿿])\s*[:：][^㐀-鿿]{12,}$")
"""Text shown behind a colon in another script: a clause pasted under "帮我看下"."""
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_OTHER_SCRIPT = re.compile(r"[\u3040-\u30ff\u0400-\u04ff\u0e00-\u0e7f\uac00-\ud7af]")
_ADDRESS = re.compile(
    r"[路街道巷村镇鎮乡鄉县縣区區市省][^，,。]{0,12}(?:\d+|[一二三四五六七八九十]+)[号號座楼樓栋棟室]"
)
_CHINESE = ("zh-Hans", "zh-Hant")
_SHORTEST_ENGLISH = 3
_SHORTEST_BEGINNING = 2
_SHORTEST_CHINESE = 4


@dataclass(frozen=True, slots=True)
class Decided:
    """The language to answer in.

    Args:
        language: ``zh-Hans``, ``zh-Hant`` or ``en``.
        chosen: True if the person has asked for it; then only another wish changes it.
    """

    language: str
    chosen: bool


def first_language(text: str, device: str | None) -> str:
    """Return the language a conversation begins in.

    Args:
        text: the first message.
        device: what the page or telephone says it speaks, or None.
    """
    prose = _prose(text)
    wished = language_wished(text, device)
    if wished is not None:
        return wished
    if _HAN.search(prose) and not _OTHER_SCRIPT.search(prose):
        if device in _CHINESE and not _tells_script(prose, str(device)):
            return str(device)  # "佢喺加拿大冇返嚟" is written so in both scripts
        return _specific(written_in(text) or _script(prose))
    if device in LANGUAGES and written_in(text) is None:
        return str(device)
    return "en" if _WORD.search(prose) else DEFAULT_LANGUAGE


class OnDemand(Sequence[str]):
    """Earlier messages that are looked up when they are asked for first: most languages are decided without them."""

    def __init__(self, look_up: Callable[[], Sequence[str]]) -> None:
        self._look_up = look_up

    @cached_property
    def _all(self) -> Sequence[str]:
        return self._look_up()

    @overload
    def __getitem__(self, at: int) -> str: ...

    @overload
    def __getitem__(self, at: slice) -> Sequence[str]: ...

    def __getitem__(self, at: int | slice) -> str | Sequence[str]:
        return self._all[at]

    def __len__(self) -> int:
        return len(self._all)


def decide(text: str, earlier: Sequence[str], current: str, chosen: bool) -> Decided:
    """Return the language to answer in after this message.

    Args:
        text: what was typed, masked or not.
        earlier: what the person typed before, the latest first, up to `EARLIER` messages.
        current: the language so far.
        chosen: True if the person has asked for `current`.
    """
    wished = language_wished(text, current)
    if wished is not None:
        return Decided(wished, True)
    written = written_in(text)
    if not chosen and written is None and _begins_in_english(text, earlier):
        return Decided("en", False)
    if chosen or written is None or _same(written, current):
        return Decided(current, chosen)
    if _is_only_tongue(written, text, earlier, current):
        return Decided(current, False)
    before = [written_in(one) for one in earlier]
    again = _again(written, before[:1], current) and (written == "en" or _tells_script(text, current))
    if again or not _settled(written, before, current):
        return Decided(_specific(written), False)
    return Decided(current, False)


def _begins_in_english(text: str, earlier: Sequence[str]) -> bool:
    """Return True if the first message that has words is English, however short ("15/01/2027", then "my hearing")."""
    words = [word.lower() for word in _WORD.findall(_prose(text))]
    if len(words) < _SHORTEST_BEGINNING or not earlier or any(_WORD.search(_prose(one)) for one in earlier):
        return False
    known = _words()["english"]
    return all(word.isascii() for word in words) and any(word in known["strong"] for word in words)


def written_in(text: str) -> Written | None:
    """Return what a whole message is clearly written in; None for a name, an address, a word, or another language."""
    prose = _CITED.sub(" ", _QUOTED.sub(" ", _prose(text)))
    if _OTHER_SCRIPT.search(prose):
        return None
    words = [word.lower().replace("’", "'") for word in _WORD.findall(_HAN.sub(" ", prose))]
    han = len(_HAN.findall(prose))
    if han and _is_chinese_sentence(prose, han) and han >= len(words) - 2:
        return _script(prose)
    return "en" if _is_english_sentence(words, prose) else None


def _prose(text: str) -> str:
    return _NOT_PROSE.sub(" ", text)


def _is_chinese_sentence(prose: str, han: int) -> bool:
    known = _words()["chinese"]
    if any(word in prose for word in known["strong"]):
        return True
    return han >= _SHORTEST_CHINESE and not _ADDRESS.search(prose) and any(word in prose for word in known["medium"])


def _is_english_sentence(words: Sequence[str], prose: str) -> bool:
    if len(words) < _SHORTEST_ENGLISH or sum(not word.isascii() for word in words) > 1:
        return False
    known = _words()["english"]
    strong = sum(word in known["strong"] for word in words)
    carrying = strong + sum(word in known["verbs"] for word in words)
    like_a_name = all(word[0].isupper() or word in known["glue"] for word in _WORD.findall(prose)) and strong < 2
    return bool(carrying) and carrying + sum(word in known["glue"] for word in words) >= 2 and not like_a_name


def _script(prose: str) -> Written:
    traditional, simplified = _telling_characters()
    votes = sum((char in traditional) - (char in simplified) for char in _HAN.findall(prose))
    if votes:
        return "zh-Hant" if votes > 0 else "zh-Hans"
    return "zh-Hant" if any(word in prose for word in _words()["chinese"]["cantonese"]) else "zh"


def _tells_script(text: str, current: str) -> bool:
    """Return True if a message tells more than the tongue, where the script is settled: "冇" is written so in both."""
    traditional, simplified = _telling_characters()
    return not current.startswith("zh") or any(char in traditional or char in simplified for char in _prose(text))


def _is_only_tongue(written: Written, text: str, earlier: Sequence[str], current: str) -> bool:
    """Return True if who has written Simplified characters only puts a Cantonese word in: no script is told by it."""
    plain = written == "zh-Hant" and current == "zh-Hans" and not _tells_script(text, current)
    return plain and any(_script(_prose(one)) == current for one in earlier)


def _specific(written: Written) -> str:
    return DEFAULT_LANGUAGE if written == "zh" else written


def _same(written: Written, language: str) -> bool:
    return written == language or (written == "zh" and language.startswith("zh"))


def _again(written: Written, before: Sequence[Written | None], current: str) -> bool:
    """Return True if the message before was in it, too; between the two scripts only telling characters count."""
    if written in before or current.startswith("zh"):
        return written in before
    return written != "en" and any(one is not None and one != "en" for one in before)


def _settled(written: Written, before: Sequence[Written | None], current: str) -> bool:
    """Return True if the person has shown before that the present language is theirs."""
    if len(before) >= EARLIER:
        return True
    if written != "en" and current.startswith("zh"):
        return current in before
    return any(one is not None and _same(one, current) for one in before)


@cache
def _words() -> dict[str, Any]:
    page: dict[str, Any] = read_yaml(Path(__file__).with_name("language_words.yml"))
    return {"english": {kind: frozenset(words) for kind, words in page["english"].items()}, "chinese": page["chinese"]}


@cache
def _telling_characters() -> tuple[frozenset[str], frozenset[str]]:
    """Characters that only Traditional, and only Simplified, texts use, by OpenCC's tables."""
    folder = Path(opencc.__file__).parent / "dictionary"
    either = frozenset(_words()["chinese"]["either_script"])
    return _changed(folder / "TSCharacters.txt") - either, _changed(folder / "STCharacters.txt") - either


def _changed(table: Path) -> frozenset[str]:
    rows = (line.split() for line in table.read_text(encoding="utf-8").splitlines() if line.strip())
    return frozenset(row[0] for row in rows if len(row) > 1 and row[0] not in row[1:])
