"""Recount a public ballot file. Needs Python 3.11 and nothing else.

    python recount.py ballots.pb

Written apart from the site's own counting, on purpose: it shares no line of code with it. It reads
the three tables of the file, checks every ballot against the rules, checks receipts and the ballot
root, counts, and compares with what the file announces. Files of the same folder are checked as
well where they are there: design.json, receipts.txt, events.jsonl, result.json, SHA256SUMS.

It ends with status 0 if everything agrees, 1 if something does not, 2 if it cannot read the file.
"""

import csv
import hashlib
import io
import json
import sys
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


class Unreadable(Exception):
    """The file cannot be understood."""


def read_tables(text):
    """Split a ballot file into its tables: name -> list of rows (dictionaries)."""
    tables, rows, header = {}, None, None
    for cells in csv.reader(io.StringIO(text.lstrip("\ufeff")), delimiter=";"):
        if len(cells) == 1 and cells[0] in ("META", "PROJECTS", "VOTES"):
            rows, header = tables.setdefault(cells[0], []), None
        elif not any(cells) and len(cells) < 2:
            continue
        elif rows is None:
            raise Unreadable("the file does not begin with META")
        elif header is None:
            header = cells
        else:
            rows.append(dict(zip(header, cells, strict=False)))
    for name in ("META", "PROJECTS", "VOTES"):
        if name not in tables:
            raise Unreadable(f"the file has no {name}")
    return tables


def read(text):
    """Return the file's facts, its options by key and its ballots."""
    tables = read_tables(text)
    facts = {row["key"]: row["value"] for row in tables["META"]}
    options = {
        row["project_id"]: {**row, "cost": Fraction(row["cost"])} for row in tables["PROJECTS"]
    }
    ballots = []
    for row in tables["VOTES"]:
        chosen = [key.strip() for key in row["vote"].split(",") if key.strip()]
        ballots.append({**row, "chosen": chosen})
    if facts.get("vote_type") != "approval" or facts.get("rule") != "greedy":
        raise Unreadable("only approval ballots and the greedy rule can be recounted")
    return facts, options, ballots


def bad_ballots(facts, options, ballots):
    """Yield a sentence for every ballot that breaks the rules."""
    least = int(facts.get("min_length") or 0)
    most = int(facts["max_length"]) if facts.get("max_length") else len(options)
    dearest = Fraction(facts["max_sum_cost"]) if facts.get("max_sum_cost") else None
    for number, ballot in enumerate(ballots, start=1):
        chosen = ballot["chosen"]
        if any(key not in options for key in chosen):
            yield f"ballot {number} chooses something that is not on the ballot"
        elif len(set(chosen)) < len(chosen):
            yield f"ballot {number} chooses something twice"
        elif not least <= len(chosen) <= most:
            yield f"ballot {number} chooses {len(chosen)} options"
        elif dearest is not None and sum(options[key]["cost"] for key in chosen) > dearest:
            yield f"ballot {number} spends more than a ballot may"


def count(facts, options, ballots):
    """Spend the budget: most votes first, cheaper first among equals, then the lot.

    Returns votes by option, the winners in order, and the equals a lot decided between.
    """
    votes = {key: sum(key in ballot["chosen"] for ballot in ballots) for key in options}
    threshold = int(facts.get("noria_min_votes") or 1)
    waiting = {key for key in options if votes[key] >= threshold}
    left, winners, drawn = Fraction(facts["budget"]), [], []
    while waiting:
        most = max(votes[key] for key in waiting)
        cost = min(options[key]["cost"] for key in waiting if votes[key] == most)
        equals = sorted(k for k in waiting if votes[k] == most and options[k]["cost"] == cost)
        waiting -= set(equals)
        fit = len(equals) if cost == 0 else min(len(equals), int(left / cost))
        if 0 < fit < len(equals):
            drawn.append(equals)
            equals = in_order_of_lot(facts, equals)
        winners += equals[:fit]
        left -= cost * fit
    return votes, winners, drawn


