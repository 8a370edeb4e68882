"""The interpreter of a mediation: invited, asked, reminded, let into the room, replaced."""
