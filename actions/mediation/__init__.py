"""Mediation in conversation: of a filing, and without a lawsuit: applied for, negotiated, agreed."""
