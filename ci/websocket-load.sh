#!/usr/bin/env bash
# The load run of the WebSocket reference: 10,000 connections from four processes of npm's ws, then the same with half of the
# processes killed (kill -9) in the middle. A benchmark, not a test, but it fails where a figure is not exact. Needs about
# 11,000 open files for the server.
#
# Usage: ci/websocket-load.sh [--connections N] [--processes N] [--rounds N] [--spread MS] [--lifetime MS] [--payload-bytes N]
#        [--json FILE]
set -euo pipefail
cd "$(dirname "$0")/.."
. ci/packages.sh

need_packages $SSOT_BUILD_PACKAGES $SSOT_TEST_PACKAGES $SSOT_REFERENCE_PACKAGES
ulimit -n "$(ulimit -Hn)"
build=build/release
cmake --preset release >/dev/null
cmake --build "$build" --target ssot-websocket-demo
e2e=rules/packs/websocket/reference/e2e
[ -d "$e2e/node_modules/ws" ] || (cd "$e2e" && npm ci --silent --ignore-scripts --no-audit --no-fund)
exec "$e2e/run.sh" "$build/bin/ssot-websocket-demo" ../load/load.mjs "$@"
