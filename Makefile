# The whole build.  `make run` and `make test` need nothing but git and make
# on a Debian machine; see README.md.

LLVM     ?= 14
CC        = clang-$(LLVM)
KERNEL   ?= mcertikos-emb
WARNINGS  = -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wsign-conversion \
            -Wstrict-prototypes -Wmissing-prototypes -Wvla -Wundef \
            -Wwrite-strings -Wformat=2 -Werror
CFLAGS    = -O2 -g
FOLDER    = /usr/lib/llvm-$(LLVM)
STANDARD  = -std=c17 -D_GNU_SOURCE -DLLVM_FOLDER='"$(FOLDER)"' \
            -DLLVM_LIBRARY='"$(FOLDER)/lib/libclang-$(LLVM).so.1"' $(WARNINGS) \
            -isystem $(FOLDER)/include -Ibuild/gen
LIBRARIES = -lelf -ldw -ljansson -liberty -lcapstone
SANITIZE  = -fsanitize=address,undefined -fno-sanitize-recover=all

# The prover is a program of its own, since it alone needs LLVM and Z3.
PROVER   := $(sort $(wildcard layerc/verify/*.c))
LIFTER   := $(sort $(wildcard layerc/lift/*.c))
SOURCES  := $(filter-out $(PROVER) $(LIFTER),$(sort $(wildcard layerc/*.c layerc/*/*.c)))
OBJECTS   = $(SOURCES:%.c=build/obj/%.o)
CHECKED   = $(SOURCES:%.c=build/san/%.o)
UNITS    := $(patsubst tests/unit/%.c,build/unit/%,$(sort $(wildcard tests/unit/*.c)))

# Fuzzers see an arena without blocks and do without what reads C.
FUZZERS  := $(patsubst tests/fuzz/corpus/%,build/fuzz/%,$(sort $(wildcard tests/fuzz/corpus/*)))
FUZZED   := $(filter-out layerc/base/arena.c,$(wildcard layerc/base/*.c layerc/report/*.c \
              layerc/manifest/*.c layerc/calculus/*.c)) $(wildcard layerc/source/object*.c) \
              $(wildcard layerc/source/code*.c layerc/source/instruction*.c) \
              layerc/source/cache.c $(wildcard layerc/source/store*.c) \
              layerc/lsp/frame.c layerc/lsp/position.c \
              layerc/source/paths.c layerc/source/depfile.c layerc/source/archive.c tests/fuzz/arena.c tests/fuzz/world.c
FUZZED   := $(FUZZED:%.c=build/fuzz/obj/%.o)
AFL      := $(FUZZERS:build/fuzz/%=build/afl/%)


# Children of make that install packages see what is installed already.
SETUP     = LLVM=$(LLVM) sh setup.sh

.PHONY: all schemas adoption corpus differ seeds cross-check replay verify-table run test lint lines mutants matrix compare fuzz fuzz-specs fuzzers afl bench compilers format clean setup install deb manual units san guest linux pae torture

all: build/layerc

# "make V=1" shows whole command lines.
ifneq ($(V),1)
.SILENT:
endif

# The examples that 'explain' shows are those that are tested.
REPAIRS  := $(sort $(wildcard tests/diag/*/repair))

build/gen/repairs.def: $(REPAIRS) Makefile
	mkdir -p $(@D)
	for file in $(REPAIRS); do \
		name=$${file%/repair}; \
		echo "REPAIR($${name##*/},"; \
		sed 's/["\\]/\\&/g; s/	/\\t/g; s/.*/"&\\n"/' $$file; \
		echo ")"; \
	done >$@

# Texts that layerc writes: where proofs are made, into its page, for "new".
AS_TEXT   = sed 's/["\\]/\\&/g; s/	/\\t/g; s/.*/"&\\n",/' $(filter layerc/%,$^) >$@
build/gen/page_html.def: layerc/picture/page.html
build/gen/page_css.def: layerc/picture/page.css
build/gen/page_js.def: layerc/picture/page.js layerc/picture/calls.js
PAGE     := $(patsubst %,build/gen/page_%.def,html css js)
build/gen/template_%.def: layerc/templates/%.txt
	mkdir -p $(@D)
	$(AS_TEXT)
TEMPLATES := $(patsubst layerc/templates/%.txt,build/gen/template_%.def,$(wildcard layerc/templates/*.txt))
$(PAGE): Makefile
	mkdir -p $(@D)
	$(AS_TEXT)

# What proofs, counterexamples and random calls are compiled with.
NATIVE   := layerc/verify/layerc_spec.h layerc/verify/layerc_replay.h layerc/verify/layerc_random.h \
              layerc/lift/layerc_x86.h $(sort $(wildcard layerc/verify/native/*))
build/gen/native.def: $(NATIVE) Makefile
	mkdir -p $(@D)
	for file in $(NATIVE); do \
		echo "{\"$${file##*/}\", (const char *const[]){"; \
		sed 's/["\\]/\\&/g; s/	/\\t/g; s/.*/"&\\n",/' $$file; \
		echo "NULL}},"; \
	done >$@

build/obj/layerc/build/prover.o build/san/layerc/build/prover.o: build/gen/native.def
$(foreach b,obj san,build/$b/layerc/commands/new.o build/$b/layerc/commands/new_primitive.o): $(TEMPLATES)
build/obj/layerc/picture/page.o build/san/layerc/picture/page.o: $(PAGE)

build/obj/layerc/report/diag.o build/san/layerc/report/diag.o \
build/fuzz/obj/layerc/report/diag.o: build/gen/repairs.def

build/layerc: $(OBJECTS)
	echo link $@
	$(CC) $(CFLAGS) -o $@ $(OBJECTS) $(LIBRARIES)

build/layerc-san: $(CHECKED)
	echo link $@
	$(CC) -g $(SANITIZE) -o $@ $(CHECKED) $(LIBRARIES)

build/layerc-lift: $(LIFTER:%.c=build/obj/%.o) $(filter-out build/obj/layerc/main.o,$(OBJECTS))
	echo link $@
	$(CC) $(CFLAGS) -o $@ $^ $(LIBRARIES)

# Only the parts of LLVM that it needs: the shared library of all of it takes as
# long to load as half of the proofs take.
LLVM_PARTS = $(shell $(FOLDER)/bin/llvm-config --link-static --libs core bitreader target)
PROVES    = -L$(FOLDER)/lib $(LLVM_PARTS) -Wl,--gc-sections -lz -ltinfo \
            -lz3 -lcadical -lstdc++ -lm -ljansson -liberty

build/layerc-prove: $(PROVER:%.c=build/obj/%.o) $(filter build/obj/layerc/base/%,$(OBJECTS))
	echo link $@
	$(CC) $(CFLAGS) -o $@ $^ $(PROVES)

build/layerc-prove-san: $(PROVER:%.c=build/san/%.o) $(filter build/san/layerc/base/%,$(CHECKED))
	echo link $@
	$(CC) -g $(SANITIZE) -o $@ $^ $(PROVES)

build/obj/%.o: %.c
	mkdir -p $(@D)
	echo cc $@
	$(CC) $(STANDARD) $(CFLAGS) -MMD -MP -c -o $@ $<

build/san/%.o: %.c
	mkdir -p $(@D)
	echo cc $@
	$(CC) $(STANDARD) -O1 -g $(SANITIZE) -MMD -MP -c -o $@ $<

build/unit/%: tests/unit/%.c $(filter-out build/san/layerc/main.o,$(CHECKED))
	mkdir -p $(@D)
	echo cc $@
	$(CC) $(STANDARD) -O1 -g $(SANITIZE) -MMD -MP -o $@ $(filter %.c %.o,$^) $(LIBRARIES)

# Terms know neither LLVM nor Z3, and their bits CaDiCaL alone.
TERMS     = $(patsubst %.c,build/san/%.o,$(wildcard layerc/verify/term*.c layerc/verify/simplify*.c))
build/unit/terms build/unit/bits: $(TERMS) build/san/layerc/verify/bits.o build/san/layerc/verify/gates.o
build/unit/terms build/unit/bits: LIBRARIES += -lcadical -lstdc++ -lm

units: $(UNITS)
san: build/layerc-san

setup:
	$(SETUP) build run iso test verify page package

run:
	$(SETUP) build run
	$(MAKE) --no-print-directory -s build/layerc
	build/layerc run $(KERNEL)

test: guest
	$(SETUP) build run iso test verify page package
	$(MAKE) --no-print-directory -s -j2 build/layerc build/layerc-prove build/layerc-lift units san
	tests/run

# What others' programs ask of reports: from the registry of npm.
build/schemas/sarif.json: tests/ci/fetch
	tests/ci/fetch $(@D)

schemas: build/schemas/sarif.json

lint:
	tests/lint/run

# Every line of every manifest, removed.
lines:
	$(SETUP) build run test
	$(MAKE) --no-print-directory -s build/layerc
	tests/lines/run 1

# Each seeded violation built, so that objects and images are examined too.
mutants:
	$(SETUP) build run test
	$(MAKE) --no-print-directory -s build/layerc
	tests/mutants/run --build --table

# What of that depends on the compiler, with each of them and at each level.
matrix:
	$(SETUP) build run test compilers
	$(MAKE) --no-print-directory -s build/layerc
	tests/mutants/matrix

# Code bases of others: what init and check make of them.
adoption:
	$(SETUP) build run
	$(MAKE) --no-print-directory -s build/layerc
	tests/adoption/run

# Random functions, as the prover runs them and as processors do.
SEED     ?= 1
differ:
	$(SETUP) build run test
	$(MAKE) --no-print-directory -s build/layerc-prove build/layerc-lift
	tests/verify/differ.py 1000 300 $(SEED)
	tests/verify/processor.py 3000 300 $(SEED)

# 100000 system calls as a kernel has made them, by its specifications.
replay:
	$(SETUP) build run test verify
	$(MAKE) --no-print-directory -s build/layerc build/layerc-prove build/layerc-lift
	tests/replay/run 100000

# Every input that the fuzzers keep, once; building them takes longest.
corpus:
	$(SETUP) build run test verify
	tests/run corpus

# Small errors in all code that is proved, or in one place of PART, and those in
# specifications, relations and assembly: each has to be refuted.
seeds: PART ?= 14
seeds:
	$(SETUP) build run verify
	$(MAKE) --no-print-directory -s build/layerc build/layerc-prove build/layerc-lift
	tests/verify/seeds.py
	tests/verify/seeds_assembly.py
	tests/verify/mutate.py --part $(PART)

# A second solver's opinion of all that is proved.
cross-check:
	$(SETUP) build run verify
	$(MAKE) --no-print-directory -s build/layerc build/layerc-prove build/layerc-lift
	build/layerc verify --cross-check

# The table of what is proved, in all kernels.
verify-table:
	$(SETUP) build run verify
	$(MAKE) --no-print-directory -s build/layerc build/layerc-prove build/layerc-lift
	tests/verify/table.py >build/verified.md
	cp build/verified.md docs/verified.md

# What other tools find of it: the table of docs/comparison.md.
compare:
	$(SETUP) build run test compare
	$(MAKE) --no-print-directory -s build/layerc
	tests/mutants/compare

bench: guest
	$(SETUP) build run test
	$(MAKE) --no-print-directory -s build/layerc build/layerc-prove build/layerc-lift $(GUEST)/bare
	tests/bench/run
	tests/bench/verify
	tests/bench/paths
	tests/bench/linux

compilers:
	$(SETUP) build run test compilers
	$(MAKE) --no-print-directory -s build/layerc
	tests/compilers/run all

build/fuzz/obj/%.o: %.c
	mkdir -p $(@D)
	echo cc $@
	$(CC) $(STANDARD) -O2 -g $(SANITIZE) $(COVERAGE) -MMD -MP -c -o $@ $<

# How far two words differ is asked a hundred times for one mistake: without
# coverage, since it would take most of the time and steers nothing.
COVERAGE  = -fsanitize=fuzzer-no-link
build/fuzz/obj/layerc/report/spelling.o: COVERAGE = -fno-sanitize=all

$(FUZZERS): build/fuzz/%: build/fuzz/obj/tests/fuzz/%.o $(FUZZED)
	echo link $@
	$(CC) -g $(SANITIZE) -fsanitize=fuzzer -o $@ $^ $(LIBRARIES)

# The same targets for AFL++, whose compiler counts coverage by itself.
build/afl/obj/%.o: %.c
	mkdir -p $(@D)
	echo afl $@
	AFL_QUIET=1 afl-clang-fast $(STANDARD) -Wno-error -O2 -g $(SANITIZE) $(PLAIN) -MMD -MP -c -o $@ $<

build/afl/obj/layerc/report/spelling.o: PLAIN = -fno-sanitize=all

$(AFL): build/afl/%: build/afl/obj/tests/fuzz/%.o $(FUZZED:build/fuzz/%=build/afl/%)
	echo link $@
	AFL_QUIET=1 afl-clang-fast -g $(SANITIZE) -fsanitize=fuzzer -o $@ $^ $(LIBRARIES)

fuzzers: $(FUZZERS)
afl: $(AFL)

# An hour of each target, half of it by AFL++: some hours in all.
fuzz:
	$(SETUP) build run test fuzz
	tests/fuzz/run 900
	tests/fuzz/run --afl 900

# Each layer of mcertikos, its code against its specifications, for a minute.
fuzz-specs:
	$(SETUP) build run test verify fuzz
	$(MAKE) --no-print-directory -s build/layerc build/layerc-prove build/layerc-lift
	tests/fuzz/specs 60

# The guest of mcertikos-hyp: Debian's kernel as it is, and a first file system
# with one program.
GUEST     = build/guest
INSTALLER = /usr/lib/debian-installer/images/12/i386/text/debian-installer/i386
GUEST_C   = $(wildcard runtime/guest/*.c) runtime/user/lib/text.c \
            runtime/user/lib/print.c runtime/user/lib/divide.c
GUEST_ASM = $(wildcard runtime/guest/*.asm asm/mem*.asm)
GUEST_O   = $(GUEST_C:%.c=$(GUEST)/obj/%.o) $(GUEST_ASM:%.asm=$(GUEST)/obj/%.asm.o)

guest:
	$(SETUP) build run guest
	$(MAKE) --no-print-directory -s $(GUEST)/vmlinuz $(GUEST)/initrd $(GUEST)/linux.conf

# Debian's Linux in a virtual machine of the kernel: type "linux".
linux: guest
	$(MAKE) --no-print-directory -s build/layerc
	build/layerc run mcertikos-hyp -m 512M --file vmlinuz=$(GUEST)/vmlinuz \
		--file initrd=$(GUEST)/initrd --file linux.conf=$(GUEST)/linux.conf

# The suite of guests with Debian's kernel for processors with PAE.
pae: guest
	$(MAKE) --no-print-directory -s build/layerc $(GUEST)/vmlinuz-pae
	tests/guest/run $(GUEST)/vmlinuz-pae

$(GUEST)/vmlinuz-pae:
	tests/guest/fetch linux-image-686-pae $@

# A hostile monitor and guest, for 10^5 exits; or: make torture EXITS=n SEED=n
torture:
	$(SETUP) build run
	$(MAKE) --no-print-directory -s build/layerc
	tests/kernel/hyp/torture $(EXITS) $(SEED)

$(GUEST)/vmlinuz: $(INSTALLER)/linux
	mkdir -p $(@D)
	cp $< $@

$(GUEST)/linux.conf: runtime/guest/linux.conf
	mkdir -p $(@D)
	cp $< $@

# The same Linux without a hypervisor, for tests/bench/linux.
BARE_C    = tests/bench/bare/main.c runtime/vmm/linux.c runtime/vmm/config.c \
            runtime/vmm/file.c runtime/user/lib/text.c runtime/user/lib/print.c \
            runtime/user/lib/divide.c
BARE_O    = $(GUEST)/bare-obj/tests/bench/bare/start.asm.o $(BARE_C:%.c=$(GUEST)/bare-obj/%.o) \
            $(patsubst %.asm,$(GUEST)/bare-obj/%.asm.o,$(wildcard asm/mem*.asm))

$(GUEST)/bare: $(BARE_O)
	ld -m elf_i386 -nostdlib -static -z noexecstack --build-id=none -Ttext=0x10000000 -o $@ $^

$(GUEST)/initrd: $(GUEST)/init runtime/guest/cpio.sh
	sh runtime/guest/cpio.sh $< >$@

$(GUEST)/init: $(GUEST_O)
	ld -m elf_i386 -nostdlib -static -z noexecstack --build-id=none -s -o $@ $^

GUEST_CC  = $(CC) --target=i386-pc-linux-gnu -march=pentiumpro -std=c17 -O2 -ffreestanding \
            -nostdlibinc -fno-pic -fno-stack-protector -fno-asynchronous-unwind-tables \
            -mgeneral-regs-only -Wall -Wextra -Wshadow -Wconversion -Wstrict-prototypes \
            -Wmissing-prototypes -Werror -Iruntime/user/lib

$(GUEST)/obj/%.o: %.c $(wildcard runtime/guest/*.h runtime/user/lib/*.h)
	mkdir -p $(@D)
	$(GUEST_CC) -Iruntime/guest -c -o $@ $<

$(GUEST)/bare-obj/%.o: %.c $(wildcard tests/bench/bare/*.h runtime/vmm/*.h runtime/user/lib/*.h)
	mkdir -p $(@D)
	$(GUEST_CC) -Itests/bench/bare -c -o $@ $<

$(GUEST)/obj/%.asm.o $(GUEST)/bare-obj/%.asm.o: %.asm
	mkdir -p $(@D)
	nasm -f elf32 -Wall -o $@ $<

# The manual: of each command what it says of itself, and its section in docs/.
PAGES     = $(addprefix build/man/layerc,.1 $(patsubst %,-%.1,$(shell sed -n 's/^## //p' docs/commands.md)))
DATED     = $(shell git log -1 --format=%ad --date='format:%B %d, %Y' -- docs/commands.md 2>/dev/null)

$(PAGES): docs/commands.md packaging/man.awk build/layerc
	mkdir -p $(@D)
	name=$(patsubst build/man/layerc%.1,%,$@); name=$${name#-}; \
	build/layerc $$name --help | awk -f packaging/man.awk -v name=$$name \
		-v date='$(or $(DATED),January 1, 2026)' - docs/commands.md >$@

OF_OTHERS = build/man/layerc-prove.1 build/man/layerc-lift.1

$(OF_OTHERS): build/man/%.1: docs/programs.md packaging/man.awk build/%
	mkdir -p $(@D)
	build/$* --help | awk -f packaging/man.awk -v name=$(*:layerc-%=%) \
		-v date='$(or $(DATED),January 1, 2026)' - docs/programs.md >$@

manual: $(PAGES) $(OF_OTHERS)

PREFIX   ?= /usr/local
SHARE     = $(DESTDIR)$(PREFIX)/share
PROGRAMS  = build/layerc build/layerc-prove build/layerc-lift
ZSH      ?= $(SHARE)/zsh/site-functions

install: $(PROGRAMS) $(PAGES) $(OF_OTHERS)
	install -d $(DESTDIR)$(PREFIX)/bin $(SHARE)/man/man1 $(SHARE)/doc/layerc/docs $(ZSH) \
		$(SHARE)/bash-completion/completions $(SHARE)/fish/vendor_completions.d
	install $(PROGRAMS) $(DESTDIR)$(PREFIX)/bin
	install -m 644 $(PAGES) $(OF_OTHERS) $(SHARE)/man/man1
	install -m 644 README.md $(SHARE)/doc/layerc
	install -m 644 docs/layers.yml $(filter-out docs/plan-%,$(wildcard docs/*.md)) $(SHARE)/doc/layerc/docs
	install -m 644 packaging/layerc.bash $(SHARE)/bash-completion/completions/layerc
	install -m 644 packaging/_layerc $(ZSH)
	install -m 644 packaging/layerc.fish $(SHARE)/fish/vendor_completions.d
	install -d $(SHARE)/layerc && cp -r packaging/editors $(SHARE)/layerc

deb: $(PROGRAMS) $(PAGES) $(OF_OTHERS)
	rm -rf build/deb
	$(MAKE) --no-print-directory -s install DESTDIR=build/deb/layerc PREFIX=/usr \
		ZSH=build/deb/layerc/usr/share/zsh/vendor-completions
	packaging/deb.sh build/deb/layerc $(LLVM)

format:
	clang-format-$(LLVM) -i $(shell git ls-files '*.c' '*.h')
	build/layerc fmt layers

clean:
	rm -rf build

-include $(PROVER:%.c=build/obj/%.d) $(PROVER:%.c=build/san/%.d) $(OBJECTS:.o=.d) $(CHECKED:.o=.d) $(UNITS:=.d) \
         $(FUZZERS:build/fuzz/%=build/fuzz/obj/tests/fuzz/%.d) $(FUZZED:.o=.d) \
         $(FUZZERS:build/fuzz/%=build/afl/obj/tests/fuzz/%.d) \
         $(FUZZED:build/fuzz/%.o=build/afl/%.d)
