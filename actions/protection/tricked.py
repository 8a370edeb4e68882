"""Warnings that go before every form: a link in a court's name, money gone to somebody met online, anger with us.

Each was met with a form of the defence, a menu or a danger that nobody had told.
"""

from __future__ import annotations

from typing import Final

from actions.dialogue.buttons import button
from actions.dialogue.turn import Turn
from actions.protection.readers.tricked import (
    has_entered_card,
    is_lured_abroad,
    is_swindled_online,
    scolds,
    tells_of_court_link,
    tells_of_fee_notice,
    tells_of_office_stranger,
    tells_of_pretended_office,
)
from actions.protection.telling import tell_entry
from backend.protection.commands import GetLawEntry
from backend.shared.notifier import READY_WORDS
from backend.shared.wording import Words

# What a real summons has and where it is checked is what `utter_defence_scam` says.
_LINK: Final = Words(
    "先别点那个链接，也别回、别填卡号和验证码：短信里写着法院，不等于是法院发的。\n"
    "核实：打 12368（国外打法院自己公布的总机），报姓名问有没有您的案子；号码自己查，别用短信里的。"
    "真的传票写明法院、案号、当事人；要看文书，自己打开法院的官方平台，别从链接进去。\n"
    "已经点了、填了：马上改密码，打银行停卡，再报警。核实是真的，跟我说“我被起诉了”，我陪您看期限。",
    "Don't press that link, don't reply, and give no card number or code: a message that names a court need not be "
    "from one.\nCheck by calling 12368 (from abroad, the switchboard the court itself publishes) with your name: "
    "is there a case? Look the number up yourself. A real summons states the court, the case number and the "
    "parties; to read it, open the court's own platform yourself, not through the link.\nIf you have pressed it or "
    'entered anything: change the password, have the bank stop the card, then tell the police. If it is real, say "I '
    "have been sued\" and we'll look at the time limit.",
)
_STRANGER: Final = Words(
    "别扫、别验证、别发证件：公证处、法院不会加您的私人微信，也不会打电话叫您扫码、刷脸、报验证码，这多半是诈骗。\n"
    "核实：自己查那个机构公布的电话打过去问，别用对方给的号码。在我这里验证身份，只在您自己打开的这个对话里，"
    "从不叫您扫别人发的码。\n"
    "已经扫了、填了：改密码，涉及银行卡马上打银行停卡，报警拿回执（内地 110、96110）；对方账号和聊天记录留着。",
    "Don't scan, don't verify, send no identity paper: no notary or court adds you on a private account or rings to "
    "have a code scanned, a face shown or a code read out. This is most likely a scam.\n"
    "Check by calling the number that office itself publishes, not one they gave you. With me you verify your identity "
    "only in this chat, which you opened yourself, never by a code somebody sends.\n"
    "If you have scanned or entered something: change the password, have the bank stop the card, report it to the "
    "police (in mainland China 110, 96110), and keep the account and the chat.",
)
_PRETENDED: Final = Words(
    "这很像诈骗，先别照做：别点链接、别转钱、别装软件、别报验证码。\n"
    "法院送传票、让您看文书都不收钱，也不会打电话、发链接叫人转账“解冻”“撤案”“解除失信”；公安、使领馆也不会。"
    "对方报得出您的名字、证件号，不等于是真的。\n"
    "核实：号码自己查，打 12368（在国外打法院自己公布的总机），报姓名问有没有您的案子；"
    "说是使领馆、公安的，打 +86-10-12308 问。\n"
    "已经点了、转了：马上打银行止付、停卡、改密码，再报警拿回执（内地 110、96110，在国外找当地警察）。",
    "This looks very much like a scam. Don't do what they say: press no link, pay nothing, install nothing, give no "
    "code.\nA court asks no money for serving a summons or letting you read its papers, and never phones or sends a "
    'link to have money moved, an account "unfrozen", a case dropped or a name taken off a list. Neither do the police '
    "or a mission. That they know your name or number proves nothing.\nCheck on a number you looked up yourself: call "
    "12368 (from abroad, the switchboard the court itself publishes) with your name and ask if there is a case; if "
    "they say they are a mission or the police, ask +86-10-12308.\nIf you have pressed or paid: have the bank stop the "
    "payment and the card, change the password, then report it and keep the receipt (in mainland China 110 or 96110, "
    "abroad the local police).",
)
_FEE_NOTICE: Final = Words(
    "先核实，再交；真的假的我在这里看不出来。您自己起诉、上诉的，法院确实会通知交费，"
    "接到通知次日起 7 日内交（诉讼费用交纳办法第22条），"
    "所以也别放着不管。\n"
    "• 案号、法院、案由是不是您自己的案子；没起诉过、没上诉过，就别交。\n"
    "• 打 12368（在国外打法院自己公布的总机），报案号问：要不要交、多少、哪天以前。\n"
    "• 只交到缴费通知书写的法院账户；收款的是个人，就是骗子。别从短信里的链接进去，自己打开法院的官方平台。",
    "Check it first, then pay; whether it is genuine I can't tell from here. If you sued or appealed, the court does "
    "send a notice, and the fee is due within 7 days from the day after it (Measures on Payment of Litigation Costs, "
    "Art. 22), so don't leave it either.\n"
    "• Are the case number, the court and the matter your own? If you never sued or appealed, don't pay.\n"
    "• Call 12368 (from abroad, the switchboard the court itself publishes) with the number: is a fee due, how much, "
    "by when?\n"
    "• Pay only to the court's account on the notice of payment; a private payee means a swindler. Don't go in by the "
    "link, open the court's own platform yourself.",
)
_LURE: Final = Words(
    "先别去，护照也别交出去：高薪、包食宿机票、由对方拿护照办签证、去缅甸、柬埔寨、老挝、泰缅边境，正是诈骗园区骗人的办法；"
    "到了常常被扣护照、关起来骗人，出来要“赎金”。\n"
    "核实：要公司全名和当地工作签证，自己查，不用对方给的电话；打 12308 或那里的使领馆问一句。真的雇主不拿您的护照。\n"
    "已经交了护照：现在就要回来，不还就报警。已经到了、走不了：马上跟我说，我告诉您找谁。",
    "Don't go yet, and don't hand over your passport: high pay, board and flights paid, your passport taken \"for the "
    'visa", Myanmar, Cambodia, Laos or the Thai border is how scam compounds lure people; passports are kept, people '
    'are locked in and made to cheat others, and a "ransom" is asked.\n'
    "Check: the company's full name and a work visa, looked up yourself, not by their number; ask +86-10-12308 or the "
    "Chinese mission there. A real employer doesn't keep your passport.\n"
    "If you have handed it over: ask for it back now, else go to the police. If you are there and can't leave, tell "
    "me at once.",
)
_CARD: Final = Words(
    "现在就做，一分钟都别等：\n"
    "1. 打卡背面的银行电话，说被钓鱼了，停卡、停网银、止付；刚扣的款要求拦截。\n"
    "2. 改银行、微信、邮箱的密码；收到的验证码谁问都别给，别再点那个页面。\n"
    "3. 报警拿回执：内地 110、96110，在国外找当地警察。页面、短信、扣款记录截图留着。\n"
    "填了护照、身份证号的，再告诉发证机关或使领馆，留意有人冒名开户、借钱。",
    "Do this now, without waiting:\n"
    "1. Call the bank on the number on the back of the card: phished; stop the card, online banking and the payment.\n"
    "2. Change the passwords of bank, WeChat and e-mail; give no code to anyone, don't open that page again.\n"
    "3. Report it and keep the receipt: in mainland China 110 or 96110, abroad the local police. Keep screenshots of "
    "the page, the message and the payments.\n"
    "If you gave a passport or identity number, tell the office that issued it or your mission, too, and watch for "
    "accounts or loans in your name.",
)
_PAID: Final = "scam_already_paid"
"""The library's entry on money that has gone to swindlers."""
_KEEP: Final = Words(
    "这多半是网恋、投资骗局，错的是骗您的人。聊天记录、对方账号和照片、转账凭证、网址都留着，别删、别先骂他；"
    "再有人说“先交费帮您追回”，是再骗一次。",
    "This looks like a romance or investment fraud; the one who cheated you is in the wrong. Keep the chats, the "
    "account and pictures, the transfer receipts and the site; delete nothing. Whoever offers to get it back "
    "for a fee cheats you again.",
)
_SORRY: Final = Words(
    "对不起，是我没办好，让您白等、生气了。您要办的事，现在就可以接着办：直接说要什么，或者从下面选；"
    "不想再跟我说，就转人工。",
    "I'm sorry: I didn't get it done, and you waited for nothing. We can go on now: just say what you need, or choose "
    "below; if you'd rather not talk to me, ask for a person.",
)
_COMPLAINS: Final = "complain"
"""Intent that is met with an apology anyway."""
_WAYS: Final = (
    ("ask_appointment", Words("我的预约", "My appointments")),
    ("ask_human", Words("转人工", "Talk to a person")),
)


