"""Security keys and passkeys: asked for at the door, added and removed on an officer's own page."""

from __future__ import annotations

import json

from backend.api.desk.entrance import me
from backend.api.desk.visits import Address, Answer, GoTo, Page, Values, Visit
from backend.desk.key_commands import AddKey, ChallengeKey, KeepKey, RemoveKey


def challenge(visit: Visit) -> Answer:
    """Give the page's script what a key is to sign; it tells nothing of any officer."""
    return Values({"options": json.loads(visit.do(ChallengeKey(visit.token)))})


def begin(visit: Visit) -> Answer:
    """Let the browser make a key, for somebody who has typed their password or a code once more."""
    name, proof = visit.form.get("name", ""), visit.form.get("proof", "")
    options = visit.do(AddKey(visit.me.officer_id, name, proof, visit.token, visit.visitor, visit.device))
    return Page("key", {"options": options, "name": name})


def keep(visit: Visit) -> Answer:
    """Register the key the browser has made."""
    visit.do(KeepKey(visit.me.officer_id, visit.token, visit.form.get("answer", "")))
    return GoTo("/desk/me", "key_added")


def remove(visit: Visit) -> Answer:
    """Let a key open nothing any more."""
    key_id, proof = visit.path["key_id"], visit.form.get("proof", "")
    visit.do(RemoveKey(visit.me.officer_id, key_id, proof, visit.token, visit.visitor, visit.device))
    return GoTo("/desk/me", "key_removed")


ADDRESSES = (
    Address("/desk/sign-in/key", "POST", None, challenge, checks_password=True),
    Address("/desk/keys", "POST", "desk", begin, me, checks_password=True),
    Address("/desk/keys/new", "POST", "desk", keep, me),
    Address("/desk/keys/<key_id:str>", "POST", "desk", remove, me, checks_password=True),
)
