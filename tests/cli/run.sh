#!/usr/bin/env bash
# Runs the shell line of each test in an empty folder and compares standard output, standard error
# and exit code with the files beside it; --refresh writes them instead.
# Usage: run.sh [--refresh] [FOLDER...]; $ORK_PROGRAM names the program (build/dev by default).
set -u
here=$(cd "$(dirname "$0")" && pwd)
REPO=$(cd "$here/../.." && pwd)
program=${ORK_PROGRAM:-$REPO/build/dev/bin/orkestrooster}
is_refresh=0
if [ "${1-}" = --refresh ]; then
  is_refresh=1
  shift
fi
[ $# -gt 0 ] || set -- "$here"/*/
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir "$work/bin"
ln -s "$(realpath "$program")" "$work/bin/orkestrooster" || exit 1
n_failed=0

# tidy FILE: places that differ from machine to machine get names.
tidy() {
  sed -e "s|$work/here|\$HERE|g" -e "s|$REPO|\$REPO|g" "$1"
}

for folder in "$@"; do
  folder=$(realpath "$folder")
  rm -rf "$work/here"
  mkdir "$work/here"
  (cd "$work/here" && exec env -i PATH="$work/bin:/usr/bin:/bin" HOME="$work" REPO="$REPO" LC_ALL=C \
    ${ASAN_OPTIONS+ASAN_OPTIONS="$ASAN_OPTIONS"} bash -c "$(cat "$folder/cmd")" \
    >"$work/stdout.raw" 2>"$work/stderr.raw" </dev/null)
  echo $? >"$work/exit"
  tidy "$work/stdout.raw" >"$work/stdout"
  tidy "$work/stderr.raw" >"$work/stderr"
  for part in stdout stderr exit; do
    if [ "$is_refresh" -eq 1 ]; then
      cp "$work/$part" "$folder/$part"
    elif ! diff -u "$folder/$part" "$work/$part"; then
      echo "differs: $folder/$part"
      n_failed=$((n_failed + 1))
    fi
  done
done
[ "$n_failed" -eq 0 ]
