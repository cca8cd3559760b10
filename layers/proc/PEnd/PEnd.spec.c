/* Whether all invariants hold, nobody sees afterwards. */
_Noreturn void
spec_system_end(uint32_t status)
{
	AXIOM("the machine is turned off");
	STOP();
}
