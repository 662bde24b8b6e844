"""Computes the figures of reports a second time, from the files alone: recompute.py WHAT ...

compare BEFORE AFTER RATES   two plan.sqlite and postvangnet.yaml: who moves, by what is decided, and the figures of each
scatter LEDGER               gives every piece of a ledger a fate: mailed, returned, lost, printed again, under way
cost LEDGER PLAN RATES       what was sent, sent again, came back and is under way, and what that costs
later EXTRACT TO             the extract of February, in which people logged in and gave addresses
effect LEDGER EXTRACT        who did since their letter went to the post, and of who waited since the first did
lots EXTRACT PLAN DAYS         who is drawn in digid-basis and no-email, and in which order, by the month and the extract
openings EXTRACT             how many messages were opened within 1, 3 and 6 weeks, by category
totals PLAN EXTRACT RATES    accounts, considered ones, and reasons of a plan
root PLAN RUNFOLDER          the root of the hash tree over a run's records, and how many leaves it has
proof EVIDENCE               the root that one person's record, salt and path lead to
others PLAN RUNFOLDER ACCOUNT what tells about everybody else in a plan: ids, names, addresses
"""

import datetime
import csv
import hashlib
import hmac
import json
import math
import pathlib
import shutil
import sqlite3
import sys
import zoneinfo
from collections import Counter, defaultdict

import yaml


def decisions(path):
    """What is decided on each account, as a word: an audience, or a reason."""
    rows = sqlite3.connect(path).execute("SELECT account_id, audience, reason FROM decisions")
    return {account: audience or reason for account, audience, reason in rows}


def figures(path, rates):
    plan = sqlite3.connect(path)
    cents, costs = 0, Counter()
    batches = {row[0]: row[1:] for row in plan.execute("SELECT number, product, printer, postage_class FROM batches")}
    for batch, audience, count in plan.execute("SELECT batch, audience, count(*) FROM pieces GROUP BY 1, 2"):
        product, printer, postage = batches[batch]
        amount = count * rates[postage]["card" if product.startswith("bounce") and "letter" not in product else "letter"]
        cents += amount
        costs[f"{audience} {product} {printer}"] += amount
    matched, waiting = Counter(), Counter()
    for audience, reason, verdicts in plan.execute("SELECT audience, reason, verdicts FROM decisions"):
        words = [word.split(":") for word in verdicts.split()]
        matched.update(name for name, _ in words)
        if audience is None:
            waiting.update([name for name, why in words if why == "beyond-limit"][:1])
    chosen = Counter(row[0] for row in plan.execute("SELECT audience FROM decisions WHERE audience IS NOT NULL"))
    return {"cost": cents, "costs": costs, "matched": matched, "chosen": chosen, "waiting": waiting}


def compare(before, after, settings):
    with open(settings) as file:
        rates = yaml.safe_load(file)["postage"]["rates"]
    old, new = decisions(before), decisions(after)
    moves, accounts = Counter(), []
    for account in sorted(old.keys() | new.keys()):
        was, now = (side.get(account, "reached-digitally") for side in (old, new))
        if was != now:
            moves[f"{was} > {now}"] += 1
            accounts.append(f"{account} {was} > {now}")
    return {"moves": moves, "accounts": accounts, "before": figures(before, rates), "after": figures(after, rates)}


def fate(piece):
    return hashlib.sha256(piece.encode()).digest()[0]


def scatter(path):
    ledger = sqlite3.connect(path)
    # The second moment is in the last hour of November in UTC, and in December in Amsterdam.
    moments = ["2026-11-10T12:00:00Z", "2026-11-30T23:30:00Z", "2027-01-04T08:00:00Z"]
    run, product = ledger.execute("SELECT run, product FROM batches LIMIT 1").fetchone()
    ledger.execute("INSERT INTO batches VALUES (?, ?, ?)", (f"{run}-9001", run, product))
    for piece, in ledger.execute("SELECT piece_id FROM pieces").fetchall():
        dice = fate(piece)
        moment = moments[dice % 3]
        state = "mailed" if dice < 180 else "returned" if dice < 200 else "missing" if dice < 230 else "sealed"
        mailed = moment if state in ("mailed", "returned") else None
        again = 210 <= dice < 230
        ledger.execute(
            "UPDATE piece_states SET state = ?, mailed_at = ?, decides = ? WHERE piece_id = ?",
            (state, mailed, 0 if again else 1, piece))
        if again:
            ledger.execute(
                "INSERT INTO piece_states VALUES (?, 2, ?, 'sealed', ?, ?, ?, NULL, 1)",
                (piece, f"{run}-9001", "mailed" if dice < 225 else "sealed", moment, moment if dice < 225 else None))
    ledger.commit()
    return {}


