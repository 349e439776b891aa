#!/usr/bin/python3
"""Other solvers beside ours: the same weeks, equal time and cores, one machine, one table.

Each row is one run of one solver on one season with one limit. Rows that are there are kept, so an
interrupted call loses the run under way and nothing else. What a solver found is brought back as a
timetable and counted by `orkestrooster check`; a timetable that breaks a rule is none.
"""
import argparse
import csv
import datetime
import hashlib
import json
import os
import subprocess
import sys

import peer_fet
import peer_logs
import peer_process
import peer_table

PROGRAM = "build/release/bin/orkestrooster"
ANSWER = "build/release/bin/ork-peer-answer"
FIELDS = ("date", "version", "machine", "season", "peer", "model", "cores", "limit_s", "input", "outcome", "cost",
          "bound", "gap", "first_s", "elapsed_s", "solver_cost", "note")
SEASONS = {"d37": "examples/drechtsteden", "a133": "examples/amsterdam", "quickstart": "examples/quickstart",
           "g5": (5, 15, 14), "n1330": (400, 1330, 1000)}
GRACE_S = 20  # after its limit a solver may still read, round and write

# name, model, and its command: {mps}, {seconds}, {cores}, {solution}
MIP_PEERS = {
    "glpsol": ("stdbuf -oL glpsol --freemps {mps} --cuts --fpump --pcost --tmlim {seconds} --write {solution}",
               peer_logs.read_glpsol),
    "cbc": ("stdbuf -oL cbc {mps} -timeMode elapsed -sec {seconds} -threads {cores} -ratioGap 0 -solve "
            "-solution {solution}", peer_logs.read_cbc),
    "highs-scipy": ("stdbuf -oL /usr/bin/python3 bench/peer_scipy.py {mps} {seconds} {solution}",
                    peer_logs.read_highs),
    "highs-npm": ("node bench/highs/solve.mjs {mps} {seconds} {solution}", peer_logs.read_highs)}
PEERS = [("orkestrooster", "")] + [(name, model) for model in ("compact", "duties") for name in MIP_PEERS] + \
    [("fet", "staffed")]


def say(*words):
    print(*words, file=sys.stderr, flush=True)


def must(command, **more):
    return subprocess.run(command, check=True, text=True, **more)


def machine_text():
    for line in open("/proc/cpuinfo", encoding="utf-8"):
        if line.startswith("model name"):
            return line.partition(":")[2].strip()
    return os.uname().machine


def solver_versions():
    """What is installed, in words."""
    words = []
    for package in ("glpk-utils", "coinor-cbc", "python3-scipy", "fet"):
        done = subprocess.run(["dpkg-query", "-W", "-f", "${Version}", package], capture_output=True, text=True,
                              check=False)
        words.append(f"{package} {done.stdout or 'from elsewhere'}")
    with open("bench/highs/package.json", encoding="utf-8") as file:
        words.append("npm highs " + json.load(file)["dependencies"]["highs"])
    return ", ".join(words)


