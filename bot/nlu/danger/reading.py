"""One message read for danger: which kind, who is in it, in which language it was told."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import yaml

from bot.nlu.danger.folding import bare, chinese, folded, scripts
from bot.nlu.danger.signs import BODIES, Signs, signs_of

LATIN = ("en", "es", "pt", "vi", "fr", "ms", "id", "it", "tl")
LONG = 160
"""Characters from which a message is a story: what it tells without a word of now has happened."""
MANY_WORDS = 6
"""Words in Latin letters from which a message shows its language."""
_SETTLED = ("medical", "disaster", "detained", "extortion", "gas_leak", "missing")
"""Kinds that are no danger any more once they are told as something long over."""
_MEANT_FOR_ME = ("violence", "extortion", "impersonation")
"""Beginnings of the kinds in which a relative is named beside a speaker who is the one in danger."""
_SUFFERED = (*_MEANT_FOR_ME, "trafficked", "passport", "gas", "disaster", "detained")
"""The same of the kinds in which that is believed of a clause that says the speaker suffers it."""
_OF_ONE_PLACE = ("medical", "disaster", "gas_leak", "self_harm")
"""Kinds of which one only tells where one is oneself, if in the first person."""
_CLAUSES = re.compile(r"[，,。.！!？?；;\n]|\b(?:and|but|so)\b")
_NO_FEAR_BESIDE_AN_ORDER = ("violence_past", "detained")
"""Kinds beside which who asks for a protection order fears nothing now: it is over, or who hit has been led away."""
_MISSING = "missing"
"""The kind that goes on until somebody is found."""
_OF_LIFE = "self_harm"
"""The kind of which a clause that names somebody else tells of them ("my son says he will jump")."""
_OF_OTHERS = ("missing", "family_emergency_scam")
_WORDS = {
    language: frozenset(words.split())
    for language, words in yaml.safe_load(Path(__file__).with_name("small_words.yml").read_text("utf-8")).items()
}
_WORD = re.compile(r"[a-z']+")
_RUN_OF_LATIN = re.compile(r"[a-z][a-z' ,.!?-]*")
LEAST_OF_LATIN = 3
"""Words in Latin letters beside Chinese ones that are read by themselves; fewer are names."""


@dataclass(frozen=True)
class Danger:
    """A danger that a message tells.

    Args:
        kind: one of `signs.KINDS`, or ``violence_by_stranger``.
        whose: ``self`` or ``other``.
        language: the name of one of the pages in `patterns/`, or ``id``, which stands on the page of ``ms``.
        situation: the situation it is told in, as the dialogue's pages call it, where its parts alone tell it.
        likely: the situation it is likest by its meaning; empty where none is sure.
    """

    kind: str
    whose: str
    language: str
    situation: str = ""
    likely: str = ""


@dataclass(frozen=True)
class Told:
    """A message in the spelling of its language.

    Args:
        literal: without figures of speech.
        silenced: True if it says that something dangerous did not happen, or is not what is meant.
    """

    text: str
    literal: str
    language: str
    signs: Signs
    silenced: bool

    @property
    def asks_ahead(self) -> bool:
        """True if it asks what may happen ("will they keep my passport?"), and tells of nothing that has."""
        return self.signs.asks_ahead(self.literal)

    @property
    def is_past(self) -> bool:
        """True if it is told as something that has been."""
        if self.signs.once.search(self.text) is not None:
            return True
        # "It is fine now" calls nothing back: its "now" tells that it has passed.
        called_back = self.signs.now.search(self.signs.over.sub("。", self.text)) is not None
        told = self.signs.past.search(self.text) is not None or len(self.text) > LONG
        return told and not called_back

    @property
    def asks_of_long_ago(self) -> bool:
        """Return True if it asks something, and what it tells lies years or a divorce behind."""
        return self.asks and self.signs.long_over.search(self.text) is not None

    @property
    def is_safe(self) -> bool:
        """True if the person says to be out of reach."""
        return self.signs.safe.search(self.text) is not None and self.signs.still.search(self.text) is None

    @property
    def is_over(self) -> bool:
        """True if it says that a danger has passed or was none, and nothing that it goes on."""
        return self.signs.over.search(self.text) is not None and self.signs.still.search(self.text) is None

    @property
    def is_recovered(self) -> bool:
        """Return True if what it tells has come to its end: well again, free, back, replaced; and does not go on."""
        rest = self.signs.ended(self.text)
        return bool(rest) and self.signs.still.search(rest) is None

    @property
    def is_pressed(self) -> bool:
        """Return True if somebody who owes or is sued says they will die of it, and the speaker asks or claims."""
        return self.signs.presses.search(self.text) is not None

    @property
    def despairs(self) -> bool:
        """True if the speaker says that they cannot go on; a business that cannot is a figure."""
        return self.signs.despair.search(self.literal) is not None

    @property
    def is_weary_of_life(self) -> bool:
        """True if somebody is weary of life, or of their days beside what they give away; no story, no saying."""
        if self.signs.weary_in_general.search(self.text) is not None:
            return False
        if self.signs.weary_of_life.search(self.literal) is not None:
            return True
        gives = self.signs.gives_away.search(self.text) is not None
        return gives and self.signs.weary_of_days.search(self.literal) is not None

    @property
    def tells_of_weary(self) -> bool:
        """True if somebody else is weary of life, by what they say."""
        return self.signs.weary_of_other.search(self.literal) is not None

    @property
    def is_outright(self) -> bool:
        """True if it tells what no errand is told in: a throat that is held, a child that is touched."""
        return self.signs.outright.search(self.literal) is not None

    @property
    def exposes(self) -> bool:
        """True if it tells of pictures or a threat."""
        return self.signs.exposes.search(self.text) is not None

    @property
    def is_in_want(self) -> bool:
        """True if it tells of no money, no roof or no lawyer and asks what to do, and nothing of it is despair."""
        asks = self.signs.destitute.search(self.text) and self.signs.asks.search(self.text)
        return asks is not None and self.signs.weary.search(self.literal) is None

    @property
    def asks(self) -> bool:
        """True if it asks something."""
        return self.signs.asks.search(self.text) is not None

    @property
    def seeks_redress(self) -> bool:
        """True if it wants redress for words that hurt a good name ("he calls me a thief, I want an apology")."""
        return self.is_defamed and self.signs.redress.search(self.text) is not None

    @property
    def is_defamed(self) -> bool:
        """Return True if words hurt somebody's good name, and nothing goes further than words."""
        hurt = self.signs.defames.search(self.text) is not None
        return hurt and self.signs.menaces.search(self.text) is None

    @property
    def is_called(self) -> bool:
        """True if somebody rings, writes or wants money, or its language has no words for that."""
        if self.signs.settles.search(self.text) is not None:
            return False
        return not self.signs.knows("called") or self.signs.called.search(self.text) is not None

    @property
    def scolds(self) -> bool:
        """True if it is anger at us ("you are a bunch of idiots")."""
        return self.signs.scolds.search(self.text) is not None

    @property
    def touches_life(self) -> bool:
        """True if a word in it touches a life, or its language has no list of such words."""
        return not self.signs.knows("of_life") or self.signs.of_life.search(self.text) is not None

    def speaks_of(self, kind: str) -> bool:
        """Return True if a word of a kind of danger stands in it, or its language has no list of such words."""
        words = self.signs.speaks_of.get(kind)
        return words is None or words.search(self.literal) is not None

    def names(self, kind: str) -> bool:
        """Return True if a word of a kind of danger stands in it; a kind without a list of words is never named."""
        words = self.signs.speaks_of.get(kind)
        return words is not None and words.search(self.literal) is not None

    @property
    def asks_for_order(self) -> bool:
        """True if it asks how a protection order is got."""
        return self.signs.asks_order.search(self.text) is not None and self.signs.asks.search(self.text) is not None

    def danger(self, kind: str | None) -> Danger | None:
        """Returns the danger of a kind as it stands in time; None where it is over, or was none."""
        if (
            kind is None
            or (self._is_settled(kind) and not self._is_of_body_outright(kind))
            or self.signs.taken_back.search(self.text)
        ):
            return None
        if kind == "violence_now":
            kind = self._violence()
        other, me = self.signs.other.search(self.text), self.signs.me.search(self.text)
        others = other is not None or self._is_at_kins
        mine = not others or (me is not None and kind.startswith(_MEANT_FOR_ME)) or self._is_of_own_body(kind)
        mine = mine or (kind == "self_harm" and self.signs.own_life.search(self.text) is not None)
        mine = mine and not (kind.startswith("violence") and self._hurts_kin)
        mine = mine or (kind.startswith(_SUFFERED) and self.is_victim) or self._is_mine_by_order
        mine = (mine or kind == "violence_intended") and kind not in _OF_OTHERS
        return Danger(kind, "self" if mine else "other", self.language)

    def _is_of_body_outright(self, kind: str) -> bool:
        """True if a body's danger is told outright: what was said before, or is asked of law, puts nothing behind."""
        return kind in BODIES and self.is_outright

    def _is_settled(self, kind: str) -> bool:
        """True if a danger of this kind is told as something over; who was missed last week may be missed still."""
        since = kind == _MISSING and self.signs.knows("long_over")
        return kind in _SETTLED and self.is_past and not (since and self.signs.long_over.search(self.text) is None)

    @property
    def is_victim(self) -> bool:
        """True if the speaker suffers it ("he locks me in"); words that are somebody else's do not count."""
        return self.signs.victim.search(self.text) is not None and self.signs.quoted.search(self.text) is None

    @property
    def _hurts_kin(self) -> bool:
        """True if it is done to a relative ("my cousin was beaten"), whatever else the speaker tells of themselves."""
        return self.signs.kin_suffers.search(self.text) is not None and not self.is_victim

    @property
    def _is_at_kins(self) -> bool:
        """True if a relative is somewhere, and no clause with a sign of danger speaks of the speaker.

        "My uncle in Enping swallowed pesticide": help is needed in Enping.
        """
        return self.signs.kin_elsewhere.search(self.text) is not None and not self._own_clauses()

    def _is_of_own_body(self, kind: str) -> bool:
        """True if the speaker tells of their own body or house, whoever else is named ("my wife is at work")."""
        return kind in _OF_ONE_PLACE and kind in self._own_clauses()

    def _own_clauses(self) -> set[str]:
        """The kinds of which a clause in the first person holds a sign; a relative in that clause makes it theirs."""
        if not self.signs.knows("first_person"):
            return set()
        parts = _CLAUSES.split(self.text)
        mine, theirs = self.signs.first_person, self.signs.kin_elsewhere
        own = [part for part in parts if mine.search(part) and not theirs.search(part)]
        told = {part: kind for part in own if (kind := self.signs.kind_in(part)) is not None}
        return {kind for part, kind in told.items() if kind != _OF_LIFE or self.signs.other.search(part) is None}

    @property
    def _is_mine_by_order(self) -> bool:
        """True if the speaker begins with what they suffer, and a relative is named behind it as somebody to be told.

        "I'm in a compound, they hit us, my brother is in Kaiping": the danger stands before the brother, none behind.
        """
        kin = self.signs.contact.search(self.text)
        if kin is None or self.signs.begins_mine.search(self.text) is None or self.signs.quoted.search(self.text):
            return False
        head = self.text[: kin.start()]
        tail = self.text[kin.start() :]
        others = self.signs.other.search(head) is not None
        return not others and self.signs.kind_in(head) is not None and self.signs.kind_in(tail) is None

    def _violence(self) -> str:
        if self.is_past or self.is_safe:
            return "violence_past"
        by_strangers = self.signs.strangers.search(self.text) and not self.signs.family.search(self.text)
        return "violence_by_stranger" if by_strangers else "violence_now"


