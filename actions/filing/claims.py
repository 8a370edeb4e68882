"""Claims and the story: drafted from the answers, changed by the person, several messages at a time.

The draft adds nothing the person did not say, and every word of it may be changed; no advice on the merits.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from actions.answers import NOTHING, Answer, Choice, Reading
from actions.dialogue.fields import Answers, Field
from actions.dialogue.readers.revisions import revisions
from actions.dialogue.readers.speech_acts import wants_explained
from actions.dialogue.readers.statements import read_claim, read_fact
from actions.dialogue.readers.value_kinds import holds_apart, replaced, same_kind, with_new_sum
from actions.dialogue.turn import Turn
from actions.filing.aside import TOLD_ASIDE, offered, with_aside
from actions.filing.elements import element_names, elements_of
from actions.filing.in_chinese import left_for_a_translator
from actions.filing.read_along import claims_to_read, story_to_read
from actions.filing.readers import accepts
from actions.filing.readers.beside_story import lists_papers
from actions.filing.readers.claim_kinds import Parted, parted, says_again
from actions.filing.readers.claim_orders import Ordered, several_orders
from actions.filing.readers.claims_by_kind import claim_to_go
from actions.filing.readers.claims_told import claims_told
from actions.filing.readers.court_script import in_one_script
from actions.filing.readers.free_words import TEXT_ODD, looks_odd
from actions.filing.readers.list_edits import added_claim, changed_claim
from actions.filing.readers.numbered_claims import list_instead, listed_claims
from actions.filing.readers.paper_script import in_script, names_in_paper
from actions.filing.readers.single_answers import letters_of
from actions.filing.readers.text_edits import TextEdit, text_edit
from actions.filing.redrafted import redrafted, with_drafted
from actions.filing.story import CLAIMS_TOLD, OWN_WORDS
from actions.filing.story_explained import explained
from backend.filing.causes.guides import load_causes
from backend.filing.causes.statement import Drafted, draft
from backend.filing.wording.claim_words import court_claim
from backend.shared.notifier import READY_WORDS
from backend.shared.wording import Words, verbatim

CLAIMS = Words("请求和理由", "Claims and reasons")
MOST_CLAIMS, CLAIM_LIMIT, STORY_LIMIT = 20, 500, 20_000
_SHOWN = 80

_ACCEPT, _AGAIN, _OWN_ONLY, _SUGGESTED, _MORE = "accept", "again", "own_only", "suggested", "more"
_USE_IT = (
    "就用这份",
    "就用這份",
    "就用这些",
    "就用呢啲",
    "用呢啲",
    "用这份",
    "use this text",
    "use this",
    "use these",
    "use it",
    "keep it",
    "写完了",
    "that is all",
)
_SAID_ALREADY = Words(
    "这一项上面的请求里已经有了，不再重复写。要改哪一条，说“第2条改成…”。",
    'The claims above ask for this already, so I haven\'t added it again. To change one, say "number 2 to …".',
)
_BOTH_KEPT = Words(
    "要法院判的加进请求了，说的经过接到“事实与理由”里了。",
    "I added what the court should order to the claims, and what happened to the facts.",
)
_STORY_KEPT = Words(
    "这一项请求已经有了；说的经过接到“事实与理由”里了。",
    "The claims ask for this already; I added what happened to the facts.",
)
_WITH_STORY = Words("\n事实与理由：\n————\n{story}\n————", "\nFacts and reasons:\n————\n{story}\n————")


def drafted(answers: Answers) -> Drafted | None:
    """Claims, facts, amount and warnings drafted from the answers; None for a cause without a page."""
    cause = load_causes().get(str(answers.get("cause", "")))
    return in_script(draft(cause, elements_of(answers)), answers) if cause else None


def suggested_claims(answers: Answers) -> list[str]:
    """The claims drafted from the answers, in Chinese."""
    made = drafted(answers)
    return [words.zh for words in made.claims] if made else []


def _claims_now(turn: Turn) -> list[str]:
    return claims_of(turn.answers)


def claims_of(answers: Answers) -> list[str]:
    """The claims as they stand: changed by the person, kept, or as they are suggested."""
    kept = answers.get("claims_so_far", answers.get("claims"))
    if isinstance(kept, list):
        return redrafted([str(claim) for claim in kept], answers, suggested_claims(answers))
    told = answers.get(CLAIMS_TOLD)
    suggested, own = suggested_claims(answers), map(str, told) if isinstance(told, list) else ()
    return [*suggested, *(one for one in own if not says_again(one, suggested))]


def edited(answers: Answers, text: str, *, of_review: bool = False) -> Reading:
    """Change or remove the claims a text names by number, at whatever question.

    Args:
        of_review: whether "项" may be an entry of the review, which holds all the claims.
    """
    return with_drafted(_edited(answers, text, of_review), suggested_claims(answers))


def _edited(answers: Answers, text: str, of_review: bool) -> Reading:
    claims = claims_of(answers)
    if (orders := several_orders(claims, text, _USE_IT)) is not None:
        return _told_of(orders)
    if (listed := _listed_instead(claims, text, of_review=of_review)) is not None:
        return listed
    if (change := changed_claim(text)) is not None:
        if 1 <= change[0] <= len(claims):
            return _changed(claims, *change)
        return Reading(problem="utter_filing_claim_none_such", facts={"count": len(claims)})
    gone = claim_to_go(text, claims)
    return _removed(claims, gone) if gone is not None else NOTHING


def in_court_script(answers: Answers, claims: Sequence[Any]) -> list[str]:
    """Return claims in one script, as they are shown and as the court reads them; names of parties stay."""
    names, cause = names_in_paper(answers), str(answers.get("cause", ""))
    return [in_one_script(court_claim(str(claim), cause), names) for claim in claims]


def _claim_facts(turn: Turn) -> Mapping[str, Any]:
    claims = in_court_script(turn.answers, _claims_now(turn))
    shown = claims_to_read(drafted(turn.answers), claims, turn.language, _claims_now(turn))
    lines = "\n".join(f"{number}. {claim}" for number, claim in enumerate(shown, 1))
    return {"claims": lines or Words("（还没有）", "(none yet)").say(turn.language), "story": _story_shown(turn)}


def _story_shown(turn: Turn) -> str:
    """The drafted facts under the claims, to be taken with them; nothing where they are told already or not drafted."""
    story = "" if "facts" in turn.answers else str(_story_facts(turn)["story"])
    shown = _WITH_STORY.say(turn.language).format(story=story) if _takes_story(turn) else ""
    return shown + offered(turn.answers, turn.language)


def _takes_story(turn: Turn) -> bool:
    return "facts" not in turn.answers and bool(_story(turn, _story_now(turn)))


def _accepted(turn: Turn, claims: list[str]) -> Reading:
    """The claims, and with them the facts as they were drafted, where both were shown."""
    also = {"facts": _story(turn, _story_now(turn))} if _takes_story(turn) else {}
    return Reading(claims, also=also)


async def _claim_choices(turn: Turn) -> Sequence[Choice]:
    claims = _claims_now(turn)
    choices = [Choice(_ACCEPT, Words("就用这些", "Use these"))] if claims else []
    if claims and _takes_story(turn):
        choices.append(Choice(_MORE, Words("我要补充经过", "I want to tell more")))
    choices += [
        Choice(f"remove_{number}", Words(f"删掉第{number}条", f"Remove number {number}"))
        for number in range(1, min(len(claims), 5) + 1)
        if len(claims) > 1
    ]
    if suggested_claims(turn.answers) and claims != suggested_claims(turn.answers):
        choices.append(Choice(_SUGGESTED, Words("恢复建议的请求", "Back to the suggested ones")))
    return choices


async def _claim_pressed(turn: Turn, value: str) -> Reading:
    return with_drafted(_pressed(turn, value), suggested_claims(turn.answers))


def _pressed(turn: Turn, value: str) -> Reading:
    claims = _claims_now(turn)
    if value == _ACCEPT and claims:
        return _accepted(turn, claims)
    if value == _MORE and claims:
        return Reading(claims, notes={OWN_WORDS: with_aside(_story_now(turn), turn.answers), TOLD_ASIDE: []})
    if value == _SUGGESTED:
        return Reading(suggested_claims(turn.answers), problem="utter_filing_claims_suggested", partial=True)
    number = value.removeprefix("remove_")
    return _removed(claims, int(number)) if number.isdecimal() else Reading(problem="utter_choice_gone")


async def _read_claims(turn: Turn, answer: Answer) -> Reading:
    """A claim in the person's words is added; "第2条改成…" changes one, "删除第2条" takes one off."""
    return with_drafted(_claims_read(turn, answer), suggested_claims(turn.answers))


