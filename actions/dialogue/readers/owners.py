"""Owner of a number, an address, a day or a name, clause by clause: the writer's side, the other's, or neither's. Pure.

The owner stands before what is told or right behind it ("138… 是我儿子的"); a clause that names nobody goes on with
whoever the one before it spoke of. Relatives, witnesses and helpers who stand on no side are their own owners.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from actions.dialogue.readers import owner_words as words
from actions.dialogue.readers.kin import gender_of, relatives_in
from actions.dialogue.readers.names import is_name
from actions.script import sign_by_sign

Owner = Literal["own", "theirs", "third", ""]
_OWN_PAPER = re.compile(
    r"(?:我|本人)(?:自己)?(?:的|嘅|本|张|張)?(?:护照|身份证|证件|回乡证|通行证|居留证|绿卡)|"
    r"\b(?:on|in) my (?:passport|id|green card|permit|papers?)\b|\bmy (?:passport|id|legal) name\b"
)
"""Words that tell something by a paper of the writer ("我护照上的名字", "the name on my passport")."""
_SHORTEST_NAME = 2
_DOCUMENT = "⟦document:"
"""Beginning of an identity paper's number where it is masked."""
_REMARK = re.compile(
    r"^\s*(?:我(?:刚才|剛才|刚刚|前面|之前|头先|頭先|已经|已經|都|早就)*(?:说|說|讲|講|告诉你|告訴你|同你讲|同你講)(?:过|過|了|咗)*"
    r"|i (?:have |already |just )*(?:said|told you|mentioned)(?: that)?)[，,\s]*(?=[他她佢]|对方|對方|he\b|she\b)",
    re.IGNORECASE,
)
"""A remark that something was told before, whose "I" owns nothing of it ("我说过他在台山")."""
_OPPOSITE = {"m": "f", "f": "m"}
_SEVERAL = frozenset({"parents", "grandparents", "siblings", "children", "grandchildren"})
"""Relatives whom neither "he" nor "she" means."""
_GENDERS = {"他": "m", "he": "m", "him": "m", "his": "m", "he's": "m", "她": "f", "she": "f", "her": "f", "she's": "f"}


