"""Solutions as columns and values, and the rows of the bench as a table in Markdown."""
import datetime


def column_names(mps):
    """Columns in the order of the file."""
    names, section = {}, None
    with open(mps, encoding="utf-8") as file:
        for line in file:
            if not line[0].isspace():
                section = line.split()[0]
                if section == "RHS":
                    break
            elif section == "COLUMNS" and "'MARKER'" not in line:
                names[line.split()[0]] = None
    return list(names)


def read_solution(path, mps):
    """[(name, value)] of the columns that are not 0, or None when the file says that there is no solution."""
    with open(path, encoding="utf-8") as file:
        lines = file.read().splitlines()
    if not lines:
        return None
    if lines[0].startswith("c ") or lines[0].startswith("s "):  # glpsol --write
        state = next(line.split() for line in lines if line.startswith("s "))
        if state[4] not in "of":
            return None
        names = column_names(mps)
        values = (line.split() for line in lines if line.startswith("j "))
        return [(names[int(fields[1]) - 1], fields[2]) for fields in values if float(fields[2]) != 0]
    if "objective value" in lines[0] or "infeasible" in lines[0].lower():  # cbc
        if "no integer solution" in lines[0] or "infeasible" in lines[0].lower():
            return None
        fields = (line.replace("**", " ").split() for line in lines[1:])
        return [(field[1], field[2]) for field in fields if len(field) >= 3]
    return [tuple(line.split()) for line in lines]


def cell(row, key):
    return row[key] if row and row[key] not in ("", None) else ""


def latest(rows, season, peer, model, cores, version):
    """By limit the newest row; of ours only those of this version."""
    found = {}
    for row in rows:
        is_ours = row["peer"] in ("orkestrooster", "fet")
        if (row["season"], row["peer"], row["model"]) == (season, peer, model) and str(row["cores"]) == str(cores) and \
                (not is_ours or row["version"] == version):
            found[int(row["limit_s"])] = row
    return found


def season_table(rows, season, peers, cores, version):
    limits = sorted({int(row["limit_s"]) for row in rows if (row["season"], str(row["cores"])) == (season, str(cores))})
    heads = [f"cost at {limit} s" for limit in limits]
    lines = ["| solver | model | " + " | ".join(heads) + " | bound | gap | first timetable, s | ended, s | remarks |",
             "|---|---|" + "---:|" * (len(limits) + 4) + "---|"]
    for peer, model in peers:
        found = latest(rows, season, peer, model, cores, version)
        if not found:
            continue
        last = found[max(found)]
        firsts = [float(row["first_s"]) for row in found.values() if row["first_s"] not in ("", None)]
        costs = [f"{cell(found.get(limit), 'cost')}" + ("*" if cell(found.get(limit), "outcome") == "optimal" else "")
                 for limit in limits]
        gap = f"{100 * float(last['gap']):.2f} %" if last["gap"] else ""
        notes = sorted({row["note"] for row in found.values() if row["note"] and not row["note"].startswith("proven in")})
        first = f"{min(firsts):.1f}" if firsts else "none"
        cells = [peer, model, *costs, last["bound"], gap, first, last["elapsed_s"], "; ".join(notes)]
        lines.append("| " + " | ".join(cells) + " |")
    return lines


HEAD = """# Peers

Other solvers on the same weeks, made by `bench/peers.sh` on {date}: {machine}, {cores} cores a run, program {version}, {versions}.

A number is the cost that `orkestrooster check` counts in the timetable brought back from the solver after so many seconds, `*` that
the solver proved it to be the best; `none`: it had no timetable, or none that keeps the rules. Bound and gap are those of the run
with the most time. Each run had the same cores and time, its own presolve, and at most 6 GiB; a run that did not end 20 s and a
tenth of its limit after it was killed. Of the peers cbc alone has a use for a second core.

`compact` is the mixed integer program in which a teacher's day is a path through what she teaches, `duties` the one with a column for each
day she could work, all of them (`orkestrooster export --format mps`); the second is a ceiling rather than a peer, because its columns
are made by our own program. FET gets the timetable that our program had after the same time, with its teachers fixed, and looks
for days, times and rooms; it has no objective, and only what `orkestrooster export --format fet` can say of the rules.
"""


def size_text(sizes):
    """How large the exported programs of a season are."""
    return "MPS: " + ", ".join(f"{model} {size / 1e6:.1f} MB" for model, size in sizes.items()) + ".\n"


def write(path, rows, peers, cores, version, versions, sizes_of):
    machine = rows[-1]["machine"] if rows else "no machine"
    lines = [HEAD.format(date=datetime.date.today().isoformat(), machine=machine, cores=cores, version=version,
                         versions=versions)]
    for season in dict.fromkeys(row["season"] for row in rows if str(row["cores"]) == str(cores)):
        lines += [f"## {season}", "", *season_table(rows, season, peers, cores, version), ""]
        sizes = sizes_of(season)
        lines += [size_text(sizes)] if sizes else []
    with open(path, "w", encoding="utf-8") as file:
        file.write("\n".join(lines))
