"""From words to what only arbitration asks for. Pure."""
