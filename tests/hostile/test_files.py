"""Hostile files through the command line: each is refused with a clear error, in bounded time and
memory, and nothing is written. Usage: test_files.py PROGRAM [--no-limits]"""
import json
import os
import pathlib
import socket
import sys
import tempfile
import threading

from trying import SMALL, Failure, Trying, count, need, paths_below, scale, write

MIB = 1 << 20


def with_line(line):
    """The small season and one line more."""
    return SMALL + line + "\n"


def replaced(old, new):
    need(old in SMALL, old, "is not in the small season")
    return SMALL.replace(old, new, 1)


def bombs(n):
    """Ten aliases of ten aliases of ..."""
    lines = ["a0: &a0 [lol, lol, lol, lol, lol, lol, lol, lol, lol, lol]"]
    for i in range(1, n):
        lines.append("a%d: &a%d [%s]" % (i, i, ", ".join(["*a%d" % (i - 1)] * 10)))
    return "\n".join(lines) + "\n"


# What is wrong with the text of a season, and the code that says so; None: nothing is wrong.
TEXTS = {
    "alias bomb": (SMALL + bombs(30), "OR108"),
    "alias of itself": (SMALL + "x: &x [*x]\n", "OR108"),
    "anchor on a key": (replaced("season:", "&a season:"), None),
    "anchor on a value": (replaced("name: klein", "name: &a klein"), None),
    "alias as a key": (SMALL + "&a x: 1\n*a : 2\n", "OR108"),
    "merge key": (with_line("<<: {format: 1}"), "OR109"),
    "merge of an alias": (with_line("x: &x {}\n<<: *x"), "OR109"),
    "tag of Python": (replaced("name: klein", "name: !!python/object:os.system klein"), "OR110"),
    "tag of YAML": (replaced("name: klein", "name: !!str klein"), "OR110"),
    "tag of one's own": (replaced("[violin]", "!roles [violin]"), "OR110"),
    "tag on a map": (replaced("season: {", "season: !!map {"), "OR110"),
    "key twice": (with_line("format: 1"), "OR106"),
    "key twice, once quoted": (with_line('"format": 1'), "OR106"),
    "two documents": (SMALL + "---\n" + SMALL, "OR107"),
    "end of a document": (SMALL + "...\n", None),
    "end and a second document": (SMALL + "...\n---\nx: 1\n", "OR107"),
    "directive": ("%YAML 1.1\n---\n" + SMALL, None),
    "directive of the future": ("%YAML 9.9\n---\n" + SMALL, "OR105"),
    "directive twice": ("%YAML 1.1\n%YAML 1.1\n---\n" + SMALL, "OR105"),
    "directive of a tag": ("%TAG ! tag:evil,2026:\n---\n" + replaced("klein", "!x klein"), "OR110"),
    "unknown directive": ("%FOO bar\n---\n" + SMALL, "OR105"),
    "key that is a list": (SMALL + "? [a, b]\n: 1\n", "OR113"),
    "key that is a map": (SMALL + "? {a: b}\n: 1\n", "OR113"),
    "key without value": (SMALL + "? x\n", "OR201"),
    "empty": ("", "OR111"),
    "blank": (" \n\n", "OR111"),
    "comment alone": ("# nothing\n", "OR111"),
    "null": ("~\n", "OR111"),
    "a text": ("hello\n", "OR203"),
    "a list": ("- 1\n- 2\n", "OR203"),
    "a number": ("17\n", "OR203"),
    "mark of bytes": ("\ufeff" + SMALL, None),
    "mark of bytes twice": ("\ufeff\ufeff" + SMALL, "OR104"),
    "mark of bytes inside": (replaced("klein", "kl\ufeffein"), "OR104"),
    "line ends of Windows": (SMALL.replace("\n", "\r\n"), None),
    "line ends of an old Macintosh": (SMALL.replace("\n", "\r"), None),
    "line ends of all kinds": (SMALL.replace("\n", "\r\n", 2).replace("]\n", "]\r", 1), None),
    "tab as indentation": (SMALL.replace("    hours", "\thours"), "OR105"),
    "tab before a value": (replaced("format: 1", "format:\t1"), None),
    "NUL in a comment": (SMALL + "# a\0b\n", "OR104"),
    "NUL written out": (replaced("klein", '"kl\\0ein"'), "OR104"),
    "NUL at the end": (SMALL + "\0", "OR104"),
    "escape": (replaced("klein", "kl\x1b[2Jein"), "OR104"),
    "escape written out": (replaced("klein", '"kl\\e[2Jein"'), "OR104"),
    "bell, backspace": (replaced("klein", "kl\x07\x08ein"), "OR104"),
    "C1 control": (replaced("klein", "kl\u009b2Jein"), "OR104"),
    "C1 control written out": (replaced("klein", '"kl\\x9b2Jein"'), "OR104"),
    "delete": (replaced("klein", "kl\x7fein"), "OR104"),
    "direction of text": (replaced("klein", "kl\u202enei"), "OR104"),
    "direction of text written out": (replaced("klein", '"kl\\u202Enei"'), "OR104"),
    "isolated direction": (replaced("klein", "kl\u2066nei\u2069"), "OR104"),
    "noncharacter": (replaced("klein", "kl\ufffeein"), "OR104"),
    "Arabic and Hebrew": (replaced("klein", "\u0645\u062f\u0631\u0633\u0629 \u200f\u05d1\u05d9\u05ea"), None),
    "emoji with joiners": (replaced("klein", "\U0001f469\u200d\U0001f3eb\ufe0f"), None),
    "no as a name": (replaced("name: klein", "name: no"), None),
    "on as a key": (with_line("on: 1"), "OR201"),
    "y as an id": (replaced("id: anna", "id: y"), None),
    "no as an id": (replaced("id: anna", "id: no"), None),
    "true as an id": (replaced("id: anna", "id: true"), "OR209"),
    "yes as a number": (replaced("year: 5", "year: yes"), "OR"),
    "8:30 as a span": (replaced("08:30-14:30", "8:30-14:30"), None),
    "sexagesimal length": (replaced("lesson: 60", "lesson: 1:00"), "OR"),
    "sexagesimal number": (replaced("seats: 30", "seats: 190:20:30"), "OR204"),
    "octal of YAML 1.2": (replaced("seats: 30", "seats: 0o17"), "OR204"),
    "no octal of YAML 1.1": (replaced("seats: 30", "seats: 030"), None),
    "hexadecimal": (replaced("seats: 30", "seats: 0x1e"), "OR204"),
    "digits with underscores": (replaced("seats: 30", "seats: 1_000"), "OR204"),
    "binary": (replaced("seats: 30", "seats: 0b11110"), "OR204"),
    "infinity": (replaced("seats: 30", "seats: .inf"), "OR204"),
    "minus infinity": (replaced("seats: 30", "seats: -.inf"), "OR204"),
    "no number": (replaced("seats: 30", "seats: .nan"), "OR204"),
    "exponent": (replaced("seats: 30", "seats: 3e1"), "OR204"),
    "huge number": (replaced("seats: 30", "seats: " + "9" * 400), "OR20"),
    "minus zero": (replaced("seats: 30", "seats: -0"), "OR20"),
    "plus": (replaced("seats: 30", "seats: +30"), "OR204"),
    "Arabic digits": (replaced("seats: 30", "seats: \u0663\u0660"), "OR204"),
    "a date that is none": (replaced("2026-08-31", "2026-02-30"), "OR406"),
    "a moment as a date": (replaced("2026-08-31", "2026-08-31T00:00:00Z"), "OR406"),
    "year ten thousand": (replaced("2026-12-18", "10000-01-01"), "OR406"),
    "25 o'clock": (replaced("08:30-14:30", "08:30-25:00"), "OR402"),
    "tilde as a value": (replaced("name: klein", "name: ~"), "OR207"),
    "null as an id": (replaced("id: anna", "id: null"), "OR"),
    "path as an id": (replaced("id: anna", "id: ../../etc/passwd"), "OR209"),
    "absolute path as an id": (replaced("id: anna", "id: /etc/passwd"), "OR209"),
    "dot as an id": (replaced("id: anna", "id: ."), "OR209"),
    "dots as an id": (replaced("id: anna", 'id: ".."'), "OR209"),
    "empty id": (replaced("id: anna", 'id: ""'), "OR209"),
    "id with a line end": (replaced("id: anna", 'id: "an\\nna"'), "OR209"),
    "id with capitals": (replaced("id: anna", "id: Anna"), "OR209"),
    "id with an accent": (replaced("id: anna", "id: ann\u00e1"), "OR209"),
    "id with an accent of its own": (replaced("id: anna", "id: anna\u0301"), "OR209"),
    "id with a percent sign": (replaced("id: anna", 'id: "%s%n"'), "OR209"),
    "id of 10,000 characters": (replaced("id: anna", "id: " + "a" * 10000), "OR209"),
    "key of 1,000 characters": (with_line('"%s": 1' % ("k" * 1000)), "OR201"),
    "key of 10,000 characters": (with_line('"%s": 1' % ("k" * 10000)), "OR105"),
    "key of a million characters": (with_line('? "%s"\n: 1' % ("k" * 1000000)), "OR201"),
    "key with line ends": (with_line('"a\\nb\\nteachers: 3": 1'), "OR201"),
    "key with percent signs": (with_line('"%s%n%s%n": 1'), "OR201"),
    "value of 100,000 characters": (replaced("year: 5", "year: " + "x" * 100000), "OR"),
    "unknown teacher of 100,000 characters":
        (with_line("pins: [{orchestra: linde-5, role: violin, teacher: %s}]" % ("t" * 100000)),
         "OR"),
    "flow nesting": (SMALL + "x: " + "[" * 100000 + "]" * 100000 + "\n", "OR112"),
    "flow nesting of maps": (SMALL + "x: " + "{a: " * 100000 + "\n", "OR112"),
    "open brackets": ("[" * 100000, "OR112"),
    "open braces": ("{" * 100000, "OR1"),
    "block nesting": ("".join(" " * i + "a:\n" for i in range(3000)), "OR112"),
    "list nesting": ("- " * 100000 + "x\n", "OR112"),
    "nesting of keys": ("? " * 100000 + "x\n", "OR1"),
    "brackets without end": (SMALL + "x: [1, 2\n", "OR105"),
    "quote without end": (SMALL + 'x: "' + "a" * 100000, "OR105"),
    "block text without end": (SMALL + "x: |\n" + "  a\n" * 50000, "OR201"),
    "colons": (":" * 100000, "OR"),
    "question marks": ("?\n" * 5000, "OR1"),
    "hyphens": ("-\n" * 20000, "OR203"),
    "commas": ("[" + "," * 10000 + "]", "OR105"),
    "ampersands": ("&" * 10000, "OR105"),
    "bars": ("|" * 1000, "OR105"),
    "line of 100,000 spaces": (SMALL + " " * 100000 + "x: 1\n", "OR105"),
    "indentation of 9 spaces asked for": (SMALL + "x: |9\n  a\n", "OR105"),
}

