"""Answers around a matter: what needs an identity first, who may sue, paying from abroad, a lawyer found, land of old …

What no source holds is said so, with whom to ask. Rules: SPC21-4, SPC21-5.4 (identity and residence), CPL-60 (minors),
CPL-22 and CPL-65 (suing from abroad).
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from actions.dialogue.buttons import Button, button
from actions.dialogue.turn import Turn
from actions.own_answers.readers import asked
from actions.protection.condolence import CONDOLENCE, is_condoled
from actions.protection.law import tell_entry_named
from actions.story.readers.bereavement import tells_death
from actions.topic import AnswerTo
from backend.shared.notifier import READY_WORDS
from backend.shared.wording import Words

_OF_DEPOSITS: Final = "inherit_bank_deposits"
_OF_CONFISCATED: Final = "overseas_chinese_house_confiscated"
_OF_LAWYERS: Final = "comp_lawyer"
_OF_RELIEF: Final = ("fee_relief", "fee_legal_aid_abroad")
_OF_ROOTS: Final = "oc_house_land_guangdong"
"""Entries of the law library: deposits of the dead, houses taken of old, lawyers, fees, overseas Chinese land."""
_ASK: Final = Words("替我去问", "Ask them for me")
_IDENTITY_LATER: Final = Words(
    "要先验证身份，才能提交、才能约法院的人（跨境立案规定第4条）；我不能先收下以后补。\n"
    "• 拿中国护照、住在外面的，还要一份在当地合法连续住满一年以上的证明：居留证、永久居民卡、工作签证都行"
    "（第5条第4项）。别的材料算不算，由法院定，我不乱说，可以替您去问。\n"
    "• 现在就能做：先把立案填好存着，问法律问题，找公证处和律师。",
    "Your identity is verified first; only then can a case be handed in or somebody of the court be booked "
    "(cross-border filing provisions, Art. 4). I can't take it now and the proof later.\n"
    "• With a Chinese passport and a home abroad it also takes a document showing more than a year of lawful, "
    "continuous residence there: a residence card, permanent resident card or work visa (Art. 5(4)). "
    "Whether another paper counts is for the court; I won't guess and can ask for you.\n"
    "• What you can do meanwhile: fill in the case and keep it, ask about the law, find notaries and lawyers.",
)
_MAY_SUE: Final = Words(
    "可以。谁的事谁是原告：在中国内地的成年人自己就能去法院立案，也能用“人民法院在线服务”，不用经过您或者我。"
    "他想让您代办，要写委托书；还没成年的，由父母或者别的监护人代他告。您要替他在这里填，说“替他立案”。",
    "Yes. Whoever the matter belongs to is the plaintiff: an adult in mainland China can file at the court himself, or "
    "by the People's Court Online Service, without you or me. If you are to act for him, he signs a power of attorney; "
    'for a minor a parent or another guardian sues. To fill it in here for him, say "file for him".',
)
_PAY_ABROAD: Final = Words(
    "我这里不收钱。法院的费用按法院自己的缴费通知交，通知上写着怎么交、几天内交。"
    "外国的银行卡、从国外汇款行不行，我手上没有出处，不乱说：收到通知先问法院，或者我替您问；也可以请国内的家人照通知代交。"
    "别往任何个人账户打钱。",
    "I take no money. Court fees are paid as the court's own payment notice says: it states how and by when. Whether a "
    "foreign card or a transfer from abroad works I have no source for, so I won't guess: ask the court when the "
    "notice comes, or let me ask for you; family in China may pay by the notice for you. Never pay into a private "
    "account.",
)
_LAWYER_FOUND: Final = Words(
    "好，那就不用名单了。要委托这位律师，我陪您用视频办委托书：备好律师姓名、律师事务所和执业证号。",
    "Good, then you need no list. To appoint this lawyer I can do the power of attorney with you by video: have the "
    "lawyer's name, firm and licence number ready.",
)
_SUE_FROM_ABROAD: Final = Words(
    "可以，人在国外也能告，不用专程回来：\n"
    "• 立案：在这里网上填、网上交，递给江门的法院；提交前验证身份（跨境网上立案规定(2021)第4、5条）。\n"
    "• 法院管不管：看被告住在哪里、事情发生在哪里；被告住江门的，一般就在江门告（民事诉讼法(2023修正)第22条）。\n"
    "• 开庭：可以委托律师去，双方同意、法院准许的可以网上开；离婚一般要本人到，确实来不了交书面意见（第65条）。\n"
    "想办就点下面的按钮，说过的不用再说一遍；不点就什么都没有开始。",
    "Yes: you can sue from abroad, without coming back for it.\n"
    "• Filing: you fill it in and hand it in online here, to the court in Jiangmen; your identity is verified before "
    "it is sent (SPC cross-border filing provisions (2021), Arts. 4, 5).\n"
    "• Whether the court takes it depends on where the defendant lives and where it happened; a defendant who lives in "
    "Jiangmen is as a rule sued there (Civil Procedure Law (2023), Art. 22).\n"
    "• The hearing: a lawyer can go for you, or it is held online if the parties agree and the court allows it; for a "
    "divorce you usually have to come yourself, or hand in your opinion in writing if you can't (Art. 65).\n"
    "To go on, press the button; what you told me need not be said again. Nothing is begun until you do.",
)
_AID: Final = Words(
    "当地法律援助中心的地址和我查得到的电话，点下面的按钮。",
    "For the address of the local legal aid centre and what number I can find, press the button.",
)
_CENTRES: Final = Words("江门的法律援助中心", "Legal aid centres in Jiangmen")
_FILE: Final = Words("开始立案", "Start filing my case")
_APPOINT: Final = Words("视频委托律师", "Appoint a lawyer by video")
_VERIFY: Final = Words("现在验证身份", "Verify my identity now")


async def identity_later(turn: Turn) -> None:
    """Say that the identity comes first, what proves a residence, and what can be done meanwhile."""
    _say(turn, _IDENTITY_LATER, _way(turn, _VERIFY, "start_identity"), _way(turn, _ASK, "start_enquiry"))


async def may_sue(turn: Turn) -> None:
    """Say that an adult sues himself, and who acts for others."""
    _say(turn, _MAY_SUE)


async def sue_from_abroad(turn: Turn) -> None:
    """Say that one can sue from where one is, how, and what needs one's presence; a button begins."""
    _say(turn, _SUE_FROM_ABROAD, _way(turn, _FILE, "start_filing"))


