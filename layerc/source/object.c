#include "object.h"

#include <errno.h>
#include <gelf.h>
#include <libelf.h>
#include <string.h>

#include "../base/file.h"

enum { UNPACKED_LIMIT = 256 << 20 };

/* An object being read. */
struct reading {
	struct arena *arena;
	struct names *names;
	struct object *object;
	char *bytes; /* the whole file */
	uint32_t file_size;
	Elf *elf;
	uint64_t unpacked;     /* bytes of compressed sections so far */
	size_t names_section;  /* that holds the names of sections */
	size_t symbol_section; /* 0 when there is none */
};

static const char *
section_name(struct reading *reading, size_t index)
{
	const char *name =
		elf_strptr(reading->elf, reading->names_section, index);

	return names_text(reading->names, name ? name : "");
}

/* Looks at the first bytes of a file that is not ELF. */
static const char *
check_magic(const struct reading *reading)
{
	unsigned char magic[4] = {0};
	size_t len = reading->file_size;

	if (len == 0)
		return "is empty";
	memcpy(magic, reading->bytes,
	       len < sizeof(magic) ? len : sizeof(magic));
	if (memcmp(magic, "BC\xc0\xde", 4) == 0 ||
	    memcmp(magic, "\xde\xc0\x17\x0b", 4) == 0)
		return "is LLVM bitcode, which has no relocations to check";
	if (memcmp(magic, "!<ar", 4) == 0 || memcmp(magic, "!<th", 4) == 0)
		return "is an archive, not an object";
	if (len < sizeof(magic) || memcmp(magic, ELFMAG, SELFMAG) != 0)
		return "is not an ELF file";
	return NULL;
}

static const char *
check_header(struct reading *reading)
{
	GElf_Ehdr header;

	reading->elf = elf_memory(reading->bytes, reading->file_size);
	if (!reading->elf || elf_kind(reading->elf) != ELF_K_ELF ||
	    !gelf_getehdr(reading->elf, &header))
		return "is a truncated or damaged ELF file";
	if (header.e_ident[EI_CLASS] != ELFCLASS32)
		return "is a 64-bit ELF file, not a 32-bit one";
	if (header.e_ident[EI_DATA] != ELFDATA2LSB ||
	    header.e_machine != EM_386)
		return arena_print(reading->arena,
		                   "is for ELF machine %u, not for i386",
		                   (unsigned)header.e_machine);
	if (header.e_type != ET_REL && header.e_type != ET_EXEC &&
	    header.e_type != ET_DYN)
		return arena_print(reading->arena,
		                   "is neither an object nor an image "
		                   "(ELF type %u)",
		                   (unsigned)header.e_type);
	if (header.e_shoff > 0 && (header.e_shoff > reading->file_size ||
	                           header.e_shentsize != sizeof(Elf32_Shdr)))
		return "is truncated: its section table is outside the file";
	reading->object->is_image = header.e_type != ET_REL;
	reading->object->entry = header.e_entry;
	return NULL;
}

static const unsigned char *
code_bytes(const struct reading *reading, const GElf_Shdr *header)
{
	if (!(header->sh_flags & SHF_EXECINSTR) ||
	    header->sh_type == SHT_NOBITS || header->sh_type == SHT_NULL)
		return NULL;
	return (const unsigned char *)reading->bytes + header->sh_offset;
}

/*
 * How many bytes a compressed section holds: it says so itself (gABI), or in
 * the older form of GNU, behind four letters, the higher bytes first.  libdw
 * unpacks it whole, whatever its size.
 */
static uint64_t
unpacked_size(const struct reading *reading, Elf_Scn *section,
              const GElf_Shdr *header)
{
	enum { OLD_HEADER = 12 };
	const char *bytes;
	uint64_t size = 0;
	GElf_Chdr compressed;

	if (header->sh_flags & SHF_COMPRESSED)
		return gelf_getchdr(section, &compressed) ? compressed.ch_size
		                                          : 0;
	if (header->sh_type == SHT_NOBITS || header->sh_type == SHT_NULL ||
	    header->sh_size < OLD_HEADER)
		return 0;
	bytes = reading->bytes + header->sh_offset;
	if (memcmp(bytes, "ZLIB", 4) != 0)
		return 0;
	for (int i = 4; i < OLD_HEADER; i++)
		size = size << 8 | (unsigned char)bytes[i];
	return size;
}

