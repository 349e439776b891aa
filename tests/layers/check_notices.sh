#!/usr/bin/env bash
# Plants one breach at a time in a small tree; check_layers.sh must name it, and must pass without.
set -u
here=$(cd "$(dirname "$0")" && pwd)
tree=$(mktemp -d)
trap 'rm -rf "$tree"' EXIT
failed=0

# plant FILE LINE WANTED: with this line in this file the checker must fail and say WANTED.
plant() {
  rm -rf "${tree:?}"/*
  mkdir -p "$tree/src/"{base,check,solve,cli,model,report} "$tree/include" "$tree/tests"
  printf '/* A clean file. */\n#include "base/text.h"\n#include "orkestrooster/check.h"\n' \
    >"$tree/src/check/clean.c"
  if ! "$here/check_layers.sh" "$tree" >/dev/null; then
    echo "a clean tree is refused"
    failed=1
  fi
  printf '/* Head. */\n%b\n' "$2" >"$tree/$1"
  if output=$("$here/check_layers.sh" "$tree"); then
    echo "not noticed: $2 in $1"
    failed=1
  elif [[ $output != *"$1:"*"$3"* ]]; then
    echo "wrong message for $2 in $1: $output"
    failed=1
  fi
}

plant src/check/a.c '#include "solve/master.h"' 'must not include solve/'
plant src/base/a.c '#include "model/rules.h"' 'must not include model/'
plant src/cli/a.c '#include "base/text.h"' 'public headers only'
plant src/solve/a.c '#include <glpk.h>' 'glpk_boundary.c'
plant src/report/a.c '#include <libical/ical.h>' 'ics_file.c'
plant src/solve/a.c '    printf("x");' 'neither prints'
plant src/model/a.c '    if (bad) exit(1);' 'neither prints'
plant src/model/a.c '    fprintf(stderr, "x");' 'neither prints'
plant src/model/a.c '    p = malloc(3);' 'memory'
plant src/model/a.c "$(yes x | head -n 510 | tr '\n' '@' | sed 's/@/\\n/g')" 'longer than 500'
plant src/model/clean.c 'int x;' 'used twice'
exit "$failed"
