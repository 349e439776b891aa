"""Single changes of a season folder, made in the text of its YAML files.

A change is a verb and its words (bench/reruns.txt says which); apply() writes a copy of the folder in
which exactly that has changed, and refuses a change that finds nothing to change.
"""
import os
import re
import shutil


class Season:
    """The files of a copied season folder."""

    def __init__(self, source, target):
        shutil.rmtree(target, ignore_errors=True)
        shutil.copytree(source, target)
        self.folder = target

    def edit(self, name, change):
        path = os.path.join(self.folder, name)
        with open(path, encoding="utf-8") as file:
            before = file.read()
        after = change(before)
        if after == before:
            raise ValueError(f"nothing to change in {name}")
        with open(path, "w", encoding="utf-8") as file:
            file.write(after)

    def edit_item(self, name, item, change):
        """Change the text of one list item ("  - id: ..." and what is indented below it)."""

        def one(text):
            found = re.search(rf"(?m)^  - id: {re.escape(item)}\n(?:    .*\n| *\n(?=    ))*", text)
            if not found:
                raise ValueError(f"no {item} in {name}")
            return text[:found.start()] + change(found[0]) + text[found.end():]

        self.edit(name, one)

    def item(self, name, item):
        with open(os.path.join(self.folder, name), encoding="utf-8") as file:
            found = re.search(rf"(?m)^  - id: {re.escape(item)}\n(?:    .*\n| *\n(?=    ))*", file.read())
        return found[0]

    def set_key(self, name, item, key, value):
        """The line "    key: value" of an item."""

        def change(text):
            line = f"    {key}: {value}\n"
            if re.search(rf"(?m)^    {key}: ", text):
                return re.sub(rf"(?m)^    {key}: .*\n", line, text, count=1)
            first = text.index("\n") + 1
            return text[:first] + line + text[first:]

        self.edit_item(name, item, change)

    def add_to_row(self, item, row, key, value):
        """Add a value to a list of a row such as {id: g5, ...} of a school."""

        def change(text):
            found = re.search(rf"\{{id: {re.escape(row)},(?:[^{{}}]|\{{[^{{}}]*\}})*\}}", text)
            if not found:
                raise ValueError(f"no {row} in {item}")
            line = found[0]
            if re.search(rf"\b{key}: \[", line):
                line = re.sub(rf"\b{key}: \[", f"{key}: [{value}, ", line, count=1)
            else:
                line = f"{line[:-1]}, {key}: [{value}]}}"
            return text[:found.start()] + line + text[found.end():]

        self.edit_item("schools.yaml", item, change)

    def orchestra_rows(self, pattern):
        """[text of each orchestra whose row matches]"""
        with open(os.path.join(self.folder, "orchestras.yaml"), encoding="utf-8") as file:
            text = file.read()
        rows = re.findall(r"(?m)^  - \{id: .*\n(?:     .*\n)*", text)
        return [row for row in rows if re.search(pattern, row)]

    def remove_orchestras(self, pattern):
        def change(text):
            for row in self.orchestra_rows(pattern):
                text = text.replace(row, "")
            return text

        self.edit("orchestras.yaml", change)


def teacher_gone(season, teacher):
    season.edit_item("teachers.yaml", teacher, lambda text: "")
    pins = os.path.join(season.folder, "pins.yaml")
    if os.path.exists(pins) and f"teacher: {teacher}}}" in open(pins, encoding="utf-8").read():
        season.edit("pins.yaml", lambda text: re.sub(rf"(?m)^.*teacher: {teacher}\}}.*\n", "", text))


def day_lost(season, teacher, day):
    """A day leaves `available`, alone ("mon: ...") or among others ("mon tue: ...")."""

    def change(text):
        text = re.sub(rf"(available: \{{.*?)\b{day}: [\d:-]+(, )?", r"\1", text)
        text = re.sub(rf"(available: \{{[^}}]*?)(?<=[ {{]){day} (?=[a-z])", r"\1", text)
        text = re.sub(rf"(available: \{{[^}}]*?[a-z]) {day}(?=[: ])", r"\1", text)
        text = re.sub(r"(available: \{.*), \}", r"\1}", text)
        return re.sub(rf"(prefers: \{{.*?)\b{day}: \w+(, )?", r"\1", text).replace(", }", "}")

    season.edit_item("teachers.yaml", teacher, change)