def _claims_read(turn: Turn, answer: Answer) -> Reading:
    claims, text = _claims_now(turn), answer.text.strip()
    if claims and accepts(answer, *_USE_IT):
        return _accepted(turn, claims)
    if not text or (answer.intent == "deny" and len(text) <= 6):
        return NOTHING
    several = listed_claims(added_claim(text))
    if max(map(len, several or [text])) > CLAIM_LIMIT:
        return Reading(problem="utter_text_too_long", facts={"limit": CLAIM_LIMIT})
    if (orders := several_orders(claims, text, _USE_IT)) is not None:
        return _accepted(turn, orders.claims) if orders.accepted else _told_of(orders)
    if (listed := _listed_instead(claims, text)) is not None:
        return listed
    if (change := changed_claim(text)) and 1 <= change[0] <= len(claims):
        return _changed(claims, *change)
    if claims and (gone := claim_to_go(text, claims)) is not None:
        return _removed(claims, gone)
    if (right := _put_right(claims, answer) or _reworded(claims, text)) is not None:
        return right
    if (apart := parted(text)) is not None:
        return _apart(turn, claims, apart)
    if len(several) <= 1 and says_again(added_claim(text), in_court_script(turn.answers, claims)):
        return Reading(claims, problem=READY_WORDS, facts={"words": _SAID_ALREADY.say(turn.language)}, partial=True)
    if new := [one for one in several if one not in claims]:
        if len(claims) + len(new) > MOST_CLAIMS:
            return Reading(problem="utter_filing_claim_odd", facts={"limit": MOST_CLAIMS})
        return Reading([*claims, *new], problem="utter_filing_claim_added", partial=True)
    claim = read_claim(added_claim(text), CLAIM_LIMIT)
    if not claim.found:
        return _told_instead(turn, claims, answer) or claim
    if len(claims) >= MOST_CLAIMS or looks_odd(str(claim.value)):
        return Reading(problem="utter_filing_claim_odd", facts={"limit": MOST_CLAIMS})
    return Reading([*claims, claim.value], problem="utter_filing_claim_added", partial=True)


