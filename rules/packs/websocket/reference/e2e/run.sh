#!/bin/sh
# Runs clients against the example server. Usage: run.sh SSOT-WEBSOCKET-DEMO ARGUMENT-OF-NODE...
# Exits with 77 where it cannot run.
SSOT_WEBSOCKET_DEMO=$(realpath "$1") && shift && cd "$(dirname "$0")" || exit 1
if ! command -v node >/dev/null; then
  echo "Skipped: there is no node. On Debian: apt-get install nodejs npm"
  exit 77
fi
if [ ! -d node_modules/ws ]; then
  echo "Skipped: the clients are not here. Run npm ci in $(pwd)"
  exit 77
fi
export SSOT_WEBSOCKET_DEMO
exec node "$@"
