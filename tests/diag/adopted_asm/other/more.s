	.text
	.globl	mid_more
mid_more:
	call	low_get
	call	low_step
	ret
