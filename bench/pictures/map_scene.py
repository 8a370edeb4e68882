"""The legal map on a phone, as a page and as cards in the chat."""

from __future__ import annotations

from urllib.parse import urlencode

from playwright.sync_api import expect

from bench.pictures.studio import Studio, play, show

LAS_VEGAS = "America/Los_Angeles"
QUESTION = "我在拉斯维加斯，该去哪个领事馆"


def map_scene(studio: Studio) -> None:
    """Keep map-phone and map-chat."""
    page = studio.page(zone=LAS_VEGAS)
    page.goto(f"{studio.house.url}/map?{urlencode({'q': '拉斯维加斯', 'purpose': 'consular'})}")
    expect(page.locator("#list .place").first).to_be_visible()
    studio.easel.keep(page, "map-phone")
    page.context.close()
    with studio.talk(zone=LAS_VEGAS) as chat:
        play(chat, QUESTION)
        expect(chat.page.locator(".place-sketch")).to_have_js_property("complete", True)
        show(chat, "utter_legal_map_competent")
        studio.easel.keep(chat.page, "map-chat")
