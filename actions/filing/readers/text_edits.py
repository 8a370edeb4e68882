"""Wishes about the writing of a text: leave a sentence out, put other words in the place of some. Pure.

"删掉最后一句", "把三万改成四万", "delete the second sentence", "replace A with B". What is found in the text is changed
there; a wish for words that do not stand in it changes nothing.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from actions.filing.readers.list_edits import number_of
from actions.filing.readers.party_names import NUMERALS
from actions.script import sign_by_sign

_LAST = -1
_ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "last": _LAST, "final": _LAST}
_ASKED = r"(?:请|麻烦|唔该|帮我|帮手|我想|我要|可以|可唔可以|能不能|please |could you |can you |i want to )*"
_GONE_ZH = r"(?:删去|删除|删掉|删走|删咗|删|去掉|拿掉|划掉|剔除|不要|唔要)(?:了|咗)?"
_WHICH = (
    rf"(?:第(?P<n>[{NUMERALS}\d]{{1,2}})|(?P<last>最后|最尾|最末|后面|上|尾)(?:那|呢|嗰|的)?一?"
    r"|(?P<first>开头|最前面?|头)(?:的|那|嗰)?一?)"
)
_SENTENCES_ZH = (
    re.compile(rf"{_ASKED}{_GONE_ZH}{_WHICH}(?:句话?|段)[吧啦了呀啊。.！!]*"),
    re.compile(rf"{_ASKED}(?:把|将)?{_WHICH}(?:句话?|段)(?:话)?{_GONE_ZH}[吧啦了呀啊。.！!]*"),
)
_SENTENCE_EN = re.compile(
    rf"{_ASKED}(?:delete|remove|drop|cut|strike|take out|leave out|get rid of) (?:the |my )?"
    rf"(?P<which>{'|'.join(_ORDINALS)}|\d{{1,2}}(?:st|nd|rd|th)) (?:sentence|line|paragraph)(?: please)?[.!]*",
    re.IGNORECASE,
)
_QUOTES = "“”\"'「」『』‘’"
_WORDS_ZH = re.compile(
    rf"{_ASKED}(?:{_GONE_ZH}(?P<a>[{_QUOTES}].{{2,200}}?[{_QUOTES}]|.{{2,60}}?)(?:这|那|嗰|呢)(?:一)?(?:句话?|段话?|部分)"
    rf"|{_GONE_ZH}(?P<b>[{_QUOTES}].{{2,200}}?[{_QUOTES}])"
    rf"|(?:把|将)(?P<c>[{_QUOTES}].{{2,200}}?[{_QUOTES}]|.{{2,60}}?)(?:这|那|嗰|呢)?(?:一)?(?:句话?|段话?|部分)?{_GONE_ZH})[吧啦了。.！!]*"
)
_FROM_EN = r"(?: (?:from|out of|in) (?:the |my )?(?:facts|story|text|account|complaint))?(?: please)?"
_WORDS_EN = re.compile(
    rf"{_ASKED}(?:delete|remove|drop|cut|strike|take out|leave out) (?:the )?(?:words?|sentence|line|part|bit)?\s*"
    rf"(?:about |that says |saying |where it says )?(?P<a>[{_QUOTES}].{{2,200}}?[{_QUOTES}]){_FROM_EN}[.!]*"
    rf"|{_ASKED}(?:delete|remove|drop|cut|strike|take out|leave out|get rid of) (?:the |my |that )?"
    r"(?:words?|sentences?|line|part|bit|remark) "
    r"(?:about|on|with|that says|which says|saying|where it says|where i say) "
    rf"(?P<b>.{{2,200}}?){_FROM_EN}[.!]*"
    rf"|{_ASKED}(?:delete|remove|drop|cut|strike|take out|leave out|get rid of) (?P<c>.{{2,200}}?)"
    r" (?:from|out of|in) (?:the |my )?(?:facts|story|text|account|complaint)(?: please)?[.!]*",
    re.IGNORECASE,
)
_ABOUT = re.compile(
    r"^(?:(?:在)?(?:事实|经过|事情经过|里面|入面)(?:里面?|中|入面|度)?(?:的|嘅)?)?"
    r"(?:关于|有关|讲到?|说到?|提到|写)(?P<zh>.{1,60}?)(?:的|嘅)?$"
    r"|^(?:the |my |our |his |her |their |a )+(?P<en>.{2,100})$",
    re.IGNORECASE,
)
"""Subjects of a sentence, and no words of it ("讲电话嘅", "the phone")."""
_INSTEAD_ZH = re.compile(
    r"(?:请|麻烦|唔该|帮我|帮手|我想|我要)*(?:里面|其中|文中)?(?:(?:把|将)(?P<a>.{1,120}?)|(?P<b>.{1,60}?))"
    r"(?:改成|改为|改做|换成|换为|更正为|改返做|替换成|替换为)(?:了)?[:：]?\s*(?P<to>.{1,300}?)[吧啦。！!]*",
    re.DOTALL,
)
_INSTEAD_EN = re.compile(
    rf"{_ASKED}(?:change|correct|edit) (?:the words? )?(?P<a>.{{1,120}}?) (?:to|into) (?P<to>.{{1,300}}?)[.!]*"
    rf"|{_ASKED}(?:replace|swap) (?:the words? )?(?P<b>.{{1,120}}?) (?:with|by|for) (?P<with>.{{1,300}}?)[.!]*",
    re.IGNORECASE | re.DOTALL,
)
_SENTENCE = re.compile(r"(?:[^。！!？?；;\n.]|\.(?=\S))+[。！!？?；;.]*\n?")


@dataclass(frozen=True, slots=True)
class TextEdit:
    """Wish about the writing of a text.

    Args:
        sentence: the number of a sentence to leave out, -1 for the last; 0 where words are named.
        words: the words to leave out, with their sentence, or to put others in the place of.
        instead: what shall stand in their place; None to leave their sentence out.
    """

    sentence: int = 0
    words: str = ""
    instead: str | None = None

    def applied_to(self, text: str) -> str | None:
        """Return the text as it is wished for; None where what is meant does not stand in it, or nothing were left."""
        if self.instead is not None:
            place = _folded(text).find(_folded(self.words))
            if not self.words or place < 0:
                return None
            return text[:place] + self.instead + text[place + len(self.words) :]
        spans = [found.span() for found in _SENTENCE.finditer(text) if found[0].strip()]
        gone = self._left_out(text, spans)
        if gone is None or len(spans) == 1:
            return None
        return (text[: gone[0]].rstrip(" ") + text[gone[1] :]).strip()

    def _left_out(self, text: str, spans: list[tuple[int, int]]) -> tuple[int, int] | None:
        if self.words:
            named = (_folded(self.words), _folded(_subject(self.words)))
            held = [[span for span in spans if words in _folded(text[slice(*span)])] for words in named if words]
            return next((found[0] for found in held if len(found) == 1), None)
        place = self.sentence if self.sentence == _LAST else self.sentence - 1
        return spans[place] if -1 <= place < len(spans) and spans else None


def text_edit(text: str) -> TextEdit | None:
    """Return what a message wants done to the writing; None for a message that tells something."""
    said, plain = text.strip(), sign_by_sign(text.strip())
    for pattern in _SENTENCES_ZH:
        if (found := pattern.fullmatch(plain)) is not None:
            return TextEdit(sentence=_number(found))
    if (found := _SENTENCE_EN.fullmatch(said)) is not None:
        which = found["which"].casefold()
        return TextEdit(sentence=_ORDINALS.get(which) or int(re.sub(r"\D", "", which)))
    for pattern in (_WORDS_ZH, _WORDS_EN):
        if (found := pattern.fullmatch(plain)) is not None:
            return TextEdit(words=_named(found, said, "a", "b", "c").rstrip("的嘅 "))
    for pattern in (_INSTEAD_ZH, _INSTEAD_EN):
        if (found := pattern.fullmatch(plain)) is not None:
            return TextEdit(words=_named(found, said, "a", "b"), instead=_named(found, said, "to", "with"))
    return None


def _subject(words: str) -> str:
    """Return what the words say that a sentence is about; the words themselves where they say none."""
    found = _ABOUT.match(sign_by_sign(words).strip())
    return words if found is None else (found["zh"] or found["en"]).strip()


def _number(found: re.Match[str]) -> int:
    if found["n"]:
        return number_of(found["n"])
    return _LAST if found["last"] else 1


def _named(found: re.Match[str], said: str, *names: str) -> str:
    """The words of the first group that was found, as they were written, without their quotation marks."""
    groups = found.groupdict()
    name = next((one for one in names if groups.get(one)), "")
    return said[slice(*found.span(name))].strip(_QUOTES + " ") if name else ""


def _folded(text: str) -> str:
    return sign_by_sign(text).casefold()


_TAKES_OUT = re.compile(
    r"删|去掉|拿掉|划掉|改(?!天|日)|\b(?:delete|remove|take (?:\w+ ){0,3}out|erase|edit|change|correct|rewrite|cut)\b",
    re.IGNORECASE,
)
_OF_FACTS = re.compile(
    r"句|段话|(?:事实|经过)(?:里|中|入面|与理由|和理由|同理由|$)|\b(?:sentences?|lines?|paragraphs?|wording|facts)\b",
    re.IGNORECASE,
)


def speaks_of_editing(text: str) -> bool:
    """Return True if words speak of changing or taking out a sentence of the facts, however that is put."""
    plain = sign_by_sign(text)
    return _TAKES_OUT.search(plain) is not None and _OF_FACTS.search(plain) is not None
