"""Commands to disturb, and what a folder must look like afterwards.

Every file of a folder is whole, and either the one that stood there or the new one; files that are to
appear together do; what a killed process leaves beside them is gone after the next run.
"""
import json
import os
import random
import re
import shutil
import subprocess
import sys
import tempfile
import time
import zipfile

BESIDE = re.compile(r"\.\d+-[0-9a-f]{8}\.(tmp|old)$|^\.orkestrooster-")
# how long things took, and what follows from it
CLOCKED = {"elapsed_s", "first_answer_s", "milestones"}


def scale(n):
    return n * max(1, int(os.environ.get("ORK_SCALE", "1")))


def count(what, n):
    path = os.environ.get("ORK_COUNTS")
    if path:
        with open(path, "a", encoding="utf-8") as file:
            file.write(f"{what} {n}\n")


def without_clocks(value):
    if isinstance(value, dict):
        return {k: without_clocks(v) for k, v in value.items() if k not in CLOCKED}
    if isinstance(value, list):
        return [without_clocks(v) for v in value]
    return value


def read_whole(path):
    """What the file says, or an error when it is not whole; None: its bytes tell of the clock."""
    with open(path, "rb") as file:
        content = file.read()
    name = os.path.basename(path)
    if name.endswith(".json"):
        return without_clocks(json.loads(content))
    if name.endswith(".html"):
        if not content.endswith(b"</html>\n"):
            raise ValueError("half a page")
        return None
    if name.endswith(".xlsx"):
        with zipfile.ZipFile(path) as book:
            if book.testzip() is not None:
                raise ValueError("half a workbook")
        return None
    return content


def read_folder(folder):
    files = {}
    for at, _, names in os.walk(folder):
        for name in names:
            path = os.path.join(at, name)
            if not BESIDE.search(name):
                try:
                    files[os.path.relpath(path, folder)] = read_whole(path)
                except (ValueError, zipfile.BadZipFile) as error:
                    raise AssertionError(f"{path} is not whole: {error}") from error
    return files


def list_beside(folder):
    return [os.path.join(at, name) for at, _, names in os.walk(folder) for name in names
            if BESIDE.search(name)]


class Command:
    """A command line with OUT in it, in an old and a new form, and the file that comes last."""

    def __init__(self, name, old, new, last=None, apart=False):
        self.name, self.forms, self.last = name, (old, new), last
        self.makes_folder = name != "export"
        self.apart = apart  # its files do not appear together: a sweep's scenarios come one by one