def day_won(season, teacher, day, span):
    season.edit_item("teachers.yaml", teacher,
                     lambda text: re.sub(r"available: \{", f"available: {{{day}: {span}, ", text))


def hours(season, teacher, value):
    season.set_key("teachers.yaml", teacher, "hours", value)


def declines(season, teacher, school):
    season.set_key("teachers.yaml", teacher, "not-at", f"[{school}]")


def teacher_joins(season, like, name):
    text = season.item("teachers.yaml", like).replace(f"id: {like}\n", f"id: {name}\n")
    season.edit("teachers.yaml", lambda before: before.rstrip("\n") + "\n" + text)


def room_closed(season, school, room, span):
    season.add_to_row(school, room, "closed", span)


def group_busy(season, school, group, span):
    season.add_to_row(school, group, "busy", span)


def class_teacher_days(season, school, group, days):
    season.edit_item("schools.yaml", school, lambda text: re.sub(
        rf"(\{{id: {group},[^\n]*?)(, teacher-days: \[[^\]]*\])?(\}}| *,\n)",
        rf"\1, teacher-days: [{days}]\3", text, count=1))


def school_days(season, school, days):
    season.set_key("schools.yaml", school, "days", f"{{allowed: [{days}]}}")


def school_joins(season, like, name, at):
    """A school like another one, with orchestras of its own."""
    text = season.item("schools.yaml", like).replace(f"id: {like}\n", f"id: {name}\n")
    text = re.sub(r"(?m)^    at: \[[^\]]*\].*$", f"    at: [{at}]", text)
    text = re.sub(r"(?m)^    building: .*\n", "", text)
    rows = [re.sub(rf"\b{like}\b(?=-|,)", name, row)
            for row in season.orchestra_rows(rf"school: {like}, ") if "wijktalent" not in row]
    season.edit("schools.yaml", lambda before: before.rstrip("\n") + "\n\n" + text.rstrip("\n") + "\n")
    season.edit("orchestras.yaml", lambda before: before.rstrip("\n") + "\n" + "".join(rows))


def school_leaves(season, school):
    season.remove_orchestras(rf"school: {school}, ")


def orchestra_gone(season, orchestra):
    season.remove_orchestras(rf"\{{id: {orchestra},")


def lesson_length(season, school, minutes):
    """All lessons of a school's orchestras in school hours."""

    def change(text):
        for row in season.orchestra_rows(rf"school: {school}, .*programme: leerorkest"):
            plain = re.sub(r", lesson: \d+", "", row)
            text = text.replace(row, re.sub(r"(programme: [\w-]+)", rf"\1, lesson: {minutes}", plain, count=1))
        return text

    season.edit("orchestras.yaml", change)


def section_joins(season, orchestra, role, pupils):
    season.edit("orchestras.yaml", lambda text: re.sub(
        rf"(\{{id: {orchestra},[^{{}}]*sections: \{{)", rf"\1{role}: {pupils}, ", text, count=1))


VERBS = {verb.__name__.replace("_", "-"): verb for verb in (
    teacher_gone, day_lost, day_won, hours, declines, teacher_joins, room_closed, group_busy, class_teacher_days,
    school_days, school_joins, school_leaves, orchestra_gone, lesson_length, section_joins)}


def read_list(path):
    """[(season, number, verb, words)] of the list of changes."""
    changes, count = [], {}
    with open(path, encoding="utf-8") as file:
        for line in file:
            if line.strip() and not line.startswith("#"):
                season, verb, *words = [word.strip() for word in line.split("|")]
                count[season] = count.get(season, 0) + 1
                changes.append((season, count[season], verb, words))
    return changes


def apply(source, target, verb, words):
    VERBS[verb](Season(source, target), *words)
