"""Computes the figures of reports a second time, from the files alone: recompute.py WHAT ...

compare BEFORE AFTER RATES   two plan.sqlite and postvangnet.yaml: who moves, by what is decided, and the figures of each
scatter LEDGER               gives every piece of a ledger a fate: mailed, returned, lost, printed again, under way
cost LEDGER PLAN RATES       what was sent, sent again, came back and is under way, and what that costs
"""

import datetime
import hashlib
import json
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


print(json.dumps({"compare": compare, "scatter": scatter, "cost": cost}[sys.argv[1]](*sys.argv[2:])))
