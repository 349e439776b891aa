"""compare against what other commands say: every figure of every column is the one of `check --json`, of
report.json and of calendar.json; marks and best ones are found again from their definitions in
src/doc/compare.md; the files say the same. Usage: test_compare.py PROGRAM REPOSITORY"""
import csv
import json
import pathlib
import subprocess
import sys
import tempfile

PROGRAM, ROOT = sys.argv[1], pathlib.Path(sys.argv[2])
RULE_OF = {"travel_min": "travel", "idle_min": "idle", "call_out_min": "call-out",
           "worst_load_min": "fairness", "beside_wish_min": "wished-hours", "replaced": "continuity"}
MONEY = "money: {paid: [lessons, changeover, travel, call-out], kilometre: 0.23}\n"


def need(condition, *what):
    if not condition:
        sys.exit("not so: " + " ".join(str(w) for w in what))


def run(*arguments, code=0):
    done = subprocess.run([PROGRAM, *[str(a) for a in arguments]], capture_output=True, text=True, check=False)
    need(done.returncode == code, arguments, "ends with", done.returncode, done.stderr)
    return done.stdout


def cell(rows, figure):
    found = [row for row in rows if row["figure"] == figure]
    need(len(found) == 1, figure, "stands there once")
    return found[0]


def values(rows, figure):
    return [c["value"] for c in cell(rows, figure)["cells"]]


def check_columns(data, folders, seasons):
    """Every number against check --json and report.json."""
    for i, (folder, season) in enumerate(zip(folders, seasons)):
        column = data["columns"][i]
        verdict = json.loads(run("check", season, folder / "timetable.yaml", "--json",
                                 code=0 if column["valid"] else 1))
        report = json.loads((folder / "report.json").read_text())
        for key in ("cost", "terms", "amounts", "lessons", "sections", "valid"):
            need(column[key] == verdict[key], folder, key, column[key], verdict[key])
        need(values(data["figures"], "cost")[i] == verdict["cost"], folder)
        need(values(data["figures"], "breaches")[i] == len(verdict["breaches"]), folder)
        need(values(data["figures"], "unplaced")[i]
             == verdict["lessons"]["total"] - verdict["lessons"]["placed"], folder)
        need(values(data["figures"], "unstaffed")[i]
             == verdict["sections"]["total"] - verdict["sections"]["staffed"], folder)
        for figure, rule in RULE_OF.items():
            need(values(data["figures"], figure)[i] == verdict["amounts"][rule], folder, figure)
        for rule, points in verdict["terms"].items():
            need(values(data["points"], rule)[i] == points, folder, rule)
            need(values(data["amounts"], rule)[i] == verdict["amounts"][rule], folder, rule)
        who = {t["id"]: t for t in data["teachers"]}
        for teacher in report["teachers"] if column["valid"] else []:  # the report is not of what was edited
            if teacher["id"] not in who:
                continue  # a substitute
            rows = who[teacher["id"]]["rows"]
            for key in ("teaching_min", "travel_min", "idle_min", "call_out_min", "days"):
                need(values(rows, key)[i] == teacher[key], folder, teacher["id"], key)
            need(values(rows, "load_min")[i] == teacher["travel_min"] + teacher["idle_min"], folder)
        beside = [values(t["rows"], "beside_wish_min")[i] for t in data["teachers"]]
        need(sum(b for b in beside if b is not None) == verdict["amounts"]["wished-hours"], folder)
        if report["bound"] > 0:
            need(column["bound"] >= report["bound"], folder)


def check_prices(data, folders, seasons, scratch):
    for i, (folder, season) in enumerate(zip(folders, seasons)):
        run("calendar", season, folder / "timetable.yaml", "-o", scratch / f"calendar-{i}", "--quiet")
        calendar = json.loads((scratch / f"calendar-{i}/calendar.json").read_text())
        schools = {s["id"]: s for s in data["schools"]}
        for school in calendar["schools"]:
            rows = schools[school["id"]]["rows"]
            need(values(rows, "price")[i] == round(school["price"] * 100), folder, school["id"])
            need(abs(values(rows, "price_per_child")[i] - school["price_per_child"] * 100) < 1, school["id"])
        whole = sum(s["price"] for s in calendar["schools"])
        need(abs(values(data["figures"], "price")[i] - whole * 100) <= len(calendar["schools"]), folder)


