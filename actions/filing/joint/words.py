"""Sentences about co-plaintiffs, said to who invites them and to those invited."""

from __future__ import annotations

from collections.abc import Mapping

from actions.dialogue.readers.clauses import private_numbers_in
from backend.filing.joint.model import Brief, State
from backend.shared.courts import COURTS
from backend.shared.wording import Words, verbatim

_HIDDEN = Words("（号码不显示）", "(number not shown)")
STATES: Mapping[State, Words] = {
    "named": Words("还没有给邀请码", "no code yet"),
    "invited": Words("有邀请码，还没有打开", "has a code, not opened yet"),
    "opened": Words("打开了邀请，还没有答复", "has opened it, no answer yet"),
    "joined": Words("参加，还没有填完或同意", "takes part, has not finished or agreed yet"),
    "agreed": Words("填好了，同意", "done, agrees"),
    "declined": Words("不参加", "does not take part"),
    "silent": Words("到期没有答复", "has not answered in time"),
    "out": Words("去掉了", "taken out"),
}

# To who invites

LEFT_TO_THEM = Words(
    "好，{name}的资料请本人填。填完核对的时候，我给您一个邀请码转发；{name}在自己的聊天里填，别人看不到。",
    "All right, {name} fills in their own part. At the review I'll give you a code to pass on; they answer in a "
    "chat of "
    "their own, and nobody else sees it.",
)
STANDING = Words(
    "由本人填资料的原告：\n{lines}\n大家都同意以后才能提交，或者把谁去掉。",
    "Plaintiffs who fill in their own part:\n{lines}\nThe case can be submitted once all have agreed, or without them.",
)
ALL_AGREED = Words(
    "由本人填资料的原告：\n{lines}\n都答复了。", "Plaintiffs who fill in their own part:\n{lines}\nAll have answered."
)
NOT_YET = Words(
    "所以还不能提交。等他们答复，或者把谁去掉；您填的都在，大家都同意了我会告诉您。",
    "So it cannot be submitted yet. Wait for their answers, or take somebody out; what you filled in is kept, and I'll "
    "tell you once everybody has agreed.",
)
NOBODY = Words("没有由本人填资料的原告。", "There are no plaintiffs who fill in their own part.")
CODE = Words(
    "给{name}的邀请码：{code}\n只能用一次，到 {until} 为止；再要一个，旧的就作废。"
    "{name}会看到您的姓名、案由、被告和诉讼请求，看不到其他原告的资料；要先验证身份，再填资料、同意请求。请转发下面这段：",
    "The code for {name}: {code}\nIt works once, until {until}; a new code makes this one void. They will see your "
    "name, the kind of case, the defendants and the claims, and nothing of the other plaintiffs. They verify their "
    "identity, fill in their part and agree to the claims. Please forward this to them:",
)
MESSAGE = Words(
    "{inviter}请{name}一起做原告。打开邑侨通（网页、微信或 WhatsApp 都行），发送：\n立案邀请码 {code}",
    "{inviter} asks {name} to be a plaintiff together. Open Yiqiaotong (web, WeChat or WhatsApp) and "
    "send:\nfiling code "
    "{code}",
)
IN_ALREADY = Words("{name}已经进来了，不用再发邀请码。", "{name} is in already and needs no code.")
TAKEN_OUT = Words(
    "好，{name}不在这份起诉状的原告里了，填过的资料已经删除。",
    "All right, {name} is no longer a plaintiff in this case, and what they filled in is deleted.",
)
GONE = Words(
    "这个邀请已经不在了，可能提交了、取消了，或者您被去掉了。",
    "This invitation is not there any more: the case was handed in or given up, or you were taken out.",
)

# To those invited

