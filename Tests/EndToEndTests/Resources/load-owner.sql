-- Puts an extract (the folder that psql is started in) into the tables of samples/postgresql/owner.sql.
CREATE TEMP TABLE o (organisation_id text, name text, category text);
CREATE TEMP TABLE a (
    account_id text, state text, activated_on date, last_login_at timestamptz, digid_level text, email_state text,
    email_changed_at timestamptz, email_declined_at timestamptz, digital_senders integer, push_active boolean);
CREATE TEMP TABLE p (
    account_id text, given_names text, title text, prefix text, surname text, sex text, name_use text, birth_date text,
    death_date text, suspension text, secrecy smallint);
CREATE TEMP TABLE w (account_id text, title text, prefix text, surname text, sex text, since text, until text);
CREATE TEMP TABLE d (
    account_id text, kind text, street text, house_number integer, house_letter text, house_addition text,
    house_indication text, location text, po_box integer, reply_number integer, postcode text, town text,
    municipality text, foreign_line1 text, foreign_line2 text, foreign_line3 text, country_code text, country text,
    investigation text);
CREATE TEMP TABLE f (account_id text, letter_format text, language text);
\copy o FROM 'organisations.csv' (FORMAT csv, HEADER)
\copy a FROM 'accounts.csv' (FORMAT csv, HEADER)
\copy p FROM 'people.csv' (FORMAT csv, HEADER)
\copy w FROM 'partners.csv' (FORMAT csv, HEADER)
\copy d FROM 'addresses.csv' (FORMAT csv, HEADER)
\copy f FROM 'preferences.csv' (FORMAT csv, HEADER)

CREATE FUNCTION pg_temp.brp(day text) RETURNS text LANGUAGE sql AS $$ SELECT rpad(replace(day, '-', ''), 8, '0') $$;

INSERT INTO mailbox.sender SELECT * FROM o;
INSERT INTO mailbox.box
SELECT
    account_id, activated_on, CASE state WHEN 'deactivated' THEN timestamptz '2020-01-01' END, last_login_at, digid_level,
    CASE WHEN email_state <> 'none' THEN 'somebody@example.org' END, email_state = 'validated', email_changed_at,
    email_declined_at, digital_senders, push_active, coalesce(letter_format, 'standard'), language
FROM a LEFT JOIN f USING (account_id);
\copy mailbox.message (message_id, box_id, oin, received, first_read) FROM 'messages.csv' (FORMAT csv, HEADER)
\copy mailbox.email_report FROM 'notifications.csv' (FORMAT csv, HEADER)
\copy mailbox.stop FROM 'suppressions.csv' (FORMAT csv, HEADER)
INSERT INTO registry.person
SELECT
    account_id, given_names, title, prefix, surname, sex, name_use, pg_temp.brp(birth_date), pg_temp.brp(death_date),
    suspension, secrecy
FROM p;
INSERT INTO registry.partner
SELECT account_id, title, prefix, surname, sex, pg_temp.brp(since), pg_temp.brp(until) FROM w;
INSERT INTO registry.address
SELECT
    account_id, CASE kind WHEN 'residence' THEN 'W' ELSE 'B' END, street, house_number, house_letter, house_addition,
    house_indication, location, po_box, reply_number, postcode, town, municipality, foreign_line1, foreign_line2,
    foreign_line3, country_code, country, investigation
FROM d;
\copy registry.representative FROM 'representatives.csv' (FORMAT csv, HEADER)
ANALYZE;