# Bytes that are no UTF-8 or another encoding.
BYTES = {
    "Latin-1": (SMALL.replace("klein", "kle\u00efn").encode("latin-1"), "OR103"),
    "half of a character": (SMALL.encode() + b"# \xe2\x82\n", "OR103"),
    "rest of a character": (SMALL.encode() + b"# \x82\n", "OR103"),
    "overlong slash": (SMALL.encode() + b"# \xc0\xaf\n", "OR103"),
    "overlong NUL": (SMALL.encode() + b"# \xc0\x80\n", "OR103"),
    "overlong of three": (SMALL.encode() + b"# \xe0\x80\xaf\n", "OR103"),
    "overlong of four": (SMALL.encode() + b"# \xf0\x80\x80\xaf\n", "OR103"),
    "surrogate": (SMALL.encode() + b"# \xed\xa0\x80\n", "OR103"),
    "pair of surrogates": (SMALL.encode() + b"# \xed\xa0\xbd\xed\xb8\x80\n", "OR103"),
    "beyond Unicode": (SMALL.encode() + b"# \xf4\x90\x80\x80\n", "OR103"),
    "five bytes": (SMALL.encode() + b"# \xf8\x88\x80\x80\x80\n", "OR103"),
    "0xff": (SMALL.encode() + b"# \xff\n", "OR103"),
    "UTF-16 little-endian": (SMALL.encode("utf-16"), "OR10"),
    "UTF-16 big-endian": (b"\xfe\xff" + SMALL.encode("utf-16-be"), "OR10"),
    "UTF-16 without a mark": (SMALL.encode("utf-16-le"), "OR10"),
    "UTF-32": (SMALL.encode("utf-32"), "OR10"),
    "an archive": (b"PK\x03\x04" + bytes(range(256)) * 16, "OR10"),
    "a program": (b"\x7fELF" + bytes(range(256)) * 16, "OR10"),
}


