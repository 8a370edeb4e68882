"""A timestamp authority as a pretend server: real RFC 3161 tokens by a certificate that nobody trusts."""
