# Objects that cannot be examined, and two that can: fine.o and fat.o.
mkdir build && cd build || exit 1
flags='-m32 -ffreestanding -fno-pic -fno-pie -O1 -c ../code.c'
gcc $flags -o fine.o
gcc $flags -flto -o bytecode.o
gcc $flags -flto -ffat-lto-objects -Dhigh_next=high_fat -o fat.o
clang-14 --target=i386-elf -ffreestanding -flto -c ../code.c -o bitcode.o
gcc -ffreestanding -c ../code.c -o wide.o
ld -m elf_i386 -e high_next -o linked.o fine.o
head -c 200 fine.o >cut.o
ar crD text.a ../code.c
ar crDT thin.a fine.o
ar crD none.a