class World:
    def __init__(self, program, repo):
        self.program, self.repo = os.path.abspath(program), os.path.abspath(repo)
        self.work = tempfile.mkdtemp(prefix="ork-fault-")
        os.chmod(self.work, 0o777)
        self.seed = int(os.environ.get("ORK_SEED", "1"))
        self.random = random.Random(self.seed)
        self.env = dict(os.environ, LC_ALL="C", SOURCE_DATE_EPOCH="1750000000",
                        ASAN_OPTIONS="detect_leaks=0:verify_asan_link_order=0:allocator_may_return_null=1")
        self.env.pop("LANGUAGE", None)
        self.is_verbose = "ORK_VERBOSE" in os.environ
        self.n_runs = 0
        self.failures = []
        self.commands = self.make_commands()
        self.results = {}  # name -> (old, all that new may be), as files

    def path(self, *parts):
        return os.path.join(self.work, *parts)

    def example(self, name):
        return os.path.join(self.repo, name)

    def make_commands(self):
        rerun, dated = self.example("examples/rerun/"), self.example("tests/cli/substitute/")
        search = ["--threads", "1", "--work", "300", "--quiet"]
        for name, season in (("before", "season.yaml"), ("longer", "longer-lessons.yaml")):
            self.must(["solve", rerun + season, "-o", self.path(name), *search])
        with open(dated + "season.yaml", encoding="utf-8") as file:
            text = file.read()
        for name in ("season.yaml", "shorter.yaml"):
            with open(self.path(name), "w", encoding="utf-8") as file:
                file.write(text if name == "season.yaml" else text.replace("2026-12-18", "2026-12-11"))
        old = rerun + "timetable.yaml"
        return [
            Command("solve", ["solve", rerun + "season.yaml", "-o", "OUT", *search],
                    ["solve", rerun + "longer-lessons.yaml", "-o", "OUT", *search], "timetable.yaml"),
            Command("rerun", ["rerun", rerun + "teacher-leaves.yaml", "--from", old, "-o", "OUT", *search],
                    ["rerun", rerun + "teacher-declines.yaml", "--from", old, "-o", "OUT", *search],
                    "timetable.yaml"),
            Command("calendar", ["calendar", self.path("season.yaml"), dated + "timetable.yaml", "-o", "OUT", "-q"],
                    ["calendar", self.path("shorter.yaml"), dated + "timetable.yaml", "-o", "OUT", "-q"],
                    "calendar.json"),
            Command("compare", ["compare", self.path("before"), self.path("longer"), "-o", "OUT", "-q"],
                    ["compare", self.path("longer"), self.path("before"), "-o", "OUT", "-q"], "compare.json"),
            Command("export", ["export", rerun + "season.yaml", "--format", "mps", "-o", "OUT/week.mps"],
                    ["export", rerun + "longer-lessons.yaml", "--format", "mps", "-o", "OUT/week.mps"]),
            Command("share", None,
                    ["export", rerun + "season.yaml", old, "--anonymise", "--seed", "1", "-o", "OUT"], "timetable.yaml"),
            Command("generate", None,  # which writes into no folder that holds a season
                    ["generate", "--schools", "3", "--orchestras", "4", "--teachers", "9", "--seed", "2", "-o", "OUT"],
                    "season.yaml"),
            Command("import", None, ["import", self.example("tests/xhstt/small.xml"), "--format", "xhstt", "-o", "OUT"],
                    "season.yaml"),
            Command("sweep", None,
                    ["sweep", rerun + "season.yaml", "--vary", "weights.travel=1,2,3", "--work", "300",
                     "--threads", "2", "--quiet", "-o", "OUT"], "sweep.json", apart=True),
        ]

    def run(self, arguments, **more):
        """The command, to its end."""
        self.n_runs += 1
        more.setdefault("stdin", subprocess.DEVNULL)
        more.setdefault("env", self.env)
        more.setdefault("timeout", 300)
        return subprocess.run([self.program, *arguments], capture_output=True, text=True, check=False,
                              cwd=self.work, errors="replace", **more)

    def must(self, arguments):
        done = self.run(arguments)
        if done.returncode != 0:
            sys.exit(f"{' '.join(arguments)}: code {done.returncode}\n{done.stdout}{done.stderr}")

    def fill(self, command, form, folder):
        return [word.replace("OUT", folder) for word in command.forms[form]]

    def folder_of(self, command, form):
        """A fresh folder; with what the old form writes when form is 0. The command to disturb
        is form 1 in it."""
        kept, folder = self.path("kept-" + command.name), self.path("out")
        shutil.rmtree(folder, ignore_errors=True)
        if command.name not in self.results:
            self.results[command.name] = self.make_results(command, kept, folder)
        if form == 0:
            shutil.copytree(kept, folder)
        else:
            self.begin(command, folder)
        return folder

    def begin(self, command, folder):
        shutil.rmtree(folder, ignore_errors=True)
        if not command.makes_folder:
            os.makedirs(folder)

    def make_results(self, command, kept, folder):
        """A calendar goes on from the one that is there: new over old, and over itself, differ."""
        old, new = {}, []
        self.begin(command, folder)
        self.must(self.fill(command, 1, folder))
        new.append(read_folder(folder))
        if command.forms[0] is not None:
            self.begin(command, folder)
            self.must(self.fill(command, 0, folder))
            old = read_folder(folder)
            shutil.copytree(folder, kept)
            for _ in range(2):
                self.must(self.fill(command, 1, folder))
                new.append(read_folder(folder))
        shutil.rmtree(folder)
        return old, new

    def judge(self, command, folder, was_old, is_done=False):
        """Each file is whole and old or new; where the last is new, all are. is_done: they are, and
        nothing stands beside them."""
        old, news = self.results[command.name]
        files = read_folder(folder)
        sides = [old, *news] if was_old else news
        for name, content in files.items():
            known = [side[name] for side in sides if name in side]
            assert known, f"{name} is neither old nor new"
            assert content is None or content in known, f"{name} is neither the old nor the new one"
        last = files.get(command.last)
        is_old = was_old and last == old.get(command.last)
        is_new = last is not None and any(last == new[command.last] for new in news)
        if is_done or (is_new and not is_old and not command.apart):
            differing = [self.differing(files, new) for new in news]
            assert [] in differing, f"{command.last} is new, but not {min(differing, key=len)}"
        if is_done:
            assert not list_beside(folder), f"left: {list_beside(folder)}"

    def results_differ(self, command, files):
        """Whether files are of no complete result: what failed came after everything was written."""
        return all(self.differing(files, new) for new in self.results[command.name][1])

    @staticmethod
    def differing(files, new):
        return [name for name, content in new.items()
                if name not in files or (content is not None and files[name] != content)]

    def check(self, what, f):
        """Call f; an assertion that fails is told with how to repeat it."""
        try:
            return f()
        except AssertionError as error:
            self.failures.append(f"{what} (ORK_SEED={self.seed}): {error}")
            print(self.failures[-1], flush=True)
            return None

    @staticmethod
    def expect(condition, message):
        assert condition, message

    def end(self):
        shutil.rmtree(self.work, ignore_errors=True)
        print(f"{self.n_runs} runs, {len(self.failures)} failures")
        sys.exit(1 if self.failures else 0)


def processes_of(marker):
    """Numbers of the processes that have this variable in their environment."""
    found = []
    for entry in os.listdir("/proc"):
        if entry.isdigit():
            try:
                with open(f"/proc/{entry}/environ", "rb") as file:
                    if marker.encode() in file.read():
                        found.append(int(entry))
            except OSError:
                continue
    return found


def wait_for_none(marker, seconds=10):
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if not processes_of(marker):
            return
        time.sleep(0.02)
    raise AssertionError(f"processes are left: {processes_of(marker)}")