async def court_link(turn: Turn) -> bool:
    """Warn of a link in a court's name; return True if the message told of one."""
    if turn.answer.pressed or not tells_of_court_link(turn.answer.text):
        return False
    turn.say(READY_WORDS, words=_LINK.say(turn.language))
    return True


async def pretended_office(turn: Turn) -> bool:
    """Warn of somebody in an office's name who wants money, a link pressed or a code; True if the message told of it.

    A fee that a court may really ask for is to be checked first, and called no scam.
    """
    text = turn.answer.text
    if turn.answer.pressed or not (tells_of_pretended_office(text) or tells_of_fee_notice(text)):
        return False
    words = _FEE_NOTICE if tells_of_fee_notice(text) else _PRETENDED
    turn.say(READY_WORDS, words=words.say(turn.language))
    return True


async def office_stranger(turn: Turn) -> bool:
    """Warn of a stranger in an office's name; return True if the message told of one."""
    if turn.answer.pressed or turn.has_draft or not tells_of_office_stranger(turn.answer.text):
        return False
    turn.say(READY_WORDS, words=_STRANGER.say(turn.language))
    return True


async def lured_abroad(turn: Turn) -> bool:
    """Warn of a job abroad that sounds like a lure; return True if the message asked about one."""
    if turn.answer.pressed or turn.has_draft or not is_lured_abroad(turn.answer.text):
        return False
    turn.say(READY_WORDS, words=_LURE.say(turn.language))
    return True


