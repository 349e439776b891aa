#!/usr/bin/env bash
# Brings nl.po up to date with the program: new texts are added empty, old ones removed, and nothing
# is guessed. Fill in what is empty afterwards; check.sh tells what is left.
set -eu
cd "$(dirname "$0")"
template=$(mktemp)
trap 'rm -f "$template"' EXIT
./extract.sh >"$template"
msgmerge --quiet --no-fuzzy-matching --no-wrap --no-location --update --backup=none nl.po "$template"
msgattrib --no-obsolete --no-wrap --no-location -o nl.po nl.po
