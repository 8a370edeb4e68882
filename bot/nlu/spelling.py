"""Undoes slips of the keyboard: a word of the same sound (立岸 for 立案), or an English word with a letter wrong.

What is right is learned from the training utterances themselves, so that the trade's terms are known and no list has
to be kept. What reads well stays as it is: only characters in pairs hardly ever seen are doubted, and one gives way
only to a character of the same or nearly the same sound with which the sentence is much likelier. English words that
the sentence encoder knows are no slips.
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence

import jieba

from bot.nlu.pinyin import near_sound, read_aloud, syllable

SAME_SOUND_COSTS, NEAR_SOUND_COSTS = 7.0, 9.0
"""Likelihood (natural logarithm) that a sentence must gain for a character to give way."""

WORD_COSTS = 3.0
"""Likelihood asked on top for a character in a word of the general dictionary (公正, when 公证 may be meant)."""

LONGEST_CORRECTED = 80
"""Characters: in a long story single slips do not hide what is wanted."""

LONG_ENOUGH = 5
"""Letters of an English word from which on a wrong one is corrected; of four there are too many words nearby."""

SELDOM, OFTEN = 2, 4
"""Times a pair was seen: up to the one it is doubted, from the other on it speaks for a correction."""

_BACKOFF = math.log(0.2)
_UNSEEN = 0.1
_KEPT = 12
_HAN = re.compile("[\u4e00-\u9fff]")
_ENGLISH, _LONG_ENGLISH = re.compile("[a-z]+"), re.compile("[a-z]{4,}")
_LETTERS = "abcdefghijklmnopqrstuvwxyz"


class Speller:
    """Corrects plain texts by what it has read."""

    def __init__(self, texts: Sequence[str]) -> None:
        """Learns groups of up to three characters, and English words.

        Args:
            texts: Plain texts of the training utterances.
        """
        self._groups: Counter[str] = Counter()
        self._contexts: Counter[str] = Counter()
        self._words: Counter[str] = Counter()
        for text in texts:
            edged = f"^^{text}$"
            for end in range(2, len(edged)):
                for start in (end - 2, end - 1, end):
                    self._groups[edged[start : end + 1]] += 1
                    self._contexts[edged[start:end]] += 1
            self._words.update(_ENGLISH.findall(text))
        self._alike: dict[str, set[tuple[str, str]]] = defaultdict(set)
        for character, sound in read_aloud(texts):
            self._alike[near_sound(sound)].add((character, sound))

    def corrected(self, text: str, is_english: Callable[[str], bool]) -> str:
        """Undoes the slips in a plain text.

        Args:
            text: Plain text; one longer than `LONGEST_CORRECTED` comes back as it is.
            is_english: Tells whether a word is an English one outside the trade too.

        Returns:
            A text of the same words, those that were slips corrected.
        """
        if len(text) > LONGEST_CORRECTED:
            return text
        text = _LONG_ENGLISH.sub(lambda found: self._english(found.group(), is_english), text)
        edged = f"^^{text}$"
        doubted = self._doubted(edged)
        return self._likeliest(edged, doubted) if doubted else text

    def _doubted(self, edged: str) -> set[int]:
        """Returns the places of Chinese characters that stand in a pair hardly ever seen."""
        pairs = (end for end in range(2, len(edged)) if self._groups[edged[end - 1 : end + 1]] <= SELDOM)
        return {place for end in pairs for place in (end - 1, end) if _HAN.match(edged[place])}

    def _likeliest(self, edged: str, doubted: set[int]) -> str:
        """Returns the likeliest reading, found by a search that keeps the best of each last two characters."""
        words = _in_words(edged)
        paths = [(0.0, "^^")]
        for place in range(2, len(edged)):
            choices = self._choices(edged, place, place in words) if place in doubted else {edged[place]: 0.0}
            best: dict[str, tuple[float, str]] = {}
            for score, path in paths:
                for character, cost in choices.items():
                    grown = (score - cost + self._likely(path[-2:], character), path + character)
                    best[grown[1][-2:]] = max(grown, best.get(grown[1][-2:], grown))
            paths = sorted(best.values(), reverse=True)[:_KEPT]
        return paths[0][1][2:-1]

    def _choices(self, edged: str, place: int, in_word: bool) -> dict[str, float]:
        """Returns what may stand at a place, with the cost of each."""
        before, written, after = edged[place - 1 : place + 2]
        choices = {written: 0.0}
        for other, sound in self._alike.get(near_sound(syllable(written)), ()):
            if max(self._groups[before + other], self._groups[other + after]) >= OFTEN and other != written:
                cost = SAME_SOUND_COSTS if sound == syllable(written) else NEAR_SOUND_COSTS
                choices[other] = cost + in_word * WORD_COSTS
        return choices

    def _likely(self, before: str, character: str) -> float:
        """Returns the logarithm of a character's chance after two others, shorter contexts discounted."""
        for length, discount in ((2, 0.0), (1, _BACKOFF)):
            context = before[2 - length :]
            if found := self._groups[context + character]:
                return discount + math.log(found / self._contexts[context])
        return 2 * _BACKOFF + math.log((self._groups[character] + _UNSEEN) / (self._contexts[""] + 1))

    def _english(self, word: str, is_english: Callable[[str], bool]) -> str:
        """Returns the commonest word of the training one slip away, if this one is none."""
        if self._words[word] >= OFTEN or is_english(word):
            return word
        times, likelier = max((self._words[other], other) for other in _one_slip(word))
        return likelier if times >= OFTEN * (self._words[word] + 1) else word


def _in_words(edged: str) -> set[int]:
    """Returns the places of characters in words of two characters or more that a general dictionary knows."""
    places: set[int] = set()
    start = 0
    for word in jieba.cut(edged, HMM=False):
        if len(word) > 1 and _HAN.match(word):
            places.update(range(start, start + len(word)))
        start += len(word)
    return places


def _one_slip(word: str) -> Iterator[str]:
    """Yields what was meant if two letters changed places or, in a longer word, one is missing, too much or wrong."""
    for place in range(len(word) + 1):
        head, tail = word[:place], word[place:]
        if len(tail) > 1:
            yield head + tail[1] + tail[0] + tail[2:]
        if len(word) >= LONG_ENOUGH:
            yield from (head + letter + rest for letter in _LETTERS for rest in {tail, tail[1:]})
            yield head + tail[1:]
