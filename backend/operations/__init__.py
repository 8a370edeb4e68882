"""Operations that keep the house going: work that was given up, seen by whoever runs it and done again."""