async def pay_abroad(turn: Turn) -> None:
    """Say how court fees are paid, and that no source says what works from abroad."""
    _say(turn, _PAY_ABROAD, _way(turn, _ASK, "start_enquiry"))


async def lawyer_found(turn: Turn) -> None:
    """Offer to appoint the lawyer that was found, and list nobody."""
    _say(turn, _LAWYER_FOUND, _way(turn, _APPOINT, "start_authorization"))


async def roots(turn: Turn) -> None:
    """Tell what protects the land and houses of overseas Chinese."""
    await tell_entry_named(turn, _OF_ROOTS)


async def deposit_left(turn: Turn) -> None:
    """Tell how what a dead relative left at a bank is drawn, with a condolence where the death is one's own."""
    text = turn.answer.text
    if (tells_death(text) or asked.is_of_late_kin(text)) and not is_condoled(turn.tracker):
        _say(turn, CONDOLENCE)
    await tell_entry_named(turn, _OF_DEPOSITS)


async def lawyer_idle(turn: Turn) -> None:
    """Tell to whom one complains of a lawyer who took the money and does nothing."""
    await tell_entry_named(turn, _OF_LAWYERS)


async def no_money(turn: Turn) -> None:
    """Tell how court fees are deferred, reduced or waived, who gets a free lawyer, and where the centre is."""
    for entry in _OF_RELIEF:
        await tell_entry_named(turn, entry)
    _say(turn, _AID, button(turn.language, _CENTRES, "find_institution", legal_map_wish="kind:legal_aid_centre"))


async def confiscated(turn: Turn) -> None:
    """Tell what becomes of a house that was taken in the land reform or later."""
    await tell_entry_named(turn, _OF_CONFISCATED)


def _say(turn: Turn, words: Words, *ways: Button) -> None:
    turn.say(READY_WORDS, () if turn.has_draft else ways, words=words.say(turn.language))


def _way(turn: Turn, title: Words, intent: str) -> Button:
    return button(turn.language, title, intent)


BY_KIND: Final[Mapping[str, AnswerTo]] = MappingProxyType(
    {
        asked.DEPOSIT_LEFT: deposit_left,
        asked.CONFISCATED: confiscated,
        asked.LAWYER_IDLE: lawyer_idle,
        asked.NO_MONEY: no_money,
        asked.IDENTITY_LATER: identity_later,
        asked.MAY_SUE: may_sue,
        asked.SUE_FROM_ABROAD: sue_from_abroad,
        asked.PAY_ABROAD: pay_abroad,
        asked.LAWYER_FOUND: lawyer_found,
        asked.ROOTS: roots,
    }
)
"""Answer to each kind."""
