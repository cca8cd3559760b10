#include "archive.h"

#include <ar.h>
#include <errno.h>
#include <fcntl.h>
#include <libelf.h>
#include <stdbool.h>
#include <string.h>
#include <unistd.h>

static void
add_member(struct arena *arena, const char *name,
           struct archive_members *members)
{
	struct archive_member member = {
		.name = arena_text(arena, name, strlen(name)), .number = 1};

	list_each (const struct archive_member, other, members)
		member.number += strcmp(other->name, name) == 0;
	*list_add(arena, members) = member;
}

/* The tables of names and symbols are no members. */
static bool
is_table(const Elf_Arhdr *header)
{
	return header->ar_name[0] == '/';
}

static const char *
read_members(struct arena *arena, int descriptor, Elf *archive,
             struct archive_members *members)
{
	const char *wrong = NULL;
	Elf_Cmd command = ELF_C_READ;

	while (!wrong && command != ELF_C_NULL) {
		Elf *member = elf_begin(descriptor, command, archive);
		const Elf_Arhdr *header = member ? elf_getarhdr(member) : NULL;

		if (!member)
			break;
		if (!header || !header->ar_name)
			wrong = "is a damaged archive";
		else if (!is_table(header))
			add_member(arena, header->ar_name, members);
		command = elf_next(member);
		elf_end(member);
	}
	/* libelf ends quietly where the next header makes no sense. */
	if (!wrong && command != ELF_C_NULL && elf_errno() != 0)
		wrong = "is a damaged archive";
	if (!wrong && members->count == 0)
		wrong = "is an archive that holds nothing";
	return wrong;
}

static const char *
check_magic(int descriptor)
{
	char magic[SARMAG] = {0};
	ssize_t len = pread(descriptor, magic, sizeof(magic), 0);

	if (len == SARMAG && memcmp(magic, "!<thin>\n", SARMAG) == 0)
		return "is a thin archive: its members are not in it";
	if (len == SARMAG && lseek(descriptor, 0, SEEK_END) == SARMAG)
		return "is an archive that holds nothing";
	if (len != SARMAG || memcmp(magic, ARMAG, SARMAG) != 0)
		return "is not an archive";
	return NULL;
}

/* The decimal number at the beginning of a field that blanks fill. */
static bool
read_size(const char field[10], off_t *size)
{
	int i = 0;

	for (*size = 0; i < 10 && field[i] >= '0' && field[i] <= '9'; i++)
		*size = *size * 10 + (field[i] - '0');
	return i > 0;
}

/* libelf allocates whatever a header claims, so claims are checked first. */
static const char *
check_sizes(int descriptor)
{
	off_t end = lseek(descriptor, 0, SEEK_END), at = SARMAG, size;
	struct ar_hdr header;

	for (; at < end; at += size + (size & 1)) {
		if (pread(descriptor, &header, sizeof(header), at) !=
		            sizeof(header) ||
		    memcmp(header.ar_fmag, ARFMAG, sizeof(header.ar_fmag)) !=
		            0 ||
		    !read_size(header.ar_size, &size))
			return "is a damaged archive";
		at += (off_t)sizeof(header);
		if (size > end - at)
			return "is a damaged archive: it ends within a member";
	}
	return NULL;
}

const char *
archive_read(struct arena *arena, const char *path,
             struct archive_members *members)
{
	int descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
	const char *wrong;
	Elf *archive;

	if (descriptor < 0)
		return arena_print(arena, "cannot be opened: %s",
		                   strerror(errno));
	elf_version(EV_CURRENT);
	wrong = check_magic(descriptor);
	if (!wrong)
		wrong = check_sizes(descriptor);
	archive = wrong ? NULL : elf_begin(descriptor, ELF_C_READ, NULL);
	if (!wrong && elf_kind(archive) != ELF_K_AR)
		wrong = "is a damaged archive";
	if (!wrong)
		wrong = read_members(arena, descriptor, archive, members);
	elf_end(archive);
	close(descriptor);
	return wrong;
}
