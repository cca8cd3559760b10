#include "machine.h"

#include <string.h>

/*
 * No SSE or x87 code (the kernel saves no such registers), no calls into a
 * stack protector, no position-independent tables: what is left of the
 * compiler's own calls are memcpy, memset, memmove, memcmp and the 64-bit
 * division, which a helper layer provides.
 */
static const char *const x86_32_c[] = {
	"-march=pentiumpro",
	"-std=c17",
	"-ffreestanding",
	"-fno-pic",
	"-fno-common",
	"-fno-stack-protector",
	"-fno-asynchronous-unwind-tables",
	"-mgeneral-regs-only",
	"-fno-strict-aliasing",
	"-Wall",
	"-Wextra",
	"-Wshadow",
	"-Wconversion",
	"-Wstrict-prototypes",
	"-Wmissing-prototypes",
	"-Wvla",
	"-Wundef",
	NULL,
};

static const char *const x86_32_clang[] = {
	"--target=i386-pc-none-elf",
	"-nostdlibinc",
	NULL,
};

/*
 * Debian's gcc makes 64-bit programs at any address unless it is told.  The
 * depth of the stack is shown for functions that are in one piece.
 */
static const char *const x86_32_gcc[] = {
	"-m32",
	"-fno-pie",
	"-fcf-protection=none",
	"-fno-reorder-blocks-and-partition",
	NULL,
};

static const char *const x86_32_nasm[] = {
	"-f", "elf32", "-g", "-F", "dwarf", "-Wall", NULL,
};

/*
 * qemu32 is the 32-bit model without long mode; it has the no-execute bit only
 * if asked.  Writing N to port 0xf4 ends QEMU with status 2 N + 1: tests pass
 * with N = 0x10, since 0 would give 1, the status of QEMU's own failures.
 */
static const char *const x86_32_emulator[] = {
	"-accel",
	"tcg",
	"-cpu",
	"qemu32,+nx,+svm,+npt",
	"-display",
	"none",
	"-monitor",
	"none",
	"-nic",
	"none",
	"-no-reboot",
	"-device",
	"isa-debug-exit,iobase=0xf4,iosize=4",
	NULL,
};

/* Code that another build makes is read with its own flags alone. */
static const char *const no_flags[] = {NULL};

static const struct machine machines[] = {
	{
		.name = "hosted",
		.c_flags = no_flags,
		.clang_flags = no_flags,
		.gcc_flags = no_flags,
		.nasm_flags = x86_32_nasm,
	},
	{
		.name = "x86-32-pc",
		.c_flags = x86_32_c,
		.clang_flags = x86_32_clang,
		.gcc_flags = x86_32_gcc,
		.program_address = 0x40000000,
		.nasm_flags = x86_32_nasm,
		.linker_emulation = "elf_i386",
		.emulator = "qemu-system-i386",
		.emulator_flags = x86_32_emulator,
		.memory = "128M",
		.grub_folder = "/usr/lib/grub/i386-pc",
		.pass_status = 33,
	},
};

const struct machine *
machine_find(const char *name)
{
	for (size_t i = 0; i < sizeof(machines) / sizeof(*machines); i++)
		if (strcmp(machines[i].name, name) == 0)
			return &machines[i];
	return NULL;
}