/* No linker script keeps tables for unwinding; what they name, nobody uses. */
static bool
unwinds(const char *section)
{
	return strcmp(section, ".eh_frame") == 0 ||
	       strcmp(section, ".eh_frame_hdr") == 0;
}

static const char *
add_section(struct reading *reading, size_t index)
{
	Elf_Scn *from = elf_getscn(reading->elf, index);
	GElf_Shdr header;
	struct section *section =
		list_add(reading->arena, &reading->object->sections);
	const char *name;

	if (!gelf_getshdr(from, &header))
		return "has a damaged section table";
	if (header.sh_type != SHT_NOBITS && header.sh_type != SHT_NULL &&
	    (header.sh_offset > reading->file_size ||
	     header.sh_size > reading->file_size - header.sh_offset))
		return "is truncated: a section reaches behind its end";
	if (header.sh_type == SHT_SYMTAB && reading->symbol_section != 0)
		return "has two symbol tables";
	if (header.sh_type == SHT_SYMTAB)
		reading->symbol_section = index;
	reading->unpacked += unpacked_size(reading, from, &header);
	if (reading->unpacked > UNPACKED_LIMIT)
		return "has compressed sections that are more than 256 MiB";
	name = section_name(reading, header.sh_name);
	*section = (struct section){
		.name = name,
		.address = header.sh_addr,
		.size = header.sh_size,
		.loaded = header.sh_flags & SHF_ALLOC && !unwinds(name),
		.writable = header.sh_flags & SHF_WRITE,
		.executable = header.sh_flags & SHF_EXECINSTR,
		.stored = header.sh_type == SHT_PROGBITS &&
	                  !(header.sh_flags & (SHF_ALLOC | SHF_EXCLUDE)),
		.bytes = code_bytes(reading, &header),
	};
	return NULL;
}

static const char *
read_sections(struct reading *reading)
{
	size_t count;
	const char *wrong = NULL;

	if (elf_getshdrnum(reading->elf, &count) != 0 ||
	    (count > 0 &&
	     elf_getshdrstrndx(reading->elf, &reading->names_section) != 0))
		return "has a damaged section table";
	if (count == 0 && !reading->object->is_image)
		return "is truncated: it has no section table";
	if (count >= SHN_LORESERVE)
		return "has more sections than layerc can tell apart";
	for (size_t i = 0; i < count && !wrong; i++)
		wrong = add_section(reading, i);
	return wrong;
}

/*
 * NASM takes some labels in front of instructions for variables of a byte:
 * local symbols of code sections have neither kind nor size.
 */
static bool
is_label(const struct reading *reading, const GElf_Sym *symbol)
{
	return GELF_ST_TYPE(symbol->st_info) == STT_OBJECT &&
	       GELF_ST_BIND(symbol->st_info) == STB_LOCAL &&
	       symbol->st_shndx < reading->object->sections.count &&
	       reading->object->sections.items[symbol->st_shndx].executable;
}

static enum symbol_kind
kind_of(const struct reading *reading, const GElf_Sym *symbol)
{
	if (is_label(reading, symbol))
		return SYMBOL_UNKNOWN;
	switch (GELF_ST_TYPE(symbol->st_info)) {
	case STT_FUNC:
	case STT_GNU_IFUNC:
		return SYMBOL_FUNCTION;
	case STT_OBJECT:
	case STT_COMMON:
	case STT_TLS:
		return SYMBOL_VARIABLE;
	default:
		return SYMBOL_UNKNOWN;
	}
}

