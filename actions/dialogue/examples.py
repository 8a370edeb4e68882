"""One example of what a question takes, for whoever was not understood."""

from __future__ import annotations

from actions.dialogue.fields import Field
from backend.conversation.wanted import A_DAY, A_FILE, A_PAST_DAY, A_PHONE, A_PLACE, Wanted
from backend.shared.wording import Words

_FOR: tuple[tuple[Wanted, Words], ...] = (
    (A_DAY, Words("，比如“2023年5月3日”", ', for example "3 May 2023"')),
    (A_PAST_DAY, Words("，比如“1960年5月1日”", ', for example "1 May 1960"')),
    (A_PHONE, Words("，比如“+1 416 555 0123”", ', for example "+1 416 555 0123"')),
    (A_PLACE, Words("，比如“多伦多”", ', for example "Toronto"')),
    (A_FILE, Words("，发一张照片或一份文件就行", "; a photo or a file will do")),
)
_CHOOSE = Words("，从下面选一个，或者说它的编号", "; choose one of these, or say its number")
_NOTHING = Words("", "")


def example_of(field: Field) -> Words:
    """The field's own example, else one of its kind."""
    if field.example is not None:
        return Words(f"，比如“{field.example.zh}”", f', for example "{field.example.en}"')
    wanted = next((words for kind, words in _FOR if field.wanted == kind), None)
    return wanted or (_CHOOSE if field.offers_choices and not field.free_text else _NOTHING)
