"""Defence of whoever is sued: the suit, until when to answer, the written answer and its way to the court."""
