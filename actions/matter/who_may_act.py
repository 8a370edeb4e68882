"""Answer to whether a relative, a colleague or a friend may act in court for the person, each by its own rule.

Rules: CPL-61, CPL-62.2, CPL-65, CPLI-85, CPLI-86, CPLI-87, CPLI-88.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from actions.dialogue.buttons import payload_of, sending
from actions.dialogue.turn import Turn, in_form
from actions.matter.readers import Agent, agent_asked
from actions.script import simplified
from backend.shared.notifier import READY_WORDS
from backend.shared.wording import Words

_COMPARE = (
    Words("委托书怎么办", "How to make the paper"),
    payload_of("ask_authorization", authorization_wish="compare"),
)
_VIDEO = (Words("视频委托律师", "Authorize a lawyer by video"), payload_of("start_authorization"))
_RECOMMENDED: Final = Words(
    "您所在的社区、单位或者有关社会团体推荐的人可以：交身份证件、推荐材料，和您属于那个社区、单位的证明；社会团体推荐的，"
    "只能是它的负责人或工作人员（司法解释(2022修正)第87、88条）。",
    "Somebody whom your community, your employer or a fitting social organisation recommends can: with identity "
    "papers, the recommendation, and proof that you belong there; an organisation may only recommend its own head or "
    "staff (Interpretation (2022), Arts. 87, 88).",
)
_TEXTS: Final[Mapping[Agent, Words]] = {
    "relative": Words(
        "亲属可以。配偶、父母子女、祖孙、兄弟姐妹、叔伯姑舅姨、堂表兄弟姐妹这样三代以内的，和近姻亲，都能以近亲属的名义代理"
        "（民事诉讼法(2023修正)第61条，司法解释(2022修正)第85条）。\n"
        "• 要交：您签名的授权委托书、他的身份证件、亲属关系证明（第88条）；代理人最多两个。\n"
        "• 和解、放弃、承认请求，要在委托书上一项项写明（第62条）；在国外签的，要公证加附加证明书（或认证），"
        "或由使领馆证明。\n"
        "• 法官视频见证只能委托内地律师；离婚案本人一般仍要到庭（第65条）。",
        "A relative can: your spouse, parents, children, grandparents, brothers and sisters, uncles, aunts and cousins "
        "(within three degrees), and near in-laws all count as close relatives (Civil Procedure Law (2023), Art. 61; "
        "Interpretation (2022), Art. 85).\n"
        "• Needed: a power of attorney you sign, their identity document and proof of kinship (Art. 88); two people at "
        "most.\n"
        "• Settling, giving up or admitting claims must each be written out (Art. 62). Signed abroad, it needs a "
        "notary and an apostille (or legalisation), or the Chinese mission.\n"
        "• Video witnessing is for mainland lawyers only; in a divorce you must usually still come yourself (Art. 65).",
    ),
    "colleague": Words(
        "只凭同事关系不行。法律说的“工作人员”，是当事人自己的员工：公司打官司，可以派本公司员工，交身份证件和劳动关系证明"
        "（民事诉讼法(2023修正)第61条，司法解释(2022修正)第86、88条）；您个人的案子，同事不算。\n"
        f"{_RECOMMENDED.zh}\n律师或近亲属最省事。",
        "Not just as a colleague. The law's \"staff\" are the party's own employees: a company can send one, with an "
        "identity document and proof of employment (Civil Procedure Law (2023), Art. 61; Interpretation (2022), "
        "Arts. 86, 88). In a case of your own, a colleague doesn't count.\n"
        f"{_RECOMMENDED.en}\nA lawyer or a close relative is the simplest.",
    ),
    "recommended": Words(
        f"可以（民事诉讼法(2023修正)第61条）。{_RECOMMENDED.zh}\n另外要交您签名的授权委托书；代理人最多两个。",
        f"Yes (Civil Procedure Law (2023), Art. 61). {_RECOMMENDED.en}\nA power of attorney signed by you is needed, "
        "too; two people at most.",
    ),
    "friend": Words(
        "只凭朋友、邻居、同乡的交情不行：能代理的是律师、基层法律服务工作者、近亲属，或者被推荐的人（民事诉讼法(2023修正)"
        f"第61条）。\n{_RECOMMENDED.zh}",
        "Not just as a friend or neighbour: lawyers, grassroots legal workers, close relatives or people who are "
        f"recommended may act (Civil Procedure Law (2023), Art. 61).\n{_RECOMMENDED.en}",
    ),
}
_ANYBODY: Final = "utter_matter_representative"
_TOLD_BY: Final = frozenset({_ANYBODY, "utter_authorization_agents"})
"""Utterances right after which a person alone is asked about ("and a friend?")."""


async def take_up(turn: Turn) -> bool:
    """Answer whether somebody may act in court outside any form; False for any other message."""
    said = turn.answer
    if in_form(turn) or turn.has_draft or said.pressed or not said.text or said.danger is not None:
        return False
    return tell(turn, after=_told_just_now(turn))


def tell(turn: Turn, *, after: bool = False) -> bool:
    """Say whether the one who is asked about may act; False where none is.

    Args:
        after: whether it was just told who may act, so that a person alone is a question.
    """
    agent = agent_asked(turn.answer.text, after=after)
    if not agent:
        return False
    ways = () if turn.has_draft else [sending(turn.language, *one) for one in (_COMPARE, _VIDEO)]
    if agent == "anybody":
        turn.say(_ANYBODY, ways)
    else:
        turn.say(READY_WORDS, ways, words=_TEXTS[agent].say(turn.language))
    return True


def _told_just_now(turn: Turn) -> bool:
    begins = tuple(text[:8] for one in _TEXTS.values() for text in (one.zh, one.en))
    ours = any(simplified(text).startswith(begins) for text in turn.texts_before)
    return ours or not _TOLD_BY.isdisjoint(turn.spoken_before)