async def card_entered(turn: Turn) -> bool:
    """Say what stops the money of who gave a card or a code on a false page; return True if the message told of it."""
    if turn.answer.pressed or not has_entered_card(turn.answer.text):
        return False
    turn.say(READY_WORDS, words=_CARD.say(turn.language))
    return True


async def swindled_online(turn: Turn) -> bool:
    """Say what stops money that went to somebody met online; return True if the message told of it."""
    if turn.answer.pressed or not is_swindled_online(turn.answer.text):
        return False
    turn.say(READY_WORDS, words=_KEEP.say(turn.language))
    await tell_entry(turn, await turn.do(GetLawEntry(_PAID)))
    return True


async def scolded(turn: Turn) -> bool:
    """Say sorry to who is angry with us, and how to go on; return True if they were heard as anything but angry."""
    if turn.answer.pressed or turn.has_draft or turn.answer.intent == _COMPLAINS or not scolds(turn.answer.text):
        return False
    buttons = [button(turn.language, label, way) for way, label in _WAYS]
    turn.say(READY_WORDS, buttons, words=_SORRY.say(turn.language))
    return True


OUTRIGHT: Final = (card_entered, office_stranger, pretended_office, court_link, lured_abroad, swindled_online, scolded)
"""Readings that go before every other."""
