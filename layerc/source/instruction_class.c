/*
 * Which right an instruction needs, by its name: Intel 64 and IA-32
 * Architectures Software Developer's Manual, volume 2; AMD64 Architecture
 * Programmer's Manual, volume 3.
 */
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "instruction_class.h"

struct mnemonic {
	const char *name;
	unsigned classes;
};

#define IO(name) \
	{ \
		name, INSTRUCTION_IO \
	}
#define SYSTEM(name) \
	{ \
		name, INSTRUCTION_SYSTEM \
	}
#define INTERRUPT(name) \
	{ \
		name, INSTRUCTION_INTERRUPT \
	}
#define FLOAT(name) \
	{ \
		name, INSTRUCTION_FLOAT \
	}

/* Sorted.  What begins with f or v, and is not here, is float. */
static const struct mnemonic mnemonics[] = {
	SYSTEM("clac"),
	SYSTEM("clgi"),
	SYSTEM("cli"),
	SYSTEM("clts"),
	FLOAT("emms"),
	SYSTEM("encls"),
	SYSTEM("getsec"),
	SYSTEM("hlt"),
	INTERRUPT("icebp"),
	IO("in"),
	IO("ins"),
	IO("insb"),
	IO("insd"),
	IO("insw"),
	INTERRUPT("int"),
	INTERRUPT("int1"),
	INTERRUPT("int3"),
	INTERRUPT("into"),
	SYSTEM("invd"),
	SYSTEM("invept"),
	SYSTEM("invlpg"),
	SYSTEM("invlpga"),
	SYSTEM("invpcid"),
	SYSTEM("invvpid"),
	SYSTEM("iret"),
	SYSTEM("iretd"),
	SYSTEM("lcall"),
	FLOAT("ldmxcsr"),
	SYSTEM("lds"),
	SYSTEM("les"),
	SYSTEM("lfs"),
	SYSTEM("lgdt"),
	SYSTEM("lgs"),
	SYSTEM("lidt"),
	SYSTEM("ljmp"),
	SYSTEM("lldt"),
	SYSTEM("lmsw"),
	SYSTEM("lret"),
	SYSTEM("lss"),
	SYSTEM("ltr"),
	SYSTEM("monitor"),
	SYSTEM("mwait"),
	IO("out"),
	IO("outs"),
	IO("outsb"),
	IO("outsd"),
	IO("outsw"),
	SYSTEM("popf"),
	SYSTEM("popfd"),
	SYSTEM("rdmsr"),
	SYSTEM("retf"),
	SYSTEM("rsm"),
	SYSTEM("sgdt"),
	SYSTEM("sidt"),
	SYSTEM("skinit"),
	SYSTEM("sldt"),
	SYSTEM("smsw"),
	SYSTEM("stac"),
	SYSTEM("stgi"),
	SYSTEM("sti"),
	FLOAT("stmxcsr"),
	SYSTEM("str"),
	SYSTEM("swapgs"),
	INTERRUPT("syscall"),
	INTERRUPT("sysenter"),
	SYSTEM("sysexit"),
	SYSTEM("sysret"),
	{"verr", 0},
	{"verw", 0},
	SYSTEM("vmcall"),
	SYSTEM("vmclear"),
	SYSTEM("vmfunc"),
	SYSTEM("vmlaunch"),
	SYSTEM("vmload"),
	SYSTEM("vmmcall"),
	SYSTEM("vmptrld"),
	SYSTEM("vmptrst"),
	SYSTEM("vmread"),
	SYSTEM("vmresume"),
	SYSTEM("vmrun"),
	SYSTEM("vmsave"),
	SYSTEM("vmwrite"),
	SYSTEM("vmxoff"),
	SYSTEM("vmxon"),
	FLOAT("wait"),
	SYSTEM("wbinvd"),
	SYSTEM("wbnoinvd"),
	SYSTEM("wrmsr"),
	FLOAT("xrstor"),
	SYSTEM("xrstors"),
	FLOAT("xsave"),
	FLOAT("xsavec"),
	FLOAT("xsaveopt"),
	SYSTEM("xsaves"),
	SYSTEM("xsetbv"),
};

enum { LONGEST = 15 };

static int
by_name(const void *a, const void *b)
{
	return strcmp(a, ((const struct mnemonic *)b)->name);
}

static const struct mnemonic *
find(const char *name)
{
	return bsearch(name, mnemonics, sizeof(mnemonics) / sizeof(*mnemonics),
	               sizeof(*mnemonics), by_name);
}

unsigned
instruction_classes(const char *mnemonic, size_t len)
{
	char name[LONGEST + 1];
	const struct mnemonic *found;

	if (len == 0 || len > LONGEST)
		return 0;
	for (size_t i = 0; i < len; i++)
		name[i] = (char)(mnemonic[i] >= 'A' && mnemonic[i] <= 'Z'
		                         ? mnemonic[i] - 'A' + 'a'
		                         : mnemonic[i]);
	name[len] = '\0';
	found = find(name);
	if (!found && len > 1 && strchr("bwlq", name[len - 1])) {
		name[len - 1] = '\0';
		found = find(name);
	}
	if (found)
		return found->classes;
	return name[0] == 'f' || name[0] == 'v' ? INSTRUCTION_FLOAT : 0;
}

unsigned
register_classes(const char *name, size_t len)
{
	static const struct {
		const char *prefix;
		unsigned classes;
	} table[] = {
		{"cr", INSTRUCTION_SYSTEM},  {"dr", INSTRUCTION_SYSTEM},
		{"xmm", INSTRUCTION_FLOAT},  {"ymm", INSTRUCTION_FLOAT},
		{"zmm", INSTRUCTION_FLOAT},  {"mm", INSTRUCTION_FLOAT},
		{"bnd", INSTRUCTION_SYSTEM},
	};

	if (len >= 2 && strncasecmp(name, "st", 2) == 0 &&
	    (len == 2 || name[2] == '(' || (name[2] >= '0' && name[2] <= '9')))
		return INSTRUCTION_FLOAT;
	for (size_t i = 0; i < sizeof(table) / sizeof(*table); i++) {
		size_t prefix = strlen(table[i].prefix);

		if (len > prefix &&
		    strncasecmp(name, table[i].prefix, prefix) == 0 &&
		    name[prefix] >= '0' && name[prefix] <= '9')
			return table[i].classes;
	}
	return 0;
}
