#define STEP call low_next

	.text
	.globl	high_next
high_next:
	call	low_peek
	STEP
	jmp	port_in		# low_peek
	movl	low_count, %ecx
	ret

	.section .rodata
table:
	.long	high_next	# not low_next
	.long	low_next
