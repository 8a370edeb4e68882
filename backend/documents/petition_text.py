"""A defendant's petitions as text in the court's order, and the same in English to read beside it.

What is asked for, and the article it rests on, is the form's; why is told in the person's own words, and what nobody
said is a blank. Rules: CPL-18, CPL-22, CPL-29, CPL-34, CPL-35, CPL-127, CPL-130, CPL-276, CPL-280, CPL-285, INT-216,
EVI-54, ONL-4, CPL-96, INT-107.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from backend.defence.model import Suit
from backend.defence.petition import DISMISSES, PETITION_NAMES, Ground, Hours, Petition, platform_called
from backend.documents import chinese_values as chinese
from backend.documents.pleading import PARTIES, PleadingText, Section
from backend.documents.printable import line, paragraphs, require_printable_length
from backend.documents.suit_text import (
    BLANK,
    case_in_brackets,
    court_addressed,
    ended,
    sides,
    sides_in_english,
    signer,
    written_of,
)
from backend.shared.calendar import BEIJING
from backend.shared.wording import Words

SIGNER = "申请人"
_REQUESTS = Words("请求事项", "What is asked for")
_REASONS = Words("事实与理由", "Facts and reasons")
_OFFER = Words("愿意协商的方案", "What the petitioner would agree to")
_ATTENDING = Words("参加庭审的情况", "How the hearing is attended")
_GROUNDS: dict[Ground, Words] = {
    "domicile": Words(
        "申请人认为，贵院不是被告住所地或者经常居住地的人民法院（《民事诉讼法》第二十二条）",
        "The court is not that of the defendant's domicile or habitual residence (Civil Procedure Law Art. 22).",
    ),
    "performance": Words(
        "申请人认为，合同履行地、侵权行为地不在贵院辖区（《民事诉讼法》第二十四条、第二十九条）",
        "Neither the place of performance nor that of the wrongful act is in this court's district (Art. 24, 29).",
    ),
    "agreement": Words(
        "申请人主张，双方书面约定由其他人民法院管辖（《民事诉讼法》第三十五条）",
        "The parties agreed in writing on another court (Art. 35).",
    ),
    "exclusive": Words(
        "申请人认为，本案属于专属管辖，应由不动产所在地，或者被继承人死亡时住所地、主要遗产所在地的人民法院管辖"
        "（《民事诉讼法》第三十四条）",
        "The case is under the exclusive jurisdiction of the court where the property or the estate is (Art. 34).",
    ),
    "level": Words(
        "申请人认为，本案不属于贵院的级别管辖范围（《民事诉讼法》第十八条至第二十条）",
        "The case belongs before a court of another level (Art. 18-20).",
    ),
    "arbitration": Words(
        "申请人主张，双方有书面仲裁协议，本案应当通过仲裁解决（《民事诉讼法》第一百二十七条第二项、民诉法解释第二百一十五条、"
        "第二百一十六条）",
        "The parties agreed in writing on arbitration (Art. 127 (2); Interpretation Art. 215, 216).",
    ),
    "foreign": Words(
        "申请人主张，双方书面约定由外国法院排他管辖（《民事诉讼法》第二百八十条）",
        "The parties agreed in writing that a foreign court alone decides (Art. 280).",
    ),
    "no_link": Words(
        "申请人认为，本案与中华人民共和国没有可以据以确定管辖的联系（《民事诉讼法》第二百七十六条）",
        "The case has no link with China that would allow a court here to hear it (Art. 276).",
    ),
}
_TERMS = {"answer": Words("答辩期限", "the time to answer"), "evidence": Words("举证期限", "the time for evidence")}
_SUITS: dict[Hours, tuple[time, time]] = {"morning": (time(9), time(12)), "afternoon": (time(14), time(17))}


def petition_text(suit: Suit, petition: Petition) -> PleadingText:
    """Return a petition in the court's order: who asks, in which case, for what, why.

    Args:
        suit: as far as the person knows it.
        petition: numbers and telephones already opened.

    Raises:
        Refused: ``filing_text_too_long``.
    """
    require_printable_length(_everything_written(suit, petition))
    sections = [Section(_REQUESTS, tuple(one.zh for one in _requests(suit, petition)), numbered=True)]
    sections += [Section(_REASONS, tuple(_reasons(suit, petition)))]
    sections += [Section(_OFFER, tuple(one.zh for one in _offered(petition)))]
    if petition.kind == "online":
        sections += [Section(_ATTENDING, tuple(one.zh for one in _attending(suit, petition)), numbered=True)]
    return PleadingText(
        parties=(
            *sides(SIGNER, "被告", "被申请人（原告）", petition.petitioners, suit),
            _occasion(suit, petition),
        ),
        sections=tuple(section for section in sections if section.body),
        court_name=court_addressed(suit),
        signers=tuple(signer(one) for one in petition.petitioners),
        signed_on=petition.signed_on,
        attachments=(
            f"本申请书副本{max(1, len(suit.plaintiffs))}份（按原告人数）",
            f"证明材料：{BLANK}（没有的划去）",
        ),
        title=PETITION_NAMES[petition.kind].zh,
        signer_label=SIGNER,
    )


def english_petition(suit: Suit, petition: Petition) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Return the same in English: headings with their paragraphs; what the person wrote stands in their own words."""
    parts = (
        (PARTIES.en, sides_in_english("Petitioner (defendant)", "Plaintiff", petition.petitioners, suit)),
        (_REQUESTS.en, _numbered(_requests(suit, petition))),
        (_REASONS.en, tuple(_reasons_in_english(suit, petition))),
        (_OFFER.en, tuple(one.en for one in _offered(petition))),
        (_ATTENDING.en, _numbered(_attending(suit, petition)) if petition.kind == "online" else ()),
    )
    return tuple((heading, body) for heading, body in parts if body)


