#!/usr/bin/env bash
# The bench measures, remembers and refuses: rows, tables and plots of seasons of a second, and a
# failure for every planted contradiction. Usage: check.sh ORK-BENCH ORKESTROOSTER
set -u
bench=$1
program=$2
out=$(mktemp -d)
trap 'rm -rf "$out"' EXIT
known=$out/known.csv
n_wrong=0

wrong() {
  echo "wrong: $*"
  n_wrong=$((n_wrong + 1))
}

# run CODE WORDS...: the bench must end with this code; what it says is in $out/said.
run() {
  local wanted=$1 code=0
  shift
  "$bench" "$@" -o "$out" --program "$program" --known "$known" --time-limit 1 --threads 1 \
    >"$out/said" 2>&1 || code=$?
  [ "$code" -eq "$wanted" ] || wrong "code $code, not $wanted: $* ($(cat "$out/said"))"
}

says() {
  grep -qF -- "$1" "$out/said" || wrong "\"$1\" is not said, but: $(cat "$out/said")"
}

# cell FILE COLUMN: of the last row.
cell() {
  python3 -c 'import csv, sys
print(list(csv.DictReader(open(sys.argv[1])))[-1][sys.argv[2]])' "$1" "$2"
}

is() {
  [ "$1" = "$2" ] || wrong "$3 is \"$1\", not \"$2\""
}

rows() {
  tail -n +2 "$1" | wc -l
}

well_formed() {
  python3 -c 'import sys, xml.dom.minidom as dom
assert dom.parse(sys.argv[1]).getElementsByTagName(sys.argv[2])' "$1" "$2" ||
    wrong "$1 is no SVG with a $2"
}

# A first run is a record of both, and known.csv is written only when asked to.
season=examples/quickstart
run 0 seasons $season
says 'record: cost and bound'
[ ! -e "$known" ] || wrong "known.csv is written without --update"
run 0 seasons $season --update --again
is "$(cell "$known" cost)/$(cell "$known" bound)" 179/179 'the known cost and bound'
is "$(cell "$out/runs.csv" cost_600)" 179 'the cost of a proven run, later on'
is "$(cell "$out/runs.csv" outcome)" optimal 'the outcome'
well_formed "$out/quickstart.svg" path
grep -q '| quickstart | example | optimal |.* 179 | 179 | [-0-9]* |' "$out/seasons.md" || wrong seasons.md

is "$(cell "$out/runs.csv" certificate)/$(cell "$out/runs.csv" certified_bound)" accepted/179 'the certificate'

# What has a row is not run again, unless asked for, or with another limit.
run 0 seasons $season
says 'has a row'
is "$(rows "$out/runs.csv")" 2 'the number of rows'
run 0 seasons $season --again
says '; ok'
is "$(rows "$out/runs.csv")" 3 'the number of rows'
run 0 seasons $season --gap 1
is "$(rows "$out/runs.csv")" 4 'the number of rows with another gap'

# A row cut short costs nothing but itself.
printf 'cut,short' >>"$out/runs.csv"
run 0 seasons $season --again
says 'not whole and is left out'
is "$(cell "$out/runs.csv" verdict)" ok 'the row after one cut short'

# A known value that a run contradicts is a failure and stays as it is.
tamper() {
  sed -i -E "s/^(quickstart,example,[0-9a-f]+),[0-9]+,(.*),[0-9]+,([^,]*,[^,]*)\$/\1,$1,\2,$2,\3/" "$known"
}
tamper 200 180
run 1 seasons $season --update --again
says 'failure: cost 179 lies below the known bound 180'
is "$(cell "$known" bound)" 180 'the tampered bound'
run 1 seasons $season
says 'failure: cost 179'
tamper 170 160
run 1 seasons $season --update --again
says 'failure: bound 179 lies above the known cost 170'
is "$(cell "$known" cost)" 170 'the tampered cost'
tamper 170 175
run 2 seasons $season --again
says 'the bound 175 lies above the cost 170'
tamper 200 100
run 0 seasons $season --update --again
says 'record: cost and bound'
is "$(cell "$known" cost)/$(cell "$known" bound)" 179/179 'the known values after a record'
cp "$known" "$out/kept.csv"

# Known values are of one season: not of one that was changed since.
sed -i -E 's/^(quickstart,example),[0-9a-f]+,/\1,0000000000000000,/' "$known"
tamper 100 50
run 0 seasons $season --again
says 'record: cost and bound'
cp "$out/kept.csv" "$known"

