#!/usr/bin/env bash
# Fuzz one target for so many seconds, from what earlier runs found and its seeds, with its words. New
# inputs stay in the build folder. Usage: tests/fuzz/fuzz.sh build/asan/bin/fuzz_NAME SECONDS. Its output
# is build/fuzz_NAME.log; the exit code is the target's, and is written to build/fuzz_NAME.code. An input
# that fails is told with its place.
set -u
name=$(basename "$1")
made=$(dirname "$1")/..
folder=build/fuzz/corpus/$name
words=
[ ! -s "$made/words/$name" ] || words=-dict=$made/words/$name
mkdir -p "$folder"
"$1" -max_total_time="$2" -timeout=10 -rss_limit_mb=2048 -print_final_stats=1 ${words:+"$words"} \
  -artifact_prefix="$folder-" "$folder" "$made/seeds/$name" \
  >"build/$name.log" 2>&1
code=$?
grep -E 'SUMMARY|ERROR|ParseDictionaryFile|Test unit written' "build/$name.log"
units=$(sed -n 's/^stat::number_of_executed_units: *//p' "build/$name.log")
echo "$name: ${units:-0} inputs in $2 s"
echo "fuzz-inputs ${units:-0}" >>"${ORK_COUNTS:-/dev/null}"
echo "$code" >"build/$name.code"
exit "$code"