def pages_of(message: Told, before: str) -> Mapping[str, Signs]:
    """Return the pages on which a further word on a danger is read.

    Args:
        before: language of that danger; a few words of English ("what i do") may look like another's.
    """
    latin = ("en",) if message.language in LATIN else ()
    return {message.language: message.signs} | {one: signs_of(one) for one in (before, *latin)}


@lru_cache(maxsize=4)
def told(text: str) -> Told:
    """Returns the message as its language's signs read it; read once, however many ask for it in a row."""
    plain = folded(text)
    written = scripts(plain)
    if "kana" in written:
        return _told(plain, "ja")
    if "thai" in written:
        return _told(plain, "th")
    if "hangul" in written:
        return _told(plain, "ko")
    if "han" in written:
        return _told(chinese(plain), "zh")
    plain = bare(plain)
    return _told(plain, _latin(plain))


def read(text: str) -> Danger | None:
    """Returns the danger that signs in a message tell, or None."""
    found = in_signs(text)
    return found[0].danger(found[1]) if found else None


def asks_for_order(text: str) -> bool:
    """Tells whether somebody out of reach, or with nothing else to fear, asks how a protection order is got."""
    message = told(text)
    if not message.asks_for_order:
        return False
    found = read(text)
    return found is None or found.kind in _NO_FEAR_BESIDE_AN_ORDER


