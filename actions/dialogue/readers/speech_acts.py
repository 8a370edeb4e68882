"""Dialogue acts that answer nothing: asking, muttering, taking back, complaining, pointing to what is known.

Two tests, both pure. `act_of` knows a message that is nothing but such words ("等一下，我看看", "I don't know").
`sentence_act` judges one sentence of a longer text, in which the same words may be part of the story: there it is the
form of the sentence that tells a question or a request from a statement.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Literal

from actions.dialogue.phrases import acts, says_only
from actions.dialogue.readers.act_patterns import whole_messages
from actions.dialogue.readers.of_writing import of_writing
from actions.dialogue.readers.phrases import Phrases, words_of
from actions.dialogue.readers.what_if import asks_what_if

Act = Literal[
    "question", "unknown", "grumble", "correction", "same", "control", "request", "refusal", "agreement", "courtesy",
    "muttering",
]  # fmt: skip
_RANK: tuple[Act, ...] = (
    "grumble", "same", "unknown", "question", "correction", "control", "request", "refusal", "courtesy", "agreement",
    "muttering",
)  # fmt: skip
"""Acts in the order in which one of several is a message's own, the strongest first."""
_BEGINS = ("begins_now", "begins_filing_now", "begins_defence_now")
"""Acts of saying that something shall begin, and nothing more."""
_WORDLESS = re.compile(r"[\W\d_]*")
_MARK = re.compile(r"[?？]\s*[\"”』」）)]*\s*$")
_ENDS_ASKING = re.compile(
    r"(?:[吗嗎咩么麼]|(?<![还還仲都也从從])未)[啊呀㗎喎]?\s*[?？。.!！~～…]*$|(?:是不是|系咪|係咪|好不好|行不行|对不对|得唔得)[呢呀啊]?\s*[?？。.!！~～…]*$"
)
_ASKING_LEAD = re.compile(
    r"^(?:那|那么|咁|请问|請問|想问(?:下|一下)?|想問(?:下|一下)?|我想问|我想問|麻烦问|麻煩問|"
    r"(?:(?:and|also|so|but|then|ok(?:ay)?|by the way|btw|hi|hello|excuse me)[\s,]+)+)?[\s，,]*(?:"
    r"为什么|為什麼|为何|為何|点解|點解|怎么|怎麼|怎样|怎樣|点样|點樣|如何|什么|什麼|几时|幾時|何时|何時|多久|几多|幾多|多少|"
    r"可不可以|可唔可以|可以.{0,12}[吗嗎]|能不能|能否|要不要|要唔要|使唔使|需不需要|是不是|系咪|係咪|会不会|會不會|有没有|有沒有|有冇|"
    r"(?:你们?|您|你們|我)(?:可以|能|会|會|可不可以|能不能|能否|可唔可以).{0,30}[吗嗎?？]|"
    r"(?:what|why|where|when|which|who|whom|how)\b|"
    r"(?:can|could|may|should|must|do|does|did|is|are|will|would)\s+(?:i|you|we|they|he|she|it|this|that|the|there)\b|"
    r"(?:can|could|should|must|do|does|did|is|are|would)\s+(?:my|our|his|her|their|its)\b)",
    re.IGNORECASE,
)
_WANTS_TO_KNOW = re.compile(
    r"^(?:我)?(?:就|只)?(?:想知道|想问|想問|想请教|想請教|请教|請教)|什[么麼]意思[啊呀呢]?[。.!！]*$|(?:咩|乜)意思"
    r"|^(?:(?:and|also|then) )*(?:(?:i )?(?:want|(?:'d|would) like|need)|i)(?: also)? to (?:know|ask|find out)\b"
    r"|^(?:i wonder|i'm wondering|just wondering)\b",
    re.IGNORECASE,
)
_ASKS_INSIDE = re.compile(
    r"(?:多少|多久|几多|幾多|几时|幾時|几耐|幾耐|什么时候|什麼時候|怎么办|怎麼辦|点办|點辦|怎么算|怎麼算|点计|點計|哪里|哪裡|边度|邊度)(?:了|呢|啊|呀|吖|喎)?[。.!！~～…]*$"
)
_ASKS_WHERE = re.compile(
    r"(?:在哪(?:里|裡|儿|兒)?|喺[边邊](?:度)?|去哪(?:里|裡|儿|兒|办|辦|找)?|找谁|找誰|搵[边邊]个|搵[边邊]個|怎[么麼][去走]|点去|點去)"
    r"(?:呢|啊|呀|办|辦|吖)?[。.!！~～…]*$"
)
"""A question behind its subject ("最近的大使馆在哪"), unless others are to say where."""
_IF_OR_NOT = re.compile(
    r"(?:(?P<be>要|会|會|能|该|該|应|應|用|肯)[不唔](?P=be)|需不需|应不应|應不應|可[不唔]可|使唔使|駛唔駛)"
    r"(?:该|該|要|以)?(?:[^，。,看由定说說]{1,10})[。.!！~～…]*$"
)
"""A verb with its denial behind a subject ("奶奶要不要一起告"), unless others are to say whether."""
_WHETHER = re.compile(
    r"不管|无论|無論|不论|不論|唔理|[看问問睇]|知道?|忘|记得|記得|决定|決定|考虑|考慮|商量|清楚|[说說讲講话話]|肯不肯"
)
_ASKS_US = re.compile(
    r"^(?:请|請|麻烦|麻煩|唔该|唔該|你|您|你们|你們|那|咁|please\b|"
    r"could you|can you|would you|will you|i (?:want|need|would like|'d like) you to)"
    r"[\s，,]*(?:你|您|你们|你們|都|先|再|就|快点|快啲)*[\s，,]*"
    r"(?:帮(?!助)|幫(?!助)|替我|同我|给我|給我|畀我|告诉|告訴|话我知|話我知|教|解释|解釋|"
    r"翻译|翻譯|查|算|计|計|看看|睇|读|讀|发给|發給|重新|改|删|刪|"
    r"translate|explain|tell|show|help|read|check|calculate|send|change|delete|remove|rewrite|summari[sz]e|make|give|write|repeat)",
    re.IGNORECASE,
)
_EXPLAIN = re.compile(
    r"翻译|翻譯|译成|譯成|解释|解釋|什[么麼]意思|(?:咩|乜)意思|(?:讲|講|写|寫|说|說)(?:了|的|嘅|咗)?(?:什[么麼]|乜|咩)|英文"
    r"|\btranslat\w*|\bexplain|\bwhat does (?:it|this|that|the text) (?:say|mean)|\bin english\b|\bwhat it says\b",
    re.IGNORECASE,
)
_HELP_ME = re.compile(
    r"^(?:帮(?:我|手|忙|下)|幫(?:我|手|忙|下)|翻译(?:一下)?(?:这|這|上面|给我)|翻譯(?:一下)?(?:這|上面|給我)|"
    r"导出|匯出|下载|下載|export\b|download\b|help me\b|translate\b|explain\b)",
    re.IGNORECASE,
)
_WISHES = re.compile(
    r"^(?:(?:好(?:的|吧|啦|嘅|呀)?|行|得|得啦|明白了?|知道了|ok(?:ay)?)[，,。.！!\s]*)?"
    r"(?:(?:那(?:么|麼)?(?:好|行)?|咁(?:样|樣|好)?|所以|既然(?:这样|這樣|如此|咁))[，,\s]*)?"
    r"(?:(?:还|還|也|另外|顺便|順便|同埋|仲)?(?:我(?:们|們|哋)?|咱(?:们|們)?)?(?:就|都|还|還|也|仲)?"
    r"(?:想(?!必)|要(?!是|不|么|麼)|需要(?!不)|打算)|"
    r"帮|幫|麻烦|麻煩|请|請)|"
    r"^(?:(?:ok(?:ay)?|al{1,2} ?right|right|fine|well|good|then|so|in that case|and|also)[,.]? )*"
    r"(?:please\b|(?:i|we) (?:also )?(?:want|need|would|wanna)\b|(?:i|we)['’]d\b|"
    r"(?:(?:want|would like|wish|hoping|looking) to|wanna) (?!know\b|ask\b))",
    re.IGNORECASE,
)
"""A wish of one's own, alone or drawn from what was just told ("那我要办公证", "ok then I want …")."""
_DEED = re.compile(
    r"^(?:(?:还|還|也|再|另外|顺便|順便|同埋|仲|然后|然後|跟住|最后|最後|那(?:么|麼)?就?|咁就?|就)\s*)*"
    r"(?:要|想)?(?:去|先|再)*"
    r"(?:预约|預約|约|約|申请|申請|起诉|起訴|告(?![诉訴知])|立案|调解|調解|仲裁|公证|公證|委托|委託|授权|授權|验证|驗證|核实|核實|应诉|應訴|"
    r"办|辦|做|搞|开|開|找|搵|请|請|提交|撤)"
    r"|^(?:(?:and|then|also|next|finally|to|so|let's|let us|we(?:'ll| will)|i(?:'ll| will))\s+)*"
    r"(?:book|apply|file|sue|notari[sz]e|appoint|authori[sz]e|mediate|arbitrate|withdraw|verify|prove|get|have|make|arrange|start|open|find|answer|respond|divorce)\b",
    re.IGNORECASE,
)
_PLACE_IN_LIST = re.compile(
    r"^(?:(?:想|要)?(?:问|問|办|辦)?[两兩二三四五六](?:件|个|個|样|樣|条|條)(?:事|嘢|问题|問題)[:：,，、\s]*)?"
    r"(?:第?[一二三四五六](?:件事?|个|個|样|樣|是|系|係)?[,，、.．:：)）]|其[一二三四][,，、]?|[1-6][、.．:：)）](?!\d)|"
    r"(?:first|second|third|fourth|last)(?:ly)?(?: of all)?[,:])\s*",
    re.IGNORECASE,
)
"""Marks that count wishes off in a list ("三件事：一，…；二，帮我…")."""
_NOT_TOLD = re.compile(
    r"(?:没有?|沒有?|未|冇)(?:写|寫|说|說|讲|講|约|約|约定|約定|提|定|谈|談|记|記)(?:过|過|明|清楚|好|低|住)?(?:的|是|过|過)?"
    r"(?:几时|幾時|什么时候|什麼時候|哪天|哪一天|哪年|边日|邊日|多久|几耐|幾耐|多少|几多|幾多)|"
    r"\b(?:not|never|n't) (?:say|said|write|written|agree|agreed|fix|fixed|set)(?: on)?"
    r" (?:when|how (?:much|long|many)|which|what)\b",
    re.IGNORECASE,
)
"""Values left open between others, which ask nothing ("没写几时还")."""
_TELLS_WHEN = re.compile(
    r"(?<!tell me )(?<!know )(?<!ask )(?<!^)\bwhen (?=(?:i|we|he|she|they|my \w+) "
    r"(?:was|were|had|lived|came|went|got|left|moved|worked|married|died|lent|paid|bought|sold|signed|\w{3,}ed)\b)",
    re.IGNORECASE,
)
"""A time told by what happened then ("from when I lived in Jiangmen"), which asks nothing."""
_TELLS = re.compile(r"和好|[还還][了咗晒清完过過]")
"""Words that tell something, although each of their signs is one of conversation alone."""
_SHORT_QUESTION = 24
_LONGEST_ACT = 80
"""Characters; nobody mutters longer than that."""