async def _claims_instead(turn: Turn, answer: Answer) -> Reading:
    """Claims that shall stand in the place of all there were, by lines and numbers or one alone ("改第22项：…")."""
    text = answer.text.strip()
    one = NOTHING if (new := listed_claims(text)) else read_claim(text, CLAIM_LIMIT)
    told = new or ([str(one.value)] if one.found else [])
    if not told or len(told) > MOST_CLAIMS:
        return one if one.problem else Reading(problem="utter_filing_claim_odd", facts={"limit": MOST_CLAIMS})
    return with_drafted(Reading(told, also={"claims_so_far": told}), suggested_claims(turn.answers))


async def _story_instead(turn: Turn, answer: Answer) -> Reading:
    """A text that shall stand in the place of the whole one, the draft with it."""
    text = answer.text.strip()
    told = Reading(problem=TEXT_ODD) if looks_odd(text) else read_fact(text, STORY_LIMIT)
    return replace(told, notes={OWN_WORDS: {"draft": False, "own": [told.value]}}) if told.found else told


def _told_instead(turn: Turn, claims: list[str], answer: Answer) -> Reading | None:
    """Keep what was told in the place of a claim: more of the story for the facts, papers with the evidence."""
    if lists_papers(answer.text):
        return Reading(problem="utter_filing_evidence_after_claims")
    if not answer.values("date", "date_range", "money") or claims_told(answer.text) or answer.asks:
        return None
    part = read_fact(answer.text.strip(), STORY_LIMIT)
    if not part.found or looks_odd(str(part.value)):
        return None
    now = _story_now(turn)
    story = {**now, "own": [*now["own"], str(part.value)]}
    return Reading(claims, problem="utter_filing_told_of_facts", partial=True, notes={OWN_WORDS: story})


