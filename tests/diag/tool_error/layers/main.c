void main(void);

void
main(void)
{
}
