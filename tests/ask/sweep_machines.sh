#!/usr/bin/env bash
# A sweep that is killed half-way and resumed, one through GNU parallel, and one run in one go give
# the same bytes; what was finished before the kill is not made again.
# Usage: sweep_machines.sh PROGRAM SEASON
set -euo pipefail
program=$(realpath "$1")
season=$(realpath "$2")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir "$work/bin"
ln -s "$program" "$work/bin/orkestrooster"
export PATH="$work/bin:$PATH"
cd "$work"
options=(--absent each --vary weights.travel=1..3/3 --work 5000 --quiet --lang en)

# What does not tell when or how long: results, timetables and the comparison.
sums() {
  (cd "$1" && sha256sum -- */result.json */timetable.yaml */scenario.yaml sweep.json sweep.csv index.html)
}

orkestrooster sweep "$season" "${options[@]}" -o whole >/dev/null

# Every cost is what check says of that timetable.
for result in whole/*/result.json; do
  folder=$(dirname "$result")
  said=$(python3 -c 'import json, sys; r = json.load(open(sys.argv[1])); print(r["cost"], r["sections"])' "$result")
  counted=$(orkestrooster check "$folder/scenario.yaml" "$folder/timetable.yaml" --json |
    python3 -c 'import json, sys; r = json.load(sys.stdin); print(r["cost"], r["sections"])')
  [ "$said" = "$counted" ] || { echo "$folder: $said, and check says $counted"; exit 1; }
done

orkestrooster sweep "$season" "${options[@]}" -o killed --threads 1 >/dev/null &
sweep=$!
for _ in $(seq 1 600); do
  [ "$(find killed -name result.json 2>/dev/null | wc -l)" -lt 3 ] || break
  sleep 0.05
done
kill -9 "$sweep"
wait "$sweep" 2>/dev/null || true
done_before=$(find killed -name result.json | wc -l)
[ ! -e killed/sweep.json ] || { echo "the sweep ended before it was killed"; exit 1; }
find killed -name result.json -exec touch -d '2001-01-01' {} +
orkestrooster sweep --resume -o killed --quiet --lang en >/dev/null
done_once=$(find killed -name result.json ! -newermt 2002-01-01 | wc -l)
[ "$done_once" -eq "$done_before" ] || { echo "$done_before were done, $done_once kept"; exit 1; }
diff <(sums whole) <(sums killed)

orkestrooster sweep "$season" "${options[@]}" -o listed --list >commands
[ "$(wc -l <commands)" -eq "$(($(find whole -name result.json | wc -l) - 1))" ]
if command -v parallel >/dev/null; then
  parallel --will-cite -j 2 <commands
else
  echo "GNU parallel is not installed: a shell runs the list"
  sh -e commands
fi
sh -e commands # done already: nothing happens
orkestrooster sweep --resume -o listed --quiet --lang en >/dev/null
diff <(sums whole) <(sums listed)
echo "killed after $done_before, resumed, listed: the same bytes"
