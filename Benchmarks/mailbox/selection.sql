-- The bare selection: who matches which audience, with what a letter needs of them, in postal order. Times are compared
-- as text, which is right for extracts that write all of them in UTC. No reasons why not, no waves, no earlier pieces,
-- no totals, no names and addresses put together, nothing written down.
WITH used AS (
    SELECT *, CASE last_login_at WHEN '' THEN activated_on ELSE last_login_at END AS last_use FROM accounts
),
matches AS (
    SELECT account_id, CASE
        WHEN digid_level = 'basis' OR digid_level = 'none' AND last_use < '2023-11-02' THEN 'digid-basis'
        WHEN last_use < '2025-11-02' AND EXISTS (
            SELECT 1 FROM messages
            WHERE messages.account_id = used.account_id AND opened_at = '' AND delivered_at >= last_use
            AND delivered_at < '2026-09-20') THEN 'dormant'
        WHEN email_state <> 'validated' THEN 'no-email'
        WHEN (
            SELECT count(*) >= 2 AND count(DISTINCT substr(sent_at, 1, 10)) >= 2 FROM notifications
            WHERE notifications.account_id = used.account_id AND outcome IN ('hard_bounce', 'expired')
            AND sent_at >= email_changed_at AND sent_at > coalesce((
                SELECT max(sent_at) FROM notifications
                WHERE notifications.account_id = used.account_id AND outcome = 'delivered'), '')) THEN 'bounce'
        END AS audience
    FROM used WHERE state = 'active'
)
SELECT * FROM matches
JOIN people USING (account_id)
LEFT JOIN partners ON partners.account_id = matches.account_id
LEFT JOIN addresses ON addresses.account_id = matches.account_id
LEFT JOIN representatives ON representatives.account_id = matches.account_id
LEFT JOIN suppressions ON suppressions.account_id = matches.account_id
LEFT JOIN preferences ON preferences.account_id = matches.account_id
WHERE audience IS NOT NULL AND death_date = ''
ORDER BY audience, addresses.postcode, CAST(addresses.house_number AS INTEGER);
