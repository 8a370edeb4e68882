"""The staff desk's pages: every address behind a role, every form behind a token, everything rendered here."""
