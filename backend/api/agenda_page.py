"""Page of a person's agenda, in three written languages, as HTML without a script."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable
from datetime import datetime, timedelta
from html import escape
from string import Template
from typing import Literal

from backend.agenda.commands import AgendaView
from backend.agenda.wording import left, lines
from backend.api.pages import WEB
from backend.api.verification_page import language_links
from backend.conversation.language import convert
from backend.shared.agenda import AgendaItem
from backend.shared.parties import Person
from backend.shared.wording import Words, verbatim

NEAR = timedelta(days=3)
"""Time left from which an end is shown as urgent."""
_TITLE = Words("要办的日子", "My dates")
_LANGUAGES = Words("语言", "Language")
_ENDS = Words("有截止时间的", "What ends")
_TAKES_PLACE = Words("要参加的", "What takes place")
_NOTHING = Words(
    "现在没有要到期、要参加的事。有了我会在对话里告诉您，这里也会出现。",
    "Nothing is due or booked just now. When something comes up I'll tell you in the chat, and it will show here.",
)
_AT = Words("地点：", "Where: ")
_ONLY_KNOWN = Words(
    "这里只有我们知道的日子：法院、公证处、调解员和您自己告诉我们的。判决里写的履行期限、申请执行的两年、附加证明书（海牙认证）"
    "和领事认证交给对方时要多新，我们没有记录，请看文件、问收件的单位。有疑问以法院和办理单位的答复为准。",
    "Only dates we know are here: those the courts, the notary, the mediator or you yourself have told. The days a "
    "judgment gives for performing it, the two years to enforce it, and how recent an apostille or legalisation has to "
    "be are not on our record: look at the paper and ask whoever receives it. In doubt the court or office decides.",
)
_CALENDAR = Words("放进手机日历", "In your phone's calendar")
_WHAT_FOR = Words(
    "手机日历会自己更新：改期、延期、新的期限都会跟着变，提前提醒，不在您当地的夜里响。",
    "Your phone's calendar keeps itself up to date: moved hearings, extensions and new deadlines follow, and it rings "
    "ahead of time, never in your night.",
)
_WHAT_IN_IT = Words(
    "日历里只写是什么事、什么时候、依据和号码的最后几位；没有姓名、对方、金额、地点和证件号码。日历公司的服务器会来取，"
    "谁拿到地址谁就能看，请不要转发。",
    "It says only what is due, when, by which rule, and the last characters of the number: no names, no other side, no "
    "sums, no places, no document numbers. Your calendar's company fetches it, and whoever has the address can read "
    "it, so don't pass it on.",
)
_MAKE = Words("开通日历订阅", "Make a calendar address")
_ADD = Words("在这台手机上订阅", "Subscribe on this phone")
_ADDRESS = Words(
    "苹果手机点上面的按钮。谷歌日历、Outlook：复制下面的地址，选“通过网址添加”。",
    "On an iPhone press the button. In Google Calendar or Outlook copy the address below and choose “add by URL”.",
)
_RENEW = Words("换一个新地址（旧的马上失效）", "New address (the old one stops at once)")
_REVOKE = Words("停用日历订阅", "Stop the calendar")
_STOPPING = Words("地址泄露了，或者不想用了？", "Address leaked, or no longer wanted?")
_NOT_HERE = Words(
    "开通、查看日历订阅，要在您自己的对话旁边：请在这个浏览器里打开对话，问“有什么快到期”，再点新的链接。",
    "A calendar is set up and shown beside your own conversation only: open the chat in this browser, ask “what are my "
    "deadlines”, and use the new link.",
)
_SHUT = Words(
    "您有一天没有在这个浏览器里证明是本人了。请先在对话里填证件号码的最后几位，再回到这里。",
    "You have not proved yourself in this browser for a day. Please type the end of your document's number in the "
    "chat first, then come back here.",
)
_GONE_TITLE = Words("链接已失效", "This link no longer works")
_GONE = Words(
    "链接只用一天。请回到邑侨通的对话里问“有什么快到期”，会给您一个新的。",
    'A link is good for one day. Ask "what are my deadlines" in the Yiqiaotong chat and you get a new one.',
)

Access = Literal["own", "elsewhere", "shut"]
"""Standing of the browser that asks: it is its person's, another's, or has to be proved."""
_PAGE = Template((WEB / "agenda" / "page.template").read_text("utf-8"))


def page(view: AgendaView, token: str, language: str, now: datetime, access: Access = "own") -> str:
    """Return the whole page.

    Args:
        token: of the page, for its forms.
        access: see `Access`.
        language: to be shown in, whatever the person's own is.
    """
    person = dataclasses.replace(view.person, language=language)
    ends = [one for one in view.items if one.kind == "ends"]
    attends = [one for one in view.items if one.kind == "takes_place"]
    shown = _section(_ENDS, ends, person, now) + _section(_TAKES_PLACE, attends, person, now)
    body = shown or f'<p class="nothing card">{_html(_NOTHING, language)}</p>'
    return _whole(
        _TITLE, language,
        f'{body}<p class="known">{_html(_ONLY_KNOWN, language)}</p>{_calendar(view, token, language, access)}',
    )  # fmt: skip


def gone(language: str) -> str:
    """Return the page of a link that opens nothing any more."""
    return _whole(_GONE_TITLE, language, f'<p class="nothing card" role="alert">{_html(_GONE, language)}</p>')


def _whole(title: Words, language: str, body: str) -> str:
    return _PAGE.substitute(
        title=_html(title, language), language=language, languages=language_links(language),
        languages_label=_html(_LANGUAGES, language), body=body,
    )  # fmt: skip


def _section(heading: Words, items: Iterable[AgendaItem], person: Person, now: datetime) -> str:
    cards = "".join(_card(one, person, now) for one in items)
    return f"<section><h2>{_html(heading, person.language)}</h2><ol>{cards}</ol></section>" if cards else ""


def _card(item: AgendaItem, person: Person, now: datetime) -> str:
    language = person.language
    near = " near" if item.kind == "ends" and item.at - now <= NEAR else ""
    number = f'<p class="number">{_text(verbatim(item.number), language)}</p>' if item.number else ""
    note = f'<p class="note">{_text(item.note, language)}</p>' if item.note else ""
    told = [*lines(item, person), *([_AT.say(language) + verbatim(item.place)] if item.place else [])]
    facts = "".join(f"<li>{_text(line, language)}</li>" for line in told)
    return (
        f'<li class="card{near}"><p class="left">{_html(left(item, now), language)}</p>'
        f"<h3>{_html(item.title, language)}</h3>{number}{note}<ul>{facts}</ul></li>"
    )


def _calendar(view: AgendaView, token: str, language: str, access: Access) -> str:
    """The calendar's part: made by a form, never by opening the page, so that a preview of the link makes nothing."""
    root = path_of(view, token)
    about = "".join(f"<p>{_html(words, language)}</p>" for words in (_WHAT_FOR, _WHAT_IN_IT))
    if access != "own":
        inside = f'<p role="status">{_html(_SHUT if access == "shut" else _NOT_HERE, language)}</p>'
    elif not view.feed:
        inside = about + _form(root, "make", _MAKE, language)
    else:
        subscribe = "webcal" + view.feed.removeprefix("https").removeprefix("http")
        inside = (
            f'{about}<a class="do" href="{escape(subscribe)}">{_html(_ADD, language)}</a>'
            f'<p>{_html(_ADDRESS, language)}</p><code class="feed">{escape(view.feed)}</code>'
            f"<details><summary>{_html(_STOPPING, language)}</summary>"
            f"{_form(root, 'make', _RENEW, language)}{_form(root, 'revoke', _REVOKE, language)}</details>"
        )
    heading = f'<h2 id="calendar-title">{_html(_CALENDAR, language)}</h2>'
    return f'<section id="calendar" class="card" aria-labelledby="calendar-title">{heading}{inside}</section>'


def path_of(view: AgendaView, token: str) -> str:
    """Return the page's own path."""
    return f"{'/chat' if view.in_browser else ''}/agenda/{token}"


def _form(root: str, order: str, words: Words, language: str) -> str:
    return (
        f'<form method="post" action="{escape(root)}/calendar?lang={language}">'
        f'<input type="hidden" name="do" value="{order}"><button type="submit">{_html(words, language)}</button></form>'
    )


def _html(words: Words, language: str) -> str:
    return _text(words.say(language), language)


def _text(text: str, language: str) -> str:
    return escape(convert(text, language))
