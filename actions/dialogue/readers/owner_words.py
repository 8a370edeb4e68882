"""The words that tell whose something is: "my", "his own", "the tenant's", "是他老婆的". Pure.

The patterns are over `sign_by_sign` in small letters.
"""

from __future__ import annotations

import re

from actions.dialogue.readers.kin import OTHERS, RELATIVES, ROLES, people_en, people_zh

CLAUSE_END = re.compile(
    r"[，。;；!！?？\n]|,(?=\s?[^\W\d_])|\.\s|(?<=[\u3400-\u9fff⟧\d])\s+(?=[\u3400-\u9fff])|(?<![,，])\s+(?:and|but|while)\s+"
    r"(?=(?:his|her|their|my|(?:the )?(?:others|other (?:two|three|four|ones?)|rest)|(?:all|both|some) of them)\b)",
    re.IGNORECASE,
)
"""Marks between one clause and the next."""
TOKEN = re.compile(r"⟦(?P<kind>phone|email|document):[0-9a-f]{10}⟧")
LEAD = (
    r"^[\s，,、。.…~～]*(?:(?:然后|后来|现在|而且|但是|但|不过|因为|所以|其实|听说|另外|还有|那个|对了|对[哦喔啊]|系喎|"
    r"哎呀?|[哦噢喔嗯呃欸诶]|好的?|补充(?:一下|一句)?|顺便(?:说|讲)?(?:一下|一句)?|忘了说|忘记说了?|唔记得讲|再说|再补|"
    r"不好意思|sorry|oh|ok(?:ay)?|well|um|uh|by the way|btw|actually|forgot to (?:say|mention)|"
    r"and|but|so|then|now|also)[\s，,：:]*)*"
)
KIN_ZH, KIN_EN = people_zh(RELATIVES, OTHERS), people_en(RELATIVES, OTHERS)
_LED_ZH = people_zh(RELATIVES, OTHERS, led=True)
ROLES_ZH, ROLES_EN = people_zh(ROLES), people_en(ROLES)
_OTHERS_ZH, _OTHERS_EN = people_zh(OTHERS), people_en(OTHERS)
_MY, _HIS = r"(?:我家?|(?<![\u3400-\u9fff])本人)(?:们|哋)?", r"(?:他|她|佢|人家|对方|被告)(?:们|哋)?"
_WHO_OWES = (
    r"(?:(?:欠|争)(?:了|咗)?我?[\u3400-\u9fff]{0,3}?钱|借(?:了|咗)?我?的?钱|骗(?:了|咗)?我(?:钱)?)"
    r"(?:的|嘅|嗰个|那个)"
)
_OF = r"(?:的|嘅|个|那个|嗰个)?"
_NUMBER_ZH = r"(?:联系|联络)?(?:电话|手机|手提|号码|微信|地址|住址|身份证|护照|邮箱|电邮)(?:号码?)?"
_NUMBER_EN = (
    r"(?:(?:phone|telephone|number|mobile|cell|tel|whatsapp|wechat|address|passport|id|e-?mail|contact)"
    r"(?: number| no\.?)?)"
)

