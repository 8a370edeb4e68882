"""Readers of what people write (dates, money, numbers, papers, places, legal words), read into exact normal forms.

Every module here is pure: a folded text and a reference moment in, spans out. Only
`bot/nlu/entity_extractor.py` knows Rasa.
"""
