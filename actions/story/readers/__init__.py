"""Words into mentions: the values a story names, where they stand, before anybody asks what they are meant for."""
