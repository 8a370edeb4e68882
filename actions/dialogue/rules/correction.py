"""Corrections: of the answer that is named, of the value that is denied, of the one given last, of the one that fits.

An invalid new value keeps the old one; several corrections in one message are all made. A value that landed in the
wrong place is moved.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from actions.dialogue.candidates import Candidates, Proposal
from actions.dialogue.commands import Clarify, Command, CorrectSlot, MoveValue, PointOut, Reopen, SetSlot
from actions.dialogue.fields import Field
from actions.dialogue.intents import is_request
from actions.dialogue.message import UserMessage
from actions.dialogue.phrases import spans, takes_back
from actions.dialogue.readers.day_parts import day_parts
from actions.dialogue.readers.named_answers import likeness, signs_of, to_be_changed
from actions.dialogue.readers.options import list_number
from actions.dialogue.readers.revision import Revision
from actions.dialogue.readers.told_days import in_year
from actions.dialogue.readers.value_kinds import holds_apart, replaced, same_kind
from actions.dialogue.readers.values_replaced import is_figure
from actions.dialogue.reading import Reading
from actions.dialogue.rules import by_owner, currency
from actions.dialogue.rules.days_put_right import is_day, is_of_other, is_whole, of_day_alone
from actions.dialogue.rules.values_denied import (
    called_by_value,
    holds_part,
    in_part,
    kept_day,
    values_alone,
)
from actions.dialogue.state import SKIPPED, State
from actions.script import sign_by_sign
from backend.conversation.wanted import A_DAY

ASSUMED_YEAR = "utter_date_year_assumed"
_LONGEST_PLAIN = 60
"""Characters; behind a mere "no", a longer message tells a story."""
_NAME_LIKE = 20
_WORD = 3
"""Characters up to which an answer is a code or a word that others contain, too."""
_LIKE_ENOUGH = 0.6
"""Share of what somebody calls an answer that stands in its name, from which it is meant."""
_ITEMS = frozenset("项項条條点點个個行")
"""Signs for an entry of a list."""
_LONGEST_ORDINAL = 5
"""Characters of an item's number in words ("第三项"); "第一被告的地址" names an answer."""
_RECENT = 2
"""Number of answers back among which words without a known shape, such as a name, are taken for a correction."""


def says_correction(message: UserMessage) -> bool:
    """Return True if a message was heard as a correction, or takes something back in so many words."""
    return message.intent == "correct_answer" or takes_back(message.text)


def propose(state: State, message: UserMessage, candidates: Candidates) -> tuple[Command, ...]:
    """Replace what a message takes back; () if it takes back nothing that was asked."""
    figures = [one for one in candidates.revised if not currency.is_of_currency(one)]
    found = [_one(state, message, candidates, one) for one in figures]
    words = [one.revision.words.text for one in figures]
    made = currency.with_currency(state, candidates.revised, [one for commands in found for one in commands], words)
    changed = [command for command in made if isinstance(command, CorrectSlot | SetSlot)]
    unclear = [command for command in made if isinstance(command, Clarify)]
    if not changed and (message.asks or _only_states(message, candidates)):
        return ()
    return (*changed, *unclear[:1]) if changed else tuple(made[:1])


def beside(state: State, message: UserMessage, candidates: Candidates) -> tuple[Command, ...]:
    """Return the corrections of a message whose questions are answered, where it takes something back in so many words.

    "不对是12万，另外诉讼费多少" loses neither.
    """
    if message.pressed or not takes_back(message.text):
        return ()
    found = (command for one in candidates.revised for command in _one(state, message, candidates, one))
    return tuple(command for command in found if isinstance(command, CorrectSlot))


def _only_states(message: UserMessage, candidates: Candidates) -> bool:
    """Return True if a "not" only stands in what a message tells ("my cousin not give me the account book").

    No answer gets a value by it, so that none is opened again for it either.
    """
    revisions = [one.revision for one in candidates.revised]
    if says_correction(message) or any(one.subject or not one.denied for one in revisions):
        return False
    return all(len(signs_of(one.denied)) > _WORD for one in revisions)


