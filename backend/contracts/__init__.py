"""The questions and news services have for one another: frozen dataclasses, the only thing of each other they know."""
