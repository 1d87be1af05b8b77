#!/bin/sh
# Fetch the program that AppImages begin with, and check it: fetch_runtime.sh FILE
# It is MIT-licensed, and says so itself (--appimage-help).
set -eu
[ "$(uname -m)" = x86_64 ] || { echo "Only the runtime for x86_64 is known here." >&2; exit 2; }
url=https://github.com/AppImage/type2-runtime/releases/download/20251108/runtime-x86_64
digest=2fca8b443c92510f1483a883f60061ad09b46b978b2631c807cd873a47ec260d
curl --fail --silent --show-error --location --retry 3 --output "$1.part" "$url"
echo "$digest  $1.part" | sha256sum --check --quiet
mv "$1.part" "$1"
