#include "linux.h"

#include "file.h"
#include "sys.h"
#include "text.h"
#include "vm.h"

enum {
	PAGE = 4096,
	MB = 1 << 20,

	/* Places in the guest's memory, a page each but the last. */
	BOOT_PARAMS = 0x90000,
	TABLE = 0x91000, /* the global descriptor table */
	COMMAND = 0x98000,
	LOW_END = 0x9fc00, /* where a PC's BIOS has its own data */
	LOW_LIMIT = 0xa0000,
	ROM = 0xf0000,
	KERNEL = 0x100000,

	SECTOR = 512,
	HEADER_SIZE = 2 * SECTOR,

	/* The setup header, and after it the parameters, by offset. */
	ALT_MEM_K = 0x1e0,
	E820_COUNT = 0x1e8,
	SETUP_SECTORS = 0x1f1,
	VID_MODE = 0x1fa,
	BOOT_FLAG = 0x1fe,
	HEADER_LENGTH = 0x201,
	MAGIC = 0x202,
	VERSION = 0x206,
	TYPE_OF_LOADER = 0x210,
	LOAD_FLAGS = 0x211,
	RAMDISK_IMAGE = 0x218,
	RAMDISK_SIZE = 0x21c,
	COMMAND_POINTER = 0x228,
	INITRD_MAX = 0x22c,
	COMMAND_SIZE = 0x238,
	PREFERRED = 0x258,
	INIT_SIZE = 0x260,
	E820 = 0x2d0,

	BOOT_FLAG_IS = 0xaa55,
	MAGIC_IS = 0x53726448, /* HdrS */
	VERSION_LEAST = 0x20a, /* from here on the header has INIT_SIZE */
	LOADER_UNKNOWN = 0xff,
	LOADED_HIGH = 1,
	VIDEO_NORMAL = 0xffff,
	E820_ENTRY = 20,
	E820_RAM = 1,
	E820_RESERVED = 2,

	CODE = 0x10, /* the selectors that the protocol wants */
	DATA = 0x18,
	CR0_PE = 0x01,
	CR0_ET = 0x10,
	FLAGS = 0x02,
	CODE_32 = 0xc9b, /* flat, accessed */
	DATA_32 = 0xc93,
	TASK_32 = 0x08b,
	TABLE_LOCAL = 0x082,
	PAT_USUAL_LOW = 0x00070406,
	PAT_USUAL_HIGH = 0x00070406,
};

/* A guest that is put together. */
struct image {
	uint8_t *params; /* the zero page, in the guest's memory */
	uint32_t memory; /* bytes */
	uint32_t end;    /* of what the kernel needs before it knows memory */
};

static uint32_t
get(const uint8_t *bytes, uint32_t offset, uint32_t size)
{
	uint32_t value = 0;

	memcpy(&value, bytes + offset, size);
	return value;
}

static void
put(uint8_t *bytes, uint32_t offset, uint32_t value, uint32_t size)
{
	memcpy(bytes + offset, &value, size);
}

static void *
guest(uint32_t gpa)
{
	return (void *)(uintptr_t)(GUEST_LOW + gpa);
}

/* Returns whether there are pages for the bytes from gpa on. */
static bool
reserve(uint32_t gpa, uint32_t size)
{
	for (uint32_t offset = 0; offset < size; offset += PAGE)
		if (vm_reserve(gpa + offset) != E_OK)
			return false;
	return true;
}

static bool
is_kernel(const uint8_t *header)
{
	return get(header, BOOT_FLAG, 2) == BOOT_FLAG_IS &&
	       get(header, MAGIC, 4) == MAGIC_IS &&
	       get(header, VERSION, 2) >= VERSION_LEAST &&
	       get(header, LOAD_FLAGS, 1) & LOADED_HIGH;
}

/* Puts the header into the zero page, and the kernel behind it into memory. */
static const char *
load_kernel(struct image *image, const struct file *file)
{
	static uint8_t header[HEADER_SIZE];
	uint32_t begin, size, preferred;

	if (!file_read(file, 0, header, HEADER_SIZE) || !is_kernel(header))
		return "the kernel is no bzImage, or is too old";
	begin = get(header, SETUP_SECTORS, 1);
	begin = ((begin ? begin : 4) + 1) * SECTOR;
	preferred = get(header, PREFERRED, 4);
	if (file->size <= begin)
		return "the kernel's file is not whole";
	size = file->size - begin;

	image->end = get(header, INIT_SIZE, 4);
	if (preferred < KERNEL || preferred > image->memory ||
	    image->end > image->memory - preferred ||
	    size > image->memory - KERNEL)
		return "the kernel needs more memory than the machine has";
	image->end += preferred;
	if (KERNEL + size > image->end)
		image->end = KERNEL + size;
	if (!reserve(KERNEL, size) || !reserve(BOOT_PARAMS, PAGE))
		return "the quota has no room for the kernel";
	if (!file_read(file, begin, guest(KERNEL), size))
		return "the kernel's file is not whole";
	image->params = guest(BOOT_PARAMS);
	memcpy(image->params + SETUP_SECTORS, header + SETUP_SECTORS,
	       MAGIC + header[HEADER_LENGTH] - SETUP_SECTORS);
	return 0;
}

