"""Cantonese function words and everyday verbs, told in standard written Chinese.

People from the Wuyi counties write as they speak. Converting characters alone (traditional to simplified) leaves
佢、喺、嘅 as they are and takes 係 into 系, so that a question in Cantonese shares no word with the same question in
Mandarin. The classifier reads the translation; what the person wrote is kept for names and documents.
"""

from __future__ import annotations

import re

from opencc import OpenCC

# fmt: off
CANTONESE_WORDS: dict[str, str] = {
    # people
    "我哋": "我们", "你哋": "你们", "佢哋": "他们", "佢": "他", "人哋": "别人", "邊個": "谁", "大家": "大家",
    "偃哋": "我们", "偃": "我", "𠊎": "我", "老細": "老板", "細路": "孩子", "屋企": "家里", "律師樓": "律师事务所",
    # to be, to have, where
    "唔係": "不是", "係咪": "是不是", "係": "是", "喺度": "在这里", "喺": "在", "響度": "在这里", "冇": "没有",
    "有冇": "有没有", "呢度": "这里", "嗰度": "那里", "邊度": "哪里", "喺邊": "在哪里", "邊處": "哪里",
    # this, that, how many
    "呢個": "这个", "嗰個": "那个", "呢啲": "这些", "嗰啲": "那些", "呢": "这", "嗰": "那", "啲": "些", "邊": "哪",
    "幾多": "多少", "幾時": "什么时候", "幾耐": "多久", "第個": "别的",
    # questions
    "點樣": "怎么", "點解": "为什么", "點算": "怎么办", "點搞": "怎么办", "點做": "怎么做", "點去": "怎么去",
    "點用": "怎么用",
    "點計": "怎么算", "點寫": "怎么写", "點收": "怎么收", "點改": "怎么改", "點交": "怎么交", "點入": "怎么进",
    "點申請": "怎么申请",
    "點辦": "怎么办", "點上載": "怎么上传", "點註冊": "怎么注册", "點認證": "怎么认证", "點執行": "怎么执行",
    "點拎": "怎么拿",
    "乜嘢": "什么", "咩": "什么", "乜": "什么", "做乜": "为什么", "得唔得": "可以吗", "可唔可以": "可不可以",
    "使唔使": "需不需要",
    "要唔要": "要不要", "識唔識": "会不会", "啱唔啱": "对不对", "啱啱": "刚刚",
    # not, must, can
    "唔好": "不要", "唔使": "不用", "唔得閒": "没空", "唔得": "不行", "唔該晒": "谢谢", "唔該": "麻烦",
    "唔啱": "不对",
    "唔記得": "忘记", "唔見咗": "丢了", "唔掂": "不行", "唔": "不", "未": "没有", "冇問題": "没问题", "無錯": "没错",
    "仲使唔使": "还需不需要", "仲有": "还有", "仲": "还", "識": "会", "啱": "对",
    # particles and aspects
    "嘅": "的", "咗": "了", "緊": "着", "晒": "完", "喇": "了", "啦": "了", "㗎": "的", "嚟": "来", "咁": "这样",
    "俾": "给", "畀": "给",
    "同埋": "和", "定係": "还是", "先至": "才",
    # everyday verbs and nouns
    "搵": "找", "睇": "看", "傾偈": "聊天", "傾": "谈", "講": "说", "話我知": "告诉我", "話俾": "告诉",
    "返嚟": "回来", "返去": "回去",
    "攞": "拿", "揀": "选", "搞掂": "办好", "整": "做", "嘢": "东西", "提我": "提醒我", "驚": "怕", "諗": "想",
    "爭我": "欠我",
    "使幾多錢": "花多少钱", "錢": "钱", "蚊": "元", "貴唔貴": "贵不贵", "拖住": "拖着", "還錢": "还钱",
    "單案": "案件", "單嘢": "案件",
    "入稟": "起诉", "入紙": "递交申请", "上庭": "出庭", "出糧": "发工资", "視像": "视频", "層樓": "房子",
    "間舖": "商铺", "出世紙": "出生证明",
    # time
    "而家": "现在", "依家": "现在", "聽日": "明天", "今日": "今天", "琴日": "昨天", "後日": "后天", "尋日": "昨天",
    "朝早": "早上",
    "下晝": "下午", "晏晝": "中午", "夜晚": "晚上", "禮拜": "星期", "頭先": "刚才", "遲啲": "晚些", "早唞": "晚安",
    "早晨": "早上好",
}
"""Cantonese (traditional characters) to standard Chinese (simplified). The longest entry wins."""

_NOT_CANTONESE: dict[str, str] = {
    "關係": "关系", "体系": "体系", "未成年": "未成年", "緊急": "紧急", "趕緊": "赶紧", "要緊": "要紧",
    "整理": "整理", "完整": "完整",
    "調整": "调整", "整個": "整个", "知識": "知识", "認識": "认识", "識別": "识别", "識別碼": "识别码",
    "未來": "未来", "未婚": "未婚",
    "身邊": "身边", "旁邊": "旁边", "這邊": "这边", "那邊": "那边", "海邊": "海边", "周邊": "周边", "兩邊": "两边",
    "偃師": "偃师", "偃旗": "偃旗", "偃月": "偃月",
    "裡邊": "里边", "驚喜": "惊喜", "仲裁": "仲裁", "你呢": "你呢", "講座": "讲座", "金錢": "金钱",
}
"""Standard words which hold a character that is a word of its own in Cantonese: they only change script."""

_ONLY_TRADITIONAL = {
    "係", "未", "講", "整", "邊", "識", "驚", "緊", "呢", "仲", "唔", "錢", "禮拜", "今日", "夜晚", "大家",
}
"""Entries whose simplified form is an ordinary Mandarin word, so that only the traditional form counts."""

# fmt: on

_AFTER_A_NUMBER = "一二三四五六七八九十兩两0123456789幾几"
_SENTENCE_ENDS_WITH_THIS = re.compile(r"呢(?=\s|[??!!。,,]|$)")


def _lexicon() -> dict[str, str]:
    """Returns the entries together with their simplified spelling, for people who write Cantonese in Simplified."""
    to_simplified = OpenCC("t2s").convert
    words = dict(CANTONESE_WORDS)
    for word, meaning in {**CANTONESE_WORDS, **_NOT_CANTONESE}.items():
        words.setdefault(word, meaning)
        if word not in _ONLY_TRADITIONAL:
            words.setdefault(to_simplified(word), meaning)
    return words


_WORDS = _lexicon()
_PATTERN = re.compile(
    "|".join(
        (f"(?<![{_AFTER_A_NUMBER}])" if word[0] in "點点" else "") + re.escape(word)
        for word in sorted(_WORDS, key=len, reverse=True)
    )
)


def to_standard_chinese(text: str) -> str:
    """Replaces Cantonese words by standard ones; other words stay as written.

    Args:
        text: A message with full-width forms already folded, in either script.

    Returns:
        The message; where an entry was found its standard word in simplified characters.
    """
    text = _SENTENCE_ENDS_WITH_THIS.sub("", text)
    return _PATTERN.sub(lambda found: _WORDS[found.group()], text)
