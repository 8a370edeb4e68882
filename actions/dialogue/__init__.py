"""The engine of the dialogue: what a message means for the open form."""
