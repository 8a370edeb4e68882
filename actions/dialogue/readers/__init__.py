"""Readers: from words to a value, or to what is wrong with them. Pure: no backend, no bot, no dispatcher.

A reader is given text and returns a `Reading`. It accepts what can be the value and nothing else: a question, a
muttering, a correction or a grumble is no name, no address, no occupation and no claim.
"""