def is_apart(data, row, part, i, j):
    """The numbers of columns i and j are told apart, by the definition."""
    columns, less, more = data["columns"], i, j
    value = [c["value"] for c in row["cells"]]
    if value[less] > value[more]:
        less, more = more, less
    left_open = sum(columns[k]["cost"] - columns[k]["bound"] for k in (i, j))
    if row["basis"] == "fact":
        return value[i] != value[j]
    if row["basis"] == "cost":
        is_bounded = row["figure"] == "cost" or (columns[i]["first_weights"] and columns[j]["first_weights"])
        return value[less] < columns[more]["bound"] if is_bounded else value[more] - value[less] > left_open
    rule = row["figure"] if part in ("points", "amounts") else RULE_OF[row["figure"]]
    if not all(columns[k]["first_weights"] for k in (i, j)):
        return None  # points with the first one's weights are not in the file
    return abs(columns[i]["terms"][rule] - columns[j]["terms"][rule]) > left_open


def obstacle(data, row, part, i):
    columns = data["columns"]
    if row["direction"] != 0 and row["figure"] != "breaches" and not (columns[i]["valid"] and columns[0]["valid"]):
        return "broken"
    if (part == "points" or row["figure"] == "cost") and not columns[i]["first_weights"]:
        return "other-weights"
    is_priced = row["basis"] == "cost" or row["figure"] in ("unplaced", "unstaffed")
    return "other-work" if row["total"] and not columns[i]["first_lessons" if is_priced else "first_given"] else ""


def wanted_mark(data, row, part, i):
    cells = row["cells"]
    if i == 0 or cells[0]["value"] is None or cells[i]["value"] is None:
        return ""
    if obstacle(data, row, part, i):
        return obstacle(data, row, part, i)
    is_equal = cells[i]["value"] == cells[0]["value"]
    is_final = all(data["columns"][k]["cost"] == data["columns"][k]["bound"] for k in (0, i))
    if is_equal and (row["basis"] != "cost" or is_final):
        return "same"
    apart = is_apart(data, row, part, 0, i)
    if apart is None:
        return None
    if not apart:
        return "undecided"
    if row["direction"] == 0:
        return "other"
    return "better" if (cells[i]["value"] < cells[0]["value"]) == (row["direction"] < 0) else "worse"


def check_best(data, row, part):
    able = [i for i, c in enumerate(row["cells"])
            if c["value"] is not None and not obstacle(data, row, part, i)]
    found = {i: c["best"] for i, c in enumerate(row["cells"]) if c["best"]}
    if row["direction"] == 0 or not able:
        need(not found, part, row)
        return
    best = min(able, key=lambda i: -row["direction"] * row["cells"][i]["value"])
    apart = {i: is_apart(data, row, part, best, i) for i in able}
    if None in apart.values():
        return
    value = row["cells"][best]["value"]
    near = [i for i in able if row["cells"][i]["value"] == value or not apart[i]]
    is_sure = all(row["cells"][i]["value"] == value
                  and (row["basis"] != "cost" or data["columns"][i]["cost"] == data["columns"][i]["bound"])
                  for i in near)
    word = "best" if len(near) == 1 or is_sure else "may-be-best"
    need(found == ({i: word for i in near} if len(near) < len(able) else {}), part, row, found)


def check_marks(data):
    parts = [(part, data[part]) for part in ("figures", "points", "amounts")]
    parts += [("people", who["rows"]) for who in data["teachers"] + data["schools"]]
    n = 0
    for part, rows in parts:
        for row in rows:
            need(len(row["cells"]) == len(data["columns"]), row)
            for i, c in enumerate(row["cells"]):
                wanted = wanted_mark(data, row, part, i)
                need(wanted is None or c["against_first"] == wanted, part, row["figure"], i, c, wanted)
                n += wanted not in (None, "")
            check_best(data, row, part)
    need(n > 50, "marks were compared:", n)


