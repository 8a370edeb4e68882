"""Questions of law in the dialogue: answered from the library, asked back, refused kindly, or passed to an office."""
