#!/usr/bin/env bash
# All texts that the program says, as a gettext template on standard output.
set -eu
cd "$(dirname "$0")/../.."
find src include -name '*.c' -o -name '*.h' -o -name '*.def' | LC_ALL=C sort |
  xgettext --files-from=- --language=C --from-code=UTF-8 --no-wrap --output=- \
    --keyword=_ --keyword=N_ --keyword=_n:1,2 --package-name=orkestrooster |
  sed '/^"POT-Creation-Date:/d; s/charset=CHARSET/charset=UTF-8/'
