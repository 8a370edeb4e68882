"""Answer to whether a relative has a share in an estate, worked out from who has died and who is asked about.

The library answers by how questions are worded; who inherits depends on kinship, which is read here and said back, so
that a person sees how they were understood. Rule: MFD-1127.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from actions.dialogue.readers.speech_acts import requests, wishes
from actions.dialogue.turn import Turn
from actions.protection.readers.heirs import Person, ShareAsked, asks_of_estate, asks_who_inherits, read_share
from actions.protection.telling import tell_entry
from backend.protection.commands import GetLawEntry
from backend.protection.model import LawEntry
from backend.protection.succession import Standing, standing
from backend.shared.notifier import READY_WORDS
from backend.shared.wording import Words

_LOOK_BACK: Final = 4
"""Messages of the person in which the death may have been told."""
_PARENTS: Final = {"father", "mother"}
_SAID_TO_YOU: Final = {one: f"{one}{one}" for one in "爸妈哥姐弟妹叔伯舅姑爷"} | {
    "姨": "姨妈", "家父": "父亲", "先父": "父亲", "亡父": "父亲", "家母": "母亲", "先母": "母亲", "亡母": "母亲",
}  # fmt: skip
"""Words by which somebody else calls a relative whose word only the speaker may use, or that has one sign."""
_READ_AS = Words(
    "照您说的，去世的是您{dead}，问的是{asked}。",
    "As I understand it, your {dead} has died and you ask about {asked}.",
)
_WITHOUT_WILL = Words(
    "这是按没有遗嘱、没有收养改嫁这些变化算的；哪里不对，告诉我。",
    "This is for no will, adoption or remarriage; if any of it is wrong, tell me.",
)
_IF_CHILD = Words("{whom}是{dead}的子女的话，", "If {whom} is a child of your {dead}: ")
_TOLD: Final[Mapping[Standing, Words]] = {
    "child": Words(
        "子女排第一顺序，{whom}有份，一般和其他子女、配偶、父母平分；女儿出嫁了、人在国外，都一样。",
        "a child is in the first rank and has a share, as a rule equal to that of the other children, the spouse and "
        "the parents. A married daughter or a child abroad has the same.",
    ),
    "spouse": Words(
        "配偶排第一顺序，{whom}有份；而且夫妻共有的，一半先归{whom}自己，另一半才是遗产。",
        "a spouse is in the first rank and has a share. Of what both owned together, half is the spouse's own first; "
        "only the other half is the estate.",
    ),
    "parent": Words(
        "父母排第一顺序，{whom}有份，一般和配偶、子女平分。",
        "a parent is in the first rank and has a share, as a rule equal to that of the spouse and the children.",
    ),
    "second": Words(
        "兄弟姐妹和祖父母排第二顺序：没有配偶、子女（孙辈）、父母在世的，{whom}才有份。",
        "brothers, sisters and grandparents come second: only where no spouse, child (or grandchild) and no parent is "
        "left is there a share.",
    ),
    "behind_parent": Words(
        "孙辈自己排不上，由中间那一代（您的父母）继承。他（她）比去世的人先走，就由您替他（她）拿那一份；"
        "后走、遗产还没分，那一份转给他（她）自己的继承人，您也在内。",
        "grandchildren have no place of their own while the parent between lives: that parent inherits. If the parent "
        "died first, you step in for that share; if later and nothing has been divided, the share goes to the parent's "
        "own heirs, you among them.",
    ),
    "steps_in": Words(
        "中间那一代先走了，由他（她）的子女替他（她）拿那一份：您有份，和您的兄弟姐妹合起来是一份。",
        "the parent between died first, so the parent's children step in: you have a share, together with your "
        "brothers and sisters one parent's share.",
    ),
    "share_passed_on": Words(
        "中间那一代后走，遗产还没分的，他（她）那一份转给他（她）自己的继承人（配偶、子女、父母）：您在内，有份。",
        "the parent between died later; if nothing had been divided, that parent's share goes to the parent's own "
        "heirs (spouse, children, parents), you among them.",
    ),
    "steps_in_or_passed_on": Words(
        "您有份，怎么算要看谁先走：中间那一代先走，由他（她）的子女替他（她）拿那一份；后走、遗产还没分，"
        "那一份转给他（她）自己的继承人（配偶、子女、父母），您也在内。",
        "you have a share; which depends on who died first. If the parent between died first, the parent's children "
        "step in for that share; if later and nothing was divided, it goes to the parent's own heirs (spouse, "
        "children, parents), you among them.",
    ),
    "sibling_child_steps_in": Words(
        "没有配偶、子女、父母在世的，才轮到兄弟姐妹；您的父母先走了，由您替他（她）拿那一份。",
        "only where no spouse, child and no parent is left do brothers and sisters inherit; your parent died first, so "
        "you step in for that share.",
    ),
    "behind_sibling": Words(
        "侄甥辈自己排不上：没有配偶、子女、父母在世的，由兄弟姐妹继承；您的父母是其中一位、又先走了的，才由您替上。",
        "nephews and nieces have no place of their own: where no spouse, child and no parent is left, brothers and "
        "sisters inherit. Only if your parent was one of them and died first do you step in.",
    ),
    "child_in_law": Words(
        "儿媳、女婿一般排不上，由配偶（去世那位的子女）继承；丧偶以后对老人尽了主要赡养义务的，才算第一顺序。",
        "a son- or daughter-in-law as a rule has no share: the spouse inherits. Only who was widowed and mainly "
        "supported the parents-in-law is in the first rank.",
    ),
}
_ENTRIES: Final[Mapping[Standing, str]] = {
    "child": "inherit_no_will_shares",
    "spouse": "inherit_surviving_spouse_half",
    "parent": "inherit_order_of_heirs",
    "second": "inherit_order_of_heirs",
    "behind_parent": "inherit_order_of_heirs",
    "steps_in": "inherit_grandchildren_step_in",
    "share_passed_on": "inherit_heir_died_before_division",
    "steps_in_or_passed_on": "inherit_heir_died_before_division",
    "sibling_child_steps_in": "inherit_order_of_heirs",
    "behind_sibling": "inherit_order_of_heirs",
    "child_in_law": "inherit_daughter_in_law_cared",
}
"""Entry of the law library that holds the rule and its articles."""
_WHO: Final = "inherit_order_of_heirs"
"""Entry told to who asks who inherits, of nobody by name."""
_HELD: Final = "inherit_brother_holds_everything"
"""Entry told to who has a share that somebody else keeps."""
_WITH_SHARE: Final = frozenset({"child", "spouse", "parent"})
_HELD_ALONE = Words("别人一个人说全归他，不算数。", " Nobody can keep all of it by saying so.")


async def asked_outright(turn: Turn) -> bool:
    """Say the same outside a form, before a story or a desk takes the message; a wish in it goes first."""
    said = turn.answer
    if turn.has_draft or any(wishes(one.text) or requests(one.text) for one in (*said.clauses(), *said.stretches())):
        return False
    return await tell_share(turn)


async def tell_share(turn: Turn) -> bool:
    """Say whether who is asked about inherits, and by which rule; False where kinship is not told or not asked."""
    said = turn.answer
    if said.pressed or said.danger is not None or not asks_of_estate(said.text):
        return False
    before = [one.text for one in reversed(turn.typed_before(_LOOK_BACK))]
    if asks_who_inherits(said.text, before, turn.now.year):
        await tell_entry(turn, await turn.do(GetLawEntry(_WHO)))
        return True
    asked = read_share(said.text, before, turn.now.year)
    stands = None if asked is None else standing(asked.estate)
    if asked is None or stands is None:
        return False
    is_held = asked.is_held and stands in _WITH_SHARE
    entry: LawEntry = await turn.do(GetLawEntry(_HELD if is_held else _ENTRIES[stands]))
    turn.say(READY_WORDS, words=share_words(asked, stands, turn.language))
    await tell_entry(turn, entry)
    return True


def share_words(asked: ShareAsked, stands: Standing, language: str) -> str:
    """Return how the family was understood and what follows for who is asked about.

    Args:
        asked: what was read.
        stands: place in the order of heirs.
        language: ``zh-Hans``, ``zh-Hant`` or ``en``.
    """
    told = _TOLD[stands].say(language)
    if stands == "child" and asked.estate.deceased.tie == "grandparent" and not _is_sure(asked):
        told = _IF_CHILD.say(language) + told
    elif language == "en":
        told = told[0].upper() + told[1:]
    if asked.is_held and stands in _WITH_SHARE:
        told += _HELD_ALONE.say(language)
    space = " " if language == "en" else ""
    words = f"{_READ_AS.say(language)}{space}{told}\n{_WITHOUT_WILL.say(language)}"
    whom = _whom(asked, language)
    named = whom if asked.claimant.word else Words("您自己", "yourself").say(language)
    return words.format(dead=_called(asked.deceased, language), whom=whom, asked=named)


def _is_sure(asked: ShareAsked) -> bool:
    """Return True if the words say through which parent both are relatives ("外婆" and "妈妈")."""
    sides = {asked.estate.deceased.side, asked.estate.claimant.side}
    return len(sides) == 1 and sides <= _PARENTS


def _whom(asked: ShareAsked, language: str) -> str:
    if not asked.claimant.word:
        return Words("您", "you").say(language)
    word = _called(asked.claimant, language)
    if asked.claimant.of_dead:
        return Words(f"去世那位的{word}", f"a {word} of the deceased").say(language)
    return Words(f"您{word}", f"your {word}").say(language)


def _called(person: Person, language: str) -> str:
    """Return the person's own word for a relative, or a general one where it is of the other language."""
    if person.word.isascii() != (language == "en"):
        return Words("那位亲人", "relative").say(language)
    return _SAID_TO_YOU.get(person.word, person.word)
