"""Authorization in conversation: which way to a power of attorney is right for this person."""
