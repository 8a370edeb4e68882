"""Everything of a person in the dialogue: asked before it is erased, and handed out as a copy."""
