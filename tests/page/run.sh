#!/bin/sh
# Opens the pages in a browser. Usage: run.sh SSOT-WRITE-PAGES TEST.mjs...
# Exits with 77 where it cannot run.
write_pages=$(realpath "$1") && shift && cd "$(dirname "$0")" || exit 1
if ! command -v node >/dev/null; then
  echo "Skipped: there is no node. On Debian: apt-get install nodejs npm"
  exit 77
fi
SSOT_CHROMIUM=${SSOT_CHROMIUM:-$(command -v chromium)}
if [ -z "$SSOT_CHROMIUM" ]; then
  echo "Skipped: there is no browser. On Debian: apt-get install chromium"
  exit 77
fi
if [ ! -d node_modules/playwright-core ]; then
  echo "Skipped: what drives the browser is not here. Run npm ci in $(pwd)"
  exit 77
fi
SSOT_PAGES=$(mktemp -d) || exit 1
trap 'rm -rf "$SSOT_PAGES"' EXIT
"$write_pages" "$SSOT_PAGES" || exit 1
export SSOT_CHROMIUM SSOT_PAGES
node --test "$@"