def _apart(turn: Turn, claims: list[str], apart: Parted) -> Reading:
    """Add what shall be ordered to the claims, unless it stands there, and what is told to the facts."""
    now, shown = _story_now(turn), in_court_script(turn.answers, claims)
    new = [one for one in apart.wishes if one not in claims and not says_again(one, shown)]
    if len(claims) + len(new) > MOST_CLAIMS:
        return Reading(problem="utter_filing_claim_odd", facts={"limit": MOST_CLAIMS})
    story = {**now, "own": [*now["own"], apart.told]}
    words = (_BOTH_KEPT if new else _STORY_KEPT).say(turn.language)
    told = {"words": words}
    return Reading([*claims, *new], problem=READY_WORDS, facts=told, partial=True, notes={OWN_WORDS: story})


def _put_right(claims: list[str], answer: Answer) -> Reading | None:
    """One claim with the value that is said instead of a denied one ("不是三万五，师傅说四万二"); None otherwise."""
    for one in revisions(answer) if claims else ():
        wrong, right = one.denied, one.words.text
        held = [place for place, claim in enumerate(claims) if wrong and holds_apart(claim, wrong)]
        if len(held) == 1 and same_kind(wrong, right):
            claims[held[0]] = replaced(claims[held[0]], wrong, right)
            number = held[0] + 1
            return Reading(claims, problem="utter_filing_claim_changed", facts={"number": number}, partial=True)
    return None


def _listed_instead(claims: list[str], text: str, *, of_review: bool = False) -> Reading | None:
    """The claims with a list instead of one of them, or of all; None where no list is told so."""
    if (told := list_instead(text)) is None:
        return None
    number, is_entry, new = told
    if number and is_entry and (of_review or number > len(claims)):
        number = 0  # the entry of the review that holds them all
    if not number <= len(claims) or len(claims) + len(new) > MOST_CLAIMS + bool(not number) * len(claims):
        return Reading(problem="utter_filing_claim_none_such", facts={"count": len(claims)})
    before, behind = (claims[: number - 1], claims[number:]) if number else ([], [])
    facts = {"number": number or f"1–{len(new)}"}
    return Reading([*before, *new, *behind], problem="utter_filing_claim_changed", facts=facts, partial=True)


def _reworded(claims: list[str], text: str) -> Reading | None:
    """The one claim that holds words for which others are wished ("把三万改成四万"); None for any other message."""
    edit = text_edit(text)
    if edit is None or edit.instead is None:
        return None
    held = {place: new for place, claim in enumerate(claims) if (new := edit.applied_to(claim)) is not None}
    if len(held) != 1:
        return None
    place, new = next(iter(held.items()))
    claims = [*claims[:place], new, *claims[place + 1 :]]
    return Reading(claims, problem="utter_filing_claim_changed", facts={"number": place + 1}, partial=True)


