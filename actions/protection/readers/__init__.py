"""Readers of the law library: which sentences of an entry speak of what is asked."""
