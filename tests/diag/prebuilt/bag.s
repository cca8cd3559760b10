	.globl	bag_next
bag_next:
	call	low_next
	ret
