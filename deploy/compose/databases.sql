-- Beside the one the image makes itself: the bot's memory, and the keys of persons, which no backup of ours may hold.
CREATE DATABASE yiqiaotong_bot;
CREATE DATABASE yiqiaotong_keys;