def in_order_of_lot(facts, keys):
    """Order equals by SHA-256 of ballot root, public seed and key."""
    if not facts.get("noria_lot_seed"):
        return keys
    start = facts["noria_ballot_root"] + "\n" + facts["noria_lot_seed"] + "\n"
    return sorted(keys, key=lambda key: hashlib.sha256((start + key).encode()).hexdigest())


def receipt_of(design, ballot):
    """Return the receipt of a ballot: 12 letters of a hash and a check letter."""
    content = ",".join(ballot["chosen"])
    text = "\n".join([design, ballot["noria_nonce"], content])
    number = int(hashlib.sha256(text.encode()).hexdigest()[:15], 16)
    letters = ""
    for _ in range(12):
        number, rest = divmod(number, 32)
        letters = LETTERS[rest] + letters
    total = 0
    for place, letter in enumerate(letters):
        value = LETTERS.index(letter) * (1 + place % 2)
        total += value // 32 + value % 32
    return letters + LETTERS[(32 - total % 32) % 32]


def root_of(lines):
    """Return the Merkle root (RFC 6962) of lines of text."""
    if not lines:
        return hashlib.sha256(b"").hexdigest()

    def node(start, end):
        if end - start == 1:
            return hashlib.sha256(b"\0" + lines[start].encode()).digest()
        half = 1
        while half * 2 < end - start:
            half *= 2
        both = node(start, start + half) + node(start + half, end)
        return hashlib.sha256(b"\1" + both).digest()

    return node(0, len(lines)).hex()


def check_receipts(facts, ballots):
    """Check that every receipt in the file belongs to its ballot, and that none occurs twice."""
    if facts.get("noria_receipt_mode") != "tracked":
        return
    for number, ballot in enumerate(ballots, start=1):
        if receipt_of(facts["noria_design_sha256"], ballot) != ballot["voter_id"]:
            yield f"the receipt of ballot {number} does not fit its content"
    if len({ballot["voter_id"] for ballot in ballots}) < len(ballots):
        yield "a receipt occurs twice"


def check_root(facts, ballots, receipts):
    """Check the ballot root the file names."""
    if "noria_ballot_root" not in facts:
        return
    if facts.get("noria_receipt_mode") == "tracked":
        lines = [
            ";".join([b["voter_id"], ",".join(b["chosen"]), b["noria_nonce"]]) for b in ballots
        ]
    elif receipts is None:
        return
    else:
        lines = [",".join(b["chosen"]) for b in ballots] + receipts
    if root_of(lines) != facts["noria_ballot_root"]:
        yield "the ballots do not give the announced ballot root"


def check_figures(options, votes, winners):
    """Compare the count with what the file announces."""
    for key, option in options.items():
        if option.get("votes") and int(option["votes"]) != votes[key]:
            yield f"option {key} has {votes[key]} votes, the file says {option['votes']}"
        if option.get("selected") and (option["selected"] == "1") != (key in winners):
            yield f"option {key} is {'' if key in winners else 'not '}a winner, the file differs"


