#!/bin/sh
# Makes the TypeScript types of the documents, where there is Node to do it. Exit code 0: made. 3: left out, for the
# reason on the last line. Anything else is a failure.
# Usage: build.sh VERSION true|false    (the version of the project; whether Maven works offline)
set -eu

left_out() {
  rm -f outdial-types.tgz
  echo "The TypeScript types are left out: $*"
  exit 3
}

command -v node >/dev/null 2>&1 || left_out "there is no Node on the PATH (18 or newer is needed)."
version=$(node -p 'process.versions.node.split(".")[0]')
[ "$version" -ge 18 ] || left_out "the Node on the PATH is $version, and 18 or newer is needed."
command -v npm >/dev/null 2>&1 || left_out "there is no npm on the PATH."
exec node build.mjs "$@"
