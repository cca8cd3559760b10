	.globl	high_last
high_last:
	call	low_next
	ret
