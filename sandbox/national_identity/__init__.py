"""A pretend national government service platform: it checks name, number and face (contract: `openapi.yaml`)."""
