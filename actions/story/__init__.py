"""A story taken whole: from a long message, or a pasted contract, to the facts it tells. Pure, no service's name in it.

`reading.read_story` is the one way in. Vocabulary is data (``words/*.yml``); regular expressions live there and in
``readers``.
"""
