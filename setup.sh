#!/bin/sh
# Installs the Debian packages that the named groups need and that are not
# there yet.  Says what it does; does nothing, silently, when all is there.
#
#	sh setup.sh build run test
#
# LLVM in the environment is the version that layerc is built with, 14 or 19.
set -eu
llvm=${LLVM:-14}

packages_of() {
	case $1 in
	build) echo "clang-$llvm" "libclang-$llvm-dev" libelf-dev libdw-dev \
		libiberty-dev libjansson-dev libcapstone-dev libxxhash-dev ;;
	run) echo clang-14 nasm ninja-build binutils qemu-system-x86 ;;
	verify) echo clang-14 ninja-build "llvm-$llvm-dev" libz3-dev libcadical-dev ;;
	iso) echo grub-common grub-pc-bin xorriso ;;
	test) echo gcc g++-multilib libc6-dev "libclang-rt-$llvm-dev" libclang-14-dev \
		clang-format-14 \
		universal-ctags procps shellcheck python3 graphviz neovim clangd-14 git \
		python3-jsonschema python3-yaml libxml2-utils
		command -v npm >/dev/null || echo npm ;;
	package) echo dpkg-dev man-db mandoc zsh fish ;;
	page) echo chromium-headless-shell fonts-dejavu-core ;;
	compilers) echo clang-14 clang-19 gcc ;;
	guest) echo debian-installer-12-netboot-i386 ;;
	compare) echo clang-14 gcc gcc-multilib linux-kbuild-6.1 ;;
	fuzz) echo afl++ g++-multilib libclang-rt-14-dev ;;
	*) echo "setup.sh: no group is named '$1'" >&2; exit 2 ;;
	esac
}

missing=
for group in "$@"; do
	for package in $(packages_of "$group"); do
		state=$(dpkg-query -W -f '${db:Status-Status}' "$package" \
			2>/dev/null) || state=
		[ "$state" = installed ] || missing="$missing $package"
	done
done
[ -n "$missing" ] || exit 0

sudo=
[ "$(id -u)" = 0 ] || sudo=sudo
echo "setup: installing$missing" >&2
$sudo apt-get update -qq
# shellcheck disable=SC2086
$sudo env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq \
	--no-install-recommends $missing >/dev/null
