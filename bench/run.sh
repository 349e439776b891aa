#!/usr/bin/env bash
# What the search reaches in a given time: one line of CSV a season and seed.
# Usage: bench/run.sh [SECONDS [SEED...]], default 60 seconds and seeds 1 2 3. Machines differ and are
# shared: compare lines of one run, and the counts, which do not depend on the clock.
set -eu
cd "$(dirname "$0")/.."
seconds=${1:-60}
shift || true
seeds=${*:-1 2 3}
program=build/release/bin/orkestrooster
src/packages.sh build
cmake --preset release >/dev/null
cmake --build --preset release >/dev/null
out=$(mktemp -d)
trap 'rm -rf "$out"' EXIT

# field KEY: a number or word of the report's top level (one key a line, two spaces deep).
field() {
  sed -nE "s/^  \"$1\": \"?([^\",]*)\"?,?\$/\1/p" "$out/report.json" | head -n 1
}

echo "season,seed,seconds,outcome,cost,bound,gap,elapsed_s,first_answer_s,columns,pivots,nodes"
for season in drechtsteden amsterdam; do
  for seed in $seeds; do
    "$program" solve "examples/$season" -o "$out" --time-limit "$seconds" --seed "$seed" --quiet >/dev/null
    "$program" check "examples/$season" "$out/timetable.yaml" --quiet >/dev/null ||
      { echo "the timetable of $season, seed $seed, does not pass the check" >&2; exit 1; }
    line="$season,$seed,$seconds"
    for key in outcome cost bound gap elapsed_s first_answer_s columns pivots nodes; do
      line="$line,$(field "$key")"
    done
    echo "$line"
  done
done
