"""A pretend Guangzhou authorised-witness platform: diary, judges, callbacks. `openapi.yaml` states the contract."""
