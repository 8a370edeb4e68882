"""Filing a case by chat: the intake in groups of questions, one file each, and what is handed in."""
