"""Tells inviter and co-plaintiffs each step in their language, in the transaction that records it.

The inviter hears who answered and how; a co-plaintiff hears what concerns them. Nobody hears anybody's particulars.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from backend.filing.joint import records
from backend.filing.joint.model import UNANSWERED, Brief
from backend.shared.database import Session
from backend.shared.keyring import KeyDestroyed, Keyring
from backend.shared.notifier import READY_WORDS, Speak
from backend.shared.parties import Person
from backend.shared.wording import Words, moment, verbatim

ENTITY, MARK = "filing_case", "co"
"""The payload's key, and how its value begins: ``co:<id>:<wish>``."""
ME, JOIN, DECLINE, STRANGER = "me", "join", "decline", "stranger"
FILL, QUIET = "fill", "quiet"
CODE, DROP, SHOW = "code", "drop", "show"
TITLES: Mapping[str, Words] = {
    ME: Words("是我，看看是什么案件", "It's me, what is it about?"),
    JOIN: Words("参加，填我的资料", "I'll take part, fill in my part"),
    DECLINE: Words("不参加", "I won't take part"),
    STRANGER: Words("不是我", "That isn't me"),
    FILL: Words("看内容、接着填", "Read it and go on"),
    QUIET: Words("不再提醒", "No more reminders"),
    CODE: Words("再发一个邀请码", "Another code"),
    DROP: Words("从原告里去掉", "Take them out"),
    SHOW: Words("看谁答复了", "See who has answered"),
}
HEIRS = Words(
    "继承案件里，法院会把其他继承人都列进来，书面放弃的除外（民诉法解释第70条）。",
    "In an inheritance case the court joins all other heirs who have not waived in writing (Interpretation of the CPL, "
    "Art. 70).",
)
"""Rule INT-70; as the law library's entry `inherit_brother_holds_everything` holds it."""
_TO_INVITER: Mapping[str, tuple[Words, tuple[str, ...]]] = {
    "joined": (
        Words(
            "{name}接受了邀请，正在填自己的资料。填好、同意诉讼请求以后我再告诉您。",
            "{name} has accepted the invitation and is filling in their own particulars. I'll tell you once they have "
            "agreed to the claims.",
        ),
        (SHOW,),
    ),
    "agreed": (
        Words(
            "{name}填好了自己的资料，同意一起做原告、同意诉讼请求。",
            "{name} has given their own particulars and agrees to be a plaintiff and to the claims.",
        ),
        (SHOW,),
    ),
    "declined": (
        Words(
            "{name}说不参加这次起诉。要继续，请从原告里去掉，或者再邀请一次。",
            "{name} does not want to take part. To go on, take them out of the plaintiffs, or invite them again.",
        ),
        (DROP, CODE, SHOW),
    ),
    "stranger": (
        Words(
            "打开邀请码的人说自己不是{name}。那个码作废了；请核对是发给了谁，再要一个新码。",
            "Whoever opened the code says they are not {name}. The code is void; check whom it went to and ask for a "
            "new one.",
        ),
        (CODE, SHOW),
    ),
    "left": (
        Words(
            "{name}删除了自己的资料，邀请也作废了。要继续，请再邀请一次，或者从原告里去掉。",
            "{name} has deleted their data, and the invitation with it. To go on, invite them again or take them out.",
        ),
        (CODE, DROP, SHOW),
    ),
    "silent": (
        Words(
            "{name}到期没有答复，邀请码作废了。可以再发一个，或者从原告里去掉再提交。",
            "{name} has not answered in time and the code is void. Send another, or take them out and go on.",
        ),
        (CODE, DROP, SHOW),
    ),
    "unopened": (
        Words(
            "给{name}的邀请码还没有人打开，到 {until} 为止有效。可以自己再提醒一次，码丢了可以再要一个。",
            "Nobody has opened the code for {name} yet; it works until {until}. You may want to remind them; if the "
            "code is lost, ask for another.",
        ),
        (CODE, DROP, SHOW),
    ),
}
_EVERYBODY = Words(
    "大家都答复了，可以提交了：说“继续立案”。", 'Everybody has answered. To submit, say "go on with my filing".'
)
_TO_THEM: Mapping[str, tuple[Words, tuple[str, ...]]] = {
    "reminder": (
        Words(
            "{inviter}请您一起做{cause}的原告，您还没有答完，到 {until} 为止。",
            "{inviter} asked you to be a plaintiff in {cause}; your answer is still open, until {until}.",
        ),
        (FILL, DECLINE, QUIET),
    ),
    "changed": (
        Words(
            "{inviter}改了{cause}的内容，您先前的同意不算数了。请看过再答复。",
            "{inviter} has changed {cause}; what you agreed to before no longer counts. Please look at it again.",
        ),
        (FILL, DECLINE),
    ),
    "out": (
        Words(
            "{inviter}把您从{cause}的原告里去掉了。您填的资料已经删除，不用再做什么。",
            "{inviter} has taken you out of the plaintiffs in {cause}. What you filled in is deleted; there is nothing "
            "to do.",
        ),
        (),
    ),
    "silent": (
        Words(
            "{inviter}请您一起做{cause}的原告，邀请到期了，您填的资料已经删除。还想参加，请{inviter}再发一个邀请码。",
            "{inviter}'s invitation to be a plaintiff in {cause} has ended, and what you filled in is deleted. If you "
            "still want to take part, ask {inviter} for another code.",
        ),
        (),
    ),
    "over": (
        Words(
            "{inviter}没有提交{cause}就放弃了。您填的资料已经删除，不用再做什么。",
            "{inviter} has given up {cause} without handing it in. What you filled in is deleted; there is nothing "
            "to do.",
        ),
        (),
    ),
    "filed": (
        Words(
            "法院收到了{inviter}提交的{cause}，您是共同原告，您的资料也交给了法院。立案没有，我会告诉您；中间的消息发给{inviter}。",
            "The court has received {cause} from {inviter}. You are a co-plaintiff, and your particulars went with it. "
            "I will tell you whether it is registered; news in between goes to {inviter}.",
        ),
        (),
    ),
    "registered": (
        Words(
            "{cause}立案了，您是原告之一。开庭等消息请向{inviter}了解。",
            "{cause} is registered, and you are one of the plaintiffs. Ask {inviter} about hearings and other news.",
        ),
        (),
    ),
    "ended": (
        Words(
            "{cause}这次没有立案（法院没有接受，或者撤回了）。详情请问{inviter}。",
            "{cause} was not registered this time (the court did not accept it, or it was withdrawn). Ask "
            "{inviter} for details.",
        ),
        (),
    ),
}