def _changed(claims: list[str], number: int, words: str) -> Reading:
    """One claim in other words, if they are a claim's."""
    claim = read_claim(words, CLAIM_LIMIT)
    instead = str(claim.value) if claim.found else with_new_sum(claims[number - 1], words)
    if not instead:
        return claim
    claims[number - 1] = instead
    return Reading(claims, problem="utter_filing_claim_changed", facts={"number": number}, partial=True)


def _told_of(orders: Ordered) -> Reading:
    """The claims after several orders, said back by their numbers."""
    of_gone = orders.gone and not orders.changed
    utter = "utter_filing_claim_removed" if of_gone else "utter_filing_claim_changed"
    number = "、".join(map(str, sorted({*orders.gone, *orders.changed})))
    return Reading(orders.claims, problem=utter, facts={"number": number}, partial=True)


def _nothing_more(answer: Answer) -> bool:
    """ "No", where the question was whether there is more to say."""
    return answer.intent == "deny" and len(answer.text) <= 6


def _removed(claims: list[str], number: int) -> Reading:
    if not 1 <= number <= len(claims) or len(claims) == 1:
        return Reading(problem="utter_filing_claim_none_such", facts={"count": len(claims)})
    left = [claim for place, claim in enumerate(claims, 1) if place != number]
    return Reading(left, problem="utter_filing_claim_removed", facts={"number": number}, partial=True)


def _show_claims(turn: Turn, value: Any) -> str:
    claims = in_court_script(turn.answers, value) if isinstance(value, list) else []
    shown = claims_to_read(drafted(turn.answers), claims, turn.language, value if isinstance(value, list) else ())
    return "".join(f"\n  ({number}) {claim}" for number, claim in enumerate(shown, 1))


def _story_now(turn: Turn) -> dict[str, Any]:
    kept = turn.answers.get("facts_so_far")
    if isinstance(kept, Mapping):
        return {"draft": bool(kept.get("draft")), "own": [str(part) for part in kept.get("own", [])]}
    return {"draft": True, "own": []}


def _story(turn: Turn, now: Mapping[str, Any]) -> str:
    made = drafted(turn.answers)
    parts = [made.facts] if made and made.facts and now["draft"] else []
    return "\n".join([*parts, *now["own"]]).strip()


def _story_facts(turn: Turn) -> Mapping[str, Any]:
    now, made = _story_now(turn), drafted(turn.answers)
    sentences = made.sentences if made and now["draft"] else ()
    text = story_to_read(sentences, now["own"], turn.language)
    return {"story": text if text else Words("（还没有）", "(nothing yet)").say(turn.language)}


async def _story_choices(turn: Turn) -> Sequence[Choice]:
    now, made = _story_now(turn), drafted(turn.answers)
    choices = []
    if _story(turn, now):
        label = Words("写完了", "I have finished") if now["own"] else Words("就用这份", "Use this text")
        choices.append(Choice(_ACCEPT, label))
    if made and made.facts and now["draft"]:
        choices.append(Choice(_OWN_ONLY, Words("不要草稿，全部自己写", "Drop the draft, I'll write it all")))
    if now["own"] or not now["draft"]:
        choices.append(Choice(_AGAIN, Words("重新写", "Start the text again")))
    return choices


async def _story_pressed(turn: Turn, value: str) -> Reading:
    now = _story_now(turn)
    if value == _ACCEPT and _story(turn, now):
        return Reading(_story(turn, now))
    if value == _OWN_ONLY:
        return Reading({**now, "draft": False}, problem="utter_filing_story_own", partial=True)
    if value == _AGAIN:
        return Reading({"draft": True, "own": []}, problem="utter_filing_story_again", partial=True)
    return Reading(problem="utter_choice_gone")


