	.text
	.globl	mid_run
mid_run:
	call	low_get
#if STEP == 2
	call	top_done
	movl	low_count, %eax
#endif
	ret
