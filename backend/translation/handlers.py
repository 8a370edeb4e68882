"""Has texts translated, keeps what came of it beside the original, and gives it out again.

Nothing is asked within a transaction. Each text is asked for once; while a server does not answer, nobody waits for it
again for a while. What becomes of the original becomes of the translation: whoever erases the one forgets the other.
"""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any, Protocol

from sqlalchemy import delete, select, update

from backend.contracts.translation import ForgetTranslations, Translate, Translates, Translation, TranslationsKept
from backend.shared.bus import CommandHandler
from backend.shared.clock import Clock
from backend.shared.database import Database, Session, insert_or_ignore
from backend.shared.errors import PlatformRejected, PlatformUnavailable
from backend.shared.messages import Command
from backend.shared.own_seals import opened, sealed
from backend.shared.places import NoPlace
from backend.translation.checking import judged
from backend.translation.marks import marked
from backend.translation.model import Language, Unusable, Wanted, language_of
from backend.translation.tables import translations

logger = logging.getLogger(__name__)

PAUSE = timedelta(seconds=30)
"""Time for which a server that did not answer is not asked again."""


class Translator(Protocol):
    """Puts a text into another language."""

    def translate(self, wanted: Wanted) -> str:
        """Return the text in the wanted language, its marks where they belong.

        Raises:
            PlatformUnavailable: no usable answer now; asking again is harmless.
            PlatformRejected: the server refuses us, or answers outside its contract.
        """
        ...


class TranslationHandlers:
    """Handles the questions about translations.

    Args:
        database, clock: see `backend/shared`.
        translator: the server, or None where there is none: every text is read as it was written.
        longest: characters of the longest text that is translated.
    """

    def __init__(self, database: Database, clock: Clock, translator: Translator | None, longest: int) -> None:
        self._database, self._clock, self._translator, self._longest = database, clock, translator, longest
        self._rests_until: datetime | None = None

    def by_command(self) -> Mapping[type[Command], CommandHandler]:
        """Return the method of each command."""
        return {
            Translates: lambda _: self._translator is not None,
            Translate: self.translate,
            TranslationsKept: self.kept,
            ForgetTranslations: self.forget,
        }

    def translate(self, order: Translate) -> Translation | None:
        """Handle `Translate`."""
        source, target = language_of(order.text), _language(order.language)
        if self._translator is None or source in (None, target) or len(order.text) > self._longest:
            return None
        found = self.kept(TranslationsKept(order.person_id, {order.subject: order.text}, order.language))
        if order.subject in found:
            return found[order.subject]
        assert source is not None
        made = self._ask(self._translator, order, source, target)
        if made is not None:
            with self._database.transaction() as session:
                self._keep(session, order, target, made)
        return made

    def kept(self, asked: TranslationsKept) -> dict[str, Translation]:
        """Handle `TranslationsKept`; without a server nothing is given out."""
        if self._translator is None or not asked.originals:
            return {}
        if asked.session is not None:
            return self._kept(asked.session, asked)
        with self._database.reading() as session:
            return self._kept(session, asked)

    def forget(self, order: ForgetTranslations) -> None:
        """Handle `ForgetTranslations`."""
        here = (translations.c.person_id == order.person_id) & translations.c.subject.in_(order.subjects)
        order.session.execute(delete(translations).where(here))

    def _ask(self, translator: Translator, order: Translate, source: Language, target: Language) -> Translation | None:
        if self._rests_until is not None and self._clock.now() < self._rests_until:
            return None
        sent = marked(order.text, source, target, order.names)
        try:
            made = judged(order.text, translator.translate(sent.wanted), sent)
        except NoPlace:
            return None
        except (PlatformUnavailable, PlatformRejected) as no:
            self._rests_until = self._clock.now() + PAUSE
            logger.warning("a text could not be translated: %s", no)
            return None
        except Unusable as no:
            logger.warning("a translation was not used: %s", no)
            return None
        self._rests_until = None
        return made

    def _keep(self, session: Session, order: Translate, target: Language, made: Translation) -> None:
        content = {"text": made.text, "doubts": list(made.doubts), "of": _digest(order.text)}
        kept = sealed(session, translations.c.content, order.person_id, content)
        place = {"person_id": order.person_id, "subject": order.subject, "language": target}
        row = {**place, "content": kept, "created_at": self._clock.now()}
        if not insert_or_ignore(session, translations, row):  # of another text that stood there before
            here = [translations.c[name] == value for name, value in place.items()]
            session.execute(update(translations).where(*here).values(content=kept, created_at=row["created_at"]))

    def _kept(self, session: Session, asked: TranslationsKept) -> dict[str, Translation]:
        mine = (translations.c.person_id == asked.person_id) & translations.c.subject.in_([*asked.originals])
        query = select(translations).where(mine, translations.c.language == _language(asked.language))
        found: dict[str, Translation] = {}
        for row in session.execute(query).mappings():
            content: Any = opened(session, translations.c.content, asked.person_id, row["content"])
            if content is not None and content["of"] == _digest(asked.originals[row["subject"]]):
                found[row["subject"]] = Translation(content["text"], tuple(content["doubts"]))
        return found


def _language(reader: str) -> Language:
    """Return the language a reader reads; Simplified is converted to their characters where it is shown."""
    return "en" if reader == "en" else "zh"


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