# A program that lies about its cost, breaks a rule, or finds nothing.
real=$program
program=$out/liar
cat >"$program" <<LIAR
#!/usr/bin/env bash
"$real" "\$@" >"$out/told"
code=\$?
[ "\$1" != solve ] || . "$out/lie"
cat "$out/told"
exit \$code
LIAR
chmod +x "$program"
echo "sed -i 's/\"cost\": 179/\"cost\": 185/' \"$out/told\"" >"$out/lie"
run 1 seasons $season --again --update
says 'solve says cost 185, the checker 179'
echo "sed -i 's/teacher: anna/teacher: bram/' \"$out/answers/quickstart-example/timetable.yaml\"" >"$out/lie"
run 1 seasons $season --again --update
says 'does not pass the check (code 1)'
echo "sed -i 's/\"bound\": 179/\"bound\": 180/' \"$out/answers/quickstart-example/bound.json\"" >"$out/lie"
run 1 seasons $season --again --update
says 'the certificate is refused (code 1)'
echo "code=5" >"$out/lie"
run 1 seasons $season --again --update
says 'solve ended with code 5'
cmp "$known" "$out/kept.csv" || wrong 'a failed run changed known.csv'
program=$real

# A limit leaves what came after it empty.
run 0 seasons examples/drechtsteden
if [ "$(cell "$out/runs.csv" outcome)" = feasible ]; then
  is "$(cell "$out/runs.csv" cost_10)" '' 'the cost after the limit'
  # on a busy machine the first answer may come after the second that there is
  in_time=$(awk "BEGIN {print ($(cell "$out/runs.csv" first_answer_s) <= 1 ? 1 : 0)}")
  [ "$in_time" -eq 0 ] || [ -n "$(cell "$out/runs.csv" cost_1)" ] || wrong 'the cost at the limit is missing'
fi

# Medians: a gap that was not reached counts as never.
python3 - "$out/runs.csv" <<'ROWS'
import csv, sys
rows = list(csv.DictReader(open(sys.argv[1])))
with open(sys.argv[1], "a", newline="") as file:
    writer = csv.DictWriter(file, rows[0].keys(), lineterminator="\n")
    for seed, cost, first in ((1, 200, 3), (2, "", ""), (3, 100, 1)):
        row = dict(rows[0], season="d37", seed=seed, cost_60=cost, bound_60=90, first_answer_s=first,
                   outcome="feasible", verdict="ok")
        writer.writerow(row)
ROWS
run 0 report d37 --seeds 1,2,3
grep -qE '^\| \*\*d37\*\* \| median of 3 \| 0 optimal \| 3.0 \| [^|]* \| [^|]* \| 55.00 \|' \
  "$out/seasons.md" || wrong "the medians: $(tail -n 1 "$out/seasons.md")"
well_formed "$out/d37.svg" path

# Growth: one size, then exponents of made-up rows: time ~ schools^2, memory ~ schools.
run 0 growth --most-schools 5 --gap 50
is "$(cell "$out/growth.csv" schools)" 5 'the number of schools'
python3 - "$out/growth.csv" <<'ROWS'
import csv, sys
rows = list(csv.DictReader(open(sys.argv[1])))
with open(sys.argv[1], "a", newline="") as file:
    writer = csv.DictWriter(file, rows[0].keys(), lineterminator="\n")
    for n in (5, 10, 20, 40):
        writer.writerow(dict(rows[0], season=f"g{n}", schools=n, first_answer_s=n * n / 1000,
                             gap_2_s="" if n > 20 else n, memory_mib=3 * n))
ROWS
run 0 report growth --most-schools 40 --gap 50
grep -qE '^\| exponent .*\| 2.00 ± 0.00 \(4 sizes\) \| 1.00 ± 0.00 \(3 sizes\) \| 1.00 ± 0.00' \
  "$out/growth.md" || wrong "the exponents: $(grep exponent "$out/growth.md")"
grep -q 'not within 1 s' "$out/growth.md" || wrong 'a gap that was not reached is not told'
well_formed "$out/growth.svg" circle

# Memory: the shortest loop.
run 0 memory $season --duration 0
says '; ok'
is "$(rows "$out/memory.csv")" 16 'the number of rounds'

# Wrong use.
run 2 seasons no-such-season
run 2 seasons d37/x
run 2 nothing
[ "$n_wrong" -eq 0 ]
