"""The review on screen: every answer with its number under its heading, and chips to correct one."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from actions.dialogue.buttons import payload_of, sending, titled
from actions.dialogue.commands import Clarify
from actions.dialogue.flow import Flow
from actions.dialogue.speech import shown
from actions.dialogue.state import State, asked, listed
from actions.dialogue.turn import Turn
from backend.shared.wording import Words

_CHOICES = (
    (Words("确认提交", "Confirm and submit"), payload_of("affirm")),
    (Words("修改", "Correct something"), payload_of("correct_answer")),
    (Words("保存以后再说", "Save for later"), payload_of("save_for_later")),
    (Words("取消", "Cancel"), payload_of("cancel")),
)
_TWO = _CHOICES[:2]
_ALL_STANDS = Words(
    "上面列过的都没有变，没有再发一遍。要再看全部，说“我填了什么”。",
    'Nothing in the list above has changed, so I won\'t send it again. To see it all, say "what have I filled in".',
)
_REST_STANDS = Words("（别的都没有变）", "(Nothing else has changed.)")
_SHORT_LIST = 9
"""Lines up to which the whole list is shown after a correction: it is a glance."""
REVIEWED = "reviewed"
"""Note of the lines that were shown, by their digests: what was changed since is told from what stands."""
_GROUP = "group_"


def stands_as_shown(flow: Flow, turn: Turn) -> bool:
    """Return True if the review was shown in this sitting, and no line of it has changed since."""
    shown_before = _shown_before(flow, turn)
    return bool(shown_before) and set(_digested(_lines(flow, turn)).values()) == shown_before


def has_changed(flow: Flow, turn: Turn) -> bool:
    """Return True if the review was shown in this sitting, and a line of it is another one or new since."""
    shown_before = _shown_before(flow, turn)
    return bool(shown_before) and not set(_digested(_lines(flow, turn)).values()) <= shown_before


def show(flow: Flow, turn: Turn) -> None:
    """Show every answer with its number and ask for confirmation; of a review that was shown only what has changed."""
    lines, before = _lines(flow, turn), _shown_before(flow, turn)
    marks = _digested(lines)
    hint = flow.review_hint if flow.hints(turn.answers) else None
    more = [hint.say(turn.language)] if hint else []
    changed = [line for line in lines if marks[line] not in before and not line.startswith(("【", "["))]
    gone = len(before - set(marks.values())) > len(changed)  # which no line tells
    if gone or (changed and len(lines) <= _SHORT_LIST):
        before = set()
    rest = (_REST_STANDS if changed else _ALL_STANDS).say(turn.language)
    turn.change({REVIEWED: sorted(set(marks.values()))})
    turn.say(
        "utter_form_review",
        buttons=[sending(turn.language, label, payload) for label, payload in (_TWO if before else _CHOICES)],
        title=flow.title.say(turn.language),
        lines="\n".join([*changed, rest, *more] if before else [*lines, *more]),
    )


def _shown_before(flow: Flow, turn: Turn) -> set[str]:
    """The digests of the lines that were shown; none where the form was left since, and so the list with it."""
    here = (turn.tracker.active_loop or {}).get("name") == f"{flow.service}_form"
    kept = turn.answers.get(REVIEWED)
    return set(map(str, kept)) if here and isinstance(kept, list) else set()


def _digested(lines: Sequence[str]) -> dict[str, str]:
    """Return the mark of each line."""
    return {line: _digest(line) for line in lines}


def _digest(line: str) -> str:
    """Return a mark of a line without its number, which moves when an answer before it comes or goes."""
    return hashlib.sha256(line.partition(". ")[2].encode()).hexdigest()[:16] if line[:1].isdigit() else line


def answered(flow: Flow, turn: Turn) -> str:
    """The answers there are, a line each; nothing before the first."""
    return "\n".join([*_lines(flow, turn), *(f"• {line}" for line in flow.also_told(turn))])


def _lines(flow: Flow, turn: Turn) -> list[str]:
    """Every answer with its number; a heading where a group begins."""
    lines, heading = [], None
    colon = Words("：", ": ").say(turn.language)
    for number, field in enumerate(listed(asked(flow.fields, turn.answers), turn.answers), 1):
        if field.group and field.group != heading:
            heading = field.group
            lines.append(Words(f"【{heading.zh}】", f"[{heading.en}]").say(turn.language))
        lines.append(f"{number}. {field.label.say(turn.language)}{colon}{shown(turn, field)}")
    return lines


def chips(turn: Turn, state: State, command: Clarify) -> list[dict[str, str]]:
    """A chip for each answer that may be meant; of a form with headings first one for each heading."""
    if command.keeps:
        named = [field for field in state.asked if field.name in command.fields]
        return [_chip(field.label.say(turn.language), field.name) for field in named]
    headings = list(dict.fromkeys(field.group for field in state.asked if field.group and field.name in state.answers))
    codes = [f"{_GROUP}{number}" for number in range(len(headings))]
    if len(headings) > 1 and not command.fields and command.group not in codes:
        pairs = zip(headings, codes, strict=True)
        return [_chip(heading.say(turn.language), code) for heading, code in pairs]
    chosen = headings[codes.index(command.group)] if command.group in codes and len(headings) > 1 else None
    return [
        _chip(f"{number}. {field.label.say(turn.language)}", field.name)
        for number, field in enumerate(state.listed, 1)
        if field.name in (command.fields or state.answers) and (chosen is None or field.group == chosen)
    ]


def _chip(title: str, code: str) -> dict[str, str]:
    return titled(title, "correct_answer", form_field=code)
