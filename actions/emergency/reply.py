"""The words of a reply to danger: what to call, the mission, the hotline, what to do now, in this order. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from actions.dialogue.danger import Danger
from actions.emergency.ladder import steps_of
from actions.emergency.readers.situations import advice_in, answer_to, in_short
from backend.shared.emergency_numbers import EmergencyNumbers, Service
from backend.shared.helplines import Helpline
from backend.shared.wording import verbatim
from backend.shared.yaml_pages import read_yaml

# HOT-12308 rings from everywhere; HOT-VCCR and, in the mainland, HOT-CRIM are behind what is said to somebody detained;
# HOT-PROTECT behind orders.
WORDS = Path(__file__).with_name("words")
_FIRST: Mapping[str, Service] = {
    "medical": "ambulance", "self_harm": "ambulance", "overdose": "ambulance", "disaster": "fire", "gas_leak": "fire",
}  # fmt: skip
"""The service that comes in front of the police."""


_DESPAIR = frozenset({"self_harm", "overdose"})
"""Kinds in which the crisis line is named; what was swallowed needs the ambulance before it."""
_AT_ONCE = frozenset(
    {
        "cut_and_bleeding", "jumps_behind_door", "at_height", "held_over_edge", "charcoal", "blade_on_self",
        "blade_at_body",
    }
)  # fmt: skip
"""Situations in which a life may end within minutes: the ambulance and the police stand before the crisis line."""
OF_PAPERS = frozenset({"passport_lost"})
"""Kinds in which a paper is in danger and nobody else."""
_READ_IN = frozenset({"zh", "en"})
"""Languages in which a situation is read."""
PAPERS_KEPT = "papers_kept"
"""The situation of whose papers somebody keeps from them: the police can get them back."""
_HOME = "CN"


@dataclass(frozen=True, slots=True)
class Help:
    """Help that is known.

    Args:
        place: how the place is called; empty where nothing is known.
        sure: False where the place is only what everybody has until theirs is known.
        there: True unless the person may be in another country than the one in danger.
        mission: its name and telephone; None where China has none there, or none is known.
        mission_old: its number is old or comes from memory.
        speakers: numbers where the person is who writes; None where that is not known.
    """

    numbers: EmergencyNumbers | None
    place: str = ""
    sure: bool = True
    there: bool = True
    helpline: Helpline | None = None
    mission: tuple[str, str] | None = None
    mission_old: bool = False
    speakers: EmergencyNumbers | None = None

    @property
    def at_home(self) -> bool:
        """Return True if help is surely needed in the mainland."""
        return self.sure and self.numbers is not None and self.numbers.country == _HOME


@cache
def words_of(language: str) -> Mapping[str, Any]:
    """Return the words of a language."""
    words: Mapping[str, Any] = read_yaml(WORDS / f"{language}.yml")
    return words


def first_words(danger: Danger, help_there: Help, situation: str = "") -> str:
    """Return the whole first reply.

    Args:
        situation: the one that is told, in which the usual advice does not fit (`situation_of`).
    """
    words = words_of(danger.language)
    advice = words["kinds"][danger.kind]
    at_home = advice.get(f"home_{danger.whose}") if help_there.at_home else None
    usual = at_home or (None if help_there.there else advice.get("away")) or advice.get(danger.whose) or advice["self"]
    told = advice_in(situation, danger, there=help_there.there) or usual
    if _only_lost(danger, situation):
        return "\n".join([*_missions(danger, help_there), told])
    number, *more = [_numbers(danger, help_there)] if at_home else _calls(danger, help_there, situation)
    brief, rest = in_short(told, danger.language) if help_there.there else ("", told)
    return "\n".join(line for line in (number, brief, *more, rest) if line)


def asking_back(danger: Danger, help_there: Help, situation: str = "", *, wishes: bool = False) -> str:
    """Return what is asked where a message may tell danger or none: whether all are safe, and who to call if not.

    A passport that may be lost endangers nobody: how a new one is got is told, and no alarm number.

    Args:
        situation: as in `first_words`.
        wishes: something is wished for beside words of ending one's life: it is kept, and we say so.
    """
    words = words_of(danger.language)
    if danger.kind in OF_PAPERS:
        fitting = advice_in(situation, danger, there=True)
        told = [fitting] if fitting else [words["kinds"][danger.kind]["self"], words["replaced_else"]]
        return "\n".join([*_missions(danger, help_there), *told])
    of_kind: Mapping[str, str] = words["unsure_of"]
    of_other = of_kind.get(f"{danger.kind}_of_other") if danger.whose == "other" else None
    asks = of_kind.get(situation) or of_other or of_kind.get(danger.kind, words["unsure"])
    kept = [words["wish_kept"]] if wishes and danger.kind in _DESPAIR and "wish_kept" in words else []
    return "\n".join([asks, _numbers(danger, help_there), *_from_afar(danger, help_there), *kept, words["unsure_else"]])


def words_beside(danger: Danger, number: str, language: str = "") -> str:
    """Return the one line that stands beside the answer to a wish which may tell danger, too.

    Args:
        number: to call; where it is not known, the line says that the local one is meant.
        language: of the line, where it is not the danger's.
    """
    words = words_of(language or danger.language)
    line = words.get("beside_of", {}).get(danger.kind, words["beside_answer"])
    return str(line).format(number=verbatim(number) if number else words["local_number"])


_CALLED = frozenset({"help_on_the_way", "ambulance_on_the_way"})
"""Needs of who has called already: no number is said again."""
_OF_ONE_S_LIFE = frozenset({"self_harm", "overdose"})
"""Kinds in which nobody listens in: who does not call is told what else helps, and hides nothing."""

_HELD_FOR_MONEY = frozenset({"trafficked_or_held", "kidnapping"})
_FOR_FAMILY = 1
"""Place among the words to who cannot telephone of those for a family that may be asked to pay."""


def further_words(
    danger: Danger,
    help_there: Help,
    before: int = 1,
    *,
    new_place: bool = False,
    quiet: bool = False,
    silent: bool = False,
    situation: str = "",
    need: str = "",
    asks_else: bool = False,
) -> str:
    """Return what is said to a further word on the same danger: the number again, and never the same words twice.

    Args:
        before: messages on this danger before this one.
        quiet: it tells nothing new, so that no number is said again.
        new_place: this one says where help is needed, so that all who can be called there are named.
        silent: they have said that they cannot telephone, so that they are never told to.
        situation: the one told on this danger so far; who hides is never told to leave.
        need: what this message asks for, or tells to have been done (`need_of`): it is answered before all else.
        asks_else: it asks for something that is not known here: who answers the number knows it.
    """
    words = words_of(danger.language)
    if answered := answer_to(need, danger, before, situation):
        told_already = silent or need in _CALLED
        again = [] if told_already else _again(danger, help_there, situation)
        calls = _calls(danger, help_there, situation) if new_place else again
        return "\n".join([*calls, with_numbers(answered, danger, help_there)])
    further = _further(danger, help_there, situation)
    fitting = advice_in(situation, danger, there=help_there.there)
    still: Sequence[str] = (fitting, *further) if fitting else further
    if silent and danger.kind not in _OF_ONE_S_LIFE:
        held = danger.kind in _HELD_FOR_MONEY
        still = [one for place, one in enumerate(words["silent"]) if held or place != _FOR_FAMILY]
    elif silent:
        still = (*words["silent_of_life"], *still)
    if new_place and not help_there.there and (afar := words["kinds"][danger.kind].get("away")):
        still = [advice_in(situation, danger, there=False) or afar]
    of_papers = _only_lost(danger, situation)
    again = [] if quiet or silent or of_papers else _again(danger, help_there, situation)
    if of_papers and new_place:
        again = _missions(danger, help_there)
    calls = again if of_papers else _calls(danger, help_there, situation) if new_place else again
    asked = [_who_knows(danger)] if asks_else and not of_papers else []
    return "\n".join([*calls, *filter(None, asked), still[max(0, before - 1) % len(still)]])


def _who_knows(danger: Danger) -> str:
    """Return who knows what is asked of a danger: whoever answers the number, or the police who take the case."""
    words = words_of(danger.language)
    ask: Mapping[str, str] = words.get("ask_of", {})
    return str(ask.get(danger.kind, words.get("ask_operator", "")))


def _further(danger: Danger, help_there: Help, situation: str) -> Sequence[str]:
    """Return what is said to further words, in order: the ladder of the danger, else what its language has."""
    words = words_of(danger.language)
    more: Sequence[str] = words["still_more"]
    if steps := steps_of(danger, situation, there=help_there.there):
        return (*steps, *more)
    of_self = words["kinds"][danger.kind]["self"] if (danger.kind, danger.whose) == ("medical", "self") else None
    return (of_self or words["still_of"].get(danger.kind) or words["still"], *more)


def with_numbers(answer: str, danger: Danger, help_there: Help) -> str:
    """Return an answer to a need with the numbers it names: where the speaker is, and of the crisis line."""
    line = help_there.helpline.number if help_there.helpline else _one_number(danger, help_there)
    return answer.replace("{here}", _where_they_are(danger, help_there)).replace("{line}", verbatim(line))


def told_in_passing(danger: Danger, help_there: Help) -> str:
    """Return the one line for who tells past violence as a reason in a form: are they safe now, and the number."""
    words = words_of(danger.language)
    return str(words["in_passing"]).format(numbers=verbatim(_one_number(danger, help_there)))


def last_words(danger: Danger, help_there: Help, *, misheard: bool = False) -> str:
    """Return what is said once the danger has passed, or was none.

    Args:
        misheard: the person says that they were misunderstood.
    """
    words = words_of(danger.language)
    ends: Mapping[str, str] = words.get("over_of", {})
    of_other = ends.get(f"{danger.kind}_of_other") if danger.whose == "other" else None
    over = of_other or ends.get(danger.kind, words["over"])
    said = words.get("misheard", over) if misheard else over
    line = help_there.helpline.number if help_there.helpline and danger.kind in _DESPAIR else ""
    return str(said).format(numbers=verbatim(line or _one_number(danger, help_there)))


def with_fake(danger: Danger, said: str) -> str:
    """Return a reply that first says that who called is no office; the reply alone where no such words are known."""
    fake = words_of(danger.language).get("fake")
    return f"{fake}\n{said}" if fake else said


def with_apology(danger: Danger, said: str) -> str:
    """Return a reply to somebody who was taken for one who threatens and is threatened; it says sorry first."""
    sorry = words_of(danger.language).get("corrected")
    return f"{sorry}\n{said}" if sorry else said


def numbers_again(danger: Danger, help_there: Help) -> str:
    """Return who to call, and nothing else."""
    return "\n".join(_again(danger, help_there))


def heard_words(danger: Danger, help_there: Help) -> str:
    """Return what is said to data that is told after an alarm: noted, the number in half a sentence, no new alarm."""
    return str(words_of(danger.language)["heard"]).format(numbers=verbatim(_one_number(danger, help_there)))


def _only_lost(danger: Danger, situation: str) -> bool:
    """Return True if papers are gone and nobody keeps them: nobody is hurt, so that no alarm number is told.

    Who keeps them is read in Chinese and English only; in another language the number stays.
    """
    return danger.kind in OF_PAPERS and situation != PAPERS_KEPT and danger.language in _READ_IN


def _where_they_are(danger: Danger, help_there: Help) -> str:
    """Return the police number of whoever writes from another country, in brackets; nothing where none is known."""
    police = help_there.speakers.number("police") if help_there.speakers and not help_there.there else ""
    brackets = "（{}）" if danger.language == "zh" else " ({})"
    return brackets.format(verbatim(police)) if police else ""


def _one_number(danger: Danger, help_there: Help) -> str:
    numbers = help_there.numbers
    return numbers.number(_FIRST.get(danger.kind, "police")) if numbers and help_there.sure else "112"


def _calls(danger: Danger, help_there: Help, situation: str = "") -> list[str]:
    words = words_of(danger.language)
    lines = [_numbers(danger, help_there, situation)]
    unsure = help_there.numbers is not None and not help_there.numbers.sure
    if unsure or (help_there.helpline and danger.kind in _DESPAIR and not help_there.helpline.sure):
        lines.append(words["doubt"])
    lines += _from_afar(danger, help_there)
    return [*lines, *_missions(danger, help_there)]


def _missions(danger: Danger, help_there: Help) -> list[str]:
    """The mission in charge there, and the hotline behind all of them."""
    words, lines = words_of(danger.language), []
    if help_there.mission:
        name, phone = help_there.mission
        how = words["mission_old" if help_there.mission_old else "mission"]
        lines.append(how.format(name=name, phone=verbatim(phone)))
    return [*lines, words["hotline"]]


def _again(danger: Danger, help_there: Help, situation: str = "") -> list[str]:
    return [_numbers(danger, help_there, situation), *_from_afar(danger, help_there)]


def _from_afar(danger: Danger, help_there: Help) -> list[str]:
    """Say what somebody in another country has to know: the short numbers do not ring there, others can call them."""
    if help_there.there:
        return []
    words = words_of(danger.language)
    if help_there.at_home and danger.is_of_police:
        return []
    home = help_there.numbers is not None and help_there.numbers.country == _HOME
    by_hand = words["remote_home"].format(number=verbatim(_one_number(danger, help_there)))
    return [words["remote"].format(place=help_there.place), *([by_hand] if home else [])]


def _numbers(danger: Danger, help_there: Help, situation: str = "") -> str:
    words = words_of(danger.language)
    if help_there.numbers is None:
        return str(words["nowhere"])
    parts = []
    line = help_there.helpline if danger.kind in _DESPAIR else None
    crisis = [words["helpline"].format(number=verbatim(line.number))] if line else []
    for number, services in help_there.numbers.by_number(_FIRST.get(danger.kind, "police")).items():
        names = words["and"].join(words["services"][service] for service in services)
        parts.append(f"{verbatim(number)} {names}")
    at_once = danger.kind == "overdose" or situation in _AT_ONCE
    parts = [*parts, *crisis] if at_once else [*crisis, *parts]
    said = words["numbers"] if help_there.sure else words["unknown"]
    return str(said).format(numbers=words["beside"].join(parts), place=help_there.place)
