#!/usr/bin/env bash
# Every text of the program has its Dutch, none is doubtful, and the formats agree.
set -u
cd "$(dirname "$0")"
template=$(mktemp)
trap 'rm -f "$template"' EXIT
./extract.sh >"$template" || exit 1
failed=0
[ "$(grep -c '^msgid' "$template")" -gt 20 ] || { echo "no texts found"; failed=1; }
msgfmt --check --output-file=/dev/null nl.po || failed=1
msgcmp nl.po "$template" || failed=1
doubtful=$(msgattrib --only-fuzzy nl.po | grep -c '^msgid')
[ "$doubtful" -eq 0 ] || { echo "nl.po has doubtful (fuzzy) texts"; failed=1; }
obsolete=$(msgattrib --only-obsolete nl.po | grep -c '^#~ msgid')
[ "$obsolete" -eq 0 ] || { echo "nl.po has texts that the program no longer says"; failed=1; }
exit $failed
