#!/usr/bin/env python3
"""Random instructions: what layerc-lift makes of them, and the processor.

	processor.py FUNCTIONS TRIALS [SEED]

Each function is a row of random instructions on registers and a buffer.  It is
assembled; the object runs as it is, and as the C that layerc-lift makes of it,
from the same random registers, flags and bytes.  Both must leave the same,
but for flags that the manual leaves undefined.
"""
import os
import random
import subprocess
import sys

BUILD = 'build/verify'
WHOLE = ['eax', 'ecx', 'edx', 'ebx', 'ebp', 'esi', 'edi']
HALVES = ['ax', 'cx', 'dx', 'bx', 'bp', 'si', 'di']
BYTES = ['al', 'cl', 'dl', 'bl', 'ah', 'ch', 'dh', 'bh']
CONDITIONS = {
    'o': 'o', 'no': 'o', 'b': 'c', 'ae': 'c', 'e': 'z', 'ne': 'z',
    'be': 'cz', 'a': 'cz', 's': 's', 'ns': 's', 'l': 'so', 'ge': 'so',
    'le': 'zso', 'g': 'zso'}
ALL = set('czso')

HARNESS = r'''
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "layerc_x86.h"

struct x86_cpu CPU, before, natively;
unsigned char buffer[128];
static unsigned char bytes[2][128];
static uint32_t stack[64];
void run_native(struct x86_cpu *cpu, void (*function)(void));

uint32_t layerc_unknown(void) { return 0; }
void layerc_assert(_Bool holds) { (void)holds; }

static uint32_t
next(void)
{
	static uint32_t state = SEED * 2654435761u + 1;
	static const uint32_t edges[] = {
		0, 1, 2, 31, 127, 128, 255, 32767, 32768, 65535,
		0x7fffffff, 0x80000000, 0xffffffff, 0xffffff80,
	};

	state ^= state << 13;
	state ^= state >> 17;
	state ^= state << 5;
	return state % 3 ? state : edges[state / 3 % 14];
}

#define EXTERN(name, flags) void name(void); void lifted_##name(void);
#include "functions.def"
#undef EXTERN
#define EXTERN(name, flags) {#name, flags, name, lifted_##name},
static const struct {
	const char *name, *flags;
	void (*native)(void), (*lifted)(void);
} functions[] = {
#include "functions.def"
};

static int
differ(const char *flags)
{
	const uint32_t *have = &CPU.eax, *want = &natively.eax;

	for (int i = 0; i < 8; i++)
		if (have[i] != want[i] && i != 4)
			return 1;
	return (strchr(flags, 'c') && CPU.cf != natively.cf) ||
	       (strchr(flags, 'z') && CPU.zf != natively.zf) ||
	       (strchr(flags, 's') && CPU.sf != natively.sf) ||
	       (strchr(flags, 'o') && CPU.of != natively.of) ||
	       CPU.df != natively.df || CPU.esp != (uint32_t)&stack[63] + 4 ||
	       memcmp(bytes[0], bytes[1], sizeof(buffer)) != 0;
}

static int
try(size_t i)
{
	unsigned char first[128];

	for (int k = 0; k < 8; k++)
		(&before.eax)[k] = next();
	before.cf = next() & 1, before.zf = next() & 1;
	before.sf = next() & 1, before.of = next() & 1;
	for (size_t k = 0; k < sizeof(buffer); k++)
		first[k] = (unsigned char)next();
	memcpy(buffer, first, sizeof(buffer));
	natively = before;
	run_native(&natively, functions[i].native);
	memcpy(bytes[0], buffer, sizeof(buffer));
	memcpy(buffer, first, sizeof(buffer));
	CPU = before;
	CPU.esp = (uint32_t)&stack[63];
	functions[i].lifted();
	memcpy(bytes[1], buffer, sizeof(buffer));
	return differ(functions[i].flags);
}

int
main(void)
{
	int failed = 0;

	for (size_t i = 0; i < sizeof(functions) / sizeof(*functions); i++)
		for (int k = 0; k < TRIALS; k++)
			if (try(i)) {
				printf("%s\n", functions[i].name);
				failed = 1;
				break;
			}
	return failed;
}
'''

