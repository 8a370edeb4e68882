"""The causes of action: a page each that a lawyer can correct, and what is made of the answers."""
