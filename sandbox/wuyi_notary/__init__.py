"""A pretend Jiangmen Wuyi Notary Office: its diary, its refusals, its callbacks. `openapi.yaml` states the contract."""
