"""Facts a message tells of a dispute for arbitration: the words of a clause, the contract, who applies. Pure."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from actions.dialogue.phrases import said
from actions.dialogue.readers.clauses import pieces
from actions.dialogue.readers.organisations import is_organisation
from actions.script import sign_by_sign
from actions.story.readers.companies import companies_in
from actions.story.readers.plain import plain
from backend.arbitration.clause_check.bodies import mark
from backend.arbitration.clause_check.bodies import plain as plain_of_bodies
from backend.arbitration.clause_check.check import check_clause
from backend.arbitration.clause_check.model import DOUBTFUL, NAMES_SCIA

_QUOTED = re.compile(r"“([^”]{12,})”|「([^」]{12,})」|『([^』]{12,})』|\"([^\"]{12,})\"|《([^》]{30,})》")
_WRITTEN = re.compile(
    r"(?:条款|合同|协议|里面|上面|约定)(?:里面?|上面?|中|第[^，。]{1,6}条)?(?:都|就|是|有)?(?:这样|这么)?(?:写|约定|规定|订明|注明|讲|说)"
    r"(?:着|的|了|明)?(?:是|，|道)?"
    r"|\b(?:contract|clause|agreement)\b[^。，]{0,20}\b(?:says?|reads?|provides?|states?)\b(?: that)?"
)
_PUT_DOWN = re.compile(
    r"(?:写明|注明|约定|订明|列明|讲明|说明|改为|改成|规定)(?:了|着|好)?[，：:]?"
    r"|\b(?:agreed|agreeing|provid\w+|stat\w+|saying) (?:that|to)\b"
)
"""Words behind which a clause is told without quotation marks, in an agreement that was just spoken of."""
_ENDED = re.compile(r"[。！!？?\n]|\s+(?=对方|對方|我|他|她|佢|怎么|怎麼|现在|現在)")
"""The end of a clause that is told in passing."""
_JUDGED = frozenset({*NAMES_SCIA, *DOUBTFUL})
"""Outcomes of a quoted clause that can be told as they are, whatever body it names."""
_UNTOLD = frozenset({"none", "court", "unclear"})
"""Outcomes of a quotation that is no clause about arbitration."""
_WHOLE, _LONG = 9, 200
"""Characters a clause has at least, and from which a message is a pasted paper and no wish."""
_BODY = re.compile(
    r"仲裁(?:院|委员会|中心|庭)|court of international arbitration|arbitration (?:commission|centre|center)"
)
_AGREES = re.compile(r"仲裁|提交|解决|裁决|\barbitra|\bsubmit|\bresolve|\bsettle|\brefer")
_CONTRACT = re.compile(r"合同|协议|协定|订单|\bcontract\b|\bagreement\b|\border\b")
_DAY = re.compile(r"\d{4}年|\d{1,2}月|[〇零一二三四五六七八九]{4}年|\b(?:19|20)\d\d\b")
_SIGNED = re.compile(r"签|订|立|日期|signed|dated|made|concluded|\bof\b|\bin\b")
_LONGEST_CONTRACT = 60
_CONTRACT_LED = re.compile(
    r"^\W*(?:(?:合同|协议)(?:的)?(?:名称|名字|全名|标题)?(?:就)?(?:叫做?|是|为|：|:|，|\s)+(?=\S*?(?:合同|协议|协定|订单))"
    r"|(?:the |our )?(?:contract|agreement)(?:'s)?(?: (?:name|title))? (?:is|was)(?: called| named| titled)?,? "
    r"(?:the )?(?=.*\b(?:contract|agreement|order)\b))"
)
"""Words that only say that a contract's name follows."""
_CALLED_CONTRACT = re.compile(
    r"^[“《\"]?[一-鿿]{2,16}(?:合同|协议|协定)[”》\"]?$|^(?:[a-z&-]+ ){1,5}(?:contract|agreement)(?= dated|$)"
)
_RESPONDENT = re.compile(
    r"(?:对方|對方|被申请人|被申請人|被告)(?:公司)?(?:就)?(?:是|叫做?|为|係|系)?[:：\s]*(?P<who>\S.{1,39})$"
    r"|(?:the )?(?:respondent|other (?:side|party)|counterparty|seller|buyer|supplier)(?: is(?: called)?|:)?"
    r" (?P<en>\S.{1,60})$",
    re.IGNORECASE,
)
_AGAINST = re.compile(
    r"(?:对|向|告|针对)(?P<who>[^，。；;\s]{4,39}?)(?:申请|提起|提出)仲裁"
    r"|\b(?:arbitration|claim|case) against (?P<en>[A-Z][^,.;]{2,60}?(?:, (?:ltd|limited|inc|llc)\b\.?)?)"
    r"(?=$|[,.;]| for\b| over\b| about\b| because\b)",
    re.IGNORECASE,
)
"""Words for an arbitration against somebody, who counts where it is a body."""
_LIMITED = re.compile(r"(?:co|ltd|limited|inc|llc|corp)\b\.?(?:, (?:ltd|limited|inc)\b)?", re.IGNORECASE)
"""The end of a firm's name behind a comma ("Huayi Co., Ltd.")."""
_WE = (
    r"(?:我们?(?:间|家|个)?公司|我们厂|我厂|我司|本公司|我方|我们?是(?:一?[间家个])?公司|{side})(?:名称)?(?:就)?(?:是|叫|为)?[，:：\s]*$"
    r"|(?:我们|我哋)(?:就)?(?:是|系)(?:一?[家间个])?[一-鿿]{{0,6}}[的嘅]?\s*$"
    r"|\b(?:we are|we['’，]re|our company(?: is|,)?|i (?:own|run|represent))\s*$"
)
_OURS = re.compile(_WE.format(side="(?<!被)申请人"))
_OURS_ANSWERING = re.compile(_WE.format(side="被申请人|答辩人"))
_ONE_OF_ANY = re.compile(r"[一某有][间家个]")
_ONE_OF = re.compile(r"(?:一|某|有)[间家个]$|\b(?:an?|one|some)\s$")
_COURT = re.compile(r"法院|法庭|起诉|\bcourt\b|\bsued?\b")
_ARBITRATION = re.compile(r"仲裁|arbitrat")
_SENTENCE = re.compile(r"(?:[^。！!？?\n]|(?<=\d)\.(?=\d))+[。！!？?\n]*")
_OF_WRITER = re.compile(
    r"[“”\"」』\s]*(?:(?:现在|而家|所以|因此|另外|还有|但|但是|请|麻烦)[，,]?)*(?:我(?!方|司)|我们?想|我们?要|我哋|对方(?:欠|不|没|拖|拒|违)|他们?(?:欠|不|没)|合同是?\d)"
    r"|\s*(?:i|i'd|we want|we would|they (?:owe|refuse|did))\b",
    re.IGNORECASE,
)
"""Beginnings of a sentence in which the writer tells something, and no clause agrees on it."""
_REPRESENTATIVE = re.compile(
    r"(?:法定代表人|法人代表|代表人?|负责人|負責人|法人)(?:就)?(?:是|叫|为|為|系|係)?(?:我|本人)?[:：，,\s]*"
    r"(?P<zh>[一-鿿·]{2,6}(?=[，,。；;\s]|$)|[A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*){1,4})"
    r"|\b(?:represented by|director is|acting for it is|representative(?: is|:|,)?)\s+"
    r"(?P<en>[A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*){1,4})"
)


