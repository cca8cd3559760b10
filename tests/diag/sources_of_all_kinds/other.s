	call	port_in
	ret
