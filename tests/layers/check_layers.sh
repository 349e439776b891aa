#!/usr/bin/env bash
# Who may include whom, and what only some files may do (src/README.md). Reads the tree under $1,
# prints every breach as file:line: message and fails when there is one.
set -u
export LC_ALL=C
root=${1:?usage: check_layers.sh ROOT}
cd "$root" || exit 2
breaches=$(mktemp)
trap 'rm -f "$breaches"' EXIT

# The folders whose headers a folder may include; public headers are open to all.
declare -A may=(
  [base]="base"
  [model]="base model"
  [read]="base model read"
  [plan]="base model plan"
  [solve]="base model plan solve"
  [depot]="base model solve depot"
  [calendar]="base model plan solve calendar"
  [ask]="base model read plan solve calendar check ask"
  [check]="base model check"
  [report]="base model report"
  [export]="base model read plan solve export"
  [xhstt]="base model read xhstt"
  [generate]="base model generate"
)

# Every `file:line:folder` of a quoted include with a folder in it.
for folder in "${!may[@]}"; do
  [ -d "src/$folder" ] || continue
  allowed=" ${may[$folder]} orkestrooster "
  while IFS=: read -r file line text; do
    target=${text#*\"}
    target=${target%%/*}
    [[ $allowed == *" $target "* ]] ||
      echo "$file:$line: $folder must not include $target/" >>"$breaches"
  done < <(grep -rnE --include='*.[ch]' '^#include "[^"]*/' "src/$folder")
done

# report FILES PATTERN MESSAGE: every line of these files that matches is a breach.
report() {
  local message=$1 pattern=$2
  shift 2
  [ $# -gt 0 ] || return 0
  grep -nHE -- "$pattern" "$@" 2>/dev/null | grep -vE '^[^:]*:[0-9]+:[[:space:]]*(/?\*|//)' |
    sed -E "s|^([^:]*:[0-9]+):.*|\1: $message|" >>"$breaches"
}

mapfile -t all < <(find src include tests -name '*.[ch]' 2>/dev/null | sort)
mapfile -t cli < <(find src/cli -name '*.[ch]' 2>/dev/null | sort)
mapfile -t library < <(find src -name '*.[ch]' -not -path 'src/cli/*' | sort)
mapfile -t no_boundary < <(find src include -name '*.[ch]' -not -path src/solve/glpk_boundary.c)
mapfile -t no_ical < <(find src include -name '*.[ch]' -not -path src/report/ics_file.c)
mapfile -t no_memory < <(printf '%s\n' "${library[@]}" | grep -vx 'src/base/memory.c')

report 'the command line sees public headers only' \
  '^#include "(base|model|read|plan|solve|depot|calendar|ask|check|report|export|xhstt|generate)/' "${cli[@]}"
report 'only solve/glpk_boundary.c includes glpk.h' '^#include <glpk\.h>' "${no_boundary[@]}"
report 'only report/ics_file.c includes libical' '^#include <libical/' "${no_ical[@]}"
report 'the library neither prints nor ends the process' \
  '(^|[^A-Za-z0-9_>.])(printf|puts|putchar|perror|exit|abort)[[:space:]]*\(|fprintf[[:space:]]*\([[:space:]]*std(out|err)|fputs[[:space:]]*\(.*,[[:space:]]*std(out|err)' \
  "${library[@]}"
report 'memory comes from base/memory.h' \
  '(^|[^A-Za-z0-9_>.])(malloc|calloc|realloc|reallocarray|strdup|strndup|asprintf)[[:space:]]*\(' \
  "${no_memory[@]}"

for file in "${all[@]}"; do
  lines=$(wc -l <"$file")
  [ "$lines" -le 500 ] || echo "$file:501: longer than 500 lines ($lines)" >>"$breaches"
  head -n 1 "$file" | grep -q '^/\*' || echo "$file:1: no comment at the head of the file" >>"$breaches"
done
printf '%s\n' "${all[@]}" | sed 's|.*/||' | sort | uniq -d | while read -r name; do
  printf '%s\n' "${all[@]}" | grep "/$name\$" | sed "s|\$|:1: the name $name is used twice|" >>"$breaches"
done

sort -u "$breaches"
if [ -s "$breaches" ]; then
  exit 1
fi
echo "${#all[@]} files keep to the layers"
