"""Names of cities that are first of all ordinary words, or people's names, and so are no places in free text."""

from __future__ import annotations

# English: taken as a place only with a capital after in, at, from; see NOT_ALONE for the whole message.
COMMON_WORDS = frozenset(
    "nice reading mobile of bath orange split date same police most cork hull derby mission union independence enterprise "
    "surprise paradise home sale salt male man van bar hit kind tours bend bury rugby sandy poole wells deal rye crook barking hook "
    "march ware stone normal flint buffalo commerce industry temple mesa garland aurora corona vista compton carson jackson gary "
    "troy warren plano irving allen frisco concord antioch fairfield sunrise plantation largo progress wedding worms springs sparks "
    "massa soma mitte marl tracy taylor tyler rogers norman moore nancy nigel lynn lincoln lawrence layton kent jupiter "
    "jamaica hastings hamilton harrow gilbert george franklin frederick florence eugene elizabeth edison douglas delta davis "
    "cypress cicero chester chelsea charlotte chandler cary brick brent bryan brandon billings austin alexandra albany allentown "
    "acton ajax ames andria victoria virginia verona regina racine quincy queens providence phoenix madison male lima latina laval "
    "kimberley hope holly helena grace gela gare fatih essen este ede como columbus columbia clifton clinton camden berkeley "
    "batman bari asti arlington april may june ali bo an ha le la los san santa el al de da do to in on so sa my ma me mu no ni na ho hu "
    "lai li lin liu lu wu xi yi yu he hai ba be bi ban san sang sari sun tan tang tai wan wang wei xin yan yang ye ying you zhang zhu chen "
    "cheng feng gao guo han hong hua huang jiang jin kang kong lang lei long luo mai mei min ming nan ning pan peng ping qin qing "
    "shi song su tian tong wen xia xiao xie xu zhao zhen zheng zhong zhou ara are as at court deal east west north south central "
    "page post price city town park point port power grand green gap gold lens live love mark mill moss mount oak old open order pass "
    "peace pearl plain pole rock rose royal safe salem sand sea sharp star still sugar sweet tall ten than the then thing time top "
    "travel true try university valley view wall water wave white will wind wood worth york young metro summit liberty freedom justice".split()
)
# Words that are an answer of another kind even when they are the whole message.
NOT_ALONE = frozenset("nice same of male man police mission date sale to no so an on in may march april june yes la el do be he me my you will deal most home mobile reading normal are as at he page time".split())

# Chinese: read as words unless they are the whole message.
ORDINARY_CHINESE = frozenset(
    "胜利 来宾 关口 大分 大数 奋斗 长征 城中 双桥 港区 日本语 新源 大场 板桥 太和 半线 碱水 前桥 和平 长安 平安 太平 东方 永安 新城 中心 中央 中华 城区 "
    "市区 新区 开发区 北区 南区 东区 西区 高新区 上海市区 富士 山形 城厢 应城 足立 三明 新生 光明 团结 解放 幸福 建设 友谊 红旗 前进 向阳 民主 "
    "兴隆 安定 安康 永定 正定 固定 平定 保定义 大同 统一 如意 吉祥 长寿 公主 天使 白河 黄金 白银 金山 银川路 四方 四会员 五家 大学 公园 同安 同心 "
    "合作 合同 协和 和田 和顺 顺利 利川 通化 通过 通道 正安 正阳 文安 文成 武功 成武 宣化 开化 进化 奉化 德化 从化 教化 归化 绥化 敦化 怀化 感化 "
    "大使馆 高等 高级 中级 初级 国际 世界 本部 本地 当地 内地 新界 四面 祥云 红河 星子 桂花 原平 大田 大方 大名 大余 大厂 大通 大关 宝贝 安福 "
    "上面 下面 里面 外面 后面 前面 海港 海口路 光山 日照 平和 平远 平行 高平 高地 万年 万载 万全 万安 万宁静 千山 百色 三水 三门 四平 五常 五河 "
    "六安 六合 七星 八步 九江路 一宫 二连 两当 双城 双流 全州 全南 完美 方正 公正 公安 公平 信阳 信丰 诚信 安全 平原 高原 草原 清水 清流 清新 清河".split()
)
