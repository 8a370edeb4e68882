"""Questions and wishes with an answer of their own that sound like a neighbour's: told anywhere, and nothing opens."""
