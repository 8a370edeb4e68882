"""The legal map in dialogue: questions about institutions, answered anywhere."""
