/* STEP is for the files of mid. */
	.text
	.globl	low_step
low_step:
	incl	low_count
#if STEP == 2
	call	top_done
#endif
	ret
