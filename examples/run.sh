#!/usr/bin/env bash
# Builds the program and makes, checks and shows the timetables of the examples.
# Usage: examples/run.sh [EXAMPLE...]; without arguments quickstart and drechtsteden.
set -eu
cd "$(dirname "$0")/.."
src/packages.sh build
echo "Building (build/release)"
cmake --preset release >/dev/null
cmake --build --preset release | tail -n 1
orkestrooster=build/release/bin/orkestrooster
[ $# -gt 0 ] || set -- quickstart drechtsteden
for example in "$@"; do
  out=build/examples/$example
  printf '\n== %s\n' "$example"
  "$orkestrooster" solve "examples/$example" -o "$out" --time-limit 60
  printf '\n'
  "$orkestrooster" check "examples/$example" "$out/timetable.yaml"
done
printf '\nOpen the page in a browser: %s\n' "$PWD/$out/index.html"
