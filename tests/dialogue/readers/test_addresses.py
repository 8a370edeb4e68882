"""An address is the place alone; what only tells who somebody is, or that nobody knows, is none."""

from __future__ import annotations

import pytest

from actions.dialogue.readers.addresses import find_address

WHOLE = (
    "恩平市恩城街道新平路12号",
    "江门市新会区",
    "恩平",
    "台山市端芬镇上泽村委会",
    "委内瑞拉加拉加斯Chacao区Las Mercedes街120号",
    "加拿大多伦多士巴丹拿道88号",
    "开平市长沙街道幕沙路60号3栋502",
    "鹤山沙坪",
    "新会大泽镇",
    "美国旧金山唐人街都板街838号",
    "广东省江门市蓬江区港口一路18号",
    "加州旧金山",
    "香港沙田正街18號好運中心",
    "中国",
    "新平路12号 恩平",
    "3500 Kingsway, Vancouver",
    "25 Dundas Street West, Toronto, Canada",
    "15 Donghua Road, Pengjiang, Jiangmen",
    "Jiangmen",
    "Enping, Guangdong",
    "Flat B, 12/F, Tower 2, Sunshine Villa, Sha Tin, Hong Kong",
    "PO Box 123, Richmond BC",
    "unit 5 / 120 King Street, Melbourne VIC 3000",
    "Unit 3, 45 Smith Road, Box Hill, Victoria 3128, Australia",
    "1200 Main Street",
    "120 Bourke St Melbourne",
    "Jalan Sultan 45, Kuala Lumpur",
    "Calle 50, Edificio Global, Panamá",
    "Av. Javier Prado 1234, San Isidro, Lima",
    "Rua da Praia Grande 25, Macau",
    "Jr. Gamarra 1020, La Victoria, Lima, Peru",
    "利马La Victoria区Jr. Gamarra 1020",
    "Cra. 7 # 12-34, Bogotá, Colombia",
    "Psje. Los Olivos 220, Lima",
    "Calle Las Mercedes 14, Caracas",
    "Hauptstraße 5, 10115 Berlin",
    "Kurfürstendamm 21, Berlin",
    "Damrak 70, Amsterdam",
    "5号楼302",
    "五邑路5號前座",
    "柏林Kantstr. 20",
    "柏林 Kantstr. 20",
    "阿姆斯特丹Prinsengracht 263",
    "洛杉矶 123 Main St",
    "马德里Calle Mayor 5, 2ºB",
    "Calle Mayor 5, 2ºB, Madrid",
    "Calle Mayor 12, 3º izq, Madrid",
    "Flat 3B 12 Nathan Rd Kln",
    "台山台城沙岗湖路12号之一",
    "墨尔本 5/22 Swanston St",
)
CUT = (
    ("喺香港沙田正街18號好運中心", "香港沙田正街18號好運中心"),
    ("佢住喺新会会城仁寿路8号", "新会会城仁寿路8号"),
    ("屋企喺恩平东安圩", "恩平东安圩"),
    ("他现在应该还住在恩平市恩城街道新平路12号吧", "恩平市恩城街道新平路12号"),
    ("恩平市恩城街道新平路12号，不是说了吗", "恩平市恩城街道新平路12号"),
    ("地址是台山市台城街道环北大道55号", "台山市台城街道环北大道55号"),
    ("住在美国", "美国"),
    ("以前住新会会城，现在搬到江门蓬江区建设路3号", "江门蓬江区建设路3号"),
    ("He lives in the flat I guess, 15 Donghua Road, Pengjiang, Jiangmen", "15 Donghua Road, Pengjiang, Jiangmen"),
    ("I think he lives at 15 Donghua Road in Jiangmen", "15 Donghua Road in Jiangmen"),
    ("my address is 88 Spadina Avenue, Toronto", "88 Spadina Avenue, Toronto"),
    ("原告地址我给过了，Jr. Gamarra 1020, La Victoria, Lima", "Jr. Gamarra 1020, La Victoria, Lima"),
    ("我住 Jirón de la Unión 300, Lima", "Jirón de la Unión 300, Lima"),
    ("My passport is G123, Damrak 70, Amsterdam", "Damrak 70, Amsterdam"),
    ("Passport 4488, Amsterdam", "Amsterdam"),
    ("5 March 2024, Amsterdam", "Amsterdam"),
    ("我住柏林Kantstr. 20", "柏林Kantstr. 20"),
    ("佢而家喺阿姆斯特丹Prinsengracht 263", "阿姆斯特丹Prinsengracht 263"),
    ("56 Nathan Road, Kowloon, not sure about the number", "56 Nathan Road, Kowloon"),
)
NONE = (
    "男的，恩平本地人",
    "台山人",
    "女",
    "退休",
    "我不知道",
    "唔知佢而家住邊",
    "I don't know where he lives",
    "不是说了吗",
    "写错了",
    "嗯",
    "他住在哪里？",
    "要写户籍地址还是现在住的",
    "can you translate that text for me",
    "你帮我查一下他住哪",
    "same as above",
    "3月5号",
    "十五万",
    "按一年租约，月租4500，每月5号前交",
    "每个月10号前付租金",
    "每月五号交租",
    "逢每月嘅15號之前畀",
    "5号之前要还",
    "the 5th of every month",
    "Case 1020",
    "在柏林借了Peter 20",
    "同事Peter 20",
    "2ºB",
    "跟以前一样",
    "same as before",
    "三万之一",
    "在超市附近",
    "他家里",
    "他躲起来了，找不到人",
    "对方电话是⟦phone:0123456789⟧",
    "he's from Enping, male",
    "he works in a factory",
    "he moved to somewhere in Guangzhou",
    "the flat near the market I guess",
)


@pytest.mark.parametrize("text", WHOLE)
def test_an_address_is_kept_as_it_was_written(text: str) -> None:
    assert find_address(text) == text


@pytest.mark.parametrize(("text", "address"), CUT)
def test_the_words_around_an_address_are_cut_off(text: str, address: str) -> None:
    assert find_address(text) == address


@pytest.mark.parametrize("text", NONE)
def test_what_names_no_place_is_no_address(text: str) -> None:
    assert find_address(text) is None
