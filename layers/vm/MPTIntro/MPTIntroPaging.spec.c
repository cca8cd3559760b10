/* What the processor is told of page maps. */
#include "MPTIntro.state.h"

#include "layerc_x86.h"

enum { MSR_EFER = 0xc0000080 };

/* Its entries are read anew, and what was known of addresses is forgotten. */
void
spec_set_pt(uint32_t id)
{
	REQUIRE(id < NUM_IDS);
	PT.id = id;
	PAGING.controls[CONTROL_MAP] = MAP_AT(id);
	PAGING.maps_read++;
}

bool
spec_set_pe(void)
{
	REQUIRE(PAGING.controls[CONTROL_MAP] == MAP_AT(PT.id));
	if (!CAN_PAGE)
		return false;
	PAGING.controls[4] |= CONTROL_PAE | CONTROL_PGE;
	EFER |= PAGING_NXE;
	PAGING.controls[0] |= CONTROL_PG | CONTROL_WP | CONTROL_EM;
	return true;
}

void
spec_flush_page(uint32_t va)
{
	PAGING.flushed[PAGING.flushes++ % FLUSHES_MOST] = va;
}

uint32_t
spec_x86_get_cr(uint32_t number)
{
	AXIOM("the processor tells");
	REQUIRE(number == 0 || number == 4);
	return PAGING.controls[number];
}

void
spec_x86_set_cr(uint32_t number, uint32_t value)
{
	AXIOM("the processor keeps it");
	REQUIRE(number == 0 || number == 3 || number == 4);
	PAGING.controls[number] = value;
	if (number == CONTROL_MAP)
		PAGING.maps_read++;
}

void
spec_x86_invlpg(uint32_t address)
{
	AXIOM("the processor forgets it");
	PAGING.flushed[PAGING.flushes++ % FLUSHES_MOST] = address;
}

void
spec_x86_cpuid(void)
{
	AXIOM("the processor says what it has");
	uint32_t n = CPU.eax - EXTENDED_FEATURES;
	const struct feature_state *feature;

	REQUIRE(n < FEATURES_EXTENDED || CPU.eax < FEATURES_BASIC);
	feature = CPU.eax < FEATURES_BASIC ? &PAGING.basic[CPU.eax]
	                                   : &PAGING.extended[n];
	CPU.eax = feature->eax;
	CPU.ebx = feature->ebx;
	CPU.ecx = feature->ecx;
	CPU.edx = feature->edx;
}

uint64_t
spec_x86_rdmsr(uint32_t number)
{
	AXIOM("the processor keeps it");
	REQUIRE(number == MSR_EFER);
	return EFER;
}

void
spec_x86_wrmsr(uint32_t number, uint64_t value)
{
	AXIOM("the processor keeps it");
	REQUIRE(number == MSR_EFER);
	EFER = value;
}
