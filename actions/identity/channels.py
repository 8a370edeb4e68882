"""Channels that speak for one person: a code given on one, typed on another, and letting a channel go."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from actions.answers import Answer
from actions.dialogue.buttons import button, titled
from actions.dialogue.turn import Turn
from actions.identity.readers.link_wishes import link_wish
from backend.conversation.model import Conceal
from backend.identity.commands import IssueLinkCode, MyIdentity, RedeemLinkCode, UnlinkChannel
from backend.identity.model import IdentityView, LinkCode, Linked, LinkedChannel
from backend.shared.wording import Words, moment

CHANNELS: Mapping[str, Words] = {
    "web": Words("网页聊天", "Web chat"),
    "terminal": Words("命令行", "Terminal"),
    "telegram": Words("Telegram", "Telegram"),
    "wechat": Words("微信公众号", "WeChat"),
    "wechat_official": Words("微信公众号", "WeChat official account"),
    "wecom": Words("企业微信", "WeCom"),
    "mini_program": Words("小程序", "Mini program"),
    "whatsapp": Words("WhatsApp", "WhatsApp"),
    "line": Words("LINE", "LINE"),
    "email": Words("电子邮件", "Email"),
}
_WORDS = {
    "web": ("网页", "網頁", "电脑", "電腦", "web", "browser"),
    "wechat": ("微信", "公众号", "公眾號", "wechat"),
    "mini_program": ("小程序", "mini program"),
    "telegram": ("电报", "telegram"),
    "whatsapp": ("whatsapp",),
    "line": ("line",),
    "email": ("邮箱", "电邮", "電郵", "email", "e-mail"),
    "terminal": ("命令行", "terminal"),
}
_GET_CODE = Words("给我一个绑定码", "Give me a link code")
_HAVE_CODE = Words("我有绑定码", "I have a link code")
_START = Words("先验证身份", "Verify my identity")


def channel_name(turn: Turn, channel: LinkedChannel) -> str:
    """A channel as a person knows it, with the mark that tells two of a kind apart."""
    name = CHANNELS.get(channel.channel, Words(channel.channel, channel.channel)).say(turn.language)
    here = Words("（现在用的这个）", " (this one)").say(turn.language) if channel.current else f" · {channel.label}"
    return f"{name}{here}"


def offer_code(turn: Turn) -> dict[str, str]:
    """The button "give me a code"."""
    return button(turn.language, _GET_CODE, "link_channel", identity_link="give")


def offer_unlinking(turn: Turn, channels: Sequence[LinkedChannel]) -> list[dict[str, str]]:
    """A button for each channel that may be let go; the one in use is not offered."""
    return [
        titled(
            f"{Words('解绑', 'Unlink').say(turn.language)} {channel_name(turn, channel)}",
            "unlink_channel",
            identity_channel=channel.ref,
        )
        for channel in channels
        if not channel.current
    ]


async def link(turn: Turn) -> None:
    """A code that was sent is redeemed; else a code is given or asked for, by the words or by who is asking."""
    if code := _code_in(turn.answer):
        await _redeem(turn, code)
        return
    wish = str(turn.answer.pressed.get("identity_link", "")) or link_wish(turn.answer.text)
    if wish == "have":
        turn.say("utter_identity_ask_link_code")
        return
    view: IdentityView = await turn.do(MyIdentity(turn.person.person_id))
    if view.party is not None:
        await _give(turn)
    else:
        buttons = [
            button(turn.language, _HAVE_CODE, "link_channel", identity_link="have"),
            button(turn.language, _START, "start_identity"),
        ]
        turn.say("utter_identity_how_to_link", buttons)


def _code_in(answer: Answer) -> str | None:
    """The token of a code; a number taken for a document's counts where the words speak of a code."""
    if (code := answer.value("link_code")) is not None:
        return str(code)
    other = answer.value("document_number")
    return other if isinstance(other, str) and answer.intent == "link_channel" else None


async def _give(turn: Turn) -> None:
    """The code is said as a token: only the person sees it, and only as long as it can be used."""
    code: LinkCode = await turn.do(IssueLinkCode(turn.person.person_id))
    hidden = await turn.do(Conceal(turn.person.person_id, code.code))
    until = moment(code.expires_at, turn.timezone, turn.person.city, turn.language)
    turn.say("utter_identity_link_code", code=hidden, until=until)


async def _redeem(turn: Turn, code: str) -> None:
    linked: Linked = await turn.do(RedeemLinkCode(turn.person.person_id, code))
    told = CHANNELS.get(linked.told, Words(linked.told, linked.told)).say(turn.language)
    turn.say("utter_identity_linked", told=told)


async def unlink(turn: Turn) -> None:
    """Let a channel go: which one is asked by button, and only a second press does it."""
    view: IdentityView = await turn.do(MyIdentity(turn.person.person_id))
    others = [channel for channel in view.channels if not channel.current]
    if not others:
        turn.say("utter_identity_nothing_to_unlink")
        return
    ref = turn.answer.pressed.get("identity_channel")
    chosen = [c for c in others if c.ref == ref] if ref else _named(turn.answer.text, others)
    if len(chosen) != 1:
        turn.say("utter_identity_which_channel", offer_unlinking(turn, others))
        return
    name = channel_name(turn, chosen[0])
    if turn.answer.pressed.get("identity_sure") != "yes":
        turn.say("utter_identity_unlink_sure", _sure(turn, chosen[0].ref), channel=name)
        return
    await turn.do(UnlinkChannel(turn.person.person_id, chosen[0].ref))
    turn.say("utter_identity_unlinked", channel=name)


def _named(text: str, channels: Sequence[LinkedChannel]) -> list[LinkedChannel]:
    words = text.casefold()
    kinds = {kind for kind, names in _WORDS.items() if any(name in words for name in names)}
    kinds |= {"wechat_official"} if "wechat" in kinds else set()
    return [channel for channel in channels if channel.channel in kinds] if kinds else list(channels)


def _sure(turn: Turn, ref: str) -> list[dict[str, str]]:
    yes = Words("确定解绑", "Yes, unlink it")
    return [
        button(turn.language, yes, "unlink_channel", identity_channel=ref, identity_sure="yes"),
        button(turn.language, Words("不解绑", "No, keep it"), "deny"),
    ]
