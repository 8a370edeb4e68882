"""A database and keys for work that was given up."""

from tests.backend_fixtures import clock, database, database_url, keyring, postgresql_server, postgresql_url, sqlite_url

__all__ = ["clock", "database", "database_url", "keyring", "postgresql_server", "postgresql_url", "sqlite_url"]
