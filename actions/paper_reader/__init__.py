"""Papers that were read, in conversation: said back value by value, taken only as far as the person confirms them."""
