#!/usr/bin/env bash
# Installs a build into an empty folder; then the program, its manual page, its Dutch and a program
# that finds the library by pkg-config must work from there.
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
cc -std=c11 -Wall -Wextra -Werror -o "$prefix/link" "$repo/tests/install/link.c" \
  $(pkg-config --static --cflags --libs orkestrooster)
"$prefix/link" "$repo/examples/quickstart" | grep ': 2 lessons$'
