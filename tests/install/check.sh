#!/usr/bin/env bash
# Installs a build into an empty folder; then the program, its manual page, its Dutch and the example
# of a program that finds the library by pkg-config must work from there.
# Usage: check.sh BUILD_FOLDER REPOSITORY
set -eu
build=$1
repo=$2
prefix=$(mktemp -d)
trap 'rm -rf "$prefix"' EXIT
cmake --install "$build" --prefix "$prefix" >/dev/null

"$prefix/bin/orkestrooster" --version
grep -q 'SH "EXIT STATUS"' "$prefix/share/man/man1/orkestrooster.1"
bash -n "$prefix/share/bash-completion/completions/orkestrooster"
LC_ALL=C "$prefix/bin/orkestrooster" --lang nl --help | grep -q "^Commando's:"

pkgconfig=$(find "$prefix" -name orkestrooster.pc)
export PKG_CONFIG_PATH=${pkgconfig%/*}
cc -std=c11 -Wall -Wextra -Werror -o "$prefix/plan" "$repo/examples/api/plan.c" \
  $(pkg-config --static --cflags --libs orkestrooster)
"$prefix/plan" "$repo/examples/quickstart" "$prefix/out" 2>/dev/null |
  grep '^2 of 2 lessons placed, 0 rules broken'
"$prefix/bin/orkestrooster" check "$repo/examples/quickstart" "$prefix/out/timetable.yaml"
if "$prefix/plan" "$repo/tests/errors/OR101.yaml" "$prefix/none" 2>"$prefix/findings"; then
  echo "a season with mistakes was planned"
  exit 1
fi
grep 'OR101' "$prefix/findings"