def check_events(facts, lines):
    """Check that each event of the log follows from the one before it."""
    before, last = "", {}
    for number, line in enumerate(lines, start=1):
        event = json.loads(line)
        claimed = event.pop("hash")
        text = json.dumps(event, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
        if event["seq"] != number or event["previous"] != before:
            yield f"event {number} does not follow the one before it"
        if sha256_of(text.encode()) != claimed:
            yield f"event {number} was changed"
        before, last = claimed, event
    if last.get("kind") != "close" or last["commitment"] != facts.get("noria_ballot_root"):
        yield "the log does not end with the announced ballot root"


def sha256_of(content):
    """Return the SHA-256 of bytes in hexadecimal."""
    return hashlib.sha256(content).hexdigest()


def check_folder(folder, facts, ballots, winners):
    """Check the other published files, where they are there."""
    texts = {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}
    design = texts.get("design.json")
    if design is not None and sha256_of(design) != facts.get("noria_design_sha256"):
        yield "design.json is not the design of this vote"
    if "receipts.txt" in texts:
        receipts = texts["receipts.txt"].decode().split()
        if len(receipts) != len(ballots):
            yield f"there are {len(receipts)} receipts and {len(ballots)} ballots"
    if "events.jsonl" in texts:
        yield from check_events(facts, texts["events.jsonl"].decode().splitlines())
    if "result.json" in texts and json.loads(texts["result.json"])["winners"] != list(winners):
        yield "result.json names other winners"
    for line in texts.get("SHA256SUMS", b"").decode().splitlines():
        claimed, _, name = line.partition("  ")
        if name in texts and sha256_of(texts[name]) != claimed:
            yield f"{name} is not the file that was published"


def recount(text, folder=None):
    """Recount the text of a ballot file and check everything that can be checked.

    Returns a dictionary: ballots, votes, winners, spent, lots (equals a lot decided between, or
    would have to) and problems (sentences; empty if all is well).
    """
    facts, options, ballots = read(text)
    problems = list(bad_ballots(facts, options, ballots))
    if problems:
        return {"ballots": len(ballots), "problems": problems, "winners": [], "votes": {}}
    votes, winners, lots = count(facts, options, ballots)
    receipts_file = folder / "receipts.txt" if folder else None
    receipts = None
    if receipts_file and receipts_file.exists():
        receipts = receipts_file.read_text().split()
    if facts.get("num_votes") and int(facts["num_votes"]) != len(ballots):
        problems.append(f"{len(ballots)} ballots, the file says {facts['num_votes']}")
    if lots and not facts.get("noria_lot_seed"):
        problems.append("equals compete for the last money: a lot has to be drawn")
    problems += check_receipts(facts, ballots)
    problems += check_root(facts, ballots, receipts)
    problems += check_figures(options, votes, winners)
    if folder:
        problems += check_folder(folder, facts, ballots, winners)
    spent = sum((options[key]["cost"] for key in winners), Fraction(0))
    return {
        "ballots": len(ballots),
        "votes": votes,
        "winners": winners,
        "spent": decimal(spent),
        "lots": lots,
        "problems": problems,
    }


def decimal(amount):
    """Write an exact amount with two decimals; no float ever touches money."""
    return f"{Decimal(amount.numerator) / amount.denominator:.2f}"


def shown(found, options, facts):
    """Put the count into lines for people."""
    money = facts.get("currency", "")
    lines = [f"{found['ballots']} ballots, budget {facts['budget']} {money}".rstrip()]
    for key in sorted(found["votes"], key=lambda key: (-found["votes"][key], key)):
        mark, option = "+" if key in found["winners"] else " ", options[key]
        cost, name = decimal(option["cost"]), option.get("name", "")
        lines.append(f" {mark} {found['votes'][key]:7d}  {cost:>14}  {key}  {name}")
    if found["winners"]:
        lines.append(f"winners: {', '.join(found['winners'])}; spent {found['spent']}")
    lines += [f"PROBLEM: {problem}" for problem in found["problems"]]
    return lines if found["problems"] else [*lines, "everything agrees"]


UNREADABLE = (OSError, KeyError, ValueError, csv.Error, Unreadable)


def recount_file(path):
    """Recount a file and check its folder; returns the count and the lines that show it."""
    path = Path(path)
    text = path.read_text(encoding="utf-8")
    facts, options, _ = read(text)
    found = recount(text, folder=path.resolve().parent)
    return found, shown(found, options, facts)


def main(arguments):
    """Run from the command line; ``--json`` prints the count for programs."""
    paths = [argument for argument in arguments if not argument.startswith("-")]
    if len(paths) != 1:
        print(__doc__, file=sys.stderr)
        return 2
    try:
        found, lines = recount_file(paths[0])
    except UNREADABLE as error:
        print(f"cannot read {paths[0]}: {error!r}", file=sys.stderr)
        return 2
    if "--json" in arguments:
        print(json.dumps(found, ensure_ascii=False, indent=1))
    else:
        print("\n".join(lines))
    return 1 if found["problems"] else 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
