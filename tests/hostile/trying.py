"""What the tests of hostile input share: a run of the program with limits of time and memory, the
strict look at what it says on a terminal, and the count of what was tried."""
import os
import pathlib
import re
import resource
import subprocess

# What a terminal would obey instead of show: C0 but tab and line end, DEL, C1, and what turns the
# direction of text.
OBEYED = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")

SMALL = """format: 1
season: {name: klein, from: 2026-08-31, to: 2026-12-18}
programmes: {p: {lesson: 60, roles: [violin], lessons: 5}}
schools:
  - id: linde
    hours: {mon: {open: 08:30-14:30}}
    rooms: [{id: zaal, seats: 30}]
    groups: [{id: g5, year: 5, pupils: 20}]
orchestras: [{id: linde-5, school: linde, groups: [g5], programme: p}]
teachers: [{id: anna, name: Anna, skills: [violin], captain: true, available: {mon: all}}]
"""


class Failure(Exception):
    pass


def need(is_true, *what):
    if not is_true:
        raise Failure(" ".join(str(w)[:2000] for w in what))


def scale(n):
    """n times ORK_SCALE."""
    times = os.environ.get("ORK_SCALE", "1")
    return n * (int(times) if times.isdigit() and int(times) > 1 else 1)


def count(key, number):
    """Adds to the file of ORK_COUNTS."""
    path = os.environ.get("ORK_COUNTS")
    if path:
        with open(path, "a", encoding="utf-8") as file:
            file.write("%s %d\n" % (key, number))


def write(path, data):
    """Writes text or bytes; gives the path."""
    path = pathlib.Path(path)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data if isinstance(data, bytes) else data.encode("utf-8"))
    return path


def paths_below(folder):
    """All that is in a folder, links not followed, each with its size and time of writing."""
    found = {}
    for root, folders, files in os.walk(os.fsencode(folder)):
        for name in folders + files:
            path = os.path.join(root, name)
            info = os.lstat(path)
            found[path] = (info.st_size, info.st_mtime_ns) if name in files else None
    return found


class Trying:
    """The program under limits. `is_limited` is false where sanitizers need all of the address
    space."""

    def __init__(self, program, is_limited=True):
        self.program = os.path.abspath(program)
        self.is_limited = is_limited
        self.n = 0

    def run(self, *args, cwd, cpu_s=60, mib=1024, stdin=None, wall_s=300, raw=False):
        """Runs it. No crash, no endless run, nothing on standard error that a terminal obeys.
        Gives exit code, standard output and standard error."""
        self.n += 1

        def limit():
            resource.setrlimit(resource.RLIMIT_CPU, (cpu_s, cpu_s + 5))
            resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
            if self.is_limited:
                resource.setrlimit(resource.RLIMIT_AS, (mib << 20, mib << 20))

        environment = {"PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8", "HOME": str(cwd),
                       "SOURCE_DATE_EPOCH": "1760000000"}
        words = [os.fsencode(a) if not isinstance(a, bytes) else a for a in args]
        try:
            done = subprocess.run([self.program, *words], cwd=cwd, capture_output=True, check=False,
                                  timeout=wall_s, preexec_fn=limit, env=environment,
                                  **({"stdin": subprocess.DEVNULL} if stdin is None
                                     else {"input": stdin}))
        except subprocess.TimeoutExpired as error:
            raise Failure("%s: no end after %d s" % (args[:8], wall_s)) from error
        need(done.returncode >= 0, args[:8], "ended by signal", -done.returncode,
             done.stderr[-2000:])
        need(b"Sanitizer" not in done.stderr, args[:8], done.stderr[:3000])
        if not raw:
            self.look(args, done.stderr)
        return done.returncode, done.stdout, done.stderr

    @staticmethod
    def look(args, said):
        """What goes to a terminal: UTF-8, bounded, and nothing in it is obeyed."""
        need(len(said) < 200000, args[:8], "says", len(said), "bytes:", said[:500])
        try:
            text = said.decode("utf-8")
        except UnicodeDecodeError as error:
            raise Failure("%s: says what is no UTF-8: %r" % (args[:8], said[:500])) from error
        found = OBEYED.search(text)
        need(found is None, args[:8], "says", found and repr(found.group()), "in", repr(text[:500]))

    def refused(self, *args, code=3, says="", **how):
        """A run that must be refused with this code, and with these words."""
        got, _, said = self.run(*args, **how)
        need(got == code, args[:8], "ended with", got, "wanted", code, said[:1000])
        need(said.strip() != b"", args[:8], "says nothing")
        for words in [says] if isinstance(says, str) else says:
            need(words.encode() in said, args[:8], "does not say", words, ":", said[:1500])
        return said.decode("utf-8")
