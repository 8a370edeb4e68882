"""Recordings, what was heard of them, and if that can be read back to the person. Pure."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import Literal

from backend.shared.wording import Words

LONGEST_WORDS = 2_000
"""Characters; nobody checks more than this when it is read back."""
Verdict = Literal["heard", "nothing", "unsure"]

_NO_SPEECH, _UNLIKELY = 0.6, -1.0
"""Whisper's own rule: a stretch that is probably silence and was guessed at is none."""
_REPEATS = 2.4
"""A stretch that compresses better than this says one thing over and over: nobody spoke so."""
_FASTEST = 14.0
"""Characters of Chinese, or a third of the letters of other scripts, that anybody says in a second."""
_TAGS = re.compile(r"<\|[^|<>]{1,40}\|>")
_ASIDE = re.compile(r"[\[（(【*♪♫][^\]）)】*♪♫]{0,40}[\]）)】*♪♫]")
_WIDE = re.compile(r"[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")


@dataclass(frozen=True, slots=True)
class Stretch:
    """A part of a recording as a server has heard it; what it does not say is None.

    Args:
        text: the words.
        silence: how likely nobody speaks there, 0 to 1.
        likelihood: the mean logarithm of the words' probability; 0 is certain.
        repeats: how well the words compress.
    """

    text: str
    silence: float | None = None
    likelihood: float | None = None
    repeats: float | None = None


@dataclass(frozen=True, slots=True)
class Transcript:
    """Transcript as a server has heard it.

    Args:
        text: all words.
        seconds: how long the recording is, as the server says.
        stretches: its parts, if told.
    """

    text: str
    seconds: float | None = None
    stretches: tuple[Stretch, ...] = ()


class Unreadable(Exception):
    """A server cannot read a recording: it is cut short, or of a format it does not know."""


@dataclass(frozen=True, slots=True)
class Heard:
    """Outcome of a transcript: words to read back, nothing, or a request to type."""

    verdict: Verdict
    words: str = ""


@dataclass(frozen=True, slots=True)
class VoicePhrases:
    """Phrases that we say and look for around voice messages.

    Args:
        said: our sentences by name.
        yes, no: what a typed message says that answers the reading back.
        danger: what in the words tells that somebody may be in danger.
        invented: what servers are known to hear where nobody speaks.
    """

    said: dict[str, Words]
    yes: re.Pattern[str]
    no: re.Pattern[str]
    danger: re.Pattern[str]
    invented: re.Pattern[str]


def judged(transcript: Transcript, seconds: float | None, invented: re.Pattern[str]) -> Heard:
    """Return what may be read back of a transcript.

    Args:
        seconds: how long the recording is, if we know.
        invented: see `VoicePhrases`.
    """
    stretches = transcript.stretches or (Stretch(transcript.text),)
    spoken = [one for one in stretches if not _is_silence(one)]
    text = tidy(" ".join(one.text for one in spoken) if transcript.stretches else transcript.text if spoken else "")
    if not _has_words(invented.sub("", text)):
        return Heard("nothing")
    length = seconds or transcript.seconds
    if any(_is_doubtful(one) for one in spoken) or _too_fast(text, length) or len(text) > LONGEST_WORDS:
        return Heard("unsure")
    return Heard("heard", text)


def tidy(text: str) -> str:
    """Return words without a server's tags, remarks on sounds, and characters nobody says."""
    kept = "".join(" " if char in "\n\r\t" else char for char in text if _is_sayable(char))
    bare = _ASIDE.sub(" ", _TAGS.sub(" ", kept))
    spaced = re.sub(r"\s+", " ", bare).strip().lstrip("/").strip()
    return re.sub(rf"(?<={_WIDE.pattern}) (?={_WIDE.pattern})", "", spaced)


def _is_sayable(char: str) -> bool:
    return char in "\n\r\t" or unicodedata.category(char) not in ("Cc", "Cf", "Co", "Cs", "Cn")


def _has_words(text: str) -> bool:
    return any(unicodedata.category(char)[0] in "LN" for char in text)


def _is_silence(one: Stretch) -> bool:
    guessed = one.likelihood is None or one.likelihood < _UNLIKELY
    return one.silence is not None and one.silence > _NO_SPEECH and guessed


def _is_doubtful(one: Stretch) -> bool:
    unlikely = one.likelihood is not None and one.likelihood < _UNLIKELY
    return unlikely or (one.repeats is not None and one.repeats > _REPEATS)


def _too_fast(text: str, seconds: float | None) -> bool:
    """Return True if more is said to be heard than anybody says in this time."""
    if not seconds or seconds <= 0:
        return False
    wide = len(_WIDE.findall(text))
    said = wide + (len(text) - wide) / 3
    return said > 4 + _FASTEST * seconds


def tells_danger(words: str, phrases: VoicePhrases) -> bool:
    """Return True if the words may tell of somebody in danger."""
    return phrases.danger.search(words.lower()) is not None


def answer_in(text: str, phrases: VoicePhrases) -> Literal["right", "wrong"] | None:
    """Return what a typed message says to the reading back, or None where it speaks of something else."""
    bare = text.strip().lower().replace("’", "'")
    if len(bare) > 20:
        return None
    if phrases.no.fullmatch(bare):
        return "wrong"
    return "right" if phrases.yes.fullmatch(bare) else None


def clock(seconds: float | None) -> str:
    """Return a length as a conversation shows it: ``0:07``; nothing where it is unknown."""
    if seconds is None:
        return ""
    whole = max(1, round(seconds))
    return f"{whole // 60}:{whole % 60:02}"
