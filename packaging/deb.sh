#!/bin/sh
# Makes a Debian package of what "make install" installs; "make deb" calls it.
#
#	deb.sh FOLDER LLVM	with FOLDER/usr filled; the package goes beside it
set -eu
root=$1 llvm=$2
version=$("$root/usr/bin/layerc" --version | cut -d' ' -f2)
architecture=$(dpkg --print-architecture)
here=$(cd "$(dirname "$0")/.." && pwd)

strip "$root"/usr/bin/*
gzip -9n "$root"/usr/share/man/man1/*
mkdir -p "$root/DEBIAN" "$root/debian"
cp "$here/LICENSE" "$root/usr/share/doc/layerc/copyright"

# The libraries that programs are linked with; dpkg-shlibdeps wants a control
# file of sources.  libclang is loaded when it is needed, and the others are
# programs that are run.
printf 'Source: layerc\n\nPackage: layerc\nArchitecture: any\n' \
	>"$root/debian/control"
libraries=$(cd "$root" && dpkg-shlibdeps -O --ignore-missing-info \
	usr/bin/* 2>/dev/null | sed 's/^shlibs:Depends=//')
rm -r "$root/debian"

cat >"$root/DEBIAN/control" <<END
Package: layerc
Version: $version
Architecture: $architecture
Maintainer: The authors of layerc <layerc@localhost>
Installed-Size: $(du -k -s "$root/usr" | cut -f1)
Depends: $libraries, libclang1-$llvm, clang-$llvm, nasm, ninja-build, binutils
Recommends: qemu-system-x86, graphviz, git
Suggests: grub-common, grub-pc-bin, xorriso
Section: devel
Priority: optional
Description: abstraction layers for kernels in C and assembly, checked
 layerc reads what layers import, export, hide and own, and finds the calls
 and accesses that go round it: in C, in assembly, in objects and in the
 linked image.  It builds and boots such kernels, and proves that their code
 does what its specifications say.
END
dpkg-deb --root-owner-group --build "$root" \
	"$(dirname "$root")/layerc_${version}_$architecture.deb"
