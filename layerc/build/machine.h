/*
 * The machines that kernels are built for: the only part of the tool that
 * knows a target's flags, its linker and its emulator.
 */
#pragma once

#include "../base/process.h"

struct machine {
	const char *name;               /* "x86-32-pc"; "hosted" has no image */
	const char *const *c_flags;     /* NULL-terminated; for any compiler */
	const char *const *clang_flags; /* beside those; also for libclang */
	const char *const *gcc_flags;
	uint32_t program_address; /* where user programs are linked */
	const char *const *nasm_flags;
	const char *linker_emulation;      /* "elf_i386" */
	const char *emulator;              /* "qemu-system-i386" */
	const char *const *emulator_flags; /* but the serial port, the kernel */
	const char *memory;                /* default, for -m: "128M" */
	const char *grub_folder;           /* of GRUB's modules, for ISOs */
	int pass_status; /* of the emulator, when a test passed */
};

/* Returns NULL when there is no machine of that name. */
const struct machine *machine_find(const char *name);