class Bench:
    """Where things are and what was measured."""

    def __init__(self, args):
        self.args = args
        self.cores = sorted(os.sched_getaffinity(0))[:args.cores]
        self.folder = args.output
        self.rows_path = os.path.join(self.folder, "peers.csv")
        os.makedirs(os.path.join(self.folder, "runs"), exist_ok=True)
        self.rows, self.written = [], {}
        if os.path.exists(self.rows_path):
            with open(self.rows_path, encoding="utf-8", newline="") as file:
                self.rows = list(csv.DictReader(file))

    def season_path(self, name):
        """The season's folder; generated ones are made once."""
        size = SEASONS.get(name, name)
        if isinstance(size, str):
            return size
        path = os.path.join(self.folder, "seasons", name)
        if not os.path.exists(path):
            must([PROGRAM, "generate", "--schools", str(size[0]), "--orchestras", str(size[1]), "--teachers",
                  str(size[2]), "--seed", "1", "-o", path, "--quiet"])
        return path

    def run_path(self, season, *words):
        return os.path.join(self.folder, "runs", "-".join([season.replace("/", "_"), *[w for w in words if w]]))

    def mps_path(self, season, model):
        """The program of this version, written once in a call."""
        if (season, model) in self.written:
            return self.written[season, model]
        path = self.run_path(season, model) + ".mps"
        must([PROGRAM, "export", self.season_path(season), "--format", "mps", "--model", model, "-o", path, "--quiet"])
        self.written[season, model] = path
        return path

    def mps_sizes(self, season):
        """Bytes by model, of what earlier calls left as well."""
        paths = {model: self.run_path(season, model) + ".mps" for model in ("compact", "duties")}
        return {model: os.path.getsize(path) for model, path in paths.items() if os.path.exists(path)}

    def find(self, season, peer, model, limit, of_input):
        for row in self.rows:
            if (row["season"], row["peer"], row["model"], row["limit_s"], row["input"], row["cores"]) == \
                    (season, peer, model, str(limit), of_input, str(len(self.cores))):
                return row
        return None

    def proven_sooner(self, season, peer, model, limit, of_input):
        """A run with a smaller limit that ended with a proof: more time changes nothing."""
        for row in self.rows:
            if (row["season"], row["peer"], row["model"], row["input"], row["cores"]) == \
                    (season, peer, model, of_input, str(len(self.cores))) and \
                    int(row["limit_s"]) < limit and row["outcome"] == "optimal":
                return row
        return None

    def add(self, row):
        self.rows.append(row)
        is_new = not os.path.exists(self.rows_path)
        with open(self.rows_path, "a", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, FIELDS)
            if is_new:
                writer.writeheader()
            writer.writerow(row)

    def check(self, season, timetable):
        """(cost, "") as the checker counts it, or (None, why it is no timetable)."""
        done = subprocess.run([PROGRAM, "check", self.season_path(season), timetable, "--json", "--lang", "en"],
                              capture_output=True, text=True, check=False)
        if done.returncode not in (0, 1):
            return None, "cannot be read back"
        verdict = json.loads(done.stdout)
        if done.returncode == 1:
            return None, "breaks " + " ".join(sorted({b["rule"] for b in verdict["breaches"]}))
        return verdict["cost"], ""

    def measure(self, season, peer, model, limit):
        """One row, unless it is there."""
        if peer == "orkestrooster":
            of_input, work = self.args.version_text, self.run_ours
        elif peer == "fet":
            of_input, work = self.args.version_text, self.run_fet
        else:
            mps = self.mps_path(season, model)
            of_input, work = digest(mps), self.run_mip
        if self.find(season, peer, model, limit, of_input):
            return
        row = dict.fromkeys(FIELDS, "")
        sooner = self.proven_sooner(season, peer, model, limit, of_input)
        if sooner:
            row.update(sooner, note=f"proven in the run of {sooner['limit_s']} s")
        else:
            say(f"{season} {peer} {model} {limit} s")
            row.update(work(season, peer, model, limit))
        row.update(date=datetime.date.today().isoformat(), version=self.args.version_text, machine=machine_text(),
                   season=season, peer=peer, model=model, cores=len(self.cores), limit_s=limit, input=of_input)
        self.add(row)
        say("  cost", row["cost"] or "none", "bound", row["bound"] or "none", row["note"])

    def run_ours(self, season, peer, model, limit):
        out = self.run_path(season, peer, str(limit))
        command = [PROGRAM, "solve", self.season_path(season), "-o", out, "--time-limit", str(limit), "--threads",
                   str(len(self.cores)), "--seed", "1", "--quiet", "--lang", "en"]
        seconds, why = peer_process.run(command, out + ".log", limit + GRACE_S, self.cores, True)
        if why:
            return answer(None, None, None, seconds, why)
        with open(os.path.join(out, "report.json"), encoding="utf-8") as file:
            report = json.load(file)
        cost, fault = self.check(season, os.path.join(out, "timetable.yaml"))
        return answer(cost, report["bound"], report["first_answer_s"], seconds, fault, report["cost"],
                      report["outcome"] == "optimal")

    def run_mip(self, season, peer, model, limit):
        command, read_line = MIP_PEERS[peer]
        base = self.run_path(season, peer, model, str(limit))
        for leftover in (base + ".solution", base + ".yaml"):
            if os.path.exists(leftover):
                os.remove(leftover)
        mps = self.run_path(season, model) + ".mps"
        words = [w.format(mps=mps, seconds=limit, cores=len(self.cores), solution=base + ".solution")
                 for w in command.split()]
        seconds, why = peer_process.run(words, base + ".log", limit * 1.1 + GRACE_S, self.cores,
                                        peer != "highs-npm")  # node reserves more addresses than it uses
        events, is_proven = peer_logs.read_log(base + ".log", read_line)
        first = next((s for s, cost, _ in events if cost is not None), None)
        claimed = min((cost for _, cost, _ in events if cost is not None), default=None)
        bound = max((bound for _, _, bound in events if bound is not None), default=None)
        if is_proven and bound is None:
            bound = claimed
        cost, fault = self.take_back(season, base, mps)
        if is_proven and cost is not None:
            bound = cost
        if cost is not None and claimed is not None and cost > claimed + 0.5:
            fault = f"the solver says {claimed:.1f}"  # its model and the checker disagree
        elif cost is None and claimed is not None and not fault:
            fault = f"its log says {claimed:.0f}, but there is no solution to count"
        return answer(cost, bound, first, seconds, " ".join(w for w in (why, fault) if w), claimed,
                      is_proven and cost is not None)

    def take_back(self, season, base, mps):
        if not os.path.exists(base + ".solution"):
            return None, ""
        columns = peer_table.read_solution(base + ".solution", mps)
        if columns is None:
            return None, ""
        with open(base + ".columns", "w", encoding="utf-8") as file:
            file.writelines(f"{name} {value}\n" for name, value in columns)
        with open(base + ".yaml", "w", encoding="utf-8") as file:
            done = subprocess.run([ANSWER, base + ".columns", self.season_path(season)], stdout=file, check=False)
        return self.check(season, base + ".yaml") if done.returncode == 0 else (None, "cannot be brought back")

    def run_fet(self, season, peer, model, limit):
        ours = os.path.join(self.run_path(season, "orkestrooster", str(limit)), "timetable.yaml")
        if not os.path.exists(ours):
            return answer(None, None, None, 0, "no timetable of ours to take the teachers from")
        base = self.run_path(season, peer, str(limit))
        done = subprocess.run([PROGRAM, "export", self.season_path(season), ours, "--format", "fet", "-o",
                               base + ".fet", "--lang", "en"], capture_output=True, text=True, check=False)
        if done.returncode != 0:
            return answer(None, None, None, 0, "cannot be exported")
        command = ["fet-cl", f"--inputfile={base}.fet", f"--outputdir={base}.out", f"--timelimitseconds={limit}",
                   "--language=en_US"]
        seconds, why = peer_process.run(command, base + ".log", limit * 1.1 + GRACE_S, self.cores[:1], True)
        if not peer_fet.take_back(base + ".fet", base + ".out", ours, base + ".yaml"):
            return answer(None, None, None, seconds, why or "no timetable")
        cost, fault = self.check(season, base + ".yaml")
        return answer(cost, None, seconds, seconds, fault)