def clause_in(text: str, *, is_wish: bool) -> str:
    """Return the words of a clause that names SCIA, as they were written; nothing where none is told.

    Args:
        text: a wish with a clause in it, a clause alone, or a whole contract.
        is_wish: whether the message is heard as a wish or a question, so that SCIA may be named without a clause.
    """
    quoted = next((one for one in _quoted(text) if check_clause(one).outcome in _JUDGED), "")
    return quoted or next((one for one in _candidates(text, is_wish) if _is_clause(one)), "")


def shown_clause(text: str) -> str:
    """Return a clause that a message quotes to have it judged; nothing where none is quoted or it agrees on nothing."""
    clauses = (one for one in _quoted(text) if check_clause(one).outcome not in _UNTOLD)
    return next(clauses, "") if said("asks_softly", text) or said("looks_at_clause", text) else ""


def names_body(text: str) -> bool:
    """Return True if a text names an arbitral body that is listed, under any of its names."""
    return bool(text) and bool(mark(plain_of_bodies(text)).codes())


_USED = re.compile(
    r"执行|承认|认可|认不认|认吗|用唔用|用不用得|有(?:冇|没有)?效|有用|用得|能用|可以用|管用|"
    r"\b(?:enforc\w*|recogni[sz]\w*|valid|count\w*|work\w*|use[ds]?|hold up|collect)\b",
    re.IGNORECASE,
)
_HERE = re.compile(r"江门|中国|内地|国内|\b(?:jiangmen|china|chinese|mainland)\b", re.IGNORECASE)


def goes_abroad(text: str) -> bool:
    """Return True if a text speaks of an award's use in another country, and not of one made there and used here."""
    plain = sign_by_sign(text)
    return said("arbitrates_abroad", text) and _USED.search(plain) is not None and _HERE.search(plain) is None


def follows_clause(said_before: Collection[str], text: str) -> bool:
    """Return True if a clause that leads to SCIA was read just before, and no court is spoken of now."""
    read = any(f"utter_arbitration_clause_{outcome}" in said_before for outcome in NAMES_SCIA)
    return read and bool(text) and not goes_to_court(text)


def wants_by_clause(text: str) -> bool:
    """Tell a message that wishes for arbitration and shows a clause that names SCIA, whatever else it tells."""
    wants = any(said("wants_arbitration", piece) for piece in pieces(text[:_LONG]))
    return wants and bool(clause_in(text, is_wish=True))