TRAMPOLINE = '''
        bits    32
        section .text
        global  run_native
run_native:                             ; cpu, function
        pusha
        mov     edi, [esp + 36]
        mov     eax, [esp + 40]
        mov     [target], eax
        mov     [state], edi
        mov     [stack], esp
        mov     eax, [edi + 36]         ; cf
        mov     ecx, [edi + 40]         ; zf
        shl     ecx, 6
        or      eax, ecx
        mov     ecx, [edi + 44]         ; sf
        shl     ecx, 7
        or      eax, ecx
        mov     ecx, [edi + 48]         ; of
        shl     ecx, 11
        or      eax, ecx
        push    eax
        mov     eax, [edi]
        mov     ecx, [edi + 4]
        mov     edx, [edi + 8]
        mov     ebx, [edi + 12]
        mov     ebp, [edi + 20]
        mov     esi, [edi + 24]
        mov     edi, [edi + 28]
        popf
        call    [target]
        pushf
        push    edi
        mov     edi, [state]
        mov     [edi], eax
        mov     [edi + 4], ecx
        mov     [edi + 8], edx
        mov     [edi + 12], ebx
        mov     [edi + 20], ebp
        mov     [edi + 24], esi
        pop     dword [edi + 28]
        pop     eax
        %macro  flag 2
        mov     ecx, eax
        shr     ecx, %1
        and     ecx, 1
        mov     [edi + %2], ecx
        %endmacro
        flag    0, 36
        flag    6, 40
        flag    7, 44
        flag    11, 48
        flag    10, 52
        cld
        mov     esp, [stack]
        popa
        ret
        section .bss
target: resd    1
state:  resd    1
stack:  resd    1
        section .note.GNU-stack noalloc noexec nowrite progbits
'''


class Maker:
    """Writes rows of instructions, and knows which flags are defined."""

    def __init__(self, seed):
        self.random = random.Random(seed)

    def pick(self, *choices):
        return self.random.choice(choices)

    def memory(self, size):
        """A place in the buffer; what addresses it is set right before."""
        if self.pick(True, False):
            return [], f'[buffer + {self.random.randrange(120)}]'
        index, base = self.random.sample(WHOLE, 2)
        return ([f'mov {index}, {self.random.randrange(12)}',
                 f'mov {base}, buffer + {self.random.randrange(16)}'],
                f'[{base} + {index} * {self.pick(1, 2, 4, 8)}]')

    def register(self, size):
        return self.pick(*{4: WHOLE, 2: HALVES, 1: BYTES}[size])

    def number(self, size):
        edge = self.pick(0, 1, 2, 0x7f, 0x80, 0xff)
        return self.pick(edge, self.random.randrange(1 << size * 8))

    def operands(self, size):
        """Two operands, of which at most one is in memory."""
        word = {4: 'dword', 2: 'word', 1: 'byte'}[size]
        before, place = self.memory(size)
        kind = self.random.randrange(5)
        if kind == 0:
            return before, f'{word} {place}, {self.register(size)}'
        if kind == 1:
            return before, f'{self.register(size)}, {word} {place}'
        if kind == 2:
            return before, f'{word} {place}, {self.number(size)}'
        if kind == 3:
            return [], f'{self.register(size)}, {self.number(size)}'
        return [], f'{self.register(size)}, {self.register(size)}'

    def instruction(self):
        """One or more lines; changes what is known of the flags."""
        size = self.pick(4, 4, 2, 1)
        word = {4: 'dword', 2: 'word', 1: 'byte'}[size]
        kind = self.pick('two', 'two', 'two', 'one', 'shift', 'multiply',
                         'move', 'extend', 'condition', 'stack', 'string',
                         'skip', 'flag', 'exchange')
        if kind == 'two':
            carry = ['adc', 'sbb'] if 'c' in self.known else []
            name = self.pick('add', 'sub', 'cmp', 'and', 'or', 'xor', *carry)
            before, operands = self.operands(size)
            if name == 'and' or self.pick(True, False):
                self.known = set(ALL)
                return before + [f'{name} {operands}']
            self.known = set(ALL)
            return before + [f'{name} {operands}']
        if kind == 'one':
            name = self.pick('inc', 'dec', 'neg', 'not')
            before, place = self.memory(size)
            to = self.pick(f'{word} {place}', self.register(size))
            if name in ('inc', 'dec'):
                self.known |= set('zso')
            elif name == 'neg':
                self.known = set(ALL)
            return (before if '[' in to else []) + [f'{name} {to}']
        if kind == 'shift':
            count = self.pick(1, 1, self.random.randrange(1, size * 8))
            self.known = set('czso') if count == 1 else set('czs')
            return [f'{self.pick("shl", "shr", "sar")} '
                    f'{self.register(size)}, {count}']
        if kind == 'multiply':
            self.known = set('co')
            if size == 4 and self.pick(True, False):
                return [f'mul {self.register(4)}']
            size = max(size, 2)
            rest = self.pick('', f', {self.random.randrange(1 << 15)}')
            return [f'imul {self.register(size)}, {self.register(size)}{rest}']
        if kind == 'move':
            before, operands = self.operands(size)
            return before + [f'mov {operands}']
        if kind == 'extend':
            small = self.pick(1, 2)
            return [self.pick(
                f'{self.pick("movzx", "movsx")} {self.register(4)}, '
                f'{self.register(small)}', 'cdq', 'cwde',
                f'lea {self.register(4)}, [{self.register(4)} + '
                f'{self.register(4)} * 4 - {self.random.randrange(300)}]')]
        if kind == 'condition':
            usable = [c for c, flags in CONDITIONS.items()
                      if set(flags) <= self.known]
            if not usable:
                return []
            condition = self.pick(*usable)
            return [self.pick(
                f'set{condition} {self.register(1)}',
                f'cmov{condition} {self.register(4)}, {self.register(4)}')]
        if kind == 'stack':
            return [f'push {self.pick(self.register(4), self.number(4))}',
                    f'pop {self.register(4)}']
        if kind == 'string':
            letter = {4: 'd', 2: 'w', 1: 'b'}[size]
            name = self.pick('movs', 'stos', 'lods', 'cmps')
            repeat = self.pick('', {'cmps': self.pick('repe ', 'repne ')}.get(
                name, 'rep '))
            lines = [f'mov esi, buffer + {self.random.randrange(32, 64)}',
                     f'mov edi, buffer + {self.random.randrange(32, 64)}',
                     f'mov ecx, {self.random.randrange(1, 8)}']
            if name == 'cmps':
                self.known = set(ALL)
            down = self.pick(['std'], [])
            return lines + down + [f'{repeat}{name}{letter}', 'cld']
        if kind == 'skip':
            usable = [c for c, flags in CONDITIONS.items()
                      if set(flags) <= self.known]
            if not usable:
                return []
            self.labels += 1
            label = f'.at{self.labels}'
            lines = [f'j{self.pick(*usable)} {label}']
            known = set(self.known)
            for _ in range(self.random.randrange(1, 4)):
                lines += self.instruction()
            self.known &= known
            return lines + [f'{label}:']
        if kind == 'flag':
            self.known |= {'c'}
            return [self.pick('clc', 'stc')]
        return [f'xchg {self.register(size)}, {self.register(size)}']

    def function(self, name):
        self.known, self.labels, lines = set(ALL), 0, []
        for _ in range(self.random.randrange(3, 14)):
            lines += self.instruction()
        text = '\n'.join(line if line.startswith('.') else '        ' + line
                         for line in lines)
        return (f'        global  {name}\n{name}:\n{text}\n        ret\n\n',
                ''.join(sorted(self.known)))


