"""Choice of one of the person's own for a flow: an appointment, a case, a hearing; asked only between several."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from actions.dialogue.fields import Field
from actions.dialogue.message import UserMessage
from actions.dialogue.readers.options import pick
from actions.dialogue.reading import NOTHING, Choice, Reading
from actions.dialogue.turn import Turn
from actions.front_door import Declined
from backend.shared.wording import Words

Thing = TypeVar("Thing")


def _any_of_them(thing: Any) -> bool:
    return True


async def _names_none(turn: Turn, message: UserMessage) -> Reading:
    return NOTHING


async def _is_open(turn: Turn, thing: Any) -> None:
    return None


@dataclass(frozen=True, kw_only=True)
class Subject(Generic[Thing]):
    """The first question of a flow: which of mine.

    Args:
        name: of the field.
        label: what the review calls it, and `words`: what else people call it.
        list_mine: what the person has of the kind.
        id_of: the code that stands for one on a button and among the answers.
        title: what one is called on a button.
        none: why there is nothing the flow could be about.
        suits: whether one comes into question.
        meant: those that the opening message leaves in question (the one it names); all that suit without.
            Raises `Declined` where it names one that is not the person's.
        read: reads an answer that names one in a way of its own (by its number), before the titles are tried.
        find: looks one up by its code, where more of it is needed than the list tells.
        check: looks at the chosen one before anything is asked about it (raises `Declined` if it is too late).
        called: what is kept beside the code, for the review; nothing for a flow without one.
        gone: what is said where a waiting flow is about one that is not there any more; without, it begins again.
    """

    name: str
    label: Words
    list_mine: Callable[[Turn], Awaitable[Sequence[Thing]]]
    id_of: Callable[[Thing], str]
    title: Callable[[Turn, Thing], Words]
    none: Callable[[Turn], Awaitable[Declined]]
    words: tuple[str, ...] = ()
    suits: Callable[[Thing], bool] = _any_of_them
    meant: Callable[[Turn, Sequence[Thing]], Awaitable[Sequence[Thing]]] | None = None
    read: Callable[[Turn, UserMessage], Awaitable[Reading]] = _names_none
    find: Callable[[Turn, str], Awaitable[Thing]] | None = None
    check: Callable[[Turn, Thing], Awaitable[None]] = _is_open
    called: Callable[[Turn, Thing], Words] | None = None
    gone: str = ""

    @property
    def name_key(self) -> str:
        """Key under which the flow keeps the name of the chosen one."""
        return f"{self.name}_name"

    def field(self) -> Field:
        """The question."""
        return Field(
            self.name,
            self.label,
            self._read,
            words=self.words,
            choices=self._choices,
            pressed=self._pressed,
            show=self._show,
        )

    async def choose(self, turn: Turn) -> str | None:
        """The code of the one that is meant, if only one comes into question; None to ask.

        Raises:
            Declined: there is none, the one named is not the person's, or it is too late for it.
        """
        mine = await self.list_mine(turn)
        found = await self.meant(turn, mine) if self.meant else [one for one in mine if self.suits(one)]
        if not found:
            raise await self.none(turn)
        if len(found) > 1:
            return None
        await self.check(turn, found[0])
        return self.id_of(found[0])

    async def look_at(self, turn: Turn, code: str) -> Thing | None:
        """The one of a code, None if it is not there any more.

        Raises:
            Declined: it is too late for it.
        """
        found = await self._find(turn, code)
        if found is not None:
            await self.check(turn, found)
        return found

    async def remember(self, turn: Turn, code: str) -> None:
        """Keep what the chosen one is called beside its code."""
        found = await self._find(turn, code) if self.called else None
        if found is not None and self.called:
            name = self.called(turn, found)
            turn.change({self.name_key: {"zh": name.zh, "en": name.en}})

    async def _find(self, turn: Turn, code: str) -> Thing | None:
        if self.find is not None:
            return await self.find(turn, code)
        return next((one for one in await self.list_mine(turn) if self.id_of(one) == code), None)

    async def _choices(self, turn: Turn) -> Sequence[Choice]:
        return [Choice(self.id_of(one), self.title(turn, one)) for one in await self.list_mine(turn) if self.suits(one)]

    async def _read(self, turn: Turn, answer: UserMessage) -> Reading:
        named = await self.read(turn, answer)
        if named != NOTHING:
            return named
        return pick(answer, await self._choices(turn)) if answer.text else NOTHING

    async def _pressed(self, turn: Turn, value: str) -> Reading:
        known = {self.id_of(one) for one in await self.list_mine(turn)}
        return Reading(value) if value in known else Reading(problem="utter_choice_gone")

    def _show(self, turn: Turn, value: Any) -> str:
        """The name kept beside the code; a code tells nobody anything."""
        name = turn.answers.get(self.name_key)
        return Words(name["zh"], name["en"]).say(turn.language) if isinstance(name, Mapping) else str(value)