def _quoted(text: str) -> Iterator[str]:
    for found in _QUOTED.finditer(text):
        yield next(group for group in found.groups() if group)


def _candidates(text: str, is_wish: bool) -> Iterator[str]:
    yield from _quoted(text)
    spelt = plain(text)
    for written in _WRITTEN.finditer(spelt):
        yield _ENDED.split(text[written.end() :])[0].strip(' ，,：:“”「」"')
    for put in _PUT_DOWN.finditer(spelt):
        yield re.split(r"[。！!？?\n，]", text[put.end() :])[0].strip(' ，,：:“”「」"')
    yield text.replace("：", ":").partition(":")[2].strip(' “”"「」『』')
    if not is_wish or len(text) >= _LONG:
        yield text


def _is_clause(text: str) -> bool:
    """Tell words that agree on something and name SCIA; a body that is only named has been agreed on by nobody."""
    agrees = len(text) >= _WHOLE and _AGREES.search(_BODY.sub(" ", plain(text)))
    return bool(agrees) and check_clause(text).outcome in NAMES_SCIA


def contract_in(text: str) -> str:
    """Return the words that say which contract it is, by its day or its name; nothing without either.

    "合同是2024年3月5日签的" tells the day, "合同名称叫五金购销合同" the name.
    """
    for piece in pieces(text):
        spelt = plain(piece)
        led = _CONTRACT_LED.match(spelt)
        name = piece[led.end() :].strip(" ，,。.；;\n") if led is not None else ""
        if name and _CALLED_CONTRACT.match(plain(name)):
            return name
        if _CONTRACT.search(spelt) and _DAY.search(spelt) and _SIGNED.search(spelt) and len(piece) <= _LONGEST_CONTRACT:
            return name or piece.strip(" ，,。.；;\n")
    return ""


def speaks_of_contract(text: str) -> bool:
    """Tell whether words name a contract, an order or its day."""
    spelt = plain(text)
    return _CONTRACT.search(spelt) is not None or _DAY.search(spelt) is not None


def respondent_in(text: str) -> str:
    """Return the words behind "the other side": who that is, where they are a name; nothing where none are said."""
    every = pieces(text)
    for number, piece in enumerate(every):
        if (found := _RESPONDENT.match(piece.strip())) is not None:
            behind = every[number + 1].strip() if number + 1 < len(every) else ""
            more = _LIMITED.match(behind)
            who = (found["who"] or found["en"]).strip(" ，。；;\n")
            return f"{who} {more[0]}".strip(" ,.") if more else who.strip(" ，,。.；;\n")
    against = _AGAINST.search(text)
    who = (against["who"] or against["en"]).strip() if against is not None else ""
    return who if who and is_organisation(who) and not names_body(who) else ""


def clause_alone(text: str) -> str:
    """Return a clause without what is told behind it in sentences of their own ("…仲裁。我想对他们申请仲裁，欠68万").

    What follows is left out from the first sentence that says "I" or "the other side" and agrees on nothing.
    """
    spans = [found.span() for found in _SENTENCE.finditer(text) if found[0].strip()]
    for place, (start, end) in enumerate(spans):
        sentence = plain(text[start:end]).strip()
        if place and _OF_WRITER.match(sentence) and check_clause(text[:start]).outcome not in _UNTOLD:
            return text[:start].strip(" ，,；;\n")
    return text


def own_company_in(text: str, *, answers: bool = False, places: Collection[str] = ()) -> str:
    """Return the company that who writes calls their own; nothing where they call none so.

    Args:
        text: the message.
        answers: whether the writer answers an arbitration, so that the applicant is the other side.
        places: named in the text; "a Singapore company" says where it is, and names none.
    """
    ours = _OURS_ANSWERING if answers else _OURS
    spelt = plain(text)
    for one in companies_in(text, spelt, []):
        if str(one.value).removesuffix("公司") in places:
            continue
        for led in (one.start, one.start + 1):  # "我司" may be cut in two
            if ours.search(spelt[:led]):
                return text[led : one.end]
    return ""


def is_vague(text: str, name: str) -> bool:
    """Return True if a name is only what somebody calls a kind of firm ("开平一间水龙头厂")."""
    at = plain(text).find(plain(name))
    if _ONE_OF_ANY.search(plain(name)) is not None:
        return True
    return at > 0 and _ONE_OF.search(plain(text)[:at]) is not None


def representative_in(text: str) -> str:
    """Return who acts for a body, as the words say it ("法定代表人Tan Ah Kow"); nothing where they name nobody."""
    found = _REPRESENTATIVE.search(text)
    return (found["zh"] or found["en"]).strip(" .") if found is not None else ""


def goes_to_court(text: str) -> bool:
    """Return True if a clause of a sentence names a court, in which somebody sues or which was agreed on."""
    return _COURT.search(_BODY.sub(" ", plain(text))) is not None


def goes_to_arbitration(text: str) -> bool:
    """Return True if a clause of a sentence speaks of an arbitration or its body."""
    return _ARBITRATION.search(plain(text)) is not None