def digest(path):
    with open(path, "rb") as file:
        return hashlib.sha256(file.read()).hexdigest()[:16]


def answer(cost, bound, first, seconds, note, solver_cost=None, is_proven=False):
    outcome = "optimal" if is_proven else "none" if cost is None else "feasible"
    gap = "" if cost is None or bound is None else f"{(cost - bound) / cost if cost else 0:.4f}"
    return {"outcome": outcome, "cost": "none" if cost is None else cost,
            "bound": "" if bound is None else f"{bound:.1f}".removesuffix(".0"), "gap": gap,
            "first_s": "" if first is None or first < 0 else f"{first:.1f}", "elapsed_s": f"{seconds:.1f}",
            "solver_cost": "" if solver_cost is None else f"{solver_cost:.1f}".removesuffix(".0"), "note": note}


def main():
    parser = argparse.ArgumentParser(prog="bench/peers.sh", description=__doc__)
    parser.add_argument("seasons", nargs="*", default=None, metavar="SEASON",
                        help=f"{', '.join(SEASONS)} or a path (default: all but n1330)")
    parser.add_argument("--seconds", default="10,60,600", metavar="LIST", help="limits of a run (default 10,60,600)")
    parser.add_argument("--peers", default="", metavar="LIST", help="only these, such as cbc or cbc/duties")
    parser.add_argument("--cores", type=int, default=2, metavar="N", help="cores of a run (default 2)")
    parser.add_argument("-o", "--output", default="build/bench", metavar="DIR", help="rows and logs (default build/bench)")
    parser.add_argument("--table", default="bench/PEERS.md", metavar="FILE", help="table (default bench/PEERS.md)")
    parser.add_argument("--version-text", default="unknown", help=argparse.SUPPRESS)
    args = parser.parse_args()
    limits = sorted(int(word) for word in args.seconds.replace(",", " ").split())
    seasons = args.seasons or [name for name in SEASONS if name != "n1330"]
    chosen = args.peers.replace(",", " ").split()
    bench = Bench(args)
    for season in seasons:
        for limit in limits:
            for peer, model in PEERS:
                if not chosen or peer in chosen or f"{peer}/{model}" in chosen:
                    bench.measure(season, peer, model, limit)
    peer_table.write(args.table, bench.rows, PEERS, len(bench.cores), args.version_text, solver_versions(),
                     bench.mps_sizes)
    say(f"the table is {args.table}, the rows are in {bench.rows_path}")


main()