static const char *
add_symbol(struct reading *reading, const GElf_Sym *symbol, Elf32_Word extended,
           size_t strings)
{
	uint32_t section =
		symbol->st_shndx == SHN_XINDEX ? extended : symbol->st_shndx;
	unsigned type = GELF_ST_TYPE(symbol->st_info);
	unsigned bind = GELF_ST_BIND(symbol->st_info);
	const char *name = elf_strptr(reading->elf, strings, symbol->st_name);

	if (!name)
		return "has a symbol whose name is outside its string table";
	if (section >= reading->object->sections.count && section != SHN_ABS &&
	    section != SHN_COMMON)
		return "has a symbol in a section that it does not have";
	if (type == STT_SECTION || type == STT_FILE)
		name = "";
	*list_add(reading->arena, &reading->object->symbols) = (struct symbol){
		.name = names_text(reading->names, name),
		.kind = kind_of(reading, symbol),
		.value = symbol->st_value,
		.size = is_label(reading, symbol) ? 0 : symbol->st_size,
		.section = section,
		.global = bind != STB_LOCAL,
		.weak = bind == STB_WEAK,
		.indirect = type == STT_GNU_IFUNC,
	};
	return NULL;
}

/* The section of large section indices that belongs to the symbol table. */
static Elf_Data *
extended_indices(struct reading *reading)
{
	Elf_Scn *section = NULL;
	GElf_Shdr header;

	while ((section = elf_nextscn(reading->elf, section)))
		if (gelf_getshdr(section, &header) &&
		    header.sh_type == SHT_SYMTAB_SHNDX &&
		    header.sh_link == reading->symbol_section)
			return elf_getdata(section, NULL);
	return NULL;
}

static const char *
read_symbols(struct reading *reading)
{
	Elf_Scn *section;
	Elf_Data *data, *extended;
	GElf_Shdr header;
	const char *wrong = NULL;

	if (reading->symbol_section == 0)
		return NULL;
	section = elf_getscn(reading->elf, reading->symbol_section);
	data = elf_getdata(section, NULL);
	extended = extended_indices(reading);
	if (!gelf_getshdr(section, &header) ||
	    header.sh_entsize != sizeof(Elf32_Sym))
		return "has a damaged symbol table";
	if (header.sh_size == 0)
		return NULL;
	if (!data)
		return "has a damaged symbol table";
	for (int i = 0; i < (int)(header.sh_size / header.sh_entsize) && !wrong;
	     i++) {
		Elf32_Word index = 0;
		GElf_Sym symbol;

		if (!gelf_getsymshndx(data, extended, i, &symbol, &index))
			return "has a damaged symbol table";
		wrong = add_symbol(reading, &symbol, index, header.sh_link);
	}
	return wrong;
}

/* The compiler's own form of a file, where the code is made by the linker. */
static const char *
check_code(const struct object *object)
{
	list_each (const struct symbol, symbol, &object->symbols)
		if (strcmp(symbol->name, "__gnu_lto_slim") == 0)
			return "is bytecode of gcc (-flto), which has no "
			       "relocations to check";
	return NULL;
}

/* The bytes that a relocation patches. */
static uint64_t
width(uint32_t type)
{
	switch (type) {
	case R_386_NONE:
		return 0;
	case R_386_8:
	case R_386_PC8:
		return 1;
	case R_386_16:
	case R_386_PC16:
		return 2;
	default:
		return 4;
	}
}

/* Reads the addend that an object keeps in the word it patches. */
static int32_t
stored_addend(const Elf_Data *data, uint64_t offset, uint64_t bytes)
{
	const unsigned char *word;
	uint32_t value = 0;

	if (!data || !data->d_buf || data->d_size < bytes ||
	    offset > data->d_size - bytes)
		return 0;
	word = (const unsigned char *)data->d_buf + offset;
	for (uint64_t i = 0; i < bytes; i++)
		value |= (uint32_t)word[i] << (8 * i);
	if (bytes == 1)
		return (int8_t)value;
	return bytes == 2 ? (int16_t)value : (int32_t)value;
}

