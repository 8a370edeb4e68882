-- Three accounts, each the owner of one database and without a way into the others: the services' own, the bot's memory,
-- and the keys of persons, which no backup of ours may hold. Run once, by the server's superuser, whom nobody of ours is.
\set services_password `cat "${SECRETS:-/run/secrets}/services_password"`
\set bot_password `cat "${SECRETS:-/run/secrets}/bot_password"`
\set keys_password `cat "${SECRETS:-/run/secrets}/keys_password"`
CREATE ROLE yiqiaotong LOGIN PASSWORD :'services_password';
CREATE ROLE yiqiaotong_bot LOGIN PASSWORD :'bot_password';
CREATE ROLE yiqiaotong_keys LOGIN PASSWORD :'keys_password';
CREATE DATABASE yiqiaotong OWNER yiqiaotong;
CREATE DATABASE yiqiaotong_bot OWNER yiqiaotong_bot;
CREATE DATABASE yiqiaotong_keys OWNER yiqiaotong_keys;
REVOKE ALL ON DATABASE yiqiaotong, yiqiaotong_bot, yiqiaotong_keys, postgres, template1 FROM PUBLIC;