def placed(state: State, message: UserMessage, candidates: Candidates) -> tuple[Revision, ...]:
    """Return what a message takes back for which an answer gets the right value."""
    made = ((one.revision, _one(state, message, candidates, one)) for one in candidates.revised)
    return tuple(what for what, commands in made if any(isinstance(one, CorrectSlot) for one in commands))


def propose_named(state: State, message: UserMessage, candidates: Candidates) -> tuple[Command, ...]:
    """Replace an answer called by its name, whatever else the message sounds like ("语言改成我自带翻译")."""
    named = [one for one in candidates.revised if one.revision.subject]
    made = [command for one in named for command in _one(state, message, candidates, one)]
    return propose(state, message, candidates) if any(isinstance(one, CorrectSlot) for one in made) else ()


def propose_opened(state: State, message: UserMessage, candidates: Candidates) -> tuple[Command, ...]:
    """Ask anew what a message says is to be changed, by whatever name ("改一下借款金额", "地址写错了").

    Of several answers that may be meant it is asked which.
    """
    subject = to_be_changed(message) if not candidates.revised else ""
    named = _named(state, subject) if subject else ()
    answered = [field for field in named if field.name in state.answers and field is not state.here]
    if not answered:
        return ()
    return (Reopen(answered[0].name),) if len(answered) == 1 else (Clarify(tuple(one.name for one in answered)),)


def propose_year(state: State, message: UserMessage, candidates: Candidates) -> tuple[Command, ...]:
    """Take a year told right after one was assumed for the day before: "2019", "19年端午", "no, it was 2018"."""
    last = state.before(1)
    if ASSUMED_YEAR not in state.said_last or not last or not message.text:
        return ()
    name, known = last[0].name, kept_day(state.answers.get(last[0].name))
    asks_a_day = state.here is not None and state.here.wants == A_DAY
    if known is None or (asks_a_day and candidates.here.found):
        return ()
    read = [one.readings.get(name) for one in candidates.revised] or [candidates.elsewhere.get(name)]
    told = next((one for one in read if one is not None and one.found), None)
    words = candidates.revised[0].revision.words.text if candidates.revised else message.text
    if (day := in_year(known, words)) is not None:
        return (CorrectSlot(name, Reading(day.isoformat(), entities=("date",))),)
    return (CorrectSlot(name, told),) if told is not None and not candidates.here.found else ()


def propose_move(state: State, message: UserMessage, candidates: Candidates) -> tuple[Command, ...]:
    """Move the answer given last to the question that is named for it ("that's my telephone, not my passport")."""
    last = state.before(1)
    if not last or not candidates.moved or message.pressed or message.asks:
        return ()
    denied = spans("denies", message.text)
    head = message.text[: denied[0][0]] if denied and denied[0][0] > 0 else message.text
    fitting = [field for field in state.asked if field.name in candidates.moved and field.named_in(head)]
    open_or_same = [field for field in fitting if field.name not in state.answers or field.group == last[0].group]
    meant = open_or_same or fitting
    if not meant:
        return ()
    longest = max(field.called_in(head) for field in meant)
    first = next(field for field in meant if field.called_in(head) == longest)
    return (MoveValue(last[0].name, first.name, candidates.moved[first.name]),)


