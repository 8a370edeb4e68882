"""Mediation without a lawsuit: applied for, the other side invited, offers made, agreed, confirmed by the court."""
