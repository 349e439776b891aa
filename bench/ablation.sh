#!/usr/bin/env bash
# What each ingredient of the search is worth: the table of RESULTS.md as Markdown on standard output.
# Usage: bench/ablation.sh PROGRAM_DIR [D37_WORK [A133_WORK [A133_SEEDS]]], where PROGRAM_DIR has orkestrooster and ork-ablation.
# One worker, equal work for all, seasons from `orkestrooster generate`: d37 seeds 1 to 5, a133 seed 1 unless others are given.
set -eu
programs=$(cd "${1:?Usage: bench/ablation.sh PROGRAM_DIR [D37_WORK [A133_WORK [A133_SEEDS]]]}" && pwd)
d37_work=${2:-60000}
a133_work=${3:-1000000}
a133_seeds=${4:-1}
out=$(mktemp -d)
trap 'rm -rf "$out"' EXIT
cd "$out"

# measure NAME WORK SEEDS SCHOOLS ORCHESTRAS TEACHERS
measure() {
  local seasons=()
  for seed in $3; do
    "$programs/orkestrooster" generate --schools "$4" --orchestras "$5" --teachers "$6" --seed "$seed" -o "$1-$seed" -q
    seasons+=("$1-$seed")
  done
  "$programs/ork-ablation" "$2" "${seasons[@]}" >"$1.csv"
}
measure d37 "$d37_work" "1 2 3 4 5" 12 37 35
measure a133 "$a133_work" "$a133_seeds" 40 133 100

# Cost and bound as shares of those with everything: median, least and most over the seeds.
awk -F, '
  FNR == 1 { n_files++; next }
  { split($1, name, "-"); size = name[1]; if ($2 == "nothing") { cost[$1] = $3; bound[$1] = $4 }
    key = $2; if (!(key in seen)) { seen[key] = 1; order[++n] = key }
    i = ++count[size, key]; c[size, key, i] = $3 / cost[$1]; b[size, key, i] = $4 / bound[$1] }
  function spread(of, size, key,   m, i, k, v, t) {
    m = count[size, key]
    for (i = 1; i <= m; i++) { v[i] = (of == "c" ? c[size, key, i] : b[size, key, i]) }
    for (i = 2; i <= m; i++) for (k = i; k > 1 && v[k] < v[k - 1]; k--) { t = v[k]; v[k] = v[k - 1]; v[k - 1] = t }
    return sprintf("%.4f (%.4f-%.4f)", v[int((m + 1) / 2)], v[1], v[m])
  }
  END {
    print "| without | d37 cost | d37 bound | a133 cost | a133 bound |"
    print "|---|---|---|---|---|"
    for (i = 1; i <= n; i++)
      printf "| %s | %s | %s | %s | %s |\n", order[i], spread("c", "d37", order[i]), spread("b", "d37", order[i]),
             spread("c", "a133", order[i]), spread("b", "a133", order[i])
  }' d37.csv a133.csv