def _one(state: State, message: UserMessage, candidates: Candidates, one: Proposal) -> tuple[Command, ...]:
    what = one.revision
    if what.out:
        return _taken_out(state, one)
    if what.subject and not state.is_review and _is_item(what.subject):
        if candidates.here.partial:
            return ()  # an entry of the list that the open question makes
        if not state.by_number:
            return _of_item(state, one)
    told_in = by_owner.stretch_of(message, what) if len(candidates.revised) > 1 else message.text
    if what.subject and (named := by_owner.owned(state, told_in, what.subject) or _named(state, what.subject)):
        if by_owner.is_anothers(told_in, named):
            return ()
        if len(parts := [field for field in named if field.name in one.edited]) == 1:
            return (CorrectSlot(parts[0].name, one.edited[parts[0].name]),)
        of_part = [field for field in named if what.denied and holds_part(state, field, what.denied)]
        made = _of_denied(state, one, of_part) if len(of_part) == 1 else _of_named(state, one, named)
        return (*made, *_in_longer(state, one, named))
    if what.may_answer and (open_now := one.readings.get(state.question)) is not None and open_now.found:
        return ()
    if what.subject and (called := called_by_value(state, one)):
        return _of_denied(state, replace(one, revision=replace(what, subject="", denied=what.subject)), called)
    if what.denied:
        denied = denied_answers(state, one)
        return _of_denied(state, one, denied) if denied else _unplaced(state, candidates, one)
    if what.subject:
        return _of_last_alike(state, one)
    if what.of_last:
        return _of_last(state, one)
    if what.plain and len(message.text) > _LONGEST_PLAIN:
        return ()
    days = of_day_alone(state, one)
    if days is not None and not is_whole(one):
        return days
    return _of_fitting(state, message, candidates, one) or days or ()


def _taken_out(state: State, one: Proposal) -> tuple[Command, ...]:
    """Leave words out of the answer that holds them: the named one, or the only one; of several it is asked which."""
    subject = one.revision.subject
    named = (by_owner.owned(state, subject, subject) or _named(state, subject)) if subject else ()
    held = [field.name for field in named or state.asked if field.name in one.edited]
    if len(held) > 1 or not held:
        return (Clarify(tuple(held), absent="" if held else one.revision.denied),)
    return tuple(CorrectSlot(name, one.edited[name]) for name in held)


def _is_item(subject: str) -> bool:
    """Return True if what is to be changed is called by a number alone ("第3项")."""
    return subject.startswith("第") and subject[-1] in _ITEMS and _ordinal(subject) is not None


def _of_item(state: State, one: Proposal) -> tuple[Command, ...]:
    """Ask which answer is meant by a number, where no numbers were shown."""
    return which_by_value(state, one) or (Clarify((), words=one.revision.words),)


def which_by_value(state: State, one: Proposal) -> tuple[Command, ...]:
    """Ask which of the answers that could hold a value is meant; nothing where none could."""
    fitting = [
        field
        for field in state.asked
        if field.name in state.answers and (found := one.readings.get(field.name)) and found.speaks_for_itself
    ]
    return (Clarify(tuple(field.name for field in fitting), words=one.revision.words),) if fitting else ()


def _of_named(state: State, one: Proposal, named: Sequence[Field]) -> tuple[Command, ...]:
    """The named answer gets the new value; of several the one that can hold it; without a value it is asked again."""
    answered = [field for field in named if field.name in state.answers or field is state.here]
    if not answered:
        found = one.readings.get(named[0].name) if len(named) == 1 else None
        if found is None or not (found.speaks_for_itself or (found.found and _is_whole_name(one, named[0]))):
            return ()
        return (CorrectSlot(named[0].name, found),)
    held = {field.name: one.readings.get(field.name) for field in answered}
    fitting = [(field, found) for field in answered if (found := held[field.name]) is not None and _is_whole(found)]
    sure = [pair for pair in fitting if pair[1].entities or pair[1].covers] or fitting
    given = [pair for pair in sure if state.answers.get(pair[0].name, SKIPPED) != SKIPPED]
    sure = given if len(sure) > 1 and given else sure  # what was left out is not what is corrected
    called = [pair for pair in sure if pair[0].named_in(one.revision.words.text)]
    sure = called if len(called) == 1 else sure  # "门牌不对，房子在…" is not the defendant's
    if len(sure) == 1 or (sure and len(answered) == 1):
        field, found = sure[0]
        return (CorrectSlot(field.name, found),)
    if len(sure) > 1:
        return (Clarify(tuple(field.name for field, _ in sure), words=one.revision.words),)
    if akin := _akin(state, one, named):
        return (CorrectSlot(akin[0].name, one.readings[akin[0].name]),)
    problem = held[answered[0].name]
    if len(answered) == 1 and problem is not None and problem.problem:
        return (PointOut(answered[0].name, problem),)
    return (Reopen(answered[0].name),) if len(answered) == 1 else (Clarify(tuple(field.name for field in answered)),)


