-- The extract as views: one for each file, with its columns by their names. Change what stands behind FROM, and run it once.
-- `extract.as_of` is set by the script: what came later is not seen.
CREATE SCHEMA extract;

CREATE FUNCTION extract.as_of() RETURNS timestamptz STABLE LANGUAGE sql
    AS $$ SELECT current_setting('extract.as_of')::timestamptz $$;

-- A time as the extract has it; nothing for one that is later than the extract.
CREATE FUNCTION extract.moment(at timestamptz) RETURNS text STABLE LANGUAGE sql
    AS $$ SELECT CASE WHEN at <= extract.as_of() THEN to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') END $$;

-- A date of the BRP, such as 19480400: 1948-04, because its day is not known. Nothing where the year is not known.
CREATE FUNCTION extract.day(brp char(8)) RETURNS text IMMUTABLE LANGUAGE sql
    AS $$ SELECT CASE
        WHEN brp LIKE '0000%' THEN NULL
        WHEN brp LIKE '____00%' THEN left(brp, 4)
        WHEN brp LIKE '______00' THEN left(brp, 4) || '-' || substr(brp, 5, 2)
        ELSE left(brp, 4) || '-' || substr(brp, 5, 2) || '-' || substr(brp, 7, 2)
    END $$;

CREATE VIEW extract.organisations AS
SELECT oin AS organisation_id, display_name AS name, kind AS category FROM mailbox.sender;

CREATE VIEW extract.accounts AS
SELECT
    box_id AS account_id,
    CASE WHEN closed_at <= extract.as_of() THEN 'deactivated' ELSE 'active' END AS state,
    opened_on AS activated_on,
    extract.moment(last_login) AS last_login_at,
    digid_level,
    CASE WHEN email IS NULL THEN 'none' WHEN email_confirmed THEN 'validated' ELSE 'unvalidated' END AS email_state,
    extract.moment(email_changed) AS email_changed_at,
    extract.moment(email_refused) AS email_declined_at,
    digital_senders,
    -- COPY would write t and f.
    CASE WHEN app_signal THEN 'true' ELSE 'false' END AS push_active
FROM mailbox.box
WHERE opened_on <= (extract.as_of() AT TIME ZONE 'Europe/Amsterdam')::date;

CREATE VIEW extract.messages AS
SELECT
    message_id, box_id AS account_id, oin AS organisation_id, extract.moment(received) AS delivered_at,
    extract.moment(first_read) AS opened_at
FROM mailbox.message
WHERE received <= extract.as_of();

CREATE VIEW extract.notifications AS
SELECT
    email_id AS notification_id, box_id AS account_id, extract.moment(sent) AS sent_at, result AS outcome,
    smtp_status AS status_code
FROM mailbox.email_report
WHERE sent <= extract.as_of();

CREATE VIEW extract.people AS
SELECT
    box_id AS account_id, given_names, title, prefix, surname, sex, name_use, extract.day(birth_date) AS birth_date,
    extract.day(death_date) AS death_date, suspension, secrecy
FROM registry.person;

CREATE VIEW extract.partners AS
SELECT
    box_id AS account_id, title, prefix, surname, sex, extract.day(since) AS since, extract.day(until) AS until
FROM registry.partner;

CREATE VIEW extract.addresses AS
SELECT
    box_id AS account_id, CASE function WHEN 'W' THEN 'residence' ELSE 'letter' END AS kind, street, house_number,
    house_letter, house_addition, house_indication, location, po_box, reply_number, postcode, town, municipality,
    foreign_line1, foreign_line2, foreign_line3, country_code, country, investigation
FROM registry.address;

CREATE VIEW extract.representatives AS
SELECT
    box_id AS account_id, kind, name, organisation, street, house_number, house_letter, house_addition, po_box, postcode,
    town, since, until, given_names, prefix, surname, sex
FROM registry.representative;

CREATE VIEW extract.suppressions AS
SELECT box_id AS account_id, why AS reason, last_day AS until FROM mailbox.stop;

CREATE VIEW extract.preferences AS
SELECT box_id AS account_id, print_size AS letter_format, help_language AS language
FROM mailbox.box WHERE print_size <> 'standard' OR help_language IS NOT NULL;