KIN = re.compile(rf"{LEAD}(?:我的?|我们的?)?{KIN_ZH}(?!的?钱)|{LEAD}my (?:\w+ )?{KIN_EN}\b")
KIN_ANYWHERE = re.compile(rf"我的?{_LED_ZH}|\bmy (?:\w+ )?{KIN_EN}\b")
THEIR_KIN = re.compile(
    rf"{LEAD}(?P<whose>他|她|佢|对方|被告|his|her|their)(?:们|哋)?(?:{_OF}{_LED_ZH}| (?:\w+ )?{KIN_EN}\b)"
)
KINS_NUMBER = re.compile(
    rf"{KIN_ZH}(?:的|嘅)?{_NUMBER_ZH}|(?:是|系)(?:他|她|佢|我|对方)?{_OF}{_LED_ZH}(?:的|嘅)(?:{_NUMBER_ZH})?[\s，,。]*$|"
    rf"\b{KIN_EN}['’]s (?:\w+ )?{_NUMBER_EN}\b"
)
"""A relative's number, before or behind it: neither side's."""
THEIR_OWN = re.compile(r"(?:他|她|佢)(?:自己|本人)|\b(?:his|her|their) (?:own|real)\b")
MY_OWN = re.compile(rf"我(?:自己|本人)?(?:的|嘅)?{_NUMBER_ZH}|我(?:自己|本人)(?:的|嘅)|\bmine(?: is|:)|\bmy own\b")
ELDER = re.compile(r"[\s，,]*(?:我)?(?:阿婆|阿公|阿嫲|阿爷|阿伯|老太太|老太婆|老人家|老身|婆婆|公公|奶奶|爷爷)")
WRITER = re.compile(rf"{LEAD}(?:我|本人|原告|(?:i|i'm|i've|my|we|our|mine|the plaintiff|plaintiff)\b)")
OTHER_SIDE = re.compile(
    rf"{LEAD}(?:被告|对方|(?![我咱他她佢])[\u3400-\u9fff]{{0,4}}那边|另一方|"
    r"(?:the )?(?:defendant|other (?:side|party))\b|the debtor\b|the borrower\b)"
)
OTHERS_TOLD = re.compile(
    rf"{LEAD}(?:(?:其他|其余|另外)(?:的|嘅)?(?:[几两三四五六]|几多)?(?:个|位|名)?(?:人|兄弟姐妹|兄弟|姐妹|继承人)?"
    r"(?:们|哋|都|也|全部|全|就|而家|现在)*(?=住|在|喺|系)|(?:那|嗰|这|呢)(?:个|条|位)(?:人|友|男人|女人|男的|女的)|"
    r"(?:the )?(?:others|other (?:two|three|four|ones?|people|heirs|siblings)|rest(?: of them)?)\b|"
    r"(?:all|both|most|some|two|three) of them\b|(?:the|that|this) (?:man|woman|guy|lady|person|people)\b)"
)
"""Words for everybody else in the quarrel, apart from who writes ("the others live in Jiangmen", "其余几个住开平")."""
THING = re.compile(
    rf"{LEAD}(?:我们?的?|我哋嘅?|他们?的?|那|这|嗰|呢)?(?:间|栋|座|套|块|家|个)?"
    r"(?:(?:房子|祖屋|老屋|旧屋|祖宅|老宅|屋|楼房|洋楼|铺头?|铺位|店铺|土地|田地|地皮|物业|房产|法院|银行)|(?P<body>工厂|厂|公司|店))"
    r"(?:都|也|就|而家|现在|全部)*(?=在|喺|位于)|"
    rf"{LEAD}(?:the|our|my|his|her|their|this|that) (?:\w+ )?(?:house|flat|apartment|building|property|land|shophouse|"
    r"court|bank|village house|(?P<body_en>factory|company|shop|office))(?: itself)? (?:is|are|was|were|stands|lies)"
    r"(?: now| still| all)? (?:in|at|on|near)\b"
)
"""A house, a piece of land or an office whose place is told: nobody lives there by these words."""
ROLE = re.compile(
    rf"{LEAD}(?:我的?|那个)?{ROLES_ZH}(?=叫|是|系|姓|名|全名|住|的(?:电话|手机|地址|住址|身份证)|电话|手机|地址|[：:，,])|"
    rf"{LEAD}(?:the |my |our )?(?:former |ex-?)?{ROLES_EN}(?:'s (?:name|address|phone|number))?"
    r"(?= is\b| lives\b|[:,])"
)
"""Names of the other side of a contract, at the head of what is told of them."""
ROLES_NUMBER = re.compile(rf"(?:是|系)(?:那个|个)?{ROLES_ZH}(?:的|嘅)(?:{_NUMBER_ZH})?[\s，,。]*$")
"""A number that is said behind it to be of the other side of a contract."""
PRONOUN = re.compile(rf"{LEAD}(?P<who>他|她|佢|人家|(?:he|she|his|her|they|their|he's|she's)\b)")
OF_THEIRS = re.compile(
    r"(?:他|她|佢|对方|人家)(?:的|嘅)?(?:身份证|护照|证件|电话|手机|地址|住址|联系)|"
    r"\b(?:his|her|their) (?:id|identity|passport|phone|telephone|number|address|mobile)\b"
)
"""Words of "I" about another ("I don't have his ID number, phone is …")."""
COMPANY = re.compile(
    rf"{LEAD}(?:(?:他|她|对方|被告|那|那间|那家|间|家|个)?(?:公司|厂|工厂|店|老板)|"
    r"(?:the|their|his) (?:company|factory|shop|boss)\b)"
)
THEIR_BODY = re.compile(
    rf"{LEAD}(?:(?:那家|那间|这家|他们|她们|人家)(?:公司|工厂|厂|店)|(?:工厂|厂家|厂方|厂)(?!长)|"
    r"(?:the|their|his) (?:factory|shop|supplier|seller|buyer)\b)"
)
OWN_BODY = re.compile(rf"{LEAD}(?:公司|本公司|我司)(?:的|名|负责人|法|地址|电话|代表)")
"""Words of who writes for a company about it."""
CALLED_BODY = re.compile(rf"{LEAD}(?P<stem>[\u3400-\u9fff]{{2,6}}?)(?:公司|厂|店)")
INTRODUCED = re.compile(
    rf"{LEAD}(?:(?![^，]*(?:我|本人|名字|姓名|全名|原告|妈|爸))[\u3400-\u9fff\U00020000-\U0002ffff]{{1,8}}?"
    r"(?:叫做?|名叫)(?P<zh>[\u3400-\u9fff·]{2,4})(?=$|[，。；;！!\s])|"
    r"the (?!plaintiff)\w+(?: \w+)?(?:'s name)? is (?:called |named )?"
    r"(?P<en>[\u3400-\u9fff·]{2,4}|[a-z][\w'’.-]*(?: [a-z][\w'’.-]*){1,3})(?=$|[,;]))",
)
"""Somebody who is introduced by another word than "I" ("隔籬嗰個叫馮偉強", "the cousin is 甄健文")."""
INTRODUCES = re.compile(r"叫|名(?!下)|姓|住|今年|\b(?:called|named|name|lives?|is)\b")
"""Words that tell who somebody is, and not only a number of theirs."""
KIN_BEHIND_NAME = re.compile(rf"{_OF}{_LED_ZH}|['’]s (?:\w+ )?{KIN_EN}\b")
"""A relative of somebody who is called by name ("谭锦荣的太太")."""
NAME_TOLD = re.compile(
    r"(?:叫做?|名叫|名字是)(?P<zh>[\u3400-\u9fff·]{2,4})(?=$|[，。；;！!\s])|"
    r"\b(?:called|named|is) (?P<en>[a-z][\w'’-]*(?: [a-z][\w'’-]*){1,2})(?=$|[,.;])"
)
KIN_THEN_NAME = re.compile(rf"{_LED_ZH}(?P<name>[\u3400-\u9fff·]{{2,3}})(?=$|[，。；;！!\s])")
"""A relative's name right behind what they are ("他堂哥梁有财")."""
THEIR_KIN_NAMED = re.compile(rf"[他她佢]{_OF}{KIN_THEN_NAME.pattern}")
STANDS_ALONE = re.compile(r"^[\s，,、]*(?P<name>[\u3400-\u9fff·]{2,4})[，,。；;\s]*$")
"""A clause that is nothing but a name."""
DEBTOR = re.compile(
    rf"{LEAD}(?:{_WHO_OWES}人?|(?:the )?(?:man|woman|person|one|guy) (?:who|that) (?:owes|borrowed|cheated)\b)"
)
"""The other side by what they did, at the head of what is told of them ("欠钱的冯国梁住台山")."""
OTHER_SIDE_TOLD = re.compile(
    rf"{_WHO_OWES}|(?:被告人?|对方)(?:叫|是|系|名)|"
    r"\b(?:man|woman|person|one|guy) (?:who|that) (?:owes|borrowed|cheated)\b|\b(?:defendant|other (?:side|party)) is\b"
)
"""Words for the other side besides those for what they are to the writer."""
DEBTOR_NAMED = re.compile(
    rf"{_WHO_OWES}人?"
    r"(?:叫做?|名叫|是|系)?(?P<zh>[\u3400-\u9fff·]{2,4}?)(?=$|[，。；;！!\s,]|住|电话|手机|本人|自己|的)|"
    r"\b(?:man|woman|person|one|guy) (?:who|that) (?:owes|borrowed|cheated)[^,.;]{0,24}? is (?:called |named )?"
    r"(?P<en>[a-z][\w'’-]*(?: [a-z][\w'’-]*){1,2})(?=$|[,.;])"
)
"""The other side's name, told by what they did ("欠我钱的叫许文龙")."""
WRONG = re.compile(
    r"借(?!条)|欠|骗|霸|占|赖|撞|告(?!诉)|\b(?:lent|loan\w*|borrow\w*|owes?|owed|cheat\w*|su(?:e|ing)|took)\b"
)
"""Words for wrongs that somebody is sued for."""
HELPS = re.compile(r"(?:帮|替|代|陪)(?:我|手)|\b(?:help\w*|for) (?:me|us)\b")
"""Errands of a relative who stands on no side."""
THEIR_HELPER = re.compile(
    rf"{LEAD}(?:[\u3400-\u9fff]{{0,6}}?(?:公司|厂|店|屋企|嗰个|那个|的|嘅))?{_OTHERS_ZH}|"
    rf"{LEAD}(?:the |my |our |his |her |their )?{_OTHERS_EN}\b"
)
"""A witness, an accountant, a go-between: on no side."""

