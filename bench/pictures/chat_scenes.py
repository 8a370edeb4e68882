"""A booking at the notary's in three languages, by day and by night."""

from __future__ import annotations

from bench.pictures.studio import PATIENCE_MS, Studio, play, settle, show

TO_THE_TIMES = {
    "zh-Hans": """
我想公证
[委托书公证]
[中国内地]
[中国护照（内地居民）]
我在多伦多
[有永久或长期居留证]
[到使领馆远程视频办]
""",
    "zh-Hant": """
我想公證
[委託書公證]
[中國內地]
[中國護照（內地居民）]
我喺多倫多
[有永久或長期居留證]
[到使領館遠程視頻辦]
""",
    "en": """
I would like to have something notarized
[Power of attorney]
[Mainland China]
[Chinese passport]
I am in Toronto
[permanent]
[video]
""",
}
TO_THE_END = """
陈国强
E12345678
+1 416 555 0123
[跳过]
[确认提交]
"""
LOCALES = {"zh-Hans": "zh-CN", "zh-Hant": "zh-HK", "en": "en-CA"}


def language_scene(studio: Studio) -> None:
    """Keep chat-zh-Hans, chat-zh-Hant and chat-en: the free times of the notary."""
    for language, script in TO_THE_TIMES.items():
        with studio.talk(LOCALES[language]) as chat:
            play(chat, script)
            show(chat, "utter_ask_notarization_slot")
            studio.easel.keep(chat.page, f"chat-{language}")


def night_scene(studio: Studio) -> None:
    """Keep chat-phone-dark: the booking is confirmed while it is night where the person is."""
    with studio.talk(color_scheme="dark") as chat:
        play(chat, TO_THE_TIMES["zh-Hans"])
        chat.tap(chat.open_choices()[0], PATIENCE_MS)
        play(chat, TO_THE_END)
        notary = studio.house.sandbox.part("wuyi_notary")
        reference = notary.state()["bookings"][-1]["reference"]
        notary.control("decide", reference=reference, decision="confirm")
        chat.page.locator('[data-utter="utter_notarization_confirmed"]').wait_for(timeout=PATIENCE_MS)
        settle(chat)
        show(chat, "utter_notarization_confirmed")
        studio.easel.keep(chat.page, "chat-phone-dark")
