#!/usr/bin/env bash
# Installs a build into a folder of its own, moves that elsewhere, and uses it:
#   check.sh BUILD CMAKE GENERATOR LUA
# The program, the module under plain Lua, and a C program that finds the
# library through CMake and through pkg-config.
set -euo pipefail

build=$1 cmake=$2 generator=$3 lua=$4
source=$(cd "$(dirname "$0")" && pwd)
work=$build/tests/install
prefix=$work/moved

rm -rf "$work"
mkdir -p "$work"
"$cmake" --install "$build" --prefix "$work/first" >"$work/install.log"
mv "$work/first" "$prefix"
cd "$work"
unset LUA_PATH LUA_CPATH LUA_PATH_5_4 LUA_CPATH_5_4 LUA_INIT PERIGEE_CATALOGS

echo "files"
for file in bin/perigee lib/lua/5.4/perigee/core.so share/perigee/catalogs \
    lib/lua/5.4/perigee/modules.bundle share/lua/5.4/perigee/init.lua \
    share/perigee/examples/host_or_api.lua \
    share/man/man1/perigee.1 share/lua/5.4/perigee/types/perigee.lua \
    include/perigee/perigee.h share/doc/perigee/LICENSE; do
    [[ -e $prefix/$file ]] || { echo "not installed: $file"; exit 1; }
done

echo "module: one name out, no liblua in"
core=$prefix/lib/lua/5.4/perigee/core.so
if command -v nm >/dev/null && [[ $(uname) == Linux ]]; then
    names=$(nm -D --defined-only "$core" | awk '{ print $3 }')
    [[ $names == luaopen_perigee_core ]] || { echo "exports: $names"; exit 1; }
    [[ $(readelf -d "$core") != *liblua* ]] || { echo "links liblua"; exit 1; }
fi

echo "plain Lua"
LUA_PATH="$prefix/share/lua/5.4/?.lua;$prefix/share/lua/5.4/?/init.lua;;" \
    LUA_CPATH="$prefix/lib/lua/5.4/?.so;;" \
    "$lua" -e 'assert(require "perigee" and require "perigee.core")'

echo "program"
"$prefix/bin/perigee" run "$prefix/share/perigee/examples/host_or_api.lua" \
    >"$work/run.out"
"$prefix/bin/perigee" run "$prefix/share/perigee/examples/host_or_api.lua" \
    --output "$work/page.html" # its scripts and style are installed too

echo "CMake package"
"$cmake" -G "$generator" -S "$source" -B "$work/consumer" \
    -DCMAKE_PREFIX_PATH="$prefix"
"$cmake" --build "$work/consumer"
"$work/consumer/consumer"

echo "pkg-config"
pc=$(dirname "$(find "$prefix" -name perigee.pc)")
# shellcheck disable=SC2046 # flags are words
"${CC:-cc}" "$source/consumer.c" -o "$work/embedded" \
    $(PKG_CONFIG_PATH=$pc pkg-config --cflags --libs perigee)
"$work/embedded"