@lru_cache(maxsize=4)
def in_signs(text: str) -> tuple[Told, str] | None:
    """Returns the message and the kind of danger its signs show, be it long over; None where there is no sign."""
    message = told(text)
    for reading in (message, *_as_other_latin(message), *_in_latin_beside_han(text, message)):
        if (kind := reading.signs.kind_in(reading.literal)) is not None:
            return reading, kind
    return None


def _as_other_latin(message: Told) -> list[Told]:
    """A message too short to show its language may still hold another language's sign."""
    short = len(_WORD.findall(message.text)) <= MANY_WORDS
    if message.language not in LATIN or not short or message.silenced:
        return []
    return [_told(message.text, language) for language in LATIN if language != message.language]


def _in_latin_beside_han(text: str, message: Told) -> list[Told]:
    """The words in Latin letters of a message that is written in Chinese, too: each is read in its own language."""
    if message.language != "zh":
        return []
    words = " ".join(_RUN_OF_LATIN.findall(bare(folded(text))))
    if len(_WORD.findall(words)) < LEAST_OF_LATIN:
        return []
    language = _latin(words)
    read_as = LATIN if len(_WORD.findall(words)) <= MANY_WORDS else (language,)
    return [_told(words, one) for one in read_as]


def _told(text: str, language: str) -> Told:
    signs = signs_of(language)
    literal = signs.literal(text)
    silenced = signs.silences(literal) or signs.taken_back.search(text) is not None
    return Told(text, literal, language, signs, silenced)


def _latin(text: str) -> str:
    """The language of a text in Latin letters, by its small words; English where nothing speaks for another."""
    said = _WORD.findall(text)
    scores: Mapping[str, int] = {language: sum(word in words for word in said) for language, words in _WORDS.items()}
    best = max(LATIN, key=lambda language: scores[language])
    return best if scores[best] > 0 else "en"
