"""The legal map: institutions on five continents; the nearest, the competent, and whether they are open now."""
