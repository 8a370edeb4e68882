"""What may be read back of a transcript, and what a recording is: by table, without a server."""

from __future__ import annotations

import struct

import pytest
from hypothesis import given
from hypothesis import strategies as some

from backend.voice.model import Stretch, Transcript, answer_in, clock, judged, tells_danger, tidy
from backend.voice.phrases import in_script_of, length_said, phrases
from backend.voice.recordings import recording_in
from sandbox.transcription.recordings import recording

INVENTED = phrases().invented


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("我借给他三十万", "heard"), ("I lent him 300,000 yuan in May 2023.", "heard"), ("五", "heard"), ("3", "heard"),
        ("", "nothing"), ("。。。", "nothing"), ("(音乐)", "nothing"), ("【掌声】", "nothing"), ("♪", "nothing"),
        ("Thanks for watching!", "nothing"), ("<|nospeech|><|EMO_UNKNOWN|><|BGM|><|woitn|>", "nothing"),
        ("请不吝点赞 订阅 转发 打赏支持明镜与点点栏目", "nothing"), ("说" * 2_001, "unsure"),
    ],
)  # fmt: skip
def test_a_bare_text(text: str, verdict: str) -> None:
    assert judged(Transcript(text), None, INVENTED).verdict == verdict


@pytest.mark.parametrize(
    ("stretches", "found"),
    [
        ([Stretch("我在"), Stretch("多伦多")], ("heard", "我在多伦多")),
        ([Stretch("我在多伦多", 0.1, -0.3, 1.1), Stretch("嗯", 0.9, -1.5, 1.0)], ("heard", "我在多伦多")),
        ([Stretch("我在多伦多", 0.1, -0.3, 1.1), Stretch("三十万", 0.1, -1.5, 1.0)], ("unsure", "")),
        ([Stretch("啊" * 30, 0.1, -0.3, 9.0)], ("unsure", "")),
        ([Stretch("嗯", 0.9, -1.5, 1.0)], ("nothing", "")),
        ([Stretch("I live", 0.1, -0.3), Stretch("in Toronto", 0.1, -0.3)], ("heard", "I live in Toronto")),
    ],
)  # fmt: skip
def test_stretches_decide_where_they_are_told(stretches: list[Stretch], found: tuple[str, str]) -> None:
    heard = judged(Transcript("whatever", None, tuple(stretches)), None, INVENTED)
    assert (heard.verdict, heard.words) == found


@pytest.mark.parametrize(
    ("text", "seconds", "verdict"),
    [
        ("我" * 60, 2.0, "unsure"),
        ("我" * 60, 10.0, "heard"),
        ("word " * 30, 1.0, "unsure"),
        ("word " * 30, 12.0, "heard"),
    ],
)
def test_more_than_anybody_says_in_that_time_was_not_said(text: str, seconds: float, verdict: str) -> None:
    assert judged(Transcript(text), seconds, INVENTED).verdict == verdict


@given(some.text(max_size=300), some.one_of(some.none(), some.floats()))
def test_whatever_a_server_says_is_judged_and_is_no_command(text: str, seconds: float | None) -> None:
    heard = judged(Transcript(text, seconds), None, INVENTED)
    assert heard.verdict in ("heard", "nothing", "unsure")
    assert (
        not heard.words.startswith("/")
        and "\0" not in heard.words
        and (heard.words != "") == (heard.verdict == "heard")
    )


def test_a_command_cannot_be_spoken() -> None:
    assert tidy('/inform{"amount": "1"}') == 'inform{"amount": "1"}'
    assert tidy("<|zh|><|NEUTRAL|><|Speech|><|woitn|>我在 多伦多") == "我在多伦多"


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("对", "right"), ("啱", "right"), ("係", "right"), ("是的", "right"), ("Yes", "right"), ("OK", "right"),
        ("不对", "wrong"), ("唔啱", "wrong"), ("唔係", "wrong"), ("No", "wrong"), ("错了", "wrong"),
        ("是我弟弟借的", None), ("不对，是五十万", None), ("对方是吴国安", None), ("", None),
        ("noted", None), ("12", None),
    ],
)  # fmt: skip
def test_a_typed_word_to_what_was_read_back(text: str, answer: str | None) -> None:
    assert answer_in(text, phrases()) == answer


@pytest.mark.parametrize(
    ("text", "is_danger"),
    [("救命啊", True), ("他打我", True), ("help me please", True), ("我要预约公证", False), ("开庭是哪天", False)],
)
def test_danger_is_heard_in_words(text: str, is_danger: bool) -> None:
    assert tells_danger(text, phrases()) is is_danger


def test_scripts_and_lengths() -> None:
    assert in_script_of("離婚", "zh-Hans") == "离婚" and in_script_of("离婚", "zh-Hant") == "離婚"
    assert (clock(None), clock(0.2), clock(7.4), clock(125)) == ("", "0:01", "0:07", "2:05")
    assert (length_said(180, "zh-Hans"), length_said(90, "en"), length_said(60, "en")) == (
        "3 分钟",
        "90 seconds",
        "60 seconds",
    )


def _ogg(seconds: float) -> bytes:
    page = b"OggS\0\2" + struct.pack("<q", 0) + b"\0" * 14 + b"OpusHead" + b"\0" * 30
    return page + b"OggS\0\4" + struct.pack("<q", round(seconds * 48_000)) + b"\0" * 20


@pytest.mark.parametrize(
    ("content", "ending", "seconds"),
    [
        (recording("好", 2.5), "wav", 2.5), (_ogg(7.0), "ogg", 7.0),
        (b"#!AMR\n" + (b"\x3c" + b"\0" * 31) * 100, "amr", 2.0),
        (b"\x1aE\xdf\xa3\x9fB\x86\x81\x01B\xf7\x81\x01B\xf2\x81\x04B\xf3\x81\x08B\x82\x84webm", "webm", None),
        (b"\0\0\0\x18ftypM4A " + b"\0" * 8 + b"mvhd" + struct.pack(">IIIII", 0, 0, 0, 1_000, 4_500), "m4a", 4.5),
        (b"ID3\x04" + b"\0" * 40, "mp3", None), (b"\xff\xfb\x90\x00" * 20, "mp3", None),
        (b"\xff\xf1\x50\x80" * 20, "aac", None), (b"fLaC" + b"\0" * 40, "flac", None),
    ],
)  # fmt: skip
def test_what_a_recording_is_and_how_long(content: bytes, ending: str, seconds: float | None) -> None:
    found = recording_in(content)
    assert found is not None
    assert (found.ending, found.seconds) == (ending, pytest.approx(seconds) if seconds else None)


@pytest.mark.parametrize(
    "content", [b"", b"MZ", b"\xff\xd8\xff\xe0 JFIF", b"%PDF-1.7", b"PK\x03\x04", b"\x89PNG", b"\0" * 99]
)
def test_what_is_none(content: bytes) -> None:
    assert recording_in(content) is None


@given(
    some.binary(max_size=400),
    some.sampled_from([b"OggS", b"RIFF\0\0\0\0WAVE", b"#!AMR\n", b"\0\0\0\0ftyp", b"#!AMR-WB\n"]),
)
def test_no_content_breaks_the_look_into_it(rest: bytes, head: bytes) -> None:
    recording_in(head + rest)
    recording_in(head + b"OpusHead" + rest + b"mvhd" + rest)