def cost(path, plan, settings):
    with open(settings) as file:
        rates = yaml.safe_load(file)["postage"]["rates"]
    batches = {row[0]: row[1:] for row in sqlite3.connect(plan).execute(
        "SELECT number, product, printer, postage_class FROM batches")}
    amsterdam = zoneinfo.ZoneInfo("Europe/Amsterdam")
    rows, months, total = defaultdict(Counter), defaultdict(Counter), Counter()
    ledger = sqlite3.connect(path)
    for piece, home, audience in ledger.execute("SELECT piece_id, batch_id, audience FROM pieces").fetchall():
        product, printer, postage = batches[int(home[-4:])]
        rate = rates[postage]["card" if product == "bounce" else "letter"]
        for attempt, state, mailed, decides in ledger.execute(
                "SELECT attempt, state, mailed_at, decides FROM piece_states WHERE piece_id = ?", (piece,)):
            own = Counter(prints=1)
            if state in ("mailed", "returned"):
                own += Counter(sent=1, cost=rate)
                if attempt > 1:
                    own += Counter(reprints=1, costOfReprints=rate)
                if state == "returned":
                    own += Counter(returned=1, costOfReturned=rate)
                moment = datetime.datetime.fromisoformat(mailed.replace("Z", "+00:00")).astimezone(amsterdam)
                months[moment.strftime("%Y-%m")] += Counter(
                    sent=1, cost=rate, reprints=int(attempt > 1), returned=int(state == "returned"))
            elif decides:
                own += Counter(underWay=1, costUnderWay=rate)
            else:
                own += Counter(notSent=1)
            rows[f"{audience} {product} {printer} {postage}"] += own
            total += own
    return {"rows": rows, "months": months, "total": total}


def sha256(data):
    return hashlib.sha256(data).digest()


def root_of(leaves):
    """RFC 6962, 2.1, as it is defined there."""
    if len(leaves) == 1:
        return leaves[0]
    split = 1
    while split * 2 < len(leaves):
        split *= 2
    return sha256(b"\x01" + root_of(leaves[:split]) + root_of(leaves[split:]))


