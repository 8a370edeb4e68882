"""The platform's own page, as a person sees it in a browser: one step, one button. No camera is opened here."""

from __future__ import annotations

_FRAME = """<!doctype html>
<html lang="zh-Hans">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>人脸核验 · Face check</title>
<style>
  :root {{ color-scheme: light dark; }}
  body {{ font: 1.2rem/1.6 system-ui, "Noto Sans CJK SC", sans-serif; margin: 0; }}
  main {{ max-width: 32rem; margin: 0 auto; padding: 2rem 1.25rem; }}
  h1 {{ font-size: 1.5rem; }}
  .note {{ border-left: 4px solid #c77700; padding-left: .75rem; font-size: 1rem; }}
  .oval {{ width: 10rem; height: 13rem; margin: 1.5rem auto; border: 4px dashed #1f6feb; border-radius: 50%; }}
  button {{ font: inherit; font-weight: 600; width: 100%; min-height: 3.5rem; border: 0; border-radius: .75rem;
    background: #1457b8; color: #fff; }}
  button:focus-visible {{ outline: 4px solid #ffb000; outline-offset: 3px; }}
</style>
</head>
<body><main>
{body}
<p class="note">这是演示用的页面，代替国家政务服务平台自己的页面；不会打开摄像头，也不会留下任何照片。<br>
<span lang="en">This page stands in for the national platform's own. It opens no camera and keeps no picture.</span></p>
</main></body>
</html>
"""

_FACE = """<h1>国家政务服务平台 · 人脸核验<br><span lang="en">National platform · face check</span></h1>
<p>请正对手机，脸放在框里，光线亮一些。<br>
<span lang="en">Hold the phone upright, keep your face inside the oval, in good light.</span></p>
<div class="oval" aria-hidden="true"></div>
<form method="post"><button type="submit">拍照完成 / Done</button></form>"""

_DONE = """<h1>完成了 <span lang="en">Done</span></h1>
<p>可以关掉这一页，回到对话里。结果会在那里告诉您。<br>
<span lang="en">You can close this page and go back to the chat. The result will be told there.</span></p>"""

_GONE = """<h1>这个链接已经用过或过期了 <span lang="en">This link was used already or has expired</span></h1>
<p>请回到对话里，看结果，或者说“再试一次”。<br>
<span lang="en">Go back to the chat to see the result, or say "try again".</span></p>"""


def face_page() -> str:
    """Return the page that waits for the face."""
    return _FRAME.format(body=_FACE)


def done_page() -> str:
    """Return what is shown once the face was taken."""
    return _FRAME.format(body=_DONE)


def gone_page() -> str:
    """Return what is shown for a page that waits for nobody."""
    return _FRAME.format(body=_GONE)