def _numbered(said: Iterator[Words]) -> tuple[str, ...]:
    return tuple(f"{at}. {one.en}" for at, one in enumerate(said, 1))


def _occasion(suit: Suit, petition: Petition) -> str:
    number = case_in_brackets(suit)
    term = _TERMS[petition.term].zh if petition.term else ""
    wish = {"objection": "提出管辖权异议", "extension": f"申请延长{term}", "online": "申请以在线视频方式参加庭审"}
    wish["mediation"] = "申请由贵院主持调解"
    return f"申请人就被申请人起诉一案{number}，向贵院{wish[petition.kind]}。"


def _requests(suit: Suit, petition: Petition) -> Iterator[Words]:
    if petition.kind == "objection":
        yield from _rulings(petition)
    elif petition.kind == "extension":
        yield _more_time(petition)
    elif petition.kind == "mediation":
        yield from _mediation(petition)
    else:
        on = suit.hearing_on
        which = f"{chinese.plain_date(on)}的庭审" if on else "本案庭审"
        named = f"the hearing on {on.isoformat()}" if on else "the hearing"
        yield Words(f"请求准许申请人以在线视频方式参加{which}。", f"Leave to attend {named} by video.")


def _rulings(petition: Petition) -> Iterator[Words]:
    """Word what the court is to rule: the suit dismissed, or the case sent elsewhere, or the latter if not."""
    ends = any(one in DISMISSES for one in petition.grounds)
    if ends:
        yield Words("请求裁定驳回原告的起诉。", "That the suit be dismissed.")
    if not ends or any(one not in DISMISSES for one in petition.grounds):
        court = line(petition.court_wanted) or f"{BLANK}人民法院"
        lead = Words("如贵院认为不应驳回，", "If it is not dismissed: ") if ends else Words("", "")
        yield Words(f"{lead.zh}请求裁定将本案移送{court}审理。", f"{lead.en}That the case be transferred to {court}.")


def _mediation(petition: Petition) -> Iterator[Words]:
    yield Words("请求贵院在判决前组织双方当事人调解。", "That the court mediate between the parties before it decides.")
    if petition.attends == "video":
        yield Words("请求准许申请人以在线视频方式参加调解。", "Leave to take part by video.")
    elif petition.attends == "agent":
        yield Words(
            "申请人由有特别授权的代理人参加调解。", "The petitioner takes part through a specially authorised agent."
        )


def _offered(petition: Petition) -> Iterator[Words]:
    """Word what would be agreed to as the person put it, and that it admits nothing."""
    said = tuple(paragraphs(petition.offer)) if petition.kind == "mediation" else ()
    yield from (Words(ended(one), one) for one in said)
    if said:
        yield Words(
            "以上方案只为达成调解提出，不表示申请人承认对方主张的事实（民诉法解释第一百零七条）。",
            "This is offered to reach a settlement and admits nothing (Interpretation Art. 107).",
        )


def _more_time(petition: Petition) -> Words:
    term = _TERMS[petition.term] if petition.term else Words(BLANK, BLANK)
    if petition.until is not None:
        return Words(
            f"请求准许将{term.zh}延长至{chinese.plain_date(petition.until)}。",
            f"That {term.en} be extended until {petition.until.isoformat()}.",
        )
    days = str(petition.days) if petition.days else BLANK
    return Words(f"请求准许将{term.zh}延长{days}日。", f"That {term.en} be extended by {days} days.")


def _received(suit: Suit, petition: Petition) -> tuple[Words, ...]:
    """The day from which what is asked for is due."""
    on = suit.received_on
    if on is None or petition.kind in ("online", "mediation"):
        return ()
    return (Words(f"申请人于{chinese.plain_date(on)}收到起诉状副本。", f"The complaint came on {on.isoformat()}."),)


def _reasons(suit: Suit, petition: Petition) -> Iterator[str]:
    yield from (one.zh for one in _received(suit, petition))
    for ground in petition.grounds:
        yield ended(_GROUNDS[ground].zh)
    for words in paragraphs(petition.reason):
        yield ended(words)
    yield _rests_on(suit, petition).zh


