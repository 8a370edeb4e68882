"""邑侨邑路, the overseas interest protection system: four parts behind one address and one key.

The contract is assumed: `sandbox/yiqiao_yilu/openapi.yaml` states it until the courts confirm one (docs/systems.md).
"""