def _is_whole_name(one: Proposal, field: Field) -> bool:
    """Return True if what is to be changed is called by a whole name of a field, and by nothing else."""
    return field.called_in(one.revision.subject) >= len(one.revision.subject.strip())


def _akin(state: State, one: Proposal, named: Sequence[Field]) -> tuple[Field, ...]:
    """The one answer with a longer name that can hold what the named one cannot ("反请求改成十二万五" is its sum)."""
    subject = one.revision.subject
    longer = [field for field in state.asked if field not in named and field.name in state.answers]
    found = [field for field in longer if field.may_be_called(subject) and _holds_value(one, field)]
    return tuple(found) if len(found) == 1 else ()


def _holds_value(one: Proposal, field: Field) -> bool:
    reading = one.readings.get(field.name)
    return reading is not None and reading.found and bool(reading.entities)


def _is_whole(found: Reading) -> bool:
    """Return True if a reading is an answer; a part of a story that is told in several messages is none."""
    return found.found and not found.partial


def _of_denied(state: State, one: Proposal, denied: Sequence[Field]) -> tuple[Command, ...]:
    """Replace a denied value where it is kept: in an answer of its own, and within the words of a longer one."""
    within = {field.name: text for field in denied if (text := _within(state, field, one.revision)) is not None}
    own = [field for field in denied if field.name not in within and not _stays(state, one, field)]
    parts = {field.name: found for field in own if (found := in_part(state, field, one.revision)) is not None}
    if len(parts) > 1 and len({state.answers[name] for name in parts}) > 1:
        return (Clarify(tuple(parts)),)
    told = tuple(CorrectSlot(name, reading) for name, reading in parts.items())
    longer = tuple(CorrectSlot(name, Reading(words)) for name, words in within.items())
    rest = [field for field in own if field.name not in parts]
    made = _of_named(state, one, rest) if rest and not told else ()
    return (*told, *made, *longer)


def _stays(state: State, one: Proposal, field: Field) -> bool:
    """Return True if the right words mean what an answer is already ("查账" is of the same cause as "分红")."""
    found = one.readings.get(field.name)
    return found is not None and found.found and found.value == state.answers.get(field.name)


def _unplaced(state: State, candidates: Candidates, one: Proposal) -> tuple[Command, ...]:
    """No answer is what is denied: which one is meant is asked, unless the open question takes the words.

    What it offered may be what is denied: "不是15万，是18万" where 150,000 was on a button.
    """
    open_now = one.readings.get(state.question)
    if open_now is not None and open_now.found:
        whole = candidates.here.found or not _is_whole(open_now)
        return () if whole else (SetSlot(state.question, open_now),)
    answered = [field for field in state.asked if field.name in state.answers]
    readings = [(field, one.readings.get(field.name)) for field in answered]
    stands = [(field, found) for field, found in readings if found and _is_kept(state, field, found)]
    if len(stands) == 1:
        return (CorrectSlot(stands[0][0].name, stands[0][1]),)  # it is right already, and said back
    kinds = {str(entity.get("entity")) for entity in one.revision.words.entities}
    fitting = tuple(
        field.name
        for field, found in readings
        if found is not None
        and found.speaks_for_itself
        and not found.partial
        and (not kinds or kinds & set(found.entities))
    )
    absent = one.revision.denied if answered and values_alone(one.revision) else ""
    return (Clarify(fitting, absent=absent),) if fitting or absent else ()


def _is_kept(state: State, field: Field, found: Reading) -> bool:
    """Return True if the words that shall stand are, whole, what an answer is already."""
    return found.found and found.value == state.answers.get(field.name) and len(str(found.value)) > _WORD


def _in_longer(state: State, one: Proposal, named: Sequence[Field]) -> tuple[Command, ...]:
    """The same value denied inside the person's own words elsewhere, where the named answer gets another one.

    What the named answer never was is denied of it alone ("金额是7万2，不是2万4" of an instalment in a wish).
    """
    if one.revision.denied and not any(field.free_text or field.name in one.denied for field in named):
        return ()
    others = [field for field in state.asked if field not in named and field.name in one.shown]
    within = {field.name: _within(state, field, one.revision) for field in others} if one.revision.denied else {}
    return tuple(CorrectSlot(name, Reading(text)) for name, text in within.items() if text is not None)