def check_pairs(data, folders, seasons, scratch):
    """Changes as a rerun that changes nothing further counts them: against the same timetable none."""
    for pair in data["pairs"]:
        names = [c["name"] for c in data["columns"]]
        i, j = names.index(pair["from"]), names.index(pair["to"])
        need(i < j, pair)
        mine = (folders[i] / "timetable.yaml").read_text().splitlines()
        other = (folders[j] / "timetable.yaml").read_text().splitlines()
        if mine == other:
            need(all(v == 0 for v in pair["changes"].values()) and pair["teachers"] == 0, pair)
    need(len(data["pairs"]) == len(folders) * (len(folders) - 1) // 2, "pairs")


def check_files(folder, data):
    need(json.loads((folder / "compare.json").read_text()) == data, "compare.json is what --json prints")
    with open(folder / "compare.csv", newline="", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    wanted = [(p, "", r) for p in ("figures", "points", "amounts") for r in data[p]]
    wanted += [(p, w["id"], r) for p in ("teachers", "schools") for w in data[p] for r in w["rows"]]
    need(len(rows) == len(wanted), "lines of compare.csv", len(rows), len(wanted))
    for line, (part, who, row) in zip(rows, wanted):
        need((line["part"], line["id"], line["figure"]) == (part, who, row["figure"]), line)
        for column, c in zip(data["columns"], row["cells"]):
            need(line[column["name"]] == ("" if c["value"] is None else str(c["value"])), line, c)
            need(line[column["name"] + " (against first)"] == c["against_first"], line, c)
            need(line[column["name"] + " (best)"] == c["best"], line, c)


def write(path, text):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def main(scratch):
    base = scratch / "base"
    run("generate", "--schools", 5, "--orchestras", 12, "--teachers", 14, "--seed", 3, "-o", base)
    name = sorted(base.glob("*.yaml"))[0]
    write(base / "money.yaml", MONEY)
    need(name.exists(), "a season")
    teacher = json.loads(run("solve", base, "-o", scratch / "base-out", "--work", 300, "--threads", 1,
                             "--json"))["teachers"][2]["id"]
    head = "format: 1\nbase: base\nchanges:\n"
    seasons = [base,
               write(scratch / "gone.yaml", head + f"  - {{remove: teachers.{teacher}}}\n"),
               write(scratch / "short.yaml", head + "  - {set: 'programmes.*.lesson', to: 45}\n"),
               write(scratch / "double.yaml", head + "  - {scale: weights.travel, by: 2}\n"),
               write(scratch / "same.yaml", head + "  - {set: weights.travel, to: 1}\n")]
    folders = [scratch / "base-out"]
    for season in seasons[1:]:
        folders.append(scratch / (season.stem + "-out"))
        run("solve", season, "-o", folders[-1], "--work", 300, "--threads", 1, "--quiet")
    data = json.loads(run("compare", *folders, "-o", scratch / "out", "--json", "--lang", "en"))
    check_columns(data, folders, seasons)
    check_prices(data, folders, seasons, scratch)
    check_marks(data)
    check_pairs(data, folders, seasons, scratch)
    check_files(scratch / "out", data)
    need(data["columns"][2]["first_lessons"] is False and data["columns"][3]["first_weights"] is False, "kinds")

    # a timetable that was changed by hand is counted as it is, and what breaks rules is never best
    text = (folders[1] / "timetable.yaml").read_text().splitlines()
    at = next(i for i, line in enumerate(text) if "start: \"" in line)
    clock = text[at].split("start: \"")[1][:5]
    later = f"{int(clock[:2]) + 1:02}{clock[2:]}"
    end = text[at].split("end: \"")[1][:5]
    text[at] = text[at].replace(f'start: "{clock}", end: "{end}"',
                                f'start: "{later}", end: "{int(end[:2]) + 1:02}{end[2:]}"')
    (folders[1] / "timetable.yaml").write_text("\n".join(text) + "\n")
    broken = json.loads(run("compare", *folders[:2], "--json", code=1))
    check_columns(broken, folders[:2], seasons[:2])
    need(broken["columns"][1]["valid"] is False, "a rule is broken")
    need(all(r["cells"][1]["best"] == "" for r in broken["figures"] if r["figure"] != "breaches"), "no best")

    # a season that says something else by now is refused; one with another comment is not
    source = base / "money.yaml"
    source.write_text("# what is paid\n" + MONEY)
    run("compare", *folders[2:4], "--quiet")
    source.write_text(MONEY.replace("0.23", "0.24"))
    run("compare", *folders[2:4], "--quiet", code=3)
    source.write_text(MONEY)

    # scenarios are solved once
    made = scratch / "made"
    run("compare", base, seasons[1], "-o", made, "--work", 200, "--threads", 1, "--quiet")
    before = (made / "gone/report.json").stat().st_mtime_ns
    run("compare", base, seasons[1], "-o", made, "--work", 200, "--threads", 1, "--quiet")
    need((made / "gone/report.json").stat().st_mtime_ns == before, "not solved again")
    run("compare", base, seasons[1], "-o", made, "--work", 201, "--threads", 1, "--quiet")
    need((made / "gone/report.json").stat().st_mtime_ns != before, "solved again with other limits")
    print("figures, marks, files and scenarios agree")


with tempfile.TemporaryDirectory() as name_of_scratch:
    main(pathlib.Path(name_of_scratch))
