"""A pretend People's Court online litigation platform: files, filings, decisions. `openapi.yaml` is the contract."""
