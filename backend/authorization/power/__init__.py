"""The power of attorney: composed, sealed, verified by anybody who holds it, revoked by the party."""