def try_texts(t, folder):
    for name, (data, code) in {**TEXTS, **BYTES}.items():
        write(folder / "season.yaml", data)
        got, out, said = t.run("validate", "season.yaml", "--json", cwd=folder)
        told = json.loads(out)
        if code is None:
            need(got == 0, name, "is refused:", said)
            continue
        need(got == 3, name, "ended with", got, said)
        need(code.encode() in said and b"season.yaml:" in said, name, "wanted", code, said)
        need(code in told["diagnostics"][0]["code"], name, "tells in JSON", out)


def try_sizes(t, folder):
    """Too much of a thing: 1 GB where it is sparse, and less than the limit only in the long test."""
    path = folder / "large.yaml"
    much = min(scale(4), 63) * MIB
    with open(path, "wb") as file:
        file.write(b"a: '")
        file.truncate(1024 * MIB)
    t.refused("validate", "large.yaml", cwd=folder, says="OR102")
    write(path, b"x" * much)
    t.refused("validate", "large.yaml", cwd=folder, says="OR203")
    write(path, "a: '" + "x" * much + "'\n")
    t.refused("validate", "large.yaml", cwd=folder, says="OR201")
    write(path, '? "' + "x" * much + '"\n: 1\n')
    t.refused("validate", "large.yaml", cwd=folder, says="OR201")
    write(path, "- 1\n" * (scale(1) > 1 and 10000000 or 2100000))
    t.refused("validate", "large.yaml", cwd=folder, says="OR102")
    write(path, "[" + "1," * (scale(1) > 1 and 10000000 or 2100000) + "1]\n")
    t.refused("validate", "large.yaml", cwd=folder, says="OR102")
    write(path, SMALL.replace("teachers: [", "teachers: [" + "{}," * scale(50000)))
    t.refused("validate", "large.yaml", cwd=folder, says="and")
    write(path, SMALL + "".join("k%d: 1\n" % i for i in range(100000)))
    t.refused("validate", "large.yaml", cwd=folder, says="OR102")
    many = "{" + ", ".join("k%d: 1" % i for i in range(4000)) + "}"
    write(path, SMALL + "x:\n" + ("  - " + many + "\n") * min(scale(20), 200))
    t.refused("validate", "large.yaml", cwd=folder, says="OR201", cpu_s=10)
    os.unlink(path)