def _within(state: State, field: Field, revision: Revision) -> str | None:
    """The person's own words with the denied part replaced; None where the answer is more than words, or that part.

    Only a value of the same kind is put in its place: a day for a day, a sum for a sum, a name for a name.
    """
    text = state.answers.get(field.name)
    if not field.free_text or not isinstance(text, str) or _bare(text) == _bare(revision.denied):
        return None
    wrong, right = revision.denied, revision.words.text
    return replaced(text, wrong, right) if same_kind(wrong, right) and holds_apart(text, wrong) else None


def _named(state: State, subject: str) -> tuple[Field, ...]:
    """The fields a subject names: by number, as only the service knows, by name, or by a part of a name."""
    number = (list_number(UserMessage(subject, "inform")) or _ordinal(subject)) if state.by_number else None
    if number is not None and 1 <= number <= len(state.by_number):
        return (state.by_number[number - 1],)
    if (own := state.flow.named(subject, state.answers)) is not None and (field := state.field(own)) is not None:
        return (field,)
    whole = tuple(field for field in state.asked if field.named_in(subject))
    answered = tuple(field for field in whole if field.name in state.answers or field is state.here)
    longest = max((field.called_in(subject) for field in answered), default=0)
    if nearer := _nearer(state, subject, longest):
        return nearer
    if answered:
        return tuple(field for field in answered if field.called_in(subject) == longest)
    return tuple(field for field in state.asked if field.name in state.answers and field.may_be_called(subject))


def _nearer(state: State, subject: str, called: int) -> tuple[Field, ...]:
    """The answers whose names are more like a subject than one that it only contains ("借款金额" is "借出金额")."""
    if called and called >= len(signs_of(subject)):
        return ()
    answered = [field for field in state.asked if field.name in state.answers]
    like = {field.name: max(likeness(subject, name) for name in field.names) for field in answered}
    best = max(like.values(), default=0.0)
    if best < _LIKE_ENOUGH or (called and best <= called / max(len(signs_of(subject)), 1)):
        return ()
    return tuple(field for field in answered if like[field.name] == best)


def _ordinal(subject: str) -> int | None:
    figures = "".join(sign for sign in subject if sign.isdecimal())
    if figures and len(figures) <= 2 and len(subject) <= 12:
        return int(figures)
    numerals = [sign for sign in subject if sign in _NUMERALS]
    alone = len(numerals) == 1 and subject.startswith("第") and len(subject) <= _LONGEST_ORDINAL
    return _NUMERALS.index(numerals[0]) + 1 if alone else None


_NUMERALS = "一二三四五六七八九十"


def denied_answers(state: State, one: Proposal) -> tuple[Field, ...]:
    """The answers whose value is the one that is denied, the nearest first.

    An answer in the person's own words is meant where all of it is denied, or a part that a value of the same kind
    can stand for; a word in it is none.
    """
    wrong = _bare(one.revision.denied)
    follows = state.flow.follows(state.answers)
    fields = [field for field in reversed(state.asked) if field.name in one.shown and field.name not in follows]
    if (told := day_parts(one.revision.words.text)) is not None:
        fields = [each for each in fields if not (is_day(state.answers.get(each.name)) and is_of_other(each, told))]
    exact = [field for field in fields if field.name in one.denied]
    words = [field for field in fields if field.free_text and _is_denied_text(state, field, one)]
    if exact:
        return (*exact, *words)
    held = [field for field in fields if not field.free_text and wrong and wrong not in _SPEAKERS]
    in_parts = [field for field in held if holds_part(state, field, one.revision.denied)]
    return (*(field for field in held if field in in_parts or _holds(_bare(one.shown[field.name]), wrong)), *words)


def _is_denied_text(state: State, field: Field, one: Proposal) -> bool:
    wrong, shown = _bare(one.revision.denied), _bare(one.shown[field.name])
    return bool(wrong) and (shown == wrong or _within(state, field, one.revision) is not None)


