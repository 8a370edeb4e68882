"""Questions of law answered from a library of reviewed entries, each with its article, its source and its doubt."""
