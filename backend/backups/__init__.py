"""Backups: made while the house runs, looked through, and brought back; the keys of persons lie apart from them."""
