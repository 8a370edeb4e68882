"""Defects a court would send back: a complaint is looked over before it is handed in, by rules that decide nothing."""