def _reasons_in_english(suit: Suit, petition: Petition) -> Iterator[str]:
    yield from (one.en for one in _received(suit, petition))
    yield from (_GROUNDS[one].en for one in petition.grounds)
    yield from paragraphs(petition.reason)
    yield _rests_on(suit, petition).en


def _rests_on(suit: Suit, petition: Petition) -> Words:
    """The article the petition rests on."""
    if petition.kind == "objection":
        return Words(
            "根据《中华人民共和国民事诉讼法》第一百三十条，特提出异议，请依法审查并裁定。",
            "The objection rests on the Civil Procedure Law (2023), Art. 130; the court is asked to rule on it.",
        )
    if petition.kind == "mediation":
        return Words(
            "申请人自愿调解。根据《中华人民共和国民事诉讼法》第九十六条、第一百三十六条第二项，请贵院征求对方意见后组织调解；"
            "调解不成的，请依法判决。",
            "The petitioner is willing to mediate (Civil Procedure Law (2023), Art. 96, 136 (2)). If that fails, the "
            "court is asked to decide.",
        )
    if petition.kind == "online":
        return Words(
            "申请人选择并同意以在线方式参加庭审（《人民法院在线诉讼规则》第四条），请予准许。",
            "The petitioner chooses and agrees to attend online (Online Litigation Rules Art. 4).",
        )
    if petition.term == "evidence":
        return _for_evidence(petition.evidence_until)
    return _for_answer(suit)


def _for_evidence(until: date | None) -> Words:
    ends = f"举证期限于{chinese.plain_date(until)}届满。" if until else ""
    ends_en = f"The time for evidence ends on {until.isoformat()}. " if until else ""
    return Words(
        f"{ends}根据民诉法解释第一百条、《最高人民法院关于民事诉讼证据的若干规定》第五十四条，在期限届满前提出申请，请予准许。",
        f"{ends_en}The application rests on the Interpretation, Art. 100, and the Evidence Rules, Art. 54.",
    )


def _for_answer(suit: Suit) -> Words:
    rests = "根据《中华人民共和国民事诉讼法》第二百八十五条申请延期，请予准许。"
    rests_en = "The application rests on the Civil Procedure Law (2023), Art. 285."
    if suit.domicile == "abroad":
        return Words(
            f"申请人在中华人民共和国领域内没有住所。{rests}",
            f"The petitioner has no domicile in mainland China. {rests_en}",
        )
    return Words(
        f"申请人在中华人民共和国领域内是否有住所，请贵院依法认定；没有住所的，{rests}",
        f"Whether the petitioner has a domicile in mainland China is for the court to find. If not: {rests_en}",
    )


def _attending(suit: Suit, petition: Petition) -> Iterator[Words]:
    where = line(petition.place) or BLANK
    yield Words(f"开庭时申请人所在的国家和城市：{where}。", f"Where the petitioner will be: {where}.")
    yield _hours(petition, suit.hearing_on or petition.signed_on)
    called = platform_called(petition.platform)
    zh, en = (line(one) or BLANK for one in (called.zh, called.en))
    yield Words(f"拟使用的平台：{zh}（以法院通知为准）。", f"Platform: {en} (what the court says prevails).")
    if petition.ready == "ready":
        yield Words(
            "申请人已备有带摄像头、麦克风的设备和稳定的网络。",
            "The petitioner has a device with camera and microphone and a steady connection.",
        )


def _hours(petition: Petition, on: date | None) -> Words:
    """The hours that suit, on Beijing's clock and, where the day is known, on the petitioner's."""
    if petition.hours not in _SUITS:
        return Words("方便的时间：由法院确定，申请人配合。", "Hours: as the court sets them.")
    begins, ends = _SUITS[petition.hours]
    beijing = f"{begins:%H:%M}-{ends:%H:%M}"
    if on is None or not petition.zone:
        return Words(f"方便的时间：北京时间{beijing}。", f"Hours that suit: {beijing} in Beijing.")
    here = ZoneInfo(petition.zone)
    there = [datetime.combine(on, at, BEIJING).astimezone(here) for at in (begins, ends)]
    own = " - ".join(f"{at.month}月{at.day}日{at:%H:%M}" for at in there)
    own_en = " to ".join(f"{at:%Y-%m-%d %H:%M}" for at in there)
    return Words(
        f"方便的时间：北京时间{beijing}（例如{chinese.plain_date(on)}，当地为{own}）。",
        f"Hours that suit: {beijing} in Beijing (on {on.isoformat()} that is {own_en} there).",
    )


def _everything_written(suit: Suit, petition: Petition) -> Iterator[str]:
    """Every text a person could have made long."""
    yield from (petition.reason, petition.offer, petition.place, petition.platform, petition.court_wanted)
    yield from written_of(suit, petition.petitioners)
