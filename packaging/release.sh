#!/bin/bash
# Make a release: release.sh VERSION [DRY]
# Sets the version, checks all that can be checked here, leaves every artifact for Linux in dist/,
# and then commits and tags. A dry run does the same up to there, and sets the version back.
#   CHECKS  the command that checks, by default `make test`
set -euo pipefail
cd "$(dirname "$0")/.."
version=${1:-} dry=${2:-}
python=.venv/bin/python
say() { echo "release: $*"; }
refuse() { echo "release: $*" >&2; exit 2; }
[ -n "$version" ] || refuse "say which, as in  make release VERSION=1.2.3"

[ -z "$(git status --porcelain)" ] || refuse "there are changes that are not committed."
! git rev-parse --quiet --verify "refs/tags/v$version" >/dev/null || refuse "v$version is tagged."
if [ -z "$dry" ] && [ "$(git branch --show-current)" != main ]; then
    refuse "releases are made of main."
fi

changed=(emolens/version.py CITATION.cff CHANGELOG.md)
set_back() { git checkout --quiet -- "${changed[@]}"; }
trap set_back EXIT # until it is committed
"$python" -m tools.release.version "$version"
SOURCE_DATE_EPOCH=$(git log -1 --format=%ct)
export SOURCE_DATE_EPOCH

say "checks ..."
${CHECKS:-make test}
say "builds the program ..."
mkdir -p dist
rm -f dist/emolens[-_]* # of another release
make bundle
say "lists what it carries, and checks the licences ..."
"$python" -m tools.release.sbom dist/emolens -o "dist/emolens-$version-linux.cdx.json"
say "tries it ..."
QT_QPA_PLATFORM=offscreen "$python" -m tools.release.smoke_test dist/emolens/emolens
say "makes the packages ..."
make packages
"$python" -m tools.release.changelog "$version" >"dist/emolens-$version-notes.md"

if [ -n "$dry" ]; then
    say "v$version could be released: all is in dist/. Nothing was committed or tagged."
    exit
fi
git commit --quiet -m "Release $version" -- "${changed[@]}"
trap - EXIT
git tag --annotate --message "Emolens $version" "v$version"
say "v$version is committed and tagged here; 'git push --follow-tags' publishes it."
