	.text
	.globl	port_in
port_in:
	inl	%dx, %eax
	ret