_SPEAKERS = frozenset("i me you he him she her it we us they them 我 你 他 她 它 佢 我们 我哋".split())  # noqa: SIM905


def _holds(shown: str, wrong: str) -> bool:
    """ "15" denies "15,000 yuan", but not "2015"; a name denies the name."""
    if not wrong.replace(".", "").isdecimal():
        return holds_apart(shown, wrong)
    return any(figure == wrong or figure.rstrip("0") == wrong.rstrip("0") for figure in _figures(shown))


def _figures(text: str) -> list[str]:
    return "".join(sign if sign.isdecimal() or sign == "." else " " for sign in text).split()


def _bare(text: str) -> str:
    return "".join(sign for sign in sign_by_sign(text).casefold() if sign.isalnum() or sign == ".").strip(".")


def _of_last(state: State, one: Proposal) -> tuple[Command, ...]:
    """The answer given last gets what is said now."""
    for field in state.before(_RECENT):
        found = one.readings.get(field.name)
        if found is not None and found.found and not found.partial:
            return (CorrectSlot(field.name, found),)
    last = state.before(1)
    return (Reopen(last[0].name),) if last else ()


def _of_last_alike(state: State, one: Proposal) -> tuple[Command, ...]:
    """A value of the kind that was given last replaces it, whatever people call it ("my part is 400,000")."""
    last = [field for field in state.before(1) if not field.free_text]
    found = one.readings.get(last[0].name) if last else None
    if found is None or not found.speaks_for_itself or found.partial or found.value == state.answers[last[0].name]:
        return ()
    return (CorrectSlot(last[0].name, found),)


def _of_fitting(state: State, message: UserMessage, candidates: Candidates, one: Proposal) -> tuple[Command, ...]:
    """The nearest answer such words could replace; words without a known shape only one just given."""
    here = state.here
    open_now = one.readings.get(here.name) if here else None
    if here and open_now and open_now.found and not open_now.entities and not here.free_text:
        return ()  # "不对，没有还过" answers "还了多少"
    recent = [field.name for field in state.before(_RECENT)]
    told_value = is_figure(one.revision.words.text)
    fitting: dict[str, Reading] = {}
    for field in _nearest_first(state):
        found = one.readings.get(field.name)
        if found is None or not found.found or found.partial or found.value == state.answers.get(field.name):
            continue
        if open_now and open_now.found and state.answers.get(field.name) == SKIPPED:
            continue  # "应该是六万" answers what was lent, it takes no "nothing repaid" back
        if (field.name not in recent and (field.free_text or field.story)) or (field.story and told_value):
            continue  # a sum or a day alone is never all that happened
        if found.speaks_for_itself or (field.name in recent and _may_be_a_name(one.revision.words, message)):
            fitting[field.name] = found
    root = _root_of(state, fitting)
    return (CorrectSlot(root, fitting[root]),) if root else ()


def _nearest_first(state: State) -> list[Field]:
    answered = [field for field in state.asked if field.name in state.answers]
    at = next((n for n, field in enumerate(answered) if field is state.here), len(answered))
    places = {field.name: n for n, field in enumerate(state.asked)}
    if state.here is not None and state.here in state.asked:
        open_at = places[state.here.name]
        at = sum(places[field.name] < open_at for field in answered)
    return [field for field in (*reversed(answered[:at]), *answered[at:]) if field is not state.here]


def _may_be_a_name(words: UserMessage, message: UserMessage) -> bool:
    """Return True if words without a known shape are short and ask nothing ("wait, why do you need this")."""
    wants = message.is_sure and is_request(message.intent) and message.intent not in ("correct_answer", "goodbye")
    return len(words.text) <= _NAME_LIKE and not wants and not words.asks


def _root_of(state: State, fitting: Mapping[str, Reading]) -> str | None:
    """The answer the others rest on ("入籍加拿大" changes more than where somebody lives), else the nearest."""
    names = list(fitting)
    for name in names[1:]:
        others = [state.field(other) for other in names if other != name]
        if all(name in other.rests_on for other in others if other is not None):
            return name
    return names[0] if names else None
