"""The chat page as a person handles it: write, tap, read, wait; so that browser tests read as a conversation."""

from __future__ import annotations

from playwright.sync_api import Locator, Page, expect

PATIENCE_MS = 15_000


class ChatPage:
    """One open chat.

    Args:
        page: a browser page.
        url: the address of the services.
    """

    def __init__(self, page: Page, url: str) -> None:
        self.page = page
        self.url = url

    def open(self) -> ChatPage:
        """Open the page and wait until it is connected."""
        self.page.goto(self.url)
        return self.connected()

    def reload(self) -> ChatPage:
        """Reload the page and wait until it is connected again."""
        self.page.reload()
        return self.connected()

    def connected(self, patience: int = PATIENCE_MS) -> ChatPage:
        """Wait until the status line says so."""
        expect(self.page.locator("#status")).to_have_attribute("data-state", "connected", timeout=patience)
        return self

    def say(self, text: str) -> ChatPage:
        """Write a text and press Enter."""
        box = self.page.locator("#text")
        box.fill(text)
        box.press("Enter")
        return self

    def ask(self, text: str, patience: int = PATIENCE_MS) -> list[str]:
        """Write a text and return what was answered to it."""
        before = self.last_number()
        self.say(text)
        return self.answer_after(before, patience)

    def tap(self, title: str, patience: int = PATIENCE_MS) -> list[str]:
        """Tap the newest open choice with this title (or one that contains it) and return the answer."""
        before = self.last_number()
        self.choice(title).click()
        return self.answer_after(before, patience)

    def choice(self, title: str) -> Locator:
        """The newest choice with this text that can still be made."""
        return self.page.locator('.bubble .chip[aria-disabled="false"]', has_text=title).last

    def open_choices(self) -> list[str]:
        """The titles that can be tapped now."""
        return self.page.locator('.bubble .chip[aria-disabled="false"]').all_inner_texts()

    def answer_after(self, number: int, patience: int = PATIENCE_MS) -> list[str]:
        """Wait for bubbles of the bot after a bubble's number and return their texts."""
        self.page.wait_for_function(
            "after => [...document.querySelectorAll('.theirs')].some((each) => Number(each.dataset.seq) > after)",
            arg=number,
            timeout=patience,
        )
        return [text for seq, text in self._numbered(".theirs") if seq > number]

    def last_number(self) -> int:
        """The number of the newest bubble that the history has."""
        return max((seq for seq, _ in self._numbered(".bubble[data-seq]")), default=0)

    def said(self) -> list[str]:
        """Everything the person has said, also what still waits."""
        return [str(text) for _, text in self._numbered(".mine")]

    def heard(self) -> list[str]:
        """Everything the bot has said."""
        return [text for _, text in self._numbered(".theirs")]

    def waiting(self) -> int:
        """How many messages wait to be sent."""
        return self.page.locator('.mine[data-state="queued"]').count()

    def bubble(self, text: str) -> Locator:
        """The newest bubble containing a text."""
        return self.page.locator(".bubble", has_text=text).last

    def picture_is_loaded(self) -> bool:
        """True when the newest picture is there and drawn."""
        picture = self.page.locator(".picture").last
        picture.scroll_into_view_if_needed()
        return bool(picture.evaluate("image => image.complete && image.naturalWidth > 0"))

    def file_link(self) -> str:
        """The address of the newest attached file."""
        return str(self.page.locator(".file").last.get_attribute("href"))

    def _numbered(self, selector: str) -> list[tuple[int, str]]:
        found = self.page.locator(selector).evaluate_all(
            "all => all.map((each) => [Number(each.dataset.seq ?? 0), each.dataset.text])"
        )
        return [(int(seq), str(text)) for seq, text in found]
