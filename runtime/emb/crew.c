#include "crew.h"

#include "import.h"
#include "print.h"

enum crew_id { ROOT, ANN, BOB, CLEO, DAN, CREW_COUNT };

enum { TURNS = 10, HANDFUL = 6, LINE_SIZE = 64 };

struct member {
	const char *name, *line;
	enum crew_id parent, next;
	uint32_t pid, quota;
	uint32_t turns, taken, given, sent, received, naps;
};

static struct member crew[CREW_COUNT] = {
	[ROOT] = {.name = "root", .next = ANN},
	[ANN] = {.name = "Ann",
                 .line = "On bare machine a first thin layer lies,",
                 .next = BOB},
	[BOB] = {.name = "Bob",
                 .line = "the next stands on it, and the next likewise;",
                 .next = CLEO},
	[CLEO] = {.name = "Cleo",
                  .line = "what one has hidden, none above may call,",
                  .next = DAN},
	[DAN] = {.name = "Dan",
                 .line = "and many small proofs make one proof of all.",
                 .parent = CLEO,
                 .next = ROOT},
};

static bool is_memory_sound = true;

static uint32_t
receive(struct member *self)
{
	while (!ring0_has_message()) {
		self->naps++;
		if (ring0_sleep(self->pid) == RING0_ALONE)
			ring0_yield();
	}
	self->received++;
	return ring0_recv();
}

static void
deliver(struct member *self, const struct member *to, uint32_t value)
{
	while (ring0_send(to->pid, value) == RING0_FULL)
		ring0_yield();
	self->sent++;
}

static char *
letter_line(uint32_t page, enum crew_id author)
{
	return (char *)(page * PAGE_SIZE + (author - ANN) * LINE_SIZE);
}

static void
add_line(uint32_t page, enum crew_id author)
{
	const char *from = crew[author].line;
	char *to = letter_line(page, author);

	do
		*to++ = *from;
	while (*from++);
}

static void
pass_letter(enum crew_id id)
{
	struct member *self = &crew[id];
	const struct member *next = &crew[self->next];
	uint32_t page = receive(self);

	add_line(page, id);
	print_time();
	print_left(self->name, 5);
	print("wakes, adds a line on page ");
	print_number(page, 0);
	print(", passes it to ");
	print(next->name);
	print("\n");
	deliver(self, next, page);
}

/* Takes a handful of pages, lets the others work, and gives them back. */
static void
take_turn(enum crew_id id)
{
	struct member *self = &crew[id];
	uint32_t pages[HANDFUL], count = 0;

	while (count < HANDFUL && (pages[count] = ring0_alloc()) != PAGE_NONE) {
		*(uint32_t *)(pages[count] * PAGE_SIZE) = self->pid;
		count++;
	}
	self->taken += count;
	self->turns++;
	console_put(self->name[0]);
	ring0_yield();
	for (uint32_t i = 0; i < count; i++) {
		if (*(uint32_t *)(pages[i] * PAGE_SIZE) != self->pid)
			is_memory_sound = false;
		if (ring0_free(pages[i]) == RING0_OK)
			self->given++;
	}
}

static void
live(enum crew_id id)
{
	crew[id].pid = ring0_self();
	crew[id].quota = ring0_quota();
	pass_letter(id);
	receive(&crew[id]); /* the word to begin */
	for (uint32_t turn = 0; turn < TURNS; turn++)
		take_turn(id);
}

static void
ann(void)
{
	live(ANN);
}

static void
bob(void)
{
	live(BOB);
}

static void
dan(void)
{
	live(DAN);
}

static void
cleo(void)
{
	crew[DAN].pid = ring0_spawn(dan, ring0_quota() / 2);
	live(CLEO);
}

void
crew_start(uint32_t quota)
{
	crew[ROOT].pid = ring0_self();
	crew[ROOT].quota = ring0_quota();
	crew[ANN].pid = ring0_spawn(ann, quota);
	crew[BOB].pid = ring0_spawn(bob, quota);
	crew[CLEO].pid = ring0_spawn(cleo, quota);
	print_time();
	print("root starts Ann, Bob and Cleo, with ");
	print_number(quota, 0);
	print(" pages each\n");
	ring0_yield();
	ring0_yield();
}

void
crew_write(void)
{
	struct member *root = &crew[ROOT];
	uint32_t page = ring0_alloc();

	root->taken++;
	print_time();
	print("root takes page ");
	print_number(page, 0);
	print(" for a letter, sends it round, goes to sleep\n");
	deliver(root, &crew[root->next], page);
	page = receive(root);
	print_time();
	print("root wakes and reads:\n\n");
	for (enum crew_id id = ANN; id < CREW_COUNT; id++) {
		print_rule(' ', 16);
		print(letter_line(page, id));
		print("\n");
	}
	print("\n");
	if (ring0_free(page) == RING0_OK)
		root->given++;
}

bool
crew_work(void)
{
	print_time();
	print("all work in turns: ");
	for (enum crew_id id = ANN; id < CREW_COUNT; id++)
		deliver(&crew[ROOT], &crew[id], 0);
	for (enum crew_id id = ANN; id < CREW_COUNT; id++)
		while (ring0_is_alive(crew[id].pid))
			ring0_yield();
	print("\n");
	print_time();
	print("all have ended; what they had is root's again\n\n");
	return is_memory_sound;
}

void
crew_report(void)
{
	print("  who    id  child of   quota   turns   taken   given   ");
	print("sent  received   naps\n  ");
	print_rule('-', 76);
	print("\n");
	for (enum crew_id id = ROOT; id < CREW_COUNT; id++) {
		const struct member *member = &crew[id];

		print("  ");
		print_left(member->name, 5);
		print_number(member->pid, 4);
		print("  ");
		print_left(id == ROOT ? "-" : crew[member->parent].name, 8);
		print_number(member->quota, 8);
		print_number(member->turns, 8);
		print_number(member->taken, 8);
		print_number(member->given, 8);
		print_number(member->sent, 7);
		print_number(member->received, 10);
		print_number(member->naps, 7);
		print("\n");
	}
	print("\n");
}
