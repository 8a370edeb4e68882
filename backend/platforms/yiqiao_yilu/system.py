"""The system as a whole: its five parts, each a client of its own over one address."""

from __future__ import annotations

from collections.abc import Mapping

from backend.enquiries import centre
from backend.platforms.base import PartnerClient, Patience
from backend.platforms.yiqiao_yilu import dispute_resolution, judicial_confirmation, mediation_docking
from backend.platforms.yiqiao_yilu.dispute_resolution import DisputeResolution
from backend.platforms.yiqiao_yilu.judicial_confirmation import JudicialConfirmation
from backend.platforms.yiqiao_yilu.litigation_service import LitigationService
from backend.platforms.yiqiao_yilu.mediation_docking import MediationDocking
from backend.platforms.yiqiao_yilu.research import Research


class YiqiaoYilu:
    """Every part of the system.

    Args:
        base_url: e.g. ``http://127.0.0.1:8090/yiqiao_yilu``; ``/v1`` is added.
        key: API key, which also signs what the system issues.
        callback_url: where it sends its news.
        patience: timeouts and tries.
    """

    def __init__(self, base_url: str, key: str, callback_url: str, patience: Patience | None = None) -> None:
        url = f"{base_url.rstrip('/')}/v1"
        self._clients: list[PartnerClient] = []

        def client(refusals: Mapping[str, str]) -> PartnerClient:
            made = PartnerClient(centre.PARTNER, url, {"X-Api-Key": key}, refusals, patience)
            self._clients.append(made)
            return made

        self.litigation_service = LitigationService(client(centre.REFUSALS), callback_url)
        self.dispute_resolution = DisputeResolution(client(dispute_resolution.REFUSALS), callback_url)
        self.mediation_docking = MediationDocking(client(mediation_docking.REFUSALS), callback_url)
        self.judicial_confirmation = JudicialConfirmation(client(judicial_confirmation.REFUSALS), callback_url)
        self.research = Research(client({}), key)

    def close(self) -> None:
        """Close kept connections."""
        for client in self._clients:
            client.close()
