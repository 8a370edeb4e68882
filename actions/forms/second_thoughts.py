"""Who takes back what they said ("不对，是加币", "no wait it's GA302922") is meant by their last word.

Said in one breath, the open question hears only what stands behind "不对". Said after the next question was asked, the
earlier answer is changed, shown as it is now, and the open question asked again.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from actions.answers import Answer, Reading
from actions.forms.controls import is_request
from actions.forms.fields import Field
from actions.forms.passing import say_kept, with_also
from actions.forms.turn import Turn

if TYPE_CHECKING:
    from actions.forms.service_form import ServiceForm

_TAKES_BACK = re.compile(
    r"(?:不是|唔系|唔係|啊|哎呀?|唉|等等|等下|对不起|對不起|不好意思|sorry|oh|oops|no|,|，|。|\s)*"
    r"(?:不对|不對|唔对|唔對|唔啱|讲错|講錯|说错|說錯|写错|寫錯|打错|打錯|搞错|搞錯|记错|記錯|错了|錯了|错咗|錯咗|更正一下|应该是|應該是|應該係|"
    r"\b(?:no wait|wait no|wait|i meant?|i mis\w+|my mistake|correction|scratch that|actually|sorry)\b)"
    r"[了啦喇咗呀啊\s,，。.:：!！-]*"
    r"(?:(?:应该|應該)?[是係系]\s*|\b(?:it'?s|it is|it should be|should be|i meant?|the)\s+)*",
    re.IGNORECASE,
)
_LONGEST = 60
"""Characters; a longer message tells a story, in which anybody may have been wrong about anything."""
_NAME_LIKE = 20
_RECENT = 2
"""How many answers back words without a known shape, such as a name, are still taken for a correction."""


def last_word(answer: Answer) -> tuple[str, Answer] | None:
    """Split a message at the last "no, I mean": what was said before, and the answer that is meant; None without."""
    if not answer.text or len(answer.text) > _LONGEST:
        return None
    marks = [mark for mark in _TAKES_BACK.finditer(answer.text) if mark.end() < len(answer.text)]
    if not marks:
        return None
    at = marks[-1].end()
    return answer.text[: marks[-1].start()].strip(), answer.behind(at)


async def read(turn: Turn, field: Field) -> Reading:
    """Read the answer to `field`; of two values in one breath ("三月 不对 五月") the last is meant."""
    said = last_word(turn.answer)
    if said is not None and said[0] and not field.story:
        found = await field.read(turn, said[1])
        if found.found and found.entities:
            return found
    return await field.read(turn, turn.answer)


async def listen(form: ServiceForm, turn: Turn, field: Field | None, found: Reading) -> list[dict[str, Any]] | None:
    """Change the earlier answer that a message takes back; None if it takes back nothing that was asked."""
    said = last_word(turn.answer)
    if said is None or said[0] or field is None or turn.answer.pressed:
        return None
    here = await field.read(turn, said[1])
    if here.found and not here.entities and not field.free_text:  # "不对，没有还过" answers "还了多少"
        return None
    meant = await _earlier(form, turn, field, said[1])
    if meant is None:
        return None
    earlier, value = meant
    await form.keep(turn, earlier, value)
    say_kept(form, turn, with_also(form, earlier, value))
    return await form.ask(turn, field.name if field.applies(turn.answers) else form.first_open(turn))


def _may_be_a_name(said: Answer) -> bool:
    """Whether words without a known shape are short and ask nothing ("wait, why do you need this")."""
    wishes = said.decision == "answer" and is_request(said.intent) and said.intent != "correct_answer"
    return len(said.text) <= _NAME_LIKE and not wishes and not said.asks


async def _earlier(form: ServiceForm, turn: Turn, field: Field, said: Answer) -> tuple[Field, Reading] | None:
    """The nearest answer such words could replace; words without a known shape only one just given."""
    asked = [one for one in form.asked(turn) if one is field or one.name in turn.answers]
    at = asked.index(field) if field in asked else len(asked)
    just_given = [one for one in asked[:at] if one in form.steps(turn, field)][-_RECENT:]
    fitting: list[tuple[Field, Reading]] = []
    for earlier in (*reversed(asked[:at]), *asked[at + 1 :]):
        if earlier not in just_given and (earlier.free_text or earlier.story):
            continue
        value = await earlier.read(turn, said)
        known_shape = value.entities and "number" not in value.entities
        fits = known_shape or (earlier in just_given and _may_be_a_name(said))
        if value.found and not value.partial and fits:
            fitting.append((earlier, value))
    return _root_of(fitting)


def _root_of(fitting: list[tuple[Field, Reading]]) -> tuple[Field, Reading] | None:
    """The answer the others rest on ("入籍加拿大" changes more than where somebody lives), else the nearest."""
    for field, value in fitting[1:]:
        if all(field.name in other.rests_on for other, _ in fitting if other is not field):
            return field, value
    return fitting[0] if fitting else None