def try_tables(t, folder):
    """Tables of a sweep and of travel."""
    write(folder / "season.yaml", SMALL + "travel: {pairs: pairs.csv}\n")
    tables = {
        "name,weights.idle\n" + "a,1\n" * 200000: "2000",
        "name,weights.idle\n\x1b[2Jx,1\n": "U+001B",
        "name,weights.idle\n" + "\u202ex,1\n": "U+202E",
        "," * 200000 + "\n1\n": "",
        '"' * 100001: "",
        "name,\n" * 3: "",
        "x" * 100000 + "\n1\n": "",
    }
    for data, words in tables.items():
        write(folder / "table.csv", data)
        write(folder / "pairs.csv", "from,to,mode,minutes\n")
        got, _, said = t.run("sweep", "season.yaml", "--parameters", "table.csv", "-o", "out", "--list",
                             cwd=folder)
        need(got in (2, 3) and words.encode() in said, data[:40], "ended with", got, said[:500])
        need(not (folder / "out" / "plan.json").exists(), data[:40], "has left a plan")
        write(folder / "pairs.csv", data)
        t.refused("validate", "season.yaml", cwd=folder, says="pairs.csv")
    write(folder / "pairs.csv", "from,to,mode,minutes\n" + "linde,linde,bike,1\n" * 100000)
    t.refused("validate", "season.yaml", cwd=folder, says="more")