@dataclass(frozen=True, slots=True)
class People:
    """People who are known.

    Args:
        own: the names of the side for which the writer speaks.
        theirs: the names of the other side.
        company: whether only the other side is an organisation.
        acts_for: how the relative is called for whom the writer acts ("舅舅"), or nothing.
        bodies: the sides whose first party is an organisation.
        spoken_of: of whom the message before spoke last, so that a clause that names nobody goes on with them.
        pronoun: whom "he" or "she" means until somebody else is spoken of; the other side if not given.
        kin_may_be_theirs: whether a relative or a friend who is told of may be the other side, of whom nobody is known.
    """

    own: Sequence[str] = ()
    theirs: Sequence[str] = ()
    company: bool = False
    acts_for: str = ""
    bodies: frozenset[Owner] = frozenset()
    spoken_of: Owner = ""
    pronoun: Owner = ""
    kin_may_be_theirs: bool = False


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of a text with at most one number in it.

    Args:
        start: where it begins; `end`: where it ends.
        owner: whose it is; nothing where nobody was named yet.
        pronoun: whom "he" or "she" means behind it.
    """

    start: int
    end: int
    owner: Owner
    pronoun: Owner


@dataclass(frozen=True, slots=True)
class Told:
    """A masked number of a message.

    Args:
        token: what stands for it.
        kind: ``phone``, ``email`` or ``document``.
        owner: whose it is; nothing where no word tells.
        denied: whether it is said not to be it ("不是138…，是139…").
    """

    token: str
    kind: str
    owner: Owner
    denied: bool = False


def pieces(text: str, people: People) -> list[Piece]:
    """Return the pieces of a text, each with whose it is.

    Args:
        text: as it was written.
        people: who is known.
    """
    text = _REMARK.sub(lambda remark: " " * len(remark[0]), text)
    return list(_Following(sign_by_sign(text).casefold(), people).pieces())


def numbers(text: str, people: People | None = None) -> tuple[Told, ...]:
    """Return the masked numbers of a text in its order, each with its owner."""
    plain = sign_by_sign(text)
    return tuple(
        Told(found[0], found["kind"], one.owner, _is_taken_back(plain, found))
        for one in pieces(text, people or People())
        for found in words.TOKEN.finditer(plain, one.start, one.end)
    )


def _is_taken_back(plain: str, number: re.Match[str]) -> bool:
    folded_text = plain.casefold()
    before, behind = words.DENIED.search(plain[: number.start()]), words.DENIED_BEHIND.match(folded_text, number.end())
    return before is not None or behind is not None


def other_side_named(text: str) -> str:
    """Return the name of who is told by what they did to the writer ("欠我钱的叫许文龙"), or nothing."""
    found = words.DEBTOR_NAMED.search(sign_by_sign(text).casefold())
    if found is None:
        return ""
    start, end = found.span("zh" if found["zh"] else "en")
    return text[start:end] if is_name(text[start:end]) else ""


def calls_an_elder(text: str) -> bool:
    """Return whether a text begins with what the old are called, and call themselves ("阿婆叫黃美玲")."""
    return words.ELDER.match(sign_by_sign(text)) is not None


def led_by_pronoun(text: str) -> bool:
    """Return whether words begin with "he", "she" or "they"."""
    return words.PRONOUN.match(sign_by_sign(text).casefold()) is not None


def name_alone(clause: str) -> str:
    """Return the name of which a clause consists, or nothing."""
    alone = words.STANDS_ALONE.match(clause)
    return alone["name"] if alone is not None and is_name(alone["name"]) else ""


def folded(name: str) -> str:
    """Return a name as names are compared."""
    return sign_by_sign(name).casefold()


class _Following:
    """Follows a text from clause to clause: whose it is, and whom "he" and "she" mean."""

    def __init__(self, plain: str, people: People) -> None:
        self._plain = plain
        self._people = people
        self._own = [folded(name) for name in people.own if name]
        self._theirs = [folded(name) for name in people.theirs if name]
        self._subject: Owner = "own" if self._lists_oneself() else people.spoken_of
        self._last: Owner = people.pronoun or ("third" if people.acts_for else "theirs")
        self._of_gender: dict[str, Owner] = {}
        self._claimed = 0
        self._thirds: list[str] = []
        self._sued_kin: frozenset[str] = frozenset()
        self._other_told = bool(self._theirs) or words.OTHER_SIDE_TOLD.search(plain) is not None

    def pieces(self) -> Iterator[Piece]:
        """Yield the pieces in order."""
        cuts = [0, *(match.end() for match in words.CLAUSE_END.finditer(self._plain)), len(self._plain)]
        for first, last in pairwise(cuts):
            for start, end in self._cut(first, last):
                if self._plain[start:end].strip():
                    yield Piece(start, end, self._owner(start, end), self._last)

    def _cut(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        """The pieces of a clause: behind each number but the last, and behind whose it is said to be."""
        tokens = list(words.TOKEN.finditer(self._plain, start, end))
        for one, after in pairwise(tokens):
            behind = self._behind(one.end())
            stop = behind[0] if behind is not None and behind[0] <= after.start() else one.end()
            yield start, stop
            start = stop
        yield start, end

    def _owner(self, start: int, end: int) -> Owner:
        clause = self._plain[start:end]
        told = list(words.TOKEN.finditer(self._plain, start, end))
        beside = self._beside(start, told[-1]) if told else None
        if beside is None:
            self._subject, self._last = self._of_clause(clause)
            self._keep_name(clause)
            if told and not self._subject:
                self._subject = self._named_last(self._plain[start : told[-1].start()])
        else:
            self._subject = beside
        if told:
            self._claimed = max(self._claimed, told[-1].end())
        return self._subject

    def _beside(self, start: int, token: re.Match[str]) -> Owner | None:
        """Return the owner the words right behind or right before a number name; None where they do not say."""
        behind = self._behind(token.end())
        if behind is not None:
            return behind[1]
        head = self._plain[start : token.start()]
        mentions = list(words.MENTION.finditer(head))
        for owner, names in self._named():
            if any(name in head and words.GLUE.fullmatch(head[head.rindex(name) + len(name) :]) for name in names):
                return owner
        if not mentions:
            return self._named_beside(head) or self._behind_next(start, token)
        last, between = mentions[-1], head[mentions[-1].end() :]
        named = words.NAMED_GLUE.fullmatch(between) if last["kin"] or last["role"] else None
        if words.GLUE.fullmatch(between) is None and (named is None or not is_name(named["name"].title())):
            return self._named_beside(head)
        return self._of_mention(last)

    def _named_beside(self, head: str) -> Owner | None:
        """Return the owner of a number before which somebody's name stands, once the writer's side has a name."""
        named = words.NAMED_NUMBER.search(head)
        name = (named["zh"] or named["en"].title()) if named is not None else ""
        if not name or not self._own or not is_name(name):
            return None
        return "third" if self._theirs else "theirs"

    def _behind_next(self, start: int, token: re.Match[str]) -> Owner | None:
        """Return the owner the clause behind a bare number names, where the one before it does not ("他的，138…")."""
        found = words.BEHIND_NEXT.match(self._plain, token.end())
        if found is None or self._plain.startswith("⟦", found.end()):
            return None
        before = self._plain[self._claimed : start]
        if before and words.OWNER_ALONE.fullmatch(before.rsplit("。", 1)[-1]):
            return None
        mentions = list(words.MENTION.finditer(found["who"]))
        if not mentions:
            return None
        self._claimed = found.end()
        return self._of_mention(mentions[-1])

    def _behind(self, at: int) -> tuple[int, Owner] | None:
        """Return where the words end that say right behind a number whose it is, and whose; None where none do."""
        found = words.BEHIND.match(self._plain, at)
        if found is None or (found[0].lstrip()[:1] in "，," and self._plain.startswith("⟦", found.end())):
            return None  # "…，这是我哥的139…" tells of the next number
        who = next(one for one in found.groups() if one)
        if found["zh"] and not words.SAYS_WHOSE.match(found[0]) and not words.MENTION.match(who):
            return None  # "138…当成他的" says nothing of the kind
        if words.DENIES.match(who):
            after = self._behind(found.end())
            return after if after is not None else (found.end(), "third")
        if any(name in who for name in self._theirs):
            return found.end(), "theirs"
        if any(name in who for name in self._own):
            return found.end(), "own"
        if mentions := list(words.MENTION.finditer(who)):
            return found.end(), self._of_mention(mentions[-1])
        return (found.end(), "third") if is_name(who.strip().title()) else None

    def _of_mention(self, found: re.Match[str]) -> Owner:
        """Return the side of somebody who is spoken of; who "he" means behind it is kept."""
        if found["kin"]:
            if self._people.acts_for and self._people.acts_for in found["kin"]:
                self._last = "own"
                return "own"
            return "theirs" if self._sued_kin & {one.word for one in relatives_in(found["kin"])} else "third"
        if found["role"]:
            self._last = "theirs"
            return "theirs"
        if found["their_own"]:
            return self._last if self._people.acts_for else "theirs"
        if found["pronoun"]:
            return self._meant(found["pronoun"])
        return self._speaker()

    def _named(self) -> Iterator[tuple[Owner, Sequence[str]]]:
        """Everybody whose name is known, by the side they are on."""
        yield "third", self._thirds
        yield "own", self._own
        yield "theirs", self._theirs

    def _named_last(self, head: str) -> Owner:
        found = list(words.MENTION.finditer(head))
        return self._of_mention(found[-1]) if found else ""

    def _kin(self, clause: str, *, named: bool) -> Owner:
        """Return the side of a relative or a friend: that of who is sued, where nobody else may be."""
        may = self._people.kin_may_be_theirs and not self._other_told
        if not may or words.HELPS.search(clause) or not (named or words.WRONG.search(self._plain)):
            return "third"
        self._sued_kin |= {one.word for one in relatives_in(clause)}
        return "theirs"

    def _spoken_of(self, clause: str, owner: Owner) -> Owner:
        """Keep whom "he" and "she" mean behind a relative who is spoken of, and return whom any other word does."""
        relative = next(relatives_in(clause), None)
        gender = gender_of(relative.word) if relative is not None else ""
        if relative is not None and not gender:
            return self._last if relative.family in _SEVERAL else owner
        self._of_gender = {gender: owner, _OPPOSITE[gender]: self._last} if gender else {}
        return owner

    def _keep_name(self, clause: str) -> None:
        """Keep the name that a clause tells of somebody who stands on no side."""
        told = self._subject == "third" or words.THEIR_KIN_NAMED.search(clause) is not None
        name = _name_told(clause) if told and not self._people.acts_for else ""
        if name and name not in (*self._own, *self._theirs):
            self._thirds.append(name)

    def _speaker(self) -> Owner:
        """Take who writes as a party, unless it is for somebody else."""
        return "third" if self._people.acts_for else "own"

    def _meant(self, pronoun: str) -> Owner:
        """Resolve "he" or "she": of who was spoken of last, the one of that gender."""
        return self._of_gender.get(_GENDERS.get(pronoun, ""), self._last)

    def _of_clause(self, clause: str) -> tuple[Owner, Owner]:
        """Return the owner of a clause, and who was spoken of last."""
        people, last, introduced = self._people, self._last, _introduced(clause)
        for owner, names in self._named():
            if any(_begins_with(clause, name) or introduced == name for name in names):
                if any(_tells_of_kin(clause, name) for name in names):
                    return "third", self._spoken_of(clause, "third")
                self._of_gender = {}
                return owner, owner
        if (body := self._body_called(clause)) is not None:
            return body, body
        if words.THEIR_OWN.search(clause):
            return (last, last) if people.acts_for else ("theirs", "theirs")
        if words.MY_OWN.search(clause):
            return self._speaker(), last
        if words.ROLES_NUMBER.search(clause):
            return "theirs", "theirs"
        sued = any(name in clause for name in self._theirs)
        ours = bool(people.acts_for) and people.acts_for in clause
        if (their := words.THEIR_KIN.match(clause)) and not (sued or ours):
            return "third", self._behind_their_kin(clause, their)
        if words.KINS_NUMBER.search(clause) and not (sued or ours):
            return "third", "third"
        kin = words.KIN.match(clause)
        if self._is_thing(clause):
            return "third", last
        if words.DEBTOR.match(clause) or words.OTHERS_TOLD.match(clause):
            self._of_gender = {}
            return "theirs", "theirs"
        if (introduced or self._stands_for_another(clause)) and not kin and not words.PRONOUN.match(clause):
            return ("theirs", "theirs") if not self._theirs else ("third", "third")
        if (
            words.OTHER_SIDE.match(clause)
            or words.ROLE.match(clause)
            or (people.company and words.COMPANY.match(clause))
        ):
            return "theirs", "theirs"
        if kin:
            of_kin: Owner = "own" if ours else "theirs" if sued else self._kin(clause, named=_is_named(clause))
            return of_kin, self._spoken_of(clause, of_kin)
        if words.THEIR_HELPER.match(clause) and not (sued or ours):
            return "third", "third"
        spoken = last
        if ours:
            spoken = self._spoken_of(clause, "own")
        elif words.KIN_ANYWHERE.search(clause):  # "告我细佬陈国栋，佢住台山" tells where he lives
            spoken = self._spoken_of(clause, "theirs" if sued else self._kin(clause, named=False))
        if (pronoun := words.PRONOUN.match(clause)) is not None:
            meant = self._meant(pronoun["who"])
            return meant, meant
        if words.OF_THEIRS.search(clause):
            return last, last
        return (self._speaker() if words.WRITER.match(clause) else self._subject), spoken

    def _is_thing(self, clause: str) -> bool:
        """Return True if a clause tells where a house or an office is, and no party of this matter."""
        found = words.THING.match(clause)
        return found is not None and not ((found["body"] or found["body_en"]) and self._people.bodies)

    def _behind_their_kin(self, clause: str, their: re.Match[str]) -> Owner:
        """Resolve "he" or "she" behind "his wife …": the one of that gender, where the words tell who she is."""
        only_number = words.TOKEN.search(clause) is not None and words.INTRODUCES.search(clause, their.end()) is None
        return self._last if only_number else self._spoken_of(clause, "third")

    def _lists_oneself(self) -> bool:
        """Return True if a message is a name with its document's number and nobody's before: the writer's own."""
        begins = name_alone(words.CLAUSE_END.split(self._plain, maxsplit=1)[0])
        known = folded(begins) in (*self._own, *self._theirs)
        return bool(begins) and _DOCUMENT in self._plain and not self._own and not known

    def _stands_for_another(self, clause: str) -> bool:
        """Return True if a clause is nothing but a name that is not the writer's, who is known."""
        alone = name_alone(clause)
        return bool(alone and self._own and len(alone) > _SHORTEST_NAME)

    def _body_called(self, clause: str) -> Owner | None:
        """The side whose company a clause calls by part of its name ("灯饰公司"), or by what it is ("the factory")."""
        bodies = self._people.bodies
        stem = called["stem"] if (called := words.CALLED_BODY.match(clause)) is not None else ""
        of: dict[Owner, list[str]] = {"own": self._own, "theirs": self._theirs}
        named = [owner for owner in bodies if any(stem in name for name in of[owner])] if stem else []
        if len(named) == 1:
            return named[0]
        if "theirs" in bodies and words.THEIR_BODY.match(clause):
            return "theirs"
        return "own" if bodies == {"own", "theirs"} and words.OWN_BODY.match(clause) else None


