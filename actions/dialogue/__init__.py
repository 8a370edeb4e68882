"""Understanding what is said in a conversation, for every service alike."""
