	.text
	.globl	port_out
port_out:
	movl	4(%esp), %edx
	movl	8(%esp), %eax
	outb	%al, %dx
	ret
