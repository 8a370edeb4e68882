"""The partners' clients as the settings have them: address, key, and where a partner sends its news."""

from __future__ import annotations

from dataclasses import dataclass

from backend.config import Settings
from backend.platforms.guangzhou_witness import GuangzhouWitness
from backend.platforms.national_identity import NationalIdentity
from backend.platforms.online_litigation import OnlineLitigation
from backend.platforms.sms import Sms
from backend.platforms.timestamp_authority import TimestampAuthority
from backend.platforms.wuyi_notary import WuyiNotary
from backend.platforms.yiqiao_yilu.system import YiqiaoYilu


@dataclass(frozen=True, slots=True)
class Partners:
    """Every partner system we speak with; None where it is not asked at all."""

    wuyi_notary: WuyiNotary
    national_identity: NationalIdentity
    online_litigation: OnlineLitigation
    guangzhou_witness: GuangzhouWitness
    timestamp_authority: TimestampAuthority | None
    sms: Sms
    yiqiao_yilu: YiqiaoYilu | None

    def close(self) -> None:
        """Close kept connections."""
        self.wuyi_notary.close()
        self.national_identity.close()
        self.online_litigation.close()
        self.guangzhou_witness.close_connections()
        if self.timestamp_authority is not None:
            self.timestamp_authority.close()
        self.sms.close()
        if self.yiqiao_yilu is not None:
            self.yiqiao_yilu.close()


def open_partners(settings: Settings) -> Partners:
    """Return a client for each partner."""
    notary, identity = ("wuyi_notary", "national_identity")
    court, witness = ("online_litigation", "guangzhou_witness")
    stamps, yilu = settings.timestamp_authority_url, settings.yiqiao_yilu_url
    return Partners(
        WuyiNotary(settings.wuyi_notary_url, settings.wuyi_notary_key, settings.callback_url(notary)),
        NationalIdentity(
            settings.national_identity_url, settings.national_identity_key, settings.callback_url(identity)
        ),
        OnlineLitigation(settings.online_litigation_url, settings.online_litigation_key, settings.callback_url(court)),
        GuangzhouWitness(
            settings.guangzhou_witness_url, settings.guangzhou_witness_key, settings.callback_url(witness)
        ),
        TimestampAuthority(stamps) if stamps else None,
        Sms(settings.sms_url, settings.sms_key),
        YiqiaoYilu(yilu, settings.yiqiao_yilu_key, settings.callback_url("yiqiao_yilu")) if yilu else None,
    )
