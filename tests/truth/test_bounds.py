"""Bounds and certificates against optima found by others: test_bounds.py PROGRAM BRUTE SOLVER FIRST SEASONS

For seasons of draw.py: no bound is above the cost of the exhaustive search (BRUTE, tests/property), what the solver
calls optimal costs just that, and so does the compact program, solved by SOLVER (glpsol or cbc); its certificate
is accepted, and refused when it claims a point more than the optimum.
"""
import json
import pathlib
import re
import subprocess
import sys
import tempfile

import draw
import program

SOLVER_S = 10


def by_glpsol(mps, folder):
    """The optimum by glpsol, or None when it takes too long."""
    out = folder / "glpsol.sol"
    subprocess.run(["glpsol", "--freemps", mps, "--pcost", "--tmlim", str(SOLVER_S), "-o", out], capture_output=True,
                   check=False)
    text = out.read_text(encoding="utf-8") if out.exists() else ""
    value = re.search(r"^Objective: .*= (-?[\d.e+]+) ", text, re.M)
    return round(float(value[1])) if value and re.search(r"^Status: +INTEGER OPTIMAL", text, re.M) else None


def by_cbc(mps, folder):
    """The optimum by CBC, or None when it takes too long."""
    out = folder / "cbc.sol"
    subprocess.run(["cbc", mps, "sec", str(SOLVER_S), "ratio", "0", "allow", "0", "solve", "solution", out],
                   capture_output=True, check=False)
    first = out.read_text(encoding="utf-8").splitlines()[0] if out.exists() else ""
    return round(float(first.split()[-1])) if first.startswith("Optimal") else None


class Bounds:
    def __init__(self, brute, solver):
        self.brute, self.solver = brute, {"glpsol": by_glpsol, "cbc": by_cbc}[solver]
        self.n_checked = self.n_optimal = self.n_brute = self.n_solver = self.n_certificates = 0
        self.failures = []

    def expect(self, holds, *what):
        if not holds:
            self.failures.append(what)

    def season(self, seed, folder):
        path = program.write(folder, *draw.draw(seed, most_groups=3))
        report = program.solve(path, folder / "out")
        if report is None:
            return
        known = {"brute": self.by_brute(path), "solver": self.by_solver(path, folder)}
        self.n_brute += known["brute"] is not None
        self.n_solver += known["solver"] is not None
        optima = {x for x in known.values() if x is not None}
        self.expect(len(optima) <= 1, seed, known)
        for optimum in optima:
            self.expect(report["bound"] <= optimum <= report["cost"], seed, "bound", report["bound"], known, report["cost"])
            self.n_checked += 1
        proven = report["outcome"] == "optimal"
        self.n_optimal += proven
        self.expect(report["certified_bound"] <= report["bound"], seed, "certified", report["certified_bound"])
        self.certificate(seed, path, folder, min(optima, default=report["cost"]))

    def by_brute(self, path):
        done = subprocess.run([self.brute, path], capture_output=True, text=True, check=False)
        if done.returncode != 0:
            program.fail(self.brute, path, done.stderr[:400])
        return None if "too large" in done.stdout else int(done.stdout)

    def by_solver(self, path, folder):
        mps = folder / "week.mps"
        done = program.run("export", path, "--format", "mps", "-o", mps, "-q")
        if done.returncode != 0:
            program.fail("export", path, done.stderr[:400])
        return self.solver(mps, folder)

    def certificate(self, seed, path, folder, optimum):
        """It is accepted as it is, and not when it claims more than the optimum."""
        timetable, bound = folder / "out" / "timetable.yaml", folder / "out" / "bound.json"
        verdict = program.check(path, timetable, "--bound", bound)
        self.expect(verdict["certificate"]["proven"], seed, "certificate refused", verdict["certificate"])
        claim = json.loads(bound.read_text(encoding="utf-8"))
        claim["bound"] = optimum + 1
        bound.write_text(json.dumps(claim), encoding="utf-8")
        verdict = program.check(path, timetable, "--bound", bound)
        self.expect(not verdict["certificate"]["proven"], seed, "claims more than the optimum", verdict["certificate"])
        self.n_certificates += 1


def main():
    program.PROGRAM, brute, solver, first, n = *sys.argv[1:4], int(sys.argv[4]), program.scale(int(sys.argv[5]))
    bounds = Bounds(brute, solver)
    with tempfile.TemporaryDirectory() as folder:
        for seed in range(first, first + n):
            bounds.season(seed, pathlib.Path(folder) / str(seed))
    for failure in bounds.failures[:20]:
        print("seed", *failure)
    print(f"{bounds.n_checked} bounds beside optima ({bounds.n_brute} by exhaustive search, {bounds.n_solver} by "
          f"{solver}), {bounds.n_optimal} proven by the solver, {bounds.n_certificates} certificates, "
          f"{len(bounds.failures)} failures")
    program.count("bounds-checked", bounds.n_checked + bounds.n_certificates)
    return 1 if bounds.failures or not bounds.n_brute or not bounds.n_solver else 0


if __name__ == "__main__":
    sys.exit(main())