MEANT_FOR = Words(
    "这是一份立案邀请：有人请{name}一起做原告。\n您是{name}本人吗？是的话，我再告诉您是什么案件。",
    "This is an invitation to a lawsuit: somebody asks {name} to be a plaintiff together.\nAre you {name}? If so, "
    "I'll tell "
    "you what it is about.",
)
BRIEF = Words(
    "{inviter}请您一起做原告：{cause}，被告是{defendants}，交给{court}。\n诉讼请求：\n{claims}",
    "{inviter} asks you to be a plaintiff together: {cause}, against {defendants}, in {court}.\nClaims:\n{claims}",
)
FILL_NOW = Words(
    "请填您自己的资料。只给法院，{inviter}和其他原告看不到。",
    "Please fill in your own part. It goes to the court alone; {inviter} and the other plaintiffs do not see it.",
)
CONSENT = Words(
    "请核对下面的资料（“第一原告”就是您本人）。按“确认提交”，就是同意做原告、同意上面的诉讼请求；"
    "{inviter}提交以前，您随时可以说不参加。",
    'Please check your part below ("Plaintiff 1" is you). By "Confirm and submit" you agree to be a plaintiff and '
    "to the "
    "claims above; until {inviter} hands it in you can still say no.",
)
THANKS = Words(
    "好，我告诉{inviter}您同意了。等{inviter}提交，法院收到我会告诉您。",
    "Thank you. {inviter} is told that you agree. Once the court has received the case I'll tell you.",
)
CHANGED = Words(
    "内容刚刚改过，还没有算您同意。请看现在的内容：",
    "It has just been changed, and nothing was agreed to yet. This is how it reads now:",
)
AGAIN = Words("同意的话再按一次“确认提交”。", 'If you agree, press "Confirm and submit" again.')
DECLINED = Words(
    "好，您不参加。我告诉了{inviter}，您填的都删除了。",
    "All right, you do not take part. {inviter} is told, and what you filled in is deleted.",
)
STRANGER = Words("好，这个邀请和您无关，已经作废了。", "All right, this is not for you; the invitation is void.")
OUTCOMES: Mapping[str, Words] = {
    "own": Words(
        "这是您发给别人的邀请码，请转给对方。", "This is the code you made for somebody else; please pass it on."
    ),
    "used": Words(
        "这个邀请码已经被别人打开了。请请您的人再发一个。",
        "Somebody else has opened this code. Ask whoever invited you for another.",
    ),
    "expired": Words(
        "这个邀请码过期了。请请您的人再发一个。", "This code has expired. Ask whoever invited you for another."
    ),
    "over": Words(
        "这个案件已经提交或取消了，邀请码没有用了。",
        "This case was handed in or given up; the code is of no use any more.",
    ),
    "too_many": Words("错的邀请码太多了，请过一个小时再试。", "Too many wrong codes. Please try again in an hour."),
    "unknown": Words(
        "没有这个立案邀请码。请看看有没有抄错，或者请您的人再发一个（新的会让旧的作废）。",
        "There is no such code for a case. Check it, or ask whoever invited you for another (a new one makes the "
        "old void).",
    ),
}
OWN_FIRST = Words(
    "您自己有一份立案没有填完。请先办完、或者取消那一份，再回来填这份；邀请到 {until} 为止有效。",
    "You have a case of your own that is not finished. Please finish or cancel it first and come back; the "
    "invitation is "
    "good until {until}.",
)
QUIET = Words("好，不再提醒您答复了。", "All right, you will not be reminded any more.")
NO_FILES = Words("这里不用发文件；证据由{inviter}交。", "No files are needed here; {inviter} hands in the evidence.")
MINE: Mapping[str, Words] = {
    "opened": Words(
        "{inviter}请您一起做{cause}的原告，您还没有答复。",
        "{inviter} asks you to be a plaintiff in {cause}; you have not answered yet.",
    ),
    "joined": Words(
        "{inviter}的{cause}：您参加，资料还没有填完或者还没有同意。",
        "{cause} of {inviter}: you take part, and have not finished or agreed yet.",
    ),
    "agreed": Words(
        "{inviter}的{cause}：您填好了、同意了，等{inviter}提交。",
        "{cause} of {inviter}: you are done and agree; {inviter} has yet to hand it in.",
    ),
    "filed": Words(
        "{inviter}的{cause}：已经交给法院，您是原告之一。",
        "{cause} of {inviter}: it is with the court, and you are one of the plaintiffs.",
    ),
}


def brief_words(brief: Brief, language: str) -> str:
    """Return what a case is about in one sentence, and its claims; numbers of the inviter's are left out."""
    court = COURTS[brief.court].name.say(language) if brief.court in COURTS else brief.court
    hidden = _HIDDEN.say(language)
    claims = "\n".join(f"{number}. {_without_numbers(claim, hidden)}" for number, claim in enumerate(brief.claims, 1))
    return BRIEF.say(language).format(
        inviter=verbatim(brief.inviter), cause=verbatim(brief.cause_name),
        defendants=verbatim("、".join(brief.defendants)), court=court, claims=verbatim(claims),
    )  # fmt: skip


def _without_numbers(text: str, hidden: str) -> str:
    for token in private_numbers_in(text):
        text = text.replace(token, hidden)
    return text
