#!/usr/bin/env bash
# Every test: format, unit and other suites, the same suites under the sanitizers, those with threads
# under the thread sanitizer, a short fuzzing run, and the schema and page tests in Node. The last line
# sums all up.
# Usage: tests/run.sh [PART...]; the parts are format dev lint asan fuzz tsan node, and tidy (all checks of
# clang-tidy over all sources, which takes minutes and is not run without being named).
set -u
cd "$(dirname "$0")/.."
parts=${*:-format dev lint asan fuzz tsan node}
jobs=$(nproc)
fuzz_seconds=5
n_passed=0
n_failed=0
started=$SECONDS

# tell NAME CODE: count one step and say how it went.
tell() {
  if [ "$2" -eq 0 ]; then
    n_passed=$((n_passed + 1))
    echo "passed: $1"
  else
    n_failed=$((n_failed + 1))
    echo "FAILED: $1"
  fi
}

step() {
  printf '\n== %s (%d s)\n' "$1" $((SECONDS - started))
}

# build PRESET: configure and build; counts only as a failure.
build() {
  cmake --preset "$1" >"build/$1.log" 2>&1 && cmake --build --preset "$1" >>"build/$1.log" 2>&1 &&
    return 0
  tail -n 60 "build/$1.log"
  tell "build $1" 1
  return 1
}

# suites PRESET: run ctest and add up its counts.
suites() {
  local counts
  ctest --preset "$1" -j "$jobs" 2>&1 | tee "build/$1-tests.log" | grep -vE '^ *Start |Passed'
  counts=$(sed -nE 's/.*tests passed, ([0-9]+) tests failed out of ([0-9]+).*/\1 \2/p' "build/$1-tests.log")
  if [ -z "$counts" ]; then
    tell "ctest $1" 1
    return
  fi
  n_failed=$((n_failed + ${counts% *}))
  n_passed=$((n_passed + ${counts#* } - ${counts% *}))
}

run_format() {
  find include src tests bench examples -name '*.[ch]' -not -path '*/node_modules/*' 2>/dev/null |
    xargs clang-format --dry-run -Werror
  tell "clang-format" $?
}

# The checks of clang-tidy that take no time; it reads the files as the dev build compiles them. No file
# read, or clang-tidy failing for another reason than a finding, is a failure, too.
run_lint() {
  tests/analysis.sh lint
  tell "clang-tidy, quick checks" $?
}

run_tidy() {
  tests/analysis.sh tidy
  tell "clang-tidy" $?
}

run_dev() {
  build dev && suites dev
}

run_asan() {
  build asan && suites asan
}

# The targets take turns, a core each; they are built with the sanitizers' suites.
run_fuzz() {
  local target name
  build asan || return
  rm -f build/fuzz_*.code
  printf '%s\n' build/asan/bin/fuzz_* | xargs -P "$jobs" -I{} tests/fuzz/fuzz.sh {} "$fuzz_seconds"
  for target in build/asan/bin/fuzz_*; do
    name=$(basename "$target")
    tell "$name" "$(cat "build/$name.code" || echo 1)"
  done
}

# Only the suites with threads: nothing else can race.
run_tsan() {
  build tsan && suites tsan
}

# All test files of Node in one run, a core each; of what passes only the sum is printed.
run_node() {
  local package
  build dev || return
  for package in tests/*/package-lock.json; do
    (cd "$(dirname "$package")" && npm ci --no-audit --no-fund --loglevel=error) >build/npm.log 2>&1 && continue
    cat build/npm.log
    tell "npm ci for $package" 1
  done
  ORK_PROGRAM="$PWD/build/dev/bin/orkestrooster" node --test --test-concurrency="$jobs" \
    --test-reporter=./tests/support/failures.mjs tests/*/*.test.mjs
  tell "node" $?
}

src/packages.sh test || exit 1
mkdir -p build
for part in $parts; do
  step "$part"
  "run_$part"
done
printf '\n%d s in all\n%d passed, %d failed\n' $((SECONDS - started)) "$n_passed" "$n_failed"
[ "$n_failed" -eq 0 ] && [ "$n_passed" -gt 0 ]
