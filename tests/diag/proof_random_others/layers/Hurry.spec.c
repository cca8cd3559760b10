void
spec_hurry(void)
{
	AXIOM("it is only tried");
}
