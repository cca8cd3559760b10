	.globl too_far, backward
	.text
too_far:
	pushl %ebx
	movl 8(%esp), %eax
	popl %ebx
	popl %ecx
	ret

backward:
	pushl %edi
	pushl %esi
	std
	cmpsb
	sete %al
	popl %esi
	popl %edi
	ret
