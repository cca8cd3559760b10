void
main(void)
{
}
