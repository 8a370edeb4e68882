"""Signing in and out, one's own page, and what waits for this officer today."""

from __future__ import annotations

from backend.api.desk.visits import Address, Answer, GoTo, Page, Visit
from backend.desk.commands import ChangePassword, SignIn, SignOut
from backend.desk.key_ceremonies import relying_party
from backend.desk.key_commands import KeysOf
from backend.desk.model import SignedIn
from backend.desk.staff_commands import NoticesFor


def sign_in_page(visit: Visit) -> Answer:
    """Show the door; whoever is in already goes to their desk."""
    return GoTo("/desk") if visit.officer else Page("sign_in", {"keys_work": _keys_work(visit)})


def sign_in(visit: Visit) -> Answer:
    """Let somebody in; the session is always a new one."""
    login, password, code, answer = (visit.form.get(name, "") for name in ("login", "password", "code", "key_answer"))
    opened: SignedIn = visit.do(SignIn(login, password, code, visit.token, visit.visitor, visit.device, answer))
    return GoTo("/desk", cookie=opened.token, device=opened.device)


def sign_out(visit: Visit) -> Answer:
    """End the session."""
    visit.do(SignOut(visit.token))
    return GoTo("/desk/sign-in", "signed_out", cookie="")


def choose_language(visit: Visit) -> Answer:
    """Show labels in another language from now on."""
    return GoTo("/desk", language="en" if visit.form.get("language") == "en" else "zh")


def home(visit: Visit) -> Answer:
    """Show what waits, by section."""
    cards = [
        (one.card_path or one.path, one.label, one.waiting(visit.me, visit.now))
        for one in visit.backend.desk_sections
        if one.waiting is not None and visit.me.may(one.opens_card)
    ]
    return Page("home", {"cards": cards, "notices": visit.do(NoticesFor(visit.me.officer_id))})


def me(visit: Visit) -> Answer:
    """Show the officer's own page."""
    keys, address = visit.do(KeysOf(visit.me.officer_id)), visit.backend.settings.address
    return Page("me", {"keys": keys, "keys_work": _keys_work(visit), "address": address})


def change_password(visit: Visit) -> Answer:
    """Change one's own password."""
    old, new = visit.form.get("old", ""), visit.form.get("new", "")
    visit.do(ChangePassword(visit.me.officer_id, old, new, visit.token, visit.visitor, visit.device))
    return GoTo("/desk/me", "password_changed")


def _keys_work(visit: Visit) -> bool:
    """True where browsers make and use security keys for this installation's address."""
    return relying_party(visit.backend.settings.address) is not None


ADDRESSES = (
    Address("/desk/sign-in", "GET", None, sign_in_page),
    Address("/desk/sign-in", "POST", None, sign_in, sign_in_page, checks_password=True),
    Address("/desk/sign-out", "POST", "desk", sign_out),
    Address("/desk/language", "POST", "desk", choose_language),
    Address("/desk", "GET", "desk", home),
    Address("/desk/me", "GET", "desk", me),
    Address("/desk/me", "POST", "desk", change_password, me, checks_password=True),
)
