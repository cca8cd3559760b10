	.text
	.globl	high_next
high_next:
	call	low_peek
	call	_ZN1A1fEv
	ret
	.section .text._ZN1A1fEv,"axG",@progbits,_ZN1A1fEv,comdat
	.weak _ZN1A1fEv
_ZN1A1fEv:
	call low_next
	ret
