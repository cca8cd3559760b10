-- Drives a project in neovim's own client, as a person would with keys; prints
-- "pass NAME" or "FAIL NAME".
--
--	nvim --headless -u INIT -c 'luafile neovim.lua'
--
-- In the project's root, with what starts the server in INIT.
local limit = 60000

local function say(name, holds, details)
	io.stdout:write((holds and "pass " or "FAIL ") .. name .. "\n")
	if not holds then
		io.stdout:write("\t" .. vim.inspect(details):gsub("\n", "\n\t")
			.. "\n")
	end
end

local function wait(wanted)
	return vim.wait(limit, wanted, 20)
end

local function problems()
	return vim.diagnostic.get(0)
end

-- Opens a file; docs/editors.md has what starts the server then.
local function edit(path)
	vim.cmd("silent edit " .. path)
	wait(function()
		local client = vim.lsp.get_active_clients()[1]

		return client and client.initialized
	end)
end

-- Puts the cursor on words.
local function go(words)
	vim.fn.cursor(1, 1)
	vim.fn.search("\\V" .. vim.fn.escape(words, "\\"), "c")
end

local function here()
	return vim.fn.fnamemodify(vim.api.nvim_buf_get_name(0), ":.") .. ":" ..
		vim.fn.line(".") .. ": " .. vim.fn.expand("<cword>")
end

local function jump(name, words, want)
	go(words)
	local from = here()

	vim.lsp.buf.definition()
	wait(function() return here() ~= from end)
	-- Of several places it goes to the first, and lists them in a window.
	vim.cmd("cclose")
	say(name, here() == want, { here(), want })
end

local function main()
	edit("client/main.c")
	go("print(\"\\n\")")
	vim.cmd("normal! ccport_out(1, 2);")
	say("a hidden call is shown while it is typed", wait(function()
		return #problems() == 1
	end) and problems()[1].code == "CONTEXT.client_call", problems())
	vim.cmd("silent undo")
	say("and goes when it is undone", wait(function()
		return #problems() == 0
	end), problems())
	jump("from a call to the code", "counter_set",
		"layers/Counter/Counter.c:14: counter_set")
	go("counter_set")
	vim.lsp.buf.rename("number_set")
	say("a primitive is renamed where it is written", wait(function()
		return vim.fn.search("number_set", "cn") > 0
	end), here())
	vim.cmd("silent wall!")
	edit("layers/Console/Console.layer")
	jump("from a manifest to assembly", "port_in",
		"layers/Machine/Machine.asm:24: port_in")
end

local is_well, wrong = pcall(main)

say("the editor has no errors", is_well, wrong)
vim.lsp.stop_client(vim.lsp.get_active_clients())
wait(function() return #vim.lsp.get_active_clients() == 0 end)
vim.cmd("qall!")
