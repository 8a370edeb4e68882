"""The judges' page, as a judge sees it in a browser: the sessions of the day, each with the way into its room."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from html import escape

from sandbox.guangzhou_witness.diary import DiarySlot
from sandbox.guangzhou_witness.docket import Session

_FRAME = """<!doctype html>
<html lang="zh-Hans">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="refresh" content="15">
<title>授权见证 · 法官工作台</title>
<style>
  :root {{ color-scheme: light dark; }}
  body {{ font: 1.05rem/1.6 system-ui, "Noto Sans CJK SC", sans-serif; margin: 0; }}
  main {{ max-width: 46rem; margin: 0 auto; padding: 1.25rem; }}
  h1 {{ font-size: 1.4rem; }}
  article {{ border: 1px solid #8886; border-radius: .75rem; padding: .75rem 1rem; margin: .75rem 0; }}
  h2 {{ font-size: 1.1rem; margin: 0; }}
  p {{ margin: .15rem 0; overflow-wrap: anywhere; }}
  a {{ display: inline-block; margin-top: .5rem; padding: .7rem 1.2rem; border-radius: .6rem; background: #1457b8;
    color: #fff; font-weight: 600; text-decoration: none; }}
  a:focus-visible {{ outline: 4px solid #ffb000; outline-offset: 3px; }}
  .note {{ border-left: 4px solid #c77700; padding-left: .75rem; font-size: .95rem; }}
</style>
</head>
<body><main>
<h1>{day}　授权见证（{count}）</h1>
{sessions}
<p class="note">这是演示用的页面，代替见证平台自己的法官工作台；法官的姓名是虚构的。<br>
<span lang="en">This page stands in for the platform's own desk. The judges are made up.</span></p>
</main></body>
</html>
"""

_STATUS = {"booked": "待开始", "open": "进行中", "closed": "已结束", "cancelled": "已取消"}
_RESULT = {"sealed": "已见证", "refused": "不予见证", "missed": "未到齐"}
_SCOPE = {"general": "一般授权", "special": "特别授权"}


def desk_page(now: datetime, sessions: Iterable[tuple[DiarySlot, Session]]) -> str:
    """Return the page of a day, the earliest session first."""
    cards = [_card(slot, session) for slot, session in sessions]
    return _FRAME.format(day=f"{now:%Y-%m-%d}", count=len(cards), sessions="\n".join(cards) or "<p>今天没有见证。</p>")


def _card(slot: DiarySlot, session: Session) -> str:
    standing = _RESULT.get(session.result) or _STATUS[session.status]
    lawyer = session.lawyer
    way_in = session.status in ("booked", "open") and session.judge_url
    spoken = "普通话" if session.language == "mandarin" else f"翻译：{session.interpreter}"
    lines = (
        f"<h2>{slot.start:%H:%M}–{slot.end:%H:%M}　{escape(session.number)}　{standing}</h2>",
        f"<p>法官：{escape(session.judge)}</p>",
        f"<p>当事人：{escape(session.party_name)}（{escape(spoken)}）</p>",
        f"<p>律师：{escape(lawyer['name'])}，{escape(lawyer['firm'])}，执业证 {escape(lawyer['licence'])}</p>",
        f"<p>案件：{escape(f'{session.case} {session.case_number}'.strip())}，{_SCOPE[session.scope]}</p>",
        f'<a href="{escape(session.judge_url, quote=True)}" rel="noreferrer">进入见证室</a>' if way_in else "",
    )
    return f"<article>{''.join(lines)}</article>"
