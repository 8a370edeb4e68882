"""From words to what only mediation asks for. Pure."""
