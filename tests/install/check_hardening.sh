#!/usr/bin/env bash
# What is built can be attacked less easily: the program stands anywhere in memory, its tables are
# read-only before it runs, nothing is both written and run, and the compiler's guards are in.
# Usage: check_hardening.sh BUILD_FOLDER
set -u
program=$1/bin/orkestrooster
archive=$1/src/liborkestrooster.a
n_failed=0

# need WHAT CODE
need() {
  if [ "$2" -ne 0 ]; then
    echo "missing: $1"
    n_failed=$((n_failed + 1))
  fi
}

headers=$(readelf -hlW "$program")
dynamic=$(readelf -dW "$program")
notes=$(readelf -nW "$archive")
unbound=$(nm -u "$program")
grep -q 'Type: *DYN' <<<"$headers"; need "a program that stands anywhere (PIE)" $?
grep -q 'GNU_RELRO' <<<"$headers"; need "tables made read-only (relro)" $?
grep -qE 'Flags:.*NOW' <<<"$dynamic"; need "tables filled before the start (now)" $?
grep -qE 'GNU_STACK.* RW  ' <<<"$headers"; need "a stack that does not run" $?
! grep -qE 'LOAD.* RWE' <<<"$headers"; need "no segment both written and run" $?
! grep -qE 'RPATH|RUNPATH|TEXTREL' <<<"$dynamic"; need "no search path and no text relocations" $?
grep -q '__stack_chk_fail' <<<"$unbound"; need "stack protector" $?
grep -qE '__(snprintf|vsnprintf|fprintf|memcpy)_chk' <<<"$unbound"; need "fortified C library" $?
if [ "$(uname -m)" = x86_64 ]; then
  objects=$(ar t "$archive" | wc -l)
  [ "$(grep -c 'IBT, SHSTK' <<<"$notes")" -eq "$objects" ]
  need "guarded jumps and returns (cf-protection) in each of $objects objects" $?
  # a frame larger than a page is touched page by page
  objdump -d --no-show-raw-insn "$program" | grep -qE '(or|orq) +\$0x0,\(%rsp\)|sub +\$0x1000,%rsp'
  need "stack clash protection" $?
fi
[ "$n_failed" -eq 0 ] && echo "hardened"
