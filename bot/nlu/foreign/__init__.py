"""Languages the assistant does not speak: which one a message is written in."""
