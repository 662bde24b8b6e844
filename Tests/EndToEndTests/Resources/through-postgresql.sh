# Puts an extract into a database of the sample's owner and makes others of it, plain and compressed: they hold the same rows.
# Usage, in scripts/with-postgresql: through-postgresql.sh ROOT LOAD.sql EXTRACT PLAIN COMPRESSED
set -euo pipefail
root=$1 load=$2 extract=$3 plain=$4 compressed=$5
tables=$root/samples/postgresql
as_of=2026-11-01T00:00:00+01:00
export LC_ALL=C
psql -X -q -v ON_ERROR_STOP=1 -f "$tables/owner.sql" -f "$tables/views.sql"
(cd "$extract" && psql -X -q -v ON_ERROR_STOP=1 -f "$load")
# What comes after the moment of the extract is not in it.
psql -X -q -v ON_ERROR_STOP=1 -c "
    INSERT INTO mailbox.message (message_id, box_id, oin, received)
    SELECT 'later', box_id, oin, timestamptz '$as_of' + interval '1 second' FROM mailbox.box, mailbox.sender LIMIT 1"
"$tables/make-extract" "$plain" 'a database of the tests' "$as_of"
# The server finds rows in another order, and the extract has them in the same.
for table in mailbox.message mailbox.email_report registry.partner registry.address registry.representative mailbox.stop; do
    psql -X -q -v ON_ERROR_STOP=1 -c "
        BEGIN; CREATE TEMPORARY TABLE turned AS SELECT * FROM $table ORDER BY ctid DESC;
        DELETE FROM $table; INSERT INTO $table SELECT * FROM turned; COMMIT"
done
EXTRACT_ZSTD=1 "$tables/make-extract" "$compressed" 'a database of the tests' "$as_of"
for file in "$extract"/*.csv; do
    name=${file##*/}
    # Large print or a language is asked for; the rest is what it is without a row.
    cmp <(grep -v ',standard,$' "$file" | sort) <(sort "$plain/$name")
    cmp "$plain/$name" <(zstd -qdc "$compressed/$name.zst")
done
cmp "$plain/extract.json" "$compressed/extract.json"
