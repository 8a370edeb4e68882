"""The orders about security keys and passkeys: added, removed, asked for at the door. Pure values."""

from __future__ import annotations

from dataclasses import dataclass, field

from backend.shared.messages import Command


@dataclass(frozen=True, slots=True)
class ChallengeKey(Command):
    """Challenge a browser needs to sign in with a key -> JSON of WebAuthn's request options.

    Args:
        browser: token of the browser that signs in; the answer counts in it alone, once, and for five minutes.

    Raises:
        Refused: ``desk_keys_impossible`` (address) where browsers use no keys.
    """

    browser: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class AddKey(Command):
    """Begin to register a key -> JSON of WebAuthn's creation options.

    Args:
        officer_id: whose it will be; they are signed in.
        name: by which they know it.
        proof: their password, or the code of their authenticator app, once more.
        token: of their session; the answer counts in it alone.
        visitor: the network address that asks; failures count as at the door.
        device: see `commands.SignIn`.

    Raises:
        Refused: ``desk_keys_impossible``, ``desk_proof_wrong``, ``desk_locked`` (minutes), ``desk_key_name_odd``,
            ``desk_keys_too_many`` (most).
    """

    officer_id: str
    name: str
    proof: str = field(repr=False)
    token: str = field(repr=False)
    visitor: str = ""
    device: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class KeepKey(Command):
    """Register the key a browser has made -> `model.SecurityKey`.

    Args:
        answer: JSON of what `navigator.credentials.create` gave.

    Raises:
        Refused: ``desk_key_not_taken`` (too late, answered before, not made here, registered before).
    """

    officer_id: str
    token: str = field(repr=False)
    answer: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class KeysOf(Command):
    """The keys an officer has registered -> ``list[model.SecurityKey]``, oldest first."""

    officer_id: str


@dataclass(frozen=True, slots=True)
class RemoveKey(Command):
    """Let a key open nothing any more -> None; the officer's other sessions end.

    Args:
        proof, token, visitor, device: see `AddKey`.

    Raises:
        Refused: ``desk_key_unknown``, ``desk_proof_wrong``, ``desk_locked`` (minutes).
    """

    officer_id: str
    key_id: str
    proof: str = field(repr=False)
    token: str = field(repr=False)
    visitor: str = ""
    device: str = field(default="", repr=False)
