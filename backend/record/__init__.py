"""The record of who did what, anchored outside its own table."""