/* Puts the first file system at the end of memory. */
static const char *
load_initrd(struct image *image, const struct file *file)
{
	uint32_t last = get(image->params, INITRD_MAX, 4);
	uint32_t end = image->memory, gpa;

	if (last < end)
		end = last & ~(uint32_t)(PAGE - 1);
	if (end < image->end || file->size > end - image->end)
		return "the machine has no memory for the initrd";
	gpa = (end - file->size) & ~(uint32_t)(PAGE - 1);
	if (gpa < image->end)
		return "the machine has no memory for the initrd";
	if (!reserve(gpa, file->size))
		return "the quota has no room for the initrd";
	if (!file_read(file, 0, guest(gpa), file->size))
		return "the initrd's file is not whole";
	put(image->params, RAMDISK_IMAGE, gpa, 4);
	put(image->params, RAMDISK_SIZE, file->size, 4);
	return 0;
}

/* One more range of the map of memory. */
static void
add_range(struct image *image, uint32_t begin, uint32_t end, uint32_t type)
{
	uint8_t *entry =
		image->params + E820 + E820_ENTRY * image->params[E820_COUNT]++;

	put(entry, 0, begin, 4);
	put(entry, 8, end - begin, 4);
	put(entry, 16, type, 4);
}

static const char *
put_params(struct image *image, const struct config *config)
{
	uint32_t size = text_size(config->command);

	if (size > get(image->params, COMMAND_SIZE, 4))
		return "the kernel takes no command line as long";
	if (!reserve(COMMAND, PAGE))
		return "the quota has no room for the kernel";
	memcpy(guest(COMMAND), config->command, size + 1);
	put(image->params, COMMAND_POINTER, COMMAND, 4);
	put(image->params, TYPE_OF_LOADER, LOADER_UNKNOWN, 1);
	put(image->params, VID_MODE, VIDEO_NORMAL, 2);
	put(image->params, ALT_MEM_K, (image->memory - KERNEL) / 1024, 4);
	add_range(image, 0, LOW_END, E820_RAM);
	add_range(image, LOW_END, LOW_LIMIT, E820_RESERVED);
	add_range(image, ROM, KERNEL, E820_RESERVED);
	add_range(image, KERNEL, image->memory, E820_RAM);
	return 0;
}

/* Flat segments, in the table and in the registers. */
static uint32_t
set_segments(void)
{
	static const uint32_t flat[] = {
		0, 0, 0, 0, 0x0000ffff, 0x00cf9b00, 0x0000ffff, 0x00cf9300};
	static const uint32_t data[] = {VM_ES, VM_SS, VM_DS, VM_FS, VM_GS};
	uint32_t errors;

	memcpy(guest(TABLE), flat, sizeof(flat));
	errors = vm_set_segment(
		VM_CS, &(struct vm_segment){CODE, 0, UINT32_MAX, CODE_32});
	for (uint32_t i = 0; i < sizeof(data) / sizeof(*data); i++)
		errors |= vm_set_segment(
			data[i],
			&(struct vm_segment){DATA, 0, UINT32_MAX, DATA_32});
	errors |= vm_set_segment(
		VM_GDTR, &(struct vm_segment){0, TABLE, sizeof(flat) - 1, 0});
	errors |= vm_set_segment(VM_IDTR, &(struct vm_segment){0});
	errors |= vm_set_segment(VM_LDTR,
	                         &(struct vm_segment){0, 0, 0, TABLE_LOCAL});
	errors |= vm_set_segment(VM_TR, &(struct vm_segment){0, 0, 0, TASK_32});
	return errors;
}

static uint32_t
set_registers(void)
{
	static const uint32_t values[][2] = {
		{VM_EIP, KERNEL},
		{VM_ESI, BOOT_PARAMS},
		{VM_ESP, LOW_END},
		{VM_EFLAGS, FLAGS},
		{VM_CR0, CR0_PE | CR0_ET},
		{VM_PAT_LOW, PAT_USUAL_LOW},
		{VM_PAT_HIGH, PAT_USUAL_HIGH},
	};
	static const uint32_t zeroes[] = {VM_EAX, VM_EBX, VM_ECX, VM_EDX,
	                                  VM_EDI, VM_EBP, VM_CR2, VM_CR3,
	                                  VM_CR4, VM_EFER};
	uint32_t errors = 0;

	for (uint32_t i = 0; i < sizeof(values) / sizeof(*values); i++)
		errors |= vm_set(values[i][0], values[i][1]);
	for (uint32_t i = 0; i < sizeof(zeroes) / sizeof(*zeroes); i++)
		errors |= vm_set(zeroes[i], 0);
	return errors;
}

const char *
linux_load(const struct config *config)
{
	struct image image = {.memory = config->memory * MB};
	struct file kernel, initrd;
	const char *error;

	if (config->memory < 2 || config->memory > GUEST_SIZE / MB)
		return "a machine has 2 MB of memory or more, and 1 GB at most";
	if (!file_find(config->kernel, &kernel))
		return "the boot loader brought no file of the kernel's name";
	error = load_kernel(&image, &kernel);
	if (error)
		return error;
	if (*config->initrd) {
		if (!file_find(config->initrd, &initrd))
			return "the boot loader brought no file of the "
			       "initrd's name";
		error = load_initrd(&image, &initrd);
		if (error)
			return error;
	}
	error = put_params(&image, config);
	if (error)
		return error;
	if (!reserve(TABLE, PAGE))
		return "the quota has no room for the kernel";
	if (set_segments() != E_OK || set_registers() != E_OK)
		return "the kernel refuses the guest's first state";
	return 0;
}
