"""A wish to forget is about one fact, about what is remembered, or about everything that is kept."""

from __future__ import annotations

import pytest

from actions.personal_data.erasing import means_everything

EVERYTHING = """
把我的资料全部删掉
我的資料全部刪除
唔好再留住我啲資料
刪晒我嘅資料
注销我的账号
把聊天记录删了
我发过的文件都删掉
清空我的一切资料
根据个人信息保护法删除我的信息
delete all my data
Erase everything about me
close my account
I want my right to be forgotten!
do not keep any of my data
"""
REMEMBERED = """
忘掉我的一切
把你记得的都忘掉
忘記晒我嘅嘢
把我忘了吧
刪咗你記住我嘅嘢
删除我的个人资料
forget everything you know about me
delete everything you remember
clear my profile
delete my wallet
call me and delete it
"""
ONE_FACT = """
删掉我所有的电话号码
把我的地址都删掉
delete all my phone numbers
"""


@pytest.mark.parametrize("said", [one for one in EVERYTHING.split("\n") if one])
def test_everything_that_is_kept(said: str) -> None:
    assert means_everything(said)


@pytest.mark.parametrize("said", [one for one in (REMEMBERED + ONE_FACT).split("\n") if one])
def test_less_than_that(said: str) -> None:
    assert not means_everything(said)
