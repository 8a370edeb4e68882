"""Check of an arbitration clause: which body it names, or what keeps it from being clear, each with its rule."""
