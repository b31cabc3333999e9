#!/usr/bin/env bash
# SARIF reports against the schema of OASIS and Microsoft's validator with GitHub's rules. Needs npm, which installs the validator as
# pinned in ci/sarif; never part of a build.
#
# Usage: ci/sarif.sh [FILE...]: the golden files of the tests, or those named.
set -euo pipefail
cd "$(dirname "$0")/.."
[ -d ci/sarif/node_modules ] || (cd ci/sarif && npm ci --silent --ignore-scripts --no-audit --no-fund)
exec python3 tests/report/validate_sarif.py . "$@"
