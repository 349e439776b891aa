#!/usr/bin/env bash
# Every row of src/model/rules.def has its definition in words and its source, its counting, its
# fixtures and its place in the solver. Prints what is missing under $1 and fails when anything is.
set -u
root=${1:?usage: check_rules.sh ROOT}
cd "$root" || exit 2
n_rules=0
n_missing=0

# want TEST MESSAGE: complain unless the shell test holds.
want() {
  if ! eval "$1"; then
    echo "src/model/rules.def: $2"
    n_missing=$((n_missing + 1))
  fi
}

while read -r name file; do
  n_rules=$((n_rules + 1))
  want "[ -f 'src/check/check_${name//-/_}.c' ]" "$name: no src/check/check_${name//-/_}.c"
  want "[ -f 'src/$file' ]" "$name: no src/$file"
  want "[ -n \"\$(ls 'tests/rules/$name' 2>/dev/null)\" ]" "$name: no fixtures in tests/rules/$name"
  want "grep -qE '^(- \\*\\*|\\| )$name(\\*\\*| \\|)' src/doc/rules.md" "$name: no line in src/doc/rules.md"
  want "sed -n '/^## Where the rules come from/,\$p' src/doc/rules.md | grep -qE '^\| $name \| [^ |]'" "$name: no source in src/doc/rules.md"
done < <(sed -nE 's/^(HARD|SOFT)\([A-Z_]+, *"([a-z-]+)".*"((plan|solve)\/[a-z_]+\.c)".*/\2 \3/p' src/model/rules.def)

n_rows=$(grep -cE '^(HARD|SOFT)\(' src/model/rules.def)
want "[ $n_rules -eq $n_rows ] && [ $n_rules -gt 0 ]" "$n_rules of $n_rows rows understood"
[ "$n_missing" -eq 0 ] || exit 1
echo "$n_rules rules are complete"