async def _read_story(turn: Turn, answer: Answer) -> Reading:
    """Every message goes on where the last one ended, until the person says that it is all."""
    now = _story_now(turn)
    if _story(turn, now) and (accepts(answer, *_USE_IT) or _nothing_more(answer)):
        return Reading(_story(turn, now))
    text = answer.text.strip()
    if not text:
        return NOTHING
    if wants_explained(text) and len(text) <= _SHOWN:
        return explained(turn)
    if (edit := text_edit(text)) is not None and (rewritten := _rewritten(turn, now, edit)) is not None:
        return rewritten
    part = Reading(problem=TEXT_ODD) if looks_odd(text) else read_fact(text, STORY_LIMIT)
    if not part.found:
        return part
    longer = {**now, "own": [*now["own"], str(part.value)]}
    length = len(_story(turn, longer))
    if length > STORY_LIMIT:
        return Reading(problem="utter_text_too_long", facts={"limit": STORY_LIMIT})
    return Reading(longer, problem="utter_filing_story_added", facts={"length": length}, partial=True)


def _rewritten(turn: Turn, now: Mapping[str, Any], edit: TextEdit) -> Reading | None:
    """The text with what is wished of its writing done; the draft stays one as long as none of its words is touched.

    None for words that stand nowhere in it, and tell something ("他把车改成了出租车").
    """
    whole = _story(turn, now)
    instead = edit.applied_to(whole)
    if instead is None:
        return Reading(problem="utter_filing_text_not_there") if edit.instead is None else None
    made = drafted(turn.answers)
    draft_stays = bool(made and made.facts and now["draft"] and instead.startswith(made.facts))
    own = instead.removeprefix(made.facts).strip() if made and draft_stays else instead
    kept = {"draft": draft_stays, "own": [own] if own else []}
    gone = "utter_filing_sentence_gone" if edit.instead is None else "utter_filing_text_changed"
    return Reading(kept, problem=gone, partial=True)


def _show_story(turn: Turn, value: Any) -> str:
    text = str(value)
    if len(text) <= _SHOWN:
        return verbatim(text)
    whole = Words(f"……（共 {len(text)} 字，全文在起诉状里）", f"… ({len(text)} characters, all in the complaint)")
    return verbatim(text[:_SHOWN].replace("\n", " ")) + whole.say(turn.language)


async def _say_warnings(turn: Turn) -> None:
    """Warn of what the person should know under these answers; information, with the rule beside it."""
    made = drafted(turn.answers)
    if made and made.warnings:
        told = [warning.text for warning in made.warnings] + left_for_a_translator(turn.answers, made)
        lines = "\n".join(f"• {one.say(turn.language)}" for one in told)
        turn.say("utter_filing_warnings", warnings=lines)


async def _say_translation(turn: Turn, value: Any) -> None:
    """Complaints are in Chinese: what was told in another language has to be translated (SPC21-7, INT-525)."""
    text = letters_of(str(value))
    if text and sum("\u3400" <= character <= "\u9fff" for character in text) < len(text) / 2:
        turn.say("utter_filing_translate_story")


def claim_fields() -> tuple[Field, ...]:
    """The claims, then facts and reasons; both are drafted anew when an answer they are made of changes."""
    made_of = ("cause", *element_names())
    return (
        Field(
            "claims",
            Words("诉讼请求", "Claims"),
            _read_claims,
            instead=_claims_instead,
            words=("请求", "要求", "claims"),
            choices=_claim_choices,
            pressed=_claim_pressed,
            show=_show_claims,
            facts=_claim_facts,
            before=_say_warnings,
            free_text=True,
            story=True,
            rests_on=made_of,
            group=CLAIMS,
        ),
        Field(
            "facts",
            Words("事实与理由", "Facts and reasons"),
            _read_story,
            instead=_story_instead,
            words=("事实", "理由", "经过", "事情经过", "facts", "story", "what happened"),
            choices=_story_choices,
            pressed=_story_pressed,
            show=_show_story,
            facts=_story_facts,
            after=_say_translation,
            free_text=True,
            story=True,
            rests_on=made_of,
            group=CLAIMS,
        ),
    )
