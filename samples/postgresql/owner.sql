-- How the owner of a mailbox might keep it: tables in words of their own, of which the extract takes a part.
-- Yours look otherwise: only views.sql knows them.
CREATE SCHEMA mailbox;

CREATE TABLE mailbox.sender (
    oin text PRIMARY KEY,
    display_name text NOT NULL,
    kind text NOT NULL
);

CREATE TABLE mailbox.box (
    box_id text PRIMARY KEY,
    opened_on date NOT NULL,
    closed_at timestamptz,
    last_login timestamptz,
    digid_level text NOT NULL CHECK (digid_level IN ('none', 'basis', 'midden', 'substantieel', 'hoog')),
    -- The address itself never leaves this table.
    email text,
    email_confirmed boolean NOT NULL DEFAULT false,
    email_changed timestamptz,
    email_refused timestamptz,
    digital_senders integer,
    app_signal boolean NOT NULL DEFAULT false,
    print_size text NOT NULL DEFAULT 'standard' CHECK (print_size IN ('standard', 'large')),
    -- In which the owner would like to be helped, as the web names it.
    help_language text
);

CREATE TABLE mailbox.message (
    message_id text PRIMARY KEY,
    box_id text NOT NULL REFERENCES mailbox.box,
    oin text NOT NULL REFERENCES mailbox.sender,
    -- Never leaves this table either.
    subject text NOT NULL DEFAULT '',
    received timestamptz NOT NULL,
    first_read timestamptz
);

CREATE TABLE mailbox.email_report (
    email_id text NOT NULL,
    box_id text NOT NULL REFERENCES mailbox.box,
    sent timestamptz NOT NULL,
    result text NOT NULL CHECK (result IN ('delivered', 'soft_bounce', 'hard_bounce', 'expired')),
    smtp_status text
);

CREATE TABLE mailbox.stop (
    box_id text NOT NULL REFERENCES mailbox.box,
    why text NOT NULL,
    last_day date
);

-- What the mailbox gets from the registry of persons (BRP), by box and not by BSN. Dates are as the BRP has them: 00 where a
-- month or day is not known.
CREATE SCHEMA registry;

CREATE TABLE registry.person (
    box_id text PRIMARY KEY REFERENCES mailbox.box,
    given_names text, title text, prefix text, surname text, sex text, name_use text,
    birth_date char(8), death_date char(8), suspension text, secrecy smallint
);

CREATE TABLE registry.partner (
    box_id text NOT NULL REFERENCES mailbox.box,
    title text, prefix text, surname text, sex text, since char(8), until char(8)
);

CREATE TABLE registry.address (
    box_id text NOT NULL REFERENCES mailbox.box,
    function char(1) NOT NULL CHECK (function IN ('W', 'B')),
    street text, house_number integer, house_letter text, house_addition text, house_indication text, location text,
    po_box integer, reply_number integer, postcode text, town text, municipality text, foreign_line1 text,
    foreign_line2 text, foreign_line3 text, country_code text, country text, investigation text,
    PRIMARY KEY (box_id, function)
);

CREATE TABLE registry.representative (
    box_id text NOT NULL REFERENCES mailbox.box,
    kind text NOT NULL CHECK (kind IN ('curator', 'bewindvoerder', 'mentor', 'guardian')),
    name text, organisation text, street text, house_number integer, house_letter text, house_addition text,
    po_box integer, postcode text, town text, since date, until date, given_names text, prefix text, surname text,
    sex text
);
