-- The same text columns and indexes as a mailbox has, loaded by the sqlite3 program from the extract's files, run in the
-- extract's folder. It checks nothing: no type, no time, no reference, no row twice.
PRAGMA journal_mode = OFF;
PRAGMA synchronous = OFF;
PRAGMA locking_mode = EXCLUSIVE;
PRAGMA cache_size = -131072;
PRAGMA threads = 2;
.mode csv
.import organisations.csv organisations
.import accounts.csv accounts
.import people.csv people
.import partners.csv partners
.import addresses.csv addresses
.import representatives.csv representatives
.import messages.csv messages
.import notifications.csv notifications
.import suppressions.csv suppressions
.import preferences.csv preferences
CREATE UNIQUE INDEX accounts_by_id ON accounts (account_id);
CREATE INDEX people_by_account ON people (account_id);
CREATE INDEX partners_by_account ON partners (account_id);
CREATE INDEX addresses_by_account ON addresses (account_id);
CREATE INDEX representatives_by_account ON representatives (account_id);
CREATE INDEX suppressions_by_account ON suppressions (account_id);
CREATE INDEX preferences_by_account ON preferences (account_id);
CREATE INDEX messages_unopened ON messages (account_id, delivered_at, message_id, organisation_id, opened_at)
    WHERE opened_at = '';
CREATE INDEX notifications_by_account ON notifications (account_id, sent_at, notification_id, outcome);
