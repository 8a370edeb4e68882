"""The power of attorney (授权委托书) as pictures to read before signing and as the PDF that is sealed afterwards."""

from __future__ import annotations

from typing import Any

from backend.authorization.power.model import Power, PowerDraft, Sealing, Signature, Signer
from backend.documents import typesetting
from backend.documents.power_text import power_digest, power_text
from backend.documents.printable import line
from backend.documents.screen_pages import screen_pages
from backend.documents.sealed_parts import qr_svg, said_twice
from backend.shared.calendar import BEIJING
from backend.shared.ink import as_svg
from backend.shared.wording import Words

TEMPLATE = "power_of_attorney"

_ROLES: dict[Signer, Words] = {
    "party": Words("委托人（签名）", "Principal (signature)"),
    "lawyer": Words("受托律师（签名）", "Lawyer (signature)"),
}
_DRAFT = "待签署"
_SEAL_NOTE = Words(
    "本件签署后由平台以数字证书加盖电子签章（PAdES），证明此后内容未被改动。电子签章是平台的证据，不是法律规定的要件；"
    "委托的真实性以法官的视频见证为准。请扫码或在网页输入查验码核对，并可上传本文件查验。",
    "Sealed electronically (PAdES) with the platform's certificate after signing, as evidence that nothing was changed "
    "since. The law does not ask for this seal: it looks to the judge's witness. Scan or type the code to verify; the "
    "file itself can be checked there.",
)


class PowerPaper:
    """Draws the paper; typst and its fonts stay warm between two."""

    def digest(self, power: Power) -> str:
        """Return the digest of what the paper says; raises Refused ``filing_text_too_long``."""
        return power_digest(power)

    def draft(self, power: Power) -> PowerDraft:
        """Return the paper as it is read before signing: unnumbered, with empty places for the signatures."""
        data = {**power_text(power), "draft": _DRAFT, "sealing": None, "judge": "", "signed_on": None}
        data["signatures"] = [_empty(power, signer) for signer in _ROLES]
        return PowerDraft(screen_pages(TEMPLATE, data), power_digest(power))

    def final(self, power: Power, signatures: tuple[Signature, Signature], sealing: Sealing) -> bytes:
        """Return the signed paper as a PDF, ready to be sealed.

        Args:
            signatures: of both, each `is_drawn`.
        """
        data = {**power_text(power), "draft": None, "judge": line(sealing.judge)}
        data["signatures"] = [_signed(power, signature) for signature in _in_order(signatures)]
        day = max(signature.signed_at for signature in signatures).astimezone(BEIJING)
        data["signed_on"] = [day.year, day.month, day.day]
        data["sealing"] = {
            "number": sealing.number,
            "code": sealing.code,
            "url": sealing.verify_url,
            "qr": qr_svg(sealing.verify_url),
            "seal_name": line(sealing.seal_name),
            "note": {"zh": _SEAL_NOTE.zh, "en": _SEAL_NOTE.en},
        }
        return typesetting.pdf(TEMPLATE, data)


def _in_order(signatures: tuple[Signature, Signature]) -> list[Signature]:
    return sorted(signatures, key=lambda signature: list(_ROLES).index(signature.signer))


def _signed(power: Power, signature: Signature) -> dict[str, Any]:
    when = said_twice(signature.signed_at, signature.timezone)
    return {**_empty(power, signature.signer), "svg": as_svg(signature), "when": {"zh": when.zh, "en": when.en}}


def _empty(power: Power, signer: Signer) -> dict[str, Any]:
    name = power.principal.name if signer == "party" else power.lawyer.name
    role = _ROLES[signer]
    return {"role": {"zh": role.zh, "en": role.en}, "name": line(name), "svg": None, "when": None}