def _introduced(clause: str) -> str:
    """The name of somebody a clause introduces by another word than "I", as names are compared; or nothing."""
    found = words.INTRODUCED.match(clause)
    name = (found["zh"] or found["en"].title()) if found is not None else ""
    return folded(name) if name and is_name(name) else ""


def _is_named(clause: str) -> bool:
    """Return True if a clause about a relative tells their name."""
    return bool(_name_told(clause))


def _name_told(clause: str) -> str:
    """The name that a clause tells behind "called" or "is"; nothing where it tells none."""
    found = words.NAME_TOLD.search(clause) or words.KIN_THEN_NAME.search(clause)
    name = next((one for one in found.groups() if one), "") if found is not None else ""
    return name if name and is_name(name.title()) else ""


def _tells_of_kin(clause: str, name: str) -> bool:
    """Return True if a clause is about a relative of somebody who is named ("谭锦荣的太太叫…")."""
    at = clause.find(name)
    return at >= 0 and words.KIN_BEHIND_NAME.match(clause, at + len(name)) is not None


def _begins_with(clause: str, name: str) -> bool:
    led = rf"{words.LEAD}(?:被告|原告|对方|债务人|{words.ROLES_ZH}|the {words.ROLES_EN} )?(?:是|叫)?{re.escape(name)}"
    return re.match(led, clause) is not None


def tells_own_paper(text: str) -> bool:
    """Return True if something is told as it stands on a paper of the writer's own."""
    return _OWN_PAPER.search(sign_by_sign(text).casefold()) is not None