static const char *
check_relocation(const struct object *object,
                 const struct relocation *relocation)
{
	const struct section *section =
		&object->sections.items[relocation->section];
	uint64_t offset = relocation->offset;
	uint64_t bytes = width(relocation->type);

	if (relocation->symbol >= object->symbols.count &&
	    relocation->symbol != 0)
		return "has a relocation against a symbol that it does not "
		       "have";
	if (object->is_image) {
		if (offset < section->address)
			return "has a relocation outside its section";
		offset -= section->address;
	}
	if (section->size < bytes || offset > section->size - bytes)
		return "has a relocation outside its section";
	return NULL;
}

static const char *
add_relocations(struct reading *reading, Elf_Scn *section,
                const GElf_Shdr *header)
{
	struct object *object = reading->object;
	bool explicit = header->sh_type == SHT_RELA;
	Elf_Data *data = elf_getdata(section, NULL);
	Elf_Data *patched =
		explicit || object->is_image
			? NULL
			: elf_getdata(elf_getscn(reading->elf, header->sh_info),
	                              NULL);
	size_t size = explicit ? sizeof(Elf32_Rela) : sizeof(Elf32_Rel);

	if (header->sh_entsize != size || !data)
		return "has a damaged relocation table";
	for (int i = 0; i < (int)(header->sh_size / size); i++) {
		struct relocation *relocation =
			list_add(reading->arena, &object->relocations);
		GElf_Rela entry = {0};
		GElf_Rel *short_entry = (GElf_Rel *)&entry;
		const char *wrong;

		if (explicit ? !gelf_getrela(data, i, &entry)
		             : !gelf_getrel(data, i, short_entry))
			return "has a damaged relocation table";
		relocation->section = header->sh_info;
		relocation->offset = entry.r_offset;
		relocation->type = (uint32_t)GELF_R_TYPE(entry.r_info);
		relocation->symbol = (uint32_t)GELF_R_SYM(entry.r_info);
		relocation->addend =
			explicit ? (int32_t)entry.r_addend
				 : stored_addend(patched, entry.r_offset,
		                                 width(relocation->type));
		wrong = check_relocation(object, relocation);
		if (wrong)
			return wrong;
	}
	return NULL;
}

static const char *
read_relocations(struct reading *reading)
{
	struct object *object = reading->object;
	Elf_Scn *section = NULL;
	const char *wrong = NULL;

	while (!wrong && (section = elf_nextscn(reading->elf, section))) {
		GElf_Shdr header;

		if (!gelf_getshdr(section, &header))
			return "has a damaged section table";
		if (header.sh_type != SHT_REL && header.sh_type != SHT_RELA)
			continue;
		/* What the loader of a dynamic image would do is not ours. */
		if (object->is_image &&
		    (header.sh_link != reading->symbol_section ||
		     header.sh_info == 0))
			continue;
		if (header.sh_size == 0)
			continue;
		if (header.sh_link != reading->symbol_section ||
		    header.sh_link == 0 || header.sh_info == 0 ||
		    header.sh_info >= object->sections.count)
			return "has a relocation table for a section or symbol "
			       "table that it does not have";
		wrong = add_relocations(reading, section, &header);
	}
	return wrong;
}

static const char *
read_all(struct reading *reading)
{
	const char *wrong = check_magic(reading);

	if (!wrong)
		wrong = check_header(reading);
	if (!wrong)
		wrong = read_sections(reading);
	if (!wrong)
		wrong = read_symbols(reading);
	if (!wrong)
		wrong = check_code(reading->object);
	return wrong ? wrong : read_relocations(reading);
}

const char *
object_read(struct arena *arena, struct names *names, const char *path,
            struct object *object)
{
	struct reading reading = {
		.arena = arena, .names = names, .object = object};
	const char *wrong;

	*object = (struct object){.path = names_text(names, path)};
	elf_version(EV_CURRENT);
	reading.bytes = file_read(arena, path, &reading.file_size);
	if (!reading.bytes && (errno == EISDIR || errno == EINVAL))
		return "is not a regular file";
	if (!reading.bytes)
		return arena_print(arena, "cannot be read: %s",
		                   strerror(errno));
	wrong = read_all(&reading);
	elf_end(reading.elf);
	return wrong;
}
