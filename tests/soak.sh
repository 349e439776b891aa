#!/usr/bin/env bash
# The long tests: what tests/run.sh does for seconds, for hours. Writes tests/RELIABILITY.md from what
# was counted. Usage: tests/soak.sh [PART...]; the parts are truth hostile faults kills fuzz load
# sanitizers threads valgrind analysis coverage reproducible, and table, which only writes the table
# again.
# ORK_SOAK_S: seconds of fuzz and of load each (3600 when unset); ORK_SCALE: how many times the ordinary
# number of trials the others make (10 when unset).
set -u
cd "$(dirname "$0")/.."
parts=${*:-truth hostile faults kills fuzz load sanitizers threads valgrind analysis coverage reproducible table}
seconds=${ORK_SOAK_S:-3600}
export ORK_SCALE=${ORK_SCALE:-10}
folder=$PWD/build/soak
n_failed=0

# begin PART: what this part counts replaces what its last run counted.
begin() {
  printf '\n== %s (%s)\n' "$1" "$(date +%H:%M:%S)"
  export ORK_COUNTS=$folder/$1.counts
  rm -f "$folder/$1.run"
  : >"$ORK_COUNTS"
}

# end PART N: of which version its counts are, and whether all of it passed (N failures before it).
end() {
  local outcome=passed
  [ "$n_failed" -eq "$2" ] || outcome=FAILED
  echo "$(git describe --always --dirty --exclude '*') $(date +%F) $ORK_SCALE $outcome" >"$folder/$1.run"
}

# tell NAME CODE
tell() {
  if [ "$2" -eq 0 ]; then echo "passed: $1"; else echo "FAILED: $1"; n_failed=$((n_failed + 1)); fi
}

# build PRESET
build() {
  { cmake --preset "$1" && cmake --build --preset "$1"; } >"build/$1.log" 2>&1 && return 0
  tail -n 60 "build/$1.log"
  tell "build $1" 1
  return 1
}

# suites PRESET LABEL: the tests of CTest with this label, at ORK_SCALE.
suites() {
  ctest --preset "$1" -L "^$2\$" -j "$(nproc)" --timeout 7200 >"$folder/$1-$2.log" 2>&1
  local code=$?
  grep -E 'tests passed|\*\*\*|^The following' "$folder/$1-$2.log"
  tell "$2 ($1)" $code
}

run_truth() { build dev && suites dev truth; }

run_hostile() { build dev && suites dev hostile; }

run_faults() { build asan && suites asan faults; build dev && suites dev faults; }

run_kills() { build dev && suites dev kills; }

# The targets take turns, a core each.
run_fuzz() {
  local targets target name share
  build asan || return
  targets=(build/asan/bin/fuzz_*)
  share=$((seconds * $(nproc) / ${#targets[@]}))
  printf '%s\n' "${targets[@]}" | xargs -P "$(nproc)" -I{} tests/fuzz/fuzz.sh {} "$share"
  tell "fuzz, ${#targets[@]} targets, $share s each" $?
}

run_load() {
  build dev && build/dev/tests/soak/load "$seconds" "$folder/load"
  tell "load" $?
}

# count_suites KEY LOG: how many suites passed; a skipped one has tried nothing.
count_suites() {
  echo "$1 $(grep -cE '^ *[0-9]+/[0-9]+ Test .* Passed ' "$2")" >>"$ORK_COUNTS"
  grep -E 'tests passed|\*\*\*' "$2"
}

# All suites with every check of the sanitizers, also those that tests/run.sh leaves out for their time.
# They look at each way once: more random seasons are tried by what is built as it ships.
run_sanitizers() {
  cmake --preset asan -B build/asan-all -DORK_NO_SANITIZE= >build/asan-all.log 2>&1 &&
    cmake --build build/asan-all >>build/asan-all.log 2>&1 || { tell "build asan-all" 1; return; }
  UBSAN_OPTIONS=print_stacktrace=1 ORK_SCALE=1 ctest --test-dir build/asan-all --output-on-failure \
    -LE '^(faults|kills)$' -j "$(nproc)" --timeout 7200 >"$folder/asan-all.log" 2>&1
  local code=$?
  count_suites asan-suites "$folder/asan-all.log"
  tell "all suites under the address and undefined-behaviour sanitizers" $code
}

# All suites: what forks, or shares a counter by mistake, may be anywhere.
run_threads() {
  cmake --preset tsan >build/tsan.log 2>&1 && cmake --build build/tsan >>build/tsan.log 2>&1 ||
    { tell "build tsan" 1; return; }
  env -u ORK_SCALE ctest --test-dir build/tsan --output-on-failure -LE '^(faults|kills|truth)$' -j "$(nproc)" \
    --timeout 7200 >"$folder/tsan.log" 2>&1
  local code=$?
  count_suites tsan-suites "$folder/tsan.log"
  tell "all suites under the thread sanitizer" $code
}

run_valgrind() {
  build dev && tests/soak/valgrind.sh build/dev/bin/orkestrooster
  tell "valgrind" $?
}

run_analysis() {
  tests/analysis.sh
  tell "analyzers" $?
}

# The suites as tests/run.sh has them: what they reach, not how often.
run_coverage() {
  tests/coverage.sh
  tell "lines and branches that the tests reach" $?
}

run_reproducible() {
  tests/soak/reproducible.sh
  tell "two builds, the same bytes" $?
}

run_table() {
  tests/reliability.py "$folder" >"$folder/table.md" && cp "$folder/table.md" tests/RELIABILITY.md
  tell "tests/RELIABILITY.md" $?
}

src/packages.sh soak || exit 1
mkdir -p build "$folder"
for part in $parts; do
  begin "$part"
  n_before=$n_failed
  "run_$part"
  end "$part" "$n_before"
done
[ "$n_failed" -eq 0 ]
