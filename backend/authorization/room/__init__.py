"""The witness room: judge, party and lawyer at the same time, each step in the server's order (SPC21-6)."""