def run(*words):
    subprocess.run(words, check=True, cwd=BUILD)


def main():
    count, trials = int(sys.argv[1]), sys.argv[2]
    seed = int(sys.argv[3]) if len(sys.argv) > 3 else 1
    os.makedirs(BUILD, exist_ok=True)
    maker = Maker(seed)
    made = {f'function{i}': maker.function(f'function{i}')
            for i in range(count)}
    here = os.getcwd()
    for path, text in (
            ('functions.asm', '        bits    32\n        section .text\n'
             '        extern  buffer\n\n' +
             ''.join(text for text, _ in made.values()) +
             '        section .note.GNU-stack noalloc noexec nowrite '
             'progbits\n'),
            ('functions.def', ''.join(f'EXTERN({name}, "{flags}")\n'
                                      for name, (_, flags) in made.items())),
            ('harness.c', HARNESS), ('trampoline.asm', TRAMPOLINE)):
        with open(os.path.join(BUILD, path), 'w') as file:
            file.write(text)
    for name in ('functions', 'trampoline'):
        run('nasm', '-f', 'elf32', name + '.asm', '-o', name + '.o')
    run(f'{here}/build/layerc-lift', '-o', 'functions.c', 'functions.o')
    flags = ['-m32', '-O0', '-w', '-no-pie', '-fno-pie',
             f'-I{here}/layerc/lift', f'-DSEED={seed}', f'-DTRIALS={trials}']
    run('gcc', *flags, 'harness.c', 'functions.c', 'functions.o',
        'trampoline.o', '-o', 'processor')
    done = subprocess.run([f'{BUILD}/processor'], stdout=subprocess.PIPE,
                          text=True)
    for name in made:
        differs = name in done.stdout.split()
        print(f'FAIL processor.{seed}.{name}\n{made[name][0]}' if differs
              else f'pass processor.{seed}.{name}')
    if done.returncode not in (0, 1):
        print(f'FAIL processor.{seed}: it ended with {done.returncode}')
    return done.returncode


if __name__ == '__main__':
    sys.exit(main())