def try_kinds(t, folder):
    """What is no file where a file is expected."""
    write(folder / "good.yaml", SMALL)
    os.mkfifo(folder / "pipe.yaml")
    os.mkdir(folder / "folder.yaml")
    os.symlink("loop-b.yaml", folder / "loop-a.yaml")
    os.symlink("loop-a.yaml", folder / "loop-b.yaml")
    os.symlink("nowhere.yaml", folder / "dangling.yaml")
    os.symlink("self/self/self", folder / "self")
    plug = socket.socket(socket.AF_UNIX)
    plug.bind(os.path.relpath(folder / "plug.yaml"))
    places = ["pipe.yaml", "folder.yaml", "loop-a.yaml", "dangling.yaml", "plug.yaml", "self/x.yaml",
              "/dev/null", "/dev/zero", "nowhere/x.yaml", "good.yaml/x.yaml", "",
              "x" * 300 + ".yaml", "y/" * 3000 + "x.yaml"]
    before = paths_below(folder)
    for place in places:
        code = 5 if place not in ("/dev/null", "/dev/zero", "folder.yaml") else 3
        for words in (["validate", place], ["solve", place, "-o", "out-of-it", "--quiet"],
                      ["check", "good.yaml", place], ["check", "good.yaml", "--bound", place],
                      ["rerun", "good.yaml", "--from", place, "-o", "out-of-it", "--quiet"],
                      ["import", place, "--format", "xhstt", "-o", "out-of-it"],
                      ["compare", place, place],
                      ["sweep", "good.yaml", "--parameters", place, "-o", "out-of-it", "--quiet"]):
            got, _, said = t.run(*words, cwd=folder)
            need(got in (2, 3, 5) and said.strip(), words, "ended with", got, said, "wanted", code)
        for key in ("travel: {pairs: %s}", "last-season: %s"):
            write(folder / "names.yaml", with_line(key % ("'%s'" % place)))
            got, _, said = t.run("validate", "names.yaml", cwd=folder)
            need(got in (3, 5), key, place, "ended with", got, said)
            os.unlink(folder / "names.yaml")
    after = {p: v for p, v in paths_below(folder).items() if b"out-of-it" not in p}
    need(set(before) == set(after), "files changed:", set(before) ^ set(after))
    plug.close()


def try_pipes(t, folder):
    """A pipe with a writer is a file like any other."""
    os.mkfifo(folder / "pipe.yaml")

    def feed():
        with open(folder / "pipe.yaml", "wb", buffering=0) as pipe:
            for byte in range(0, len(SMALL), 100):
                pipe.write(SMALL[byte:byte + 100].encode())

    writer = threading.Thread(target=feed)
    writer.start()
    t.run("validate", "good.yaml", cwd=folder)
    while writer.is_alive():
        got, _, said = t.run("validate", "pipe.yaml", cwd=folder)
        if got == 0:
            break
        need(b"OR101" in said, "a pipe:", got, said)
    writer.join()


def main(program, *flags):
    t = Trying(program, "--no-limits" not in flags)
    for part in (try_texts, try_sizes, try_tables, try_kinds, try_pipes):
        with tempfile.TemporaryDirectory() as folder:
            part(t, pathlib.Path(folder))
    print(t.n, "runs")
    count("hostile-inputs", t.n)


main(*sys.argv[1:])
