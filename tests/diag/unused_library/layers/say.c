void say(void);

void
say(void)
{
}
