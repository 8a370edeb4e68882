"""WeChat's published example opens, and what is closed here opens elsewhere."""

from __future__ import annotations

import pytest
from geopy.distance import geodesic
from hypothesis import given
from hypothesis import strategies as st
from wechatpy.crypto import WeChatCrypto

from backend.shared.china_datums import gcj02_to_wgs84, wgs84_to_gcj02
from connectors.wechat.crypto import Envelope, NotForUs, signature
from connectors.wechat.messages import read_fields, read_post

TOKEN, KEY, APP_ID = "spamtest", "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG", "wx2c2769f8efd9abc2"
SEALED = (
    "hyzAe4OzmOMbd6TvGdIOO6uBmdJoD0Fk53REIHvxYtJlE2B655HuD0m8KUePWB3+LrPXo87wzQ1QLvbeUgmBM4x6F8PGHQHFVAFm"
    "OD2LdJF9FrXpbUAh0B5GIItb52sn896wVsMSHGuPE328HnRGBcrS7C41IzDWyWNlZkyyXwon8T332jisa+h6tEDYsVticbSnyU8d"
    "KOIbgU6ux5VTjg3yt+WGzjlpKn6NPhRjpA912xMezR4kw6KWwMrCVKSVCZciVGCgavjIQ6X8tCOp3yZbGpy0VxpAe+77TszTfRd5"
    "RJSVO/HTnifJpXgCSUdUue1v6h0EIBYYI1BD1DlD+C0CR8e6OewpusjZ4uBl9FyJvnhvQl+q5rv1ixrcpCumEPo5MJSgM9ehVsNP"
    "fUM669WuMyVWQLCzpu9GhglF2PE="
)
"""The example of WeChat's own documents, with timestamp 1409735669 and nonce 1320562132."""


def test_the_published_example_is_signed_and_opens() -> None:
    assert signature(TOKEN, "1409735669", "1320562132", SEALED) == "5d197aaffba7e9b25a30732f161a50dee96bd5fa"
    told = read_post(read_fields(Envelope(KEY, APP_ID).open(SEALED)))
    assert told is not None and told.heard is not None
    assert (told.heard.text, told.heard.platform_id) == ("abcdteT", "6054768590064713728")


@given(text=st.text(max_size=300))
def test_what_is_closed_opens_again(text: str) -> None:
    assert Envelope(KEY, APP_ID).open(Envelope(KEY, APP_ID).close(text.encode())) == text.encode()


@given(sealed=st.text(max_size=200) | st.binary(max_size=200).map(bytes.hex))
def test_whatever_does_not_open_is_not_for_us(sealed: str) -> None:
    with pytest.raises(NotForUs):
        Envelope(KEY, APP_ID).open(sealed)


def test_another_accounts_message_is_not_for_us() -> None:
    with pytest.raises(NotForUs):
        Envelope(KEY, "wx_other").open(Envelope(KEY, APP_ID).close(b"<xml/>"))


def test_another_library_opens_what_is_closed_here_and_signs_alike() -> None:
    sealed = Envelope(KEY, APP_ID).close("<xml><a>侨</a></xml>".encode())
    signed = signature(TOKEN, "1409735669", "1320562132", sealed)
    body = f"<xml><Encrypt>{sealed}</Encrypt></xml>"
    opened = WeChatCrypto(TOKEN, KEY, APP_ID).decrypt_message(body, signed, "1409735669", "1320562132")
    assert opened == "<xml><a>侨</a></xml>"


@pytest.mark.parametrize("key", ["", "short", "!" * 43, KEY + "A"])
def test_a_key_that_is_none_is_said_at_the_start(key: str) -> None:
    with pytest.raises(ValueError, match="43"):
        Envelope(key, APP_ID)


@given(lat=st.floats(18.0, 53.0), lon=st.floats(74.0, 134.0))
def test_the_shift_of_chinese_maps_is_taken_out_to_a_metre(lat: float, lon: float) -> None:
    back = gcj02_to_wgs84(*wgs84_to_gcj02(lat, lon))
    assert abs(back[0] - lat) < 1e-5 and abs(back[1] - lon) < 1e-5


def test_abroad_nothing_is_shifted() -> None:
    assert gcj02_to_wgs84(49.28, -123.12) == (49.28, -123.12)


def test_at_jiangmen_the_shift_is_the_measured_one() -> None:
    place = (22.5789, 113.0816)
    assert geodesic(place, wgs84_to_gcj02(*place)).meters == pytest.approx(634, abs=3)