def root(path, folder):
    plan = sqlite3.connect(path)
    terms = dict(plan.execute("SELECT name, value FROM terms"))
    policy, = plan.execute("SELECT text FROM sources WHERE path = 'policy.yaml'").fetchone()
    bases = {audience["id"]: audience["legalBasis"] for audience in yaml.safe_load(policy)["audiences"]}
    contents = {}
    for file in pathlib.Path(folder).glob("batches/*/pieces.csv"):
        with open(file, newline="") as lines:
            contents.update({(int(file.parent.name[-4:]), int(row["piece_id"][9:15])): row for row in csv.DictReader(lines)})
    batches = {row[0]: row[1:] for row in plan.execute(
        "SELECT number, product, layout, printer, postage_class FROM batches")}
    pieces = {row[2]: row for row in plan.execute(
        "SELECT batch, number, account_id, envelope, salutation, ward FROM pieces WHERE account_id IS NOT NULL")}
    drawn = defaultdict(list)
    if plan.execute("SELECT 1 FROM sqlite_schema WHERE name = 'lots'").fetchone():
        draws = defaultdict(list)
        for row in plan.execute("SELECT audience, account_id, place, waiting_from, waiting_to, written FROM lots"):
            draws[row[0]].append(row[1:])
        for audience in sorted(draws):
            for account, place, start, end, _ in draws[audience]:
                drawn[account] += [
                    ("lot-audience", audience), ("lot-waiting-from", start), ("lot-waiting-to", end),
                    ("lot-drawn", len(draws[audience])), ("lot-place", place),
                    ("lot-written", sum(row[4] for row in draws[audience]))]
        rule = yaml.safe_load(policy)["effect"]["lottery"]
        seed = hashlib.sha256(f"postvangnet lottery 1 {terms['run'][:7]}".encode()).hexdigest()
        drawn = {account: [("lottery-seed", seed), ("lottery-equal-days", rule["equalDays"])] + lines
                 for account, lines in drawn.items()}
    key = sha256(b"postvangnet evidence salts 1\0" + pathlib.Path(path).read_bytes())
    leaves = []
    for account, audience, reason, verdicts, email, digid, login in plan.execute(
            "SELECT account_id, audience, reason, verdicts, email_state, digid_level, last_login_at"
            " FROM decisions ORDER BY account_id"):
        lines = [("form", "postvangnet evidence 1"), ("run", terms["run"]), ("account", account),
                 ("extract", terms["asOf"]), ("letter-date", terms["letterDate"]),
                 ("policy-sha256", hashlib.sha256(policy.encode()).hexdigest()), ("known-email", email),
                 ("known-digid", digid), ("known-last-login", login or "none")]
        for verdict in verdicts.split():
            name, why = verdict.split(":")
            lines.append(("rule", f"{name}: {why or 'written to'}"))
        lines += drawn.get(account, [])
        if audience:
            lines += [("decision", "write"), ("audience", audience), ("legal-basis", bases[audience])]
            batch, number, _, envelope, salutation, ward = pieces[account]
            product, layout, printer, postage = batches[batch]
            row = contents.get((batch, number))
            lines += [("piece", row["piece_id"]), ("product", product), ("layout", layout), ("printer", printer),
                      ("postage-class", postage)]
            lines += [("envelope", line) for line in envelope.split("\n")] + [("salutation", salutation)]
            lines += ([("ward", ward)] if ward else []) + [("content-sha256", row["content_sha256"])]
        else:
            lines += [("decision", "leave"), ("reason", reason)]
        text = "".join(f"{name}\t{value}\n" for name, value in lines)
        leaves.append(sha256(b"\0" + hmac.digest(key, account.encode(), "sha256") + text.encode()))
    return {"root": root_of(leaves).hex(), "leaves": len(leaves)}


def proof(path):
    with open(path) as file:
        evidence = json.load(file)
    index, last = evidence["proof"]["index"], evidence["proof"]["leaves"] - 1
    found = sha256(b"\0" + bytes.fromhex(evidence["proof"]["salt"]) + evidence["record"].encode())
    for text in evidence["proof"]["path"]:
        other = bytes.fromhex(text)
        if index % 2 or index == last:
            found = sha256(b"\x01" + other + found)
            while index and not index % 2:
                index, last = index >> 1, last >> 1
        else:
            found = sha256(b"\x01" + found + other)
        index, last = index >> 1, last >> 1
    return {"root": found.hex()}


def others(path, folder, account):
    plan = sqlite3.connect(path)
    # Ids of accounts may be numbers as short as a digit: they are looked for where one would stand.
    texts = {text for row in plan.execute("SELECT account_id FROM decisions") if row[0] != account
             for text in (f'"account": "{row[0]}"', f"account\\t{row[0]}\\n")}
    own = set()
    mine = plan.execute("SELECT batch, number FROM pieces WHERE account_id = ?", (account,)).fetchone()
    for file in pathlib.Path(folder).glob("batches/*/pieces.csv"):
        with open(file, newline="") as lines:
            for row in csv.DictReader(lines):
                if (int(file.parent.name[-4:]), int(row["piece_id"][9:15])) != mine:
                    texts.add(row["piece_id"])
    for holder, envelope, names, salutation in plan.execute("SELECT account_id, envelope, name_lines, salutation FROM recipients"):
        lines = envelope.split("\n")
        # Towns and countries are many people's; names and streets with their numbers are not.
        (own if holder == account else texts).update(lines[:names] + lines[names:names + 1] + [salutation])
    return {"texts": sorted(text for text in texts - own if not any(text in mine for mine in own))}