@cache
def _phrases() -> Phrases:
    return Phrases.of({kind: words_of(entry) for kind, entry in whole_messages().items()})


def spoken_act(text: str) -> Act | None:
    """Return the act of a message that is made of nothing but words of conversation; None for any other."""
    if len(text) > _LONGEST_ACT or _TELLS.search(text):
        return None
    kinds = _phrases().covering(text)
    if kinds is None:
        return None
    if "grumble" not in kinds and asks(text):
        return "question"
    return next((act for act in _RANK if act in kinds), None)


def act_of(text: str) -> Act | None:
    """Return the act of a message that holds no value; None for words that may be one ("跟我", "Toronto")."""
    if _WORDLESS.fullmatch(text):
        return "muttering"
    act = spoken_act(text)
    return "question" if act is None and len(text) <= _LONGEST_ACT and _MARK.search(text) else act


def asks(text: str) -> bool:
    """Return True if a sentence is a question by its form: its mark, its last word or its first ones."""
    said = without_left_open(uncounted(text))
    return (
        asks_what_if(said)
        or _asks_behind(said)
        or any(form.search(said) for form in (_MARK, _ENDS_ASKING, _ASKING_LEAD, _WANTS_TO_KNOW, _ASKS_INSIDE))
    )


def _asks_behind(text: str) -> bool:
    """Return True if a short sentence ends in a question that nobody else is told to answer ("不知道他在哪")."""
    found = _IF_OR_NOT.search(text) or _ASKS_WHERE.search(text)
    return found is not None and len(text) <= _SHORT_QUESTION and _WHETHER.search(text[: found.start()]) is None


