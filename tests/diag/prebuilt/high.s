	.globl	high_next
high_next:
	call	low_peek
	jmp	bag_next