def later(extract, to):
    shutil.copytree(extract, to)
    manifest = pathlib.Path(to, "extract.json")
    manifest.write_text(json.dumps(json.loads(manifest.read_text()) | {"asOf": "2027-02-01T00:00:00+01:00"}))
    file = pathlib.Path(to, "accounts.csv")
    with open(file, newline="") as lines:
        reader = csv.DictReader(lines)
        names, rows = reader.fieldnames, list(reader)
    for row in rows:
        dice = fate("account " + row["account_id"])
        # Before anything was mailed, late on the day before December in UTC, and in January.
        if dice < 90:
            row["last_login_at"] = ["2026-11-05T12:00:00Z", "2026-11-30T22:30:00Z", "2027-01-10T12:00:00Z"][dice % 3]
        if 60 <= dice < 110:
            row["email_state"], row["email_changed_at"] = "validated", "2026-12-05T10:00:00Z"
    with open(file, "w", newline="") as lines:
        writer = csv.DictWriter(lines, names, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
    return {}


def interval(count, number):
    """Wilson's, as the two places where the score test says 5 percent: the roots of a square."""
    z = 1.959963984540054
    share = count / number
    a, b, c = 1 + z * z / number, -(2 * share + z * z / number), share * share
    root = math.sqrt(max(0, b * b - 4 * a * c))
    return share, (-b - root) / (2 * a), (-b + root) / (2 * a)


def effect(path, extract):
    amsterdam = zoneinfo.ZoneInfo("Europe/Amsterdam")

    def moment(text):
        return datetime.datetime.fromisoformat(text.replace("Z", "+00:00"))

    def day(text):
        return moment(text).astimezone(amsterdam).date()

    with open(pathlib.Path(extract, "accounts.csv"), newline="") as lines:
        now = {row["account_id"]: row for row in csv.DictReader(lines)}
    ledger = sqlite3.connect(path)
    mailed, firsts = {}, {}
    for account, audience, at in ledger.execute(
            "SELECT account_id, audience, mailed_at FROM pieces JOIN piece_states USING (piece_id)"
            " WHERE mailed_at IS NOT NULL"):
        mailed[account] = min(day(at), mailed.get(account, day(at)))
        firsts[audience] = min(day(at), firsts.get(audience, day(at)))
    groups = defaultdict(Counter)
    for account, audience, waiting, email in ledger.execute(
            "SELECT account_id, audience, waiting_for, email_state FROM decisions WHERE email_state IS NOT NULL"):
        for group, start in [((audience, "written"), mailed.get(account)), ((waiting, "waiting"), firsts.get(waiting))]:
            if group[0] is None:
                continue
            if start is None:
                groups[group]["notMailed"] += 1
                continue
            row = now[account]
            login, changed = row["last_login_at"], row["email_changed_at"]
            groups[group] += Counter(
                accounts=1, loggedIn=int(bool(login) and day(login) >= start),
                addedAddress=int(email != "validated" and row["email_state"] == "validated"
                                 and bool(changed) and day(changed) >= start))
    # Who was drawn, by their lot alone, all of them from the first day of mailing.
    for account, audience, lot, email in ledger.execute(
            "SELECT account_id, audience, lot, email_state FROM decisions WHERE lot IS NOT NULL"):
        if lot in firsts:
            row = now[account]
            login, changed = row["last_login_at"], row["email_changed_at"]
            groups[(lot, "won" if audience == lot else "lost")] += Counter(
                accounts=1, loggedIn=int(bool(login) and day(login) >= firsts[lot]),
                addedAddress=int(email != "validated" and row["email_state"] == "validated"
                                 and bool(changed) and day(changed) >= firsts[lot]))
    answer = {}
    for audience in firsts:
        entry = {}
        for group in ("written", "waiting", "won", "lost"):
            own = groups[(audience, group)]
            entry[group] = {"accounts": own["accounts"], "notMailed": own["notMailed"]}
            if own["accounts"] >= 10:
                for key in ("loggedIn", "addedAddress"):
                    entry[group][key] = [math.floor(x * 1000 + 0.5) for x in interval(own[key], own["accounts"])]
        answer[audience] = entry
    return answer


def lots(extract, path, days):
    amsterdam = zoneinfo.ZoneInfo("Europe/Amsterdam")
    plan = sqlite3.connect(path)
    month = plan.execute("SELECT value FROM terms WHERE name = 'run'").fetchone()[0][:7]
    seed = hashlib.sha256(f"postvangnet lottery 1 {month}".encode()).hexdigest()
    with open(pathlib.Path(extract, "accounts.csv"), newline="") as lines:
        accounts = {row["account_id"]: row for row in csv.DictReader(lines)}

    def step(account, column):
        row = accounts[account]
        moment = datetime.datetime.fromisoformat((row[column] or row["activated_on"]).replace("Z", "+00:00"))
        date = moment.astimezone(amsterdam).date() if row[column] else moment.date()
        return (date - datetime.date(1970, 1, 1)).days // int(days)

    answer = {"seed": seed}
    for audience, column in [("digid-basis", "last_login_at"), ("no-email", "email_changed_at")]:
        queue, written = [], set()
        for account, chosen, verdicts in plan.execute("SELECT account_id, audience, verdicts FROM decisions"):
            if any(f"{audience}:{why}" in verdicts.split() for why in ("", "beyond-limit")):
                lot = hashlib.sha256(f"{seed} {audience} {account}".encode()).hexdigest()
                queue.append((step(account, column), lot, account))
                if chosen == audience:
                    written.add(account)
        if len(written) == len(queue):
            continue  # Nobody waits, so that nothing is drawn.
        queue.sort()
        last = queue[len(written)][0]
        answer[audience] = {
            "right": written == {account for _, _, account in queue[:len(written)]},
            "from": str(datetime.date(1970, 1, 1) + datetime.timedelta(days=last * int(days))),
            "kept": [row[0] for row in plan.execute(
                "SELECT account_id FROM lots WHERE audience = ? ORDER BY place", (audience,))],
            "order": [account for when, _, account in queue if when == last],
            "written": sum(1 for when, _, account in queue if when == last and account in written)}
    return answer


def openings(extract):
    folder = pathlib.Path(extract)
    as_of = datetime.datetime.fromisoformat(json.loads((folder / "extract.json").read_text())["asOf"])
    with open(folder / "organisations.csv", newline="") as lines:
        categories = {row["organisation_id"]: row["category"] for row in csv.DictReader(lines)}
    counts, accounts = defaultdict(Counter), defaultdict(set)
    with open(folder / "messages.csv", newline="") as lines:
        for row in csv.DictReader(lines):
            category = categories[row["organisation_id"]]
            delivered = datetime.datetime.fromisoformat(row["delivered_at"].replace("Z", "+00:00"))
            for weeks in (1, 3, 6):
                period = datetime.timedelta(weeks=weeks)
                if as_of - delivered < period:
                    continue
                counts[category][f"messages{weeks}"] += 1
                if row["opened_at"]:
                    opened = datetime.datetime.fromisoformat(row["opened_at"].replace("Z", "+00:00"))
                    counts[category][f"opened{weeks}"] += opened - delivered <= period
                if weeks == 6:
                    accounts[category].add(row["account_id"])
    return {category: {"messages": [own[f"messages{weeks}"] for weeks in (1, 3, 6)],
                       "shares": [math.floor(own[f"opened{weeks}"] / own[f"messages{weeks}"] * 1000 + 0.5)
                                  for weeks in (1, 3, 6)]}
            for category, own in counts.items() if len(accounts[category]) >= 10}


def totals(path, extract, settings):
    with open(settings) as file:
        rates = yaml.safe_load(file)["postage"]["rates"]
    plan = sqlite3.connect(path)
    accounts = json.loads(pathlib.Path(extract, "extract.json").read_text())["rows"]["accounts"]
    decided = Counter(audience or reason for audience, reason in plan.execute("SELECT audience, reason FROM decisions"))
    considered = sum(decided.values())
    return {"accounts": accounts, "considered": considered, "reachedDigitally": accounts - considered,
            "decided": decided, **figures(path, rates)}


WHAT = {"compare": compare, "scatter": scatter, "cost": cost, "later": later, "effect": effect, "lots": lots, "openings": openings, "totals": totals, "root": root, "proof": proof, "others": others}
print(json.dumps(WHAT[sys.argv[1]](*sys.argv[2:])))