_ERASED: Mapping[str, str | Words] = {
    "inviter": Words("邀请您的人", "Whoever invited you"),
    "cause": Words("那件案子", "that case"),
}
"""Words for who is erased and what they began."""


def payload_of(co_plaintiff_id: str, wish: str) -> str:
    """Return the payload of a button about a co-plaintiff; its id tells a stranger nothing."""
    return f'/ask_case_progress{{"{ENTITY}": "{MARK}:{co_plaintiff_id}:{wish}"}}'


def brief_facts(brief: Brief) -> dict[str, str]:
    """Return what can be said of a filing to a co-plaintiff: ``inviter cause``."""
    return {"inviter": verbatim(brief.inviter), "cause": verbatim(brief.cause_name)}


class JointNews:
    """Says the news of filings with several plaintiffs.

    Args:
        speak: the conversation's speaker.
        person: returns what is known of a person.
        keyring: opens names.
    """

    def __init__(self, speak: Speak, person: Callable[[str], Person], keyring: Keyring) -> None:
        self._speak, self._person, self._keyring = speak, person, keyring

    def zone(self, person_id: str) -> str:
        """Return the IANA zone somebody lives in."""
        return self._person(person_id).timezone

    def tell_inviter(self, session: Session, joint: records.Row, place: records.Row, what: str, key: str = "") -> None:
        """Say what became of a co-plaintiff to who invited them."""
        try:
            brief, names = records.brief_in(self._keyring, joint)
        except KeyDestroyed:  # who invited is erased, too: nobody is left to be told
            return
        name = verbatim(names.get(place["co_plaintiff_id"], ""))
        said, wishes = _TO_INVITER[what]
        more = (HEIRS,) if what in ("declined", "silent") and brief.cause == "inheritance" else ()
        if what == "agreed" and self._is_last(session, joint):
            more = (_EVERYBODY,)
        self._say(session, joint["person_id"], place, what, key, (said, *more), wishes, {"name": name})

    def tell_them(self, session: Session, joint: records.Row, place: records.Row, what: str, key: str = "") -> None:
        """Say something to a co-plaintiff, if somebody has opened the invitation."""
        if place["person_id"]:
            said, wishes = _TO_THEM[what]
            self._say(session, place["person_id"], place, what, key, (said,), wishes, self._facts(joint))

    def _facts(self, joint: records.Row) -> Mapping[str, str | Words]:
        """The facts of a filing; without names where the key of who began it is destroyed (an erasure goes on)."""
        try:
            return brief_facts(records.brief_in(self._keyring, joint)[0])
        except KeyDestroyed:
            return _ERASED

    def _is_last(self, session: Session, joint: records.Row) -> bool:
        states = [one["state"] for one in records.places_of(session, joint["draft_id"]).values()]
        return not any(state in (*UNANSWERED, "named", "declined", "silent") for state in states)

    def _say(
        self, session: Session, person_id: str, place: records.Row, what: str, key: str, said: tuple[Words, ...],
        wishes: tuple[str, ...], facts: Mapping[str, Any],
    ) -> None:  # fmt: skip
        person = self._person(person_id)
        until = place["expires_at"]
        told = {name: one.say(person.language) if isinstance(one, Words) else one for name, one in facts.items()}
        known = {**told, "until": moment(until, person.timezone, person.city, person.language) if until else "—"}
        text = "\n".join(one.say(person.language).format_map(known) for one in said)
        buttons = [(TITLES[wish], payload_of(place["co_plaintiff_id"], wish)) for wish in wishes]
        mark = key or place["updated_at"].isoformat()
        whole = f"co_plaintiff:{place['co_plaintiff_id']}:{person_id}:{what}:{mark}"
        self._speak(person_id, READY_WORDS, {"words": text}, key=whole, buttons=buttons, session=session)
