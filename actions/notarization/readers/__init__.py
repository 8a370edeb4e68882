"""Readers of a notarization: of places, and of the certificate that is wanted. Pure."""
