#!/usr/bin/env bash
# Builds the program and makes, checks and shows the timetables of the examples.
# Usage: examples/run.sh [EXAMPLE...]; without arguments quickstart and drechtsteden.
set -euo pipefail
cd "$(dirname "$0")/.."
src/packages.sh build
echo "Building (build/release)"
cmake --preset release >/dev/null
cmake --build --preset release >build/release.log || { tail -n 40 build/release.log; exit 1; }
orkestrooster=build/release/bin/orkestrooster
[ $# -gt 0 ] || set -- quickstart drechtsteden
pages=""
for example in "$@"; do
  out=build/examples/$example
  printf '\n== %s\n' "$example"
  "$orkestrooster" solve "examples/$example" -o "$out" --time-limit 60
  printf '\n'
  "$orkestrooster" check "examples/$example" "$out/timetable.yaml"
  pages="$pages  $PWD/$out/index.html
"
done
printf '\nOpen in a browser:\n%s' "$pages"