MENTION = re.compile(
    rf"(?P<kin>(?:{_MY}|{_HIS}){_OF}{_LED_ZH}|[他她佢]{_OF}{ROLES_ZH}|\b(?:his|her) {ROLES_EN}\b|"
    rf"\b(?:my|our|his|her|their|the) (?:\w+ )?{KIN_EN}\b|"
    rf"\b{KIN_EN} of (?:him|her|his|hers|them|mine|me)\b|{KIN_ZH})|"
    rf"(?P<role>{ROLES_ZH}|\b(?:the |my |our )?{ROLES_EN}\b|被告|对方|另一方|"
    r"\b(?:the )?(?:defendant|other (?:side|party))\b)|"
    rf"(?P<their_own>{_HIS}(?:自己|本人)|\b(?:his|her|their) (?:own|real)\b)|"
    rf"(?P<pronoun>{_HIS}|\b(?:he|him|his|she|her|hers|they|them|theirs?)\b)|"
    rf"(?P<own>{_MY}(?:自己|本人)?|(?<![\u3400-\u9fff])自己|申请人|原告|"
    r"\b(?:i|i'm|me|my|mine|myself|we|our|ours|(?:the )?(?:applicant|plaintiff))\b)"
)
"""Somebody who is spoken of."""
GLUE = re.compile(
    rf"(?:[\s:：，,(（]|的|嘅|个|那个|嗰个|自己|本人|就|都|先|而家|现在|用(?:紧|着|的是)?|是|系|为|打给?|打|号|只有|"
    rf"新|旧|老|国内|办公室?|家里|公司|留给我|{_NUMBER_ZH}|['’]s\b|"
    rf"\b(?:{_NUMBER_EN}|own|is|am|are|was|at|on|the|uses?|using|now|new|old|home|office|work|business|here)\b)*"
)
"""Words between an owner and a number of theirs."""
NAME = (
    r"(?:叫做?|名叫|called |named |，|, )?(?P<name>[\u3400-\u9fff·]{2,4}?|[a-z][a-z'’.-]*(?: [a-z][a-z'’.-]*){1,2}),?"
)
NAMED_GLUE = re.compile(rf"\s*{NAME}{GLUE.pattern}")
"""The same where their name stands behind what they are."""
_THAT = r"(?:[，,]?\s*(?:那个|这个|嗰个|呢个|那|这|(?:and )?(?:that|this)(?: one)?|which|it)\s*)?"
_IS = (
    r"(?:(?:(?:其实|原来|现在|后来|应该|都|就|才)*(?:是|系|属于))|"
    r"(?:is|was|are|belongs to|turned out to be|turns out to be)\b|['’]s\b)"
)
_WHO = r"(?P<{}>[^，。,;；!！?？\n⟦⟧()（）]{{1,30}}?)"
_ENDS = r"\s*(?=$|[，,。；;！!?？)）⟦]|\.(?:\s|$)|\s[\u3400-\u9fff⟦])"
BEHIND = re.compile(
    rf"{_THAT}\s*(?:{_IS}\s*)?[(（]?{_WHO.format('zh')}(?:的|嘅)(?:{_NUMBER_ZH}|那个|嗰个)?[)）]?{_ENDS}|"
    rf"{_THAT}\s*{_IS}\s*(?:actually |really |for )?{_WHO.format('en')}(?:['’]s?)?(?:\s{_NUMBER_EN})?{_ENDS}|"
    rf"\s*[(（]{_WHO.format('in_brackets')}[)）]|"
    rf"\s*(?:(?:是)?[给俾找]|打给){_WHO.format('to')}{_ENDS}"
)
"""Owners named right behind a number: "…是我儿子的", "… is my accountant", "…（他太太）"."""
SAYS_WHOSE = re.compile(rf"{_THAT}\s*{_IS}|\s*[(（]")
"""Words behind a number that say whose it is outright."""
DENIES = re.compile(r"\s*(?:not\b|不是|唔系)")
BEHIND_NEXT = re.compile(rf"[，,]\s*{_WHO.format('who')}(?:的|嘅)(?:{_NUMBER_ZH})?{_ENDS}")
"""The same behind a comma, where no word stands before the number ("138…，他儿子的，139…，他本人的")."""
OWNER_ALONE = re.compile(
    rf"[\s，,]*(?:(?:{_MY}|{_HIS})(?:自己|本人)?|{_OF}{_LED_ZH})*(?:的|嘅)(?:{_NUMBER_ZH})?[\s，,]*"
)
"""A clause that says no more than whose something is."""
NAMED_NUMBER = re.compile(
    rf"(?:^|[\s，,、(（])(?P<zh>[\u3400-\u9fff·]{{2,4}}?)(?:的|嘅)?(?:{_NUMBER_ZH})[\s:：，,是系]*$|"
    rf"(?:^|[\s,(])(?P<en>[a-z][a-z'’.-]*(?: [a-z][a-z'’.-]*){{1,2}})['’]s (?:\w+ )?{_NUMBER_EN}\b[\s:：,is]*$"
)
"""Somebody's name with what the number behind it is ("麦志锋电话138…")."""
DENIED = re.compile(r"(?:不是|唔系|并非|\bnot|\bisn['’]t)\s*$")
"""Words that take back the number behind them."""
DENIED_BEHIND = re.compile(
    r"[)）]?\s*(?:这个|那个|嗰个|呢个|号码)?(?:是|系|已经|早就|都)*"
    r"(?:[打写记填讲说搞]错|错(?!过)|不对|唔啱|旧的|旧号|以前的|停了|停咗|停用|停机|注销|唔用|不用了|没用了|冇用|作废)|"
    r"\s*(?:is|was)(?:n['’]t)? (?:the |my )?(?:(?:old|previous|former)(?=\s?(?:one|number|phone|mobile|$|[,.;]))|"
    r"(?:wrong|incorrect|a mistake|a typo|out of (?:date|use)|no longer|not (?:right|correct|in use)|disconnected)\b)"
)
"""The same behind it ("138…打错了，应该是139…", "… is old, use …")."""
