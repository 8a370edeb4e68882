"""Reads a summons, a notice to respond, a complaint or a judgment: from the words of its pages to what it says."""
