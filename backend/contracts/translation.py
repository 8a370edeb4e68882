"""Questions about machine translations of what a person or an office wrote; the original alone counts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from backend.shared.database import Session
from backend.shared.messages import Command
from backend.shared.wording import Words

_BY_A_MACHINE = Words(
    "—— 下面是机器翻译，只供参考；以上面的原文为准 ——",
    "—— A machine's translation follows; only the original above counts ——",
)


@dataclass(frozen=True, slots=True)
class Translation:
    """A text in another language.

    Args:
        doubts: what of the original is not found in it, or in it and not in the original (a number, a name, a term).
    """

    text: str = field(repr=False)
    doubts: tuple[str, ...] = ()

    @property
    def is_sure(self) -> bool:
        """Return True if nothing that can be checked was lost; what it means nobody has checked."""
        return not self.doubts


@dataclass(frozen=True, slots=True)
class Translates(Command):
    """Ask if there is a server that translates. -> bool"""


@dataclass(frozen=True, slots=True)
class Translate(Command):
    """Have a text translated, once, and keep the translation -> `Translation`, or None.

    None: no server is set or answers, or the text is in that language already. It takes seconds: not within a
    transaction. The caller forgets the translation with the original (`ForgetTranslations`).

    Args:
        person_id: whose matter it is of; their key seals it.
        subject: what names the text: ``enquiry:<entry>``.
        text: the original; personal numbers may stand in it as tokens.
        language: of the reader: ``zh-Hans``, ``zh-Hant`` or ``en``.
        names: people who are known to be spoken of; they are left as they are.
    """

    person_id: str
    subject: str
    text: str = field(repr=False)
    language: str
    names: tuple[str, ...] = field(default=(), repr=False)


@dataclass(frozen=True, slots=True)
class TranslationsKept(Command):
    """Ask for translations that are there already -> mapping of subject to `Translation`.

    Args:
        originals: the text of each subject; a translation of another text is not given out.
        language: of the reader.
    """

    person_id: str
    originals: Mapping[str, str] = field(repr=False)
    language: str
    session: Session | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class ForgetTranslations(Command):
    """Delete the translations of texts that are deleted, in the caller's transaction."""

    session: Session = field(repr=False)
    person_id: str
    subjects: tuple[str, ...]


def below(text: str, language: str) -> str:
    """Return a translation as it stands below its original in a message: said to be a machine's, and not to count."""
    return f"\n{_BY_A_MACHINE.say(language)}\n{text}"
