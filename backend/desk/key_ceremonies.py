"""WebAuthn: what a browser is asked for, and whether what it brings is the answer. No database.

Rules: W3C Web Authentication Level 3, 7.1 (registering) and 7.2 (verifying), by the package `webauthn`.
"""

from __future__ import annotations

import ipaddress
from collections.abc import Sequence
from dataclasses import dataclass, field
from urllib.parse import urlsplit

import webauthn
from webauthn.helpers import parse_authentication_credential_json
from webauthn.helpers.structs import (
    AuthenticatorSelectionCriteria,
    PublicKeyCredentialDescriptor,
    ResidentKeyRequirement,
    UserVerificationRequirement,
)

from backend.desk.model import CHALLENGE_LIFE, Officer
from backend.desk.passwords import ISSUER

LARGEST_ANSWER = 16_384
"""Characters of a browser's answer; a usual one has about a thousand."""
_WAIT_MS = int(CHALLENGE_LIFE.total_seconds() * 1000)
_OWN_PORTS = {"https": 443, "http": 80}


@dataclass(frozen=True, slots=True)
class RelyingParty:
    """Party for whom keys are made: the browser uses them nowhere else.

    Args:
        rp_id: the name of the desk's host.
        origin: scheme, name and port, as browsers write them.
    """

    rp_id: str
    origin: str


def relying_party(address: str) -> RelyingParty | None:
    """Return for whom keys are made at an address; None where browsers make none.

    They do at names under https and at localhost, never at an address in figures (WebAuthn 5.1.3, "effective domain").
    """
    parts = urlsplit(address)
    try:
        name, port = (parts.hostname or "").encode("idna").decode(), parts.port
    except ValueError:
        return None
    local = name == "localhost" or name.endswith(".localhost")
    if not name or _is_in_figures(name) or not (parts.scheme == "https" or (local and parts.scheme == "http")):
        return None
    shown = f":{port}" if port and port != _OWN_PORTS[parts.scheme] else ""
    return RelyingParty(name, f"{parts.scheme}://{name}{shown}")


@dataclass(frozen=True, slots=True)
class MadeKey:
    """A key that a browser has just made.

    Args:
        credential_id: by which the authenticator knows it.
        public_key: in COSE form.
        sign_count: how often it has signed; 0 for ever where it does not count.
    """

    credential_id: bytes = field(repr=False)
    public_key: bytes = field(repr=False)
    sign_count: int


def creation_options(party: RelyingParty, officer: Officer, challenge: bytes, known: Sequence[bytes]) -> str:
    """Return, as JSON, what a browser needs to make a key.

    Args:
        officer: whose key it will be; the authenticator keeps id, login and name.
        challenge: to be signed.
        known: ids of keys the officer has registered; the same authenticator makes no second one.

    The key is kept by the authenticator ("resident"), so that at the door nobody has to be told whose keys there are.
    """
    chosen = AuthenticatorSelectionCriteria(
        resident_key=ResidentKeyRequirement.REQUIRED, user_verification=UserVerificationRequirement.PREFERRED
    )
    options = webauthn.generate_registration_options(
        rp_id=party.rp_id,
        rp_name=ISSUER,
        user_id=officer.officer_id.encode(),
        user_name=officer.login,
        user_display_name=officer.name,
        challenge=challenge,
        timeout=_WAIT_MS,
        authenticator_selection=chosen,
        exclude_credentials=[PublicKeyCredentialDescriptor(id=one) for one in known],
    )
    return webauthn.options_to_json(options)


def request_options(party: RelyingParty, challenge: bytes) -> str:
    """Return, as JSON, what a browser needs to have a challenge signed; it names no key and no officer."""
    preferred = UserVerificationRequirement.PREFERRED
    options = webauthn.generate_authentication_options(
        rp_id=party.rp_id, challenge=challenge, timeout=_WAIT_MS, user_verification=preferred
    )
    return webauthn.options_to_json(options)


def made_key(party: RelyingParty, answer: str, challenge: bytes) -> MadeKey | None:
    """Return the key in a browser's answer; None for anything that is no answer to this challenge, here."""
    if len(answer) > LARGEST_ANSWER:
        return None
    try:
        made = webauthn.verify_registration_response(
            credential=answer, expected_challenge=challenge, expected_rp_id=party.rp_id, expected_origin=party.origin
        )
    except Exception:  # whatever the library stumbles over in what strangers wrote, it is no key
        return None
    return MadeKey(made.credential_id, made.credential_public_key, made.sign_count)


@dataclass(frozen=True, slots=True)
class NamedKey:
    """Key an answer says it is of; nothing of it is proved.

    Args:
        owner: the officer's id as the authenticator keeps it; empty where it does not say.
    """

    credential_id: bytes = field(repr=False)
    owner: str


def named_key(answer: str) -> NamedKey | None:
    """Return which key an answer names, or None for what is no answer."""
    if len(answer) > LARGEST_ANSWER:
        return None
    try:
        said = parse_authentication_credential_json(answer)
        return NamedKey(said.raw_id, (said.response.user_handle or b"").decode())
    except Exception:  # as above
        return None


def signed_count(party: RelyingParty, answer: str, challenge: bytes, public_key: bytes) -> int | None:
    """Return how often the key has signed, if it has signed this challenge, for us, touched by somebody; else None.

    Whether the number fits the one before is the caller's question: see `goes_on`.
    """
    try:
        proved = webauthn.verify_authentication_response(
            credential=answer,
            expected_challenge=challenge,
            expected_rp_id=party.rp_id,
            expected_origin=party.origin,
            credential_public_key=public_key,
            credential_current_sign_count=0,
        )
    except Exception:  # as above
        return None
    return proved.new_sign_count


def goes_on(before: int, now: int) -> bool:
    """Return False where a counting key has not counted on: there may be a copy of it (WebAuthn 7.2, step 22)."""
    return now > before or now == before == 0


def _is_in_figures(name: str) -> bool:
    try:
        ipaddress.ip_address(name)
    except ValueError:
        return False
    return True
