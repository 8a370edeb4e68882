"""The system as a whole: its four parts, each a client of its own over one address."""

from __future__ import annotations

from backend.platforms.base import Patience
from backend.platforms.yiqiao_yilu.dispute_resolution import DisputeResolution
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
        self.litigation_service = LitigationService(url, key, callback_url, patience)
        self.dispute_resolution = DisputeResolution(url, key, callback_url, patience)
        self.mediation_docking = MediationDocking(url, key, callback_url, patience)
        self.research = Research(url, key, patience)

    def close(self) -> None:
        """Close kept connections."""
        self.litigation_service.close()
        self.dispute_resolution.close()
        self.mediation_docking.close()
        self.research.close()
