#!/bin/bash
# Draft a release with all installers, for a person to look at and publish: draft_release.sh DIST
#   TAG, GH_TOKEN   the tag, and a token that may write releases
set -euo pipefail
# shellcheck source=packaging/ci/common.sh
. "$(dirname "$0")/common.sh"
cd "$1"
gh release create "$TAG" --draft --verify-tag --title "Emolens ${TAG#v}" --notes-file notes.md \
    emolens* SHA256SUMS