def without_left_open(text: str) -> str:
    """Return a text without words that only sound like a question: what was never said, a time by what happened then.

    "没写几时还" and "from when I lived in Jiangmen" ask nothing.
    """
    return _TELLS_WHEN.sub(" ", _NOT_TOLD.sub("", text))


def requests(text: str) -> bool:
    """Return True if a sentence asks us to do something ("can you translate that"), and not the court."""
    said = uncounted(text)
    return _ASKS_US.search(said) is not None or _HELP_ME.search(said) is not None or of_writing(said)


_WISH_TO_ASK = re.compile(
    r"^(?:你好|您好)?[，,\s]*(?:(?:请问|請問)(?:下|一下)|(?:请问|請問)?[，,\s]*(?:我(?:们|們|哋)?)?(?:就|只|先|都)?"
    r"(?:想|要|想要|可以|可唔可以|可不可以|能不能|能)?(?:先)?(?:"
    r"(?:问|問)(?!他|她|佢|它|对方|對方|公司|老板|老闆|法院|法官|公证|公證|仲裁|秘书|秘書|书记|書記|中心|调解员|調解員|人|谁|誰|题|題|候|责|責|我|你|您)(?:下|一下|问|問|啲)?|"
    r"(?:请教|請教|咨询|諮詢|谘询|打听|打聽)(?:下|一下|啲)?|(?<=[想要])(?:了解|瞭解|知道)(?:下|一下|啲)?))(?=.)"
    r"|^(?:hi|hello)?[,\s]*(?:i (?:just |only )?(?:want|would like|need|'d like|have)|i'd like|can i|may i|could i)\s+"
    r"(?:to )?(?:ask(?! (?:the |a |an |my |your |our )?(?:arbitrat|secretar|court|judge|clerk|notar|cent(?:re|er)|"
    r"office|mediat|staff|lawyer|human|person|somebody|someone|him\b|her\b|them\b))|know|understand|learn|find out|"
    r"a (?:quick )?question)\b",
    re.IGNORECASE,
)
"""Wishes to ask something, which wish for nothing to be begun ("我想问下遗产", "I want to ask about a divorce")."""


