/* What PProc's clients see of processes. */
#pragma once

#include "../../boot/Module/Module.state.h"
#include "../../mm/MContainer/MContainer.state.h"
#include "../../thread/PHThread/PHThread.state.h"

enum { PROC_COUNT = 64 };

/* Those that have had an id, one after another. */
struct process_state {
	uint32_t status;  /* what the last one returned; 0 while it lives */
	uint32_t life;    /* how many have ended */
	uint32_t origin;  /* the life of its parent that has started it */
	uint32_t loaded;  /* the life that was begun with the program, */
	uint32_t program; /* which is a module */
};

struct processes_state {
	uint32_t entry; /* where threads of processes begin */
	struct process_state of[PROC_COUNT];
};

extern struct processes_state PROC;

/* Where each process slept last, or its own channel. */
extern uint32_t SLEEP[PROC_COUNT];

/* Children of neighbours are neighbours: the tree has four levels. */
#define IS_BELOW(id, pid) \
	(((pid) > 3 * (id) && (pid) <= 3 * (id) + 3) || \
	 ((pid) > 9 * (id) + 3 && (pid) <= 9 * (id) + 12) || \
	 ((pid) > 27 * (id) + 12 && (pid) <= 27 * (id) + 39) || \
	 ((pid) > 81 * (id) + 39 && (pid) <= 81 * (id) + 120))

/* Whether it is the life that lasts, or that ended last, that has a program. */
#define IS_LOADED_WITH(pid) \
	(PROC.of[pid].loaded == \
	 PROC.of[pid].life + (ABTCB[pid].state != THREAD_DEAD))

/* What is known of a process is so of who has its container. */
#define IS_LOADED_SOUND(pid) \
	(!IS_LOADED_WITH(pid) || PROC.of[pid].program < MODULES.count || \
	 PROC.of[pid].program == MODULE_NONE)
#define IS_PROCESS_SOUND(pid) \
	(!IS_USED(pid) || \
	 (IS_LOADED_SOUND(pid) && \
	  (ABTCB[pid].state == THREAD_DEAD || (pid) == ROOT_PROCESS || \
	   PROC.of[pid].status == 0) && \
	  (ABTCB[pid].state != THREAD_SLEEP || \
	   (SLEEP[pid] < NUM_IDS && ABTCB[pid].queue == SLEEP[pid]))))

bool spec_proc_is_alive(uint32_t pid);
bool spec_proc_has_run(uint32_t pid);
bool spec_proc_is_below(uint32_t pid);
bool spec_proc_sleep(uint32_t channel);
void spec_proc_setup(uint32_t mbi);
void spec_proc_set_entry(uint32_t entry);
bool spec_proc_is_program(uint32_t module);
uint32_t spec_proc_pages(uint32_t module);
void spec_proc_load_root(uint32_t module);
uint32_t spec_proc_create(uint32_t module, uint32_t quota);
uint32_t spec_proc_run(void);
uint32_t spec_proc_state(uint32_t pid);
uint32_t spec_proc_program(uint32_t pid);
void spec_proc_check(void);
void spec_proc_exit(uint32_t status);
void spec_proc_kill(uint32_t pid, uint32_t status);