def wishes_to_ask(text: str) -> bool:
    """Return True if a text begins with the wish to ask something."""
    return _WISH_TO_ASK.search(uncounted(text)) is not None


def wishes(text: str) -> bool:
    """Return True if a text begins like a wish of one's own ("我想…", "请…", "I want …"); "我想知道" does not."""
    said = uncounted(text)
    return _WISHES.search(said) is not None and _WANTS_TO_KNOW.search(said) is None


def names_deed(text: str) -> bool:
    """Return True if a clause begins with something to be done, as the second of a row of wishes does."""
    return _DEED.search(uncounted(text)) is not None


def uncounted(text: str) -> str:
    """A text without the number it has in a list."""
    said = text.strip()
    return _PLACE_IN_LIST.sub("", said) or said


_WISH_INSIDE = re.compile(
    r"(?:^|[\s，。,.;；！!、])(?:我(?:们|們|哋)?(?:就|只|其实|其實)?(?:是|系|係)?(?:想|要|需要)(?!知道|问|問)|"
    r"(?:but )?i (?:just |only |really |actually )*(?:want|need|would like)\b|i['’]d like\b|let me\b)",
    re.IGNORECASE,
)


def wishes_inside(text: str) -> bool:
    """Return True if a wish of one's own begins a clause anywhere in a text; "我不是要…" is none."""
    return _WISH_INSIDE.search(text) is not None


def wants_explained(text: str) -> bool:
    """Return True if somebody asks what a text of ours says: to translate it, to explain it."""
    return _EXPLAIN.search(text) is not None and (requests(text) or asks(text) or spoken_act(text) == "request")


def goes_ahead(text: str, service: str = "") -> bool:
    """Return True if words only say to begin, by no name or by that of what is begun ("那起诉吧").

    Args:
        text: as it was written.
        service: the one whose name may stand there; any where it is empty.
    """
    begun = ("begins_now", f"begins_{service}_now") if service else _BEGINS
    return any(act in acts() and says_only(act, text) for act in begun)


def sentence_act(text: str) -> Act | None:
    """Return the act of one sentence of a longer text; None for a statement."""
    act = act_of(text)
    if act is not None:
        return act
    if requests(text):
        return "request"
    return "question" if asks(text) else None
