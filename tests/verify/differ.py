#!/usr/bin/env python3
"""Functions made at random, run by the prover and by processors.

	differ.py FUNCTIONS CALLS [SEED]

The prover says what they return for random arguments, on the terms that it has
for any arguments; compilers' code must return the same wherever the prover
says that nothing is undefined.  A function that differs stays in build/verify.
"""
import os
import random
import subprocess
import sys

BUILD = 'build/verify'
FLAGS = '-fwrapv -fno-strict-aliasing -w'.split()
PROVED = ('clang-14 --target=i386-pc-none-elf -O0 -g -ffreestanding '
          '-emit-llvm -c -Xclang -disable-O0-optnone').split()
NATIVE = [['clang-14', '-m32', '-O0'], ['clang-14', '-m32', '-O2'],
          ['gcc', '-m32', '-O2']]
TYPES = [f'{sign}int{bits}_t' for sign in ('u', '')
         for bits in (8, 16, 32, 64)]
HEAD = '''#include <stdbool.h>
#include <stdint.h>
struct item { uint8_t a; int16_t b; uint32_t c[3]; bool d; uint64_t e; };
union cell { uint32_t word; uint16_t halves[2]; uint8_t bytes[4]; int32_t n; };
static struct item items[4], spare;
static union cell cell;
static int32_t table[8];
static uint8_t grid[3][5];
static const uint16_t fixed[8] = {1, 1, 2, 3, 5, 8, 13, 65535};
'''


class Maker:
    """Writes one function after the other, each of those before."""

    def __init__(self, seed):
        self.random = random.Random(seed)
        self.made = []  # names and types of parameters

    def pick(self, *choices):
        return self.random.choice(choices)

    def number(self):
        return self.pick('0', '1', '2', '7', '255', '-1', '0x80000000u',
                         '0x7fffffff', '65536', '-128', '1ull << 40',
                         str(self.random.randrange(1 << 16)))

    def place(self, depth):
        """Something that can be assigned to."""
        index = lambda count: f'({self.expression(depth)}) % {count}u'
        return self.pick(
            *self.names, *self.names,
            f'table[{index(8)}]', f'items[{index(4)}].b',
            f'items[{index(4)}].c[{index(3)}]', f'items[{index(4)}].a',
            f'items[{index(4)}].d', 'items[2].e', 'spare.e', 'spare.a',
            f'spare.c[{index(3)}]', f'grid[{index(3)}][{index(5)}]',
            f'local[{index(4)}]', 'cell.word', 'cell.halves[1]', 'cell.bytes[2]',
            'cell.bytes[0]', 'cell.n', '*pointer',
            f'pointer[{index(2)}]', 'whole.c[1]', 'whole.b')

    def expression(self, depth):
        if depth <= 0:
            return self.pick(self.number(), *self.names, *self.names)
        a = lambda: self.expression(depth - 1)
        kind = self.random.randrange(14)
        if kind < 5:
            return f"({a()} {self.pick('+', '-', '*', '&', '|', '^')} {a()})"
        if kind == 5:
            return f"({a()} {self.pick('<<', '>>')} ({a()} & {self.pick(7, 15, 31)}))"
        if kind == 6:
            return f"({a()} {self.pick('/', '%')} ({a()} | 1))"
        if kind == 7:
            return (f"({a()} {self.pick('<', '<=', '>', '>=', '==', '!=')} "
                    f"{a()})")
        if kind == 8:
            return f"({a()} {self.pick('&&', '||')} {a()})"
        if kind == 9:
            return f'({a()} ? {a()} : {a()})'
        if kind == 10:
            return f"{self.pick('-', '~', '!', '')}({self.pick(*TYPES, 'bool')})({a()})"
        if kind == 11:
            return f'fixed[({a()}) & 7]'
        if kind == 12 and self.made:
            name, types = self.random.choice(self.made)
            return f"{name}({', '.join(a() for _ in types)})"
        return self.place(depth - 1)

    def block(self, depth):
        count = self.random.randrange(1, 4)
        return '{ ' + ' '.join(self.statement(depth)
                               for _ in range(count)) + ' }'

    def statement(self, depth):
        kind = self.random.randrange(14 if depth > 0 else 6)
        if kind < 6:
            operation = self.pick('=', '=', '+=', '^=', '-=', '|=')
            return f'{self.place(1)} {operation} {self.expression(2)};'
        if kind < 8:
            return (f'if ({self.expression(1)}) {self.block(depth - 1)} '
                    f'else {self.block(depth - 1)}')
        if kind < 10:
            self.loops += 1
            i = f'i{self.loops}'
            leave = self.pick('', 'break;', 'continue;')
            return (f'for (uint32_t {i} = 0; {i} < {self.pick(1, 2, 3)}; '
                    f'{i}++) {{ if ({self.expression(1)}) {{ '
                    f'{self.statement(0)} {leave} }} '
                    f'{self.statement(depth - 1)} }}')
        if kind == 10:
            cases = ' '.join(f"case {i}: {self.statement(0)} "
                             f"{self.pick('break;', '')}" for i in range(3))
            return f'switch (({self.expression(1)}) & 3) {{ {cases} }}'
        if kind == 11:
            return self.pick(
                f'items[({self.expression(1)}) & 3] = spare;',
                f'spare = items[({self.expression(1)}) & 3];',
                f'whole = {self.pick("spare", "items[1]")};',
                'spare = whole;',
                '__builtin_memcpy(table, local, sizeof(local));',
                '__builtin_memmove(table + 1, table, 5 * sizeof(*table));',
                '__builtin_memcpy(grid[1], &cell, sizeof(cell));',
                f'__builtin_memset(items, {self.pick(0, 0, 1)}, 20);')
        if kind == 12:
            return (f'pointer = ({self.expression(1)}) ? &table[2] : '
                    f'{self.pick("&local[1]", "&cell.n - 0", "&other", "&table[5]")};')
        return f'if ({self.expression(1)}) return {self.expression(1)};'

    def function(self, name):
        types = [self.random.choice(TYPES + ['bool'])
                 for _ in range(self.random.randrange(1, 5))]
        self.names = [f'p{i}' for i in range(len(types))] + ['x', 'y']
        self.loops = 0
        body = '\n\t'.join(self.statement(2)
                           for _ in range(self.random.randrange(2, 7)))
        text = (f"{self.pick(*TYPES)} {name}"
                f"({', '.join(f'{t} p{i}' for i, t in enumerate(types))})\n"
                f'{{\n\tint32_t local[4] = {{3, -7}}, pair[2] = {{5}}, '
                f'other = 2;\n\tint32_t *pointer = pair;\n'
                f'\tstruct item whole = {{.b = -2, .c = {{1, 2}}}};\n'
                f'\t{self.pick(*TYPES)} x = p0;\n'
                f'\t{self.pick(*TYPES)} y = {self.number()};\n\n'
                f'\t{body}\n\treturn x ^ y ^ table[3] ^ spare.c[1] ^ '
                f'cell.word ^ items[1].b ^ whole.c[2] ^ items[2].e;\n}}\n')
        self.made.append((name, types))
        return text, types


def argument(chance, kind):
    bits = 1 if kind == 'bool' else int(''.join(filter(str.isdigit, kind)))
    return chance.choice([chance.getrandbits(bits), chance.getrandbits(bits),
                          0, 1, (1 << bits) - 1, 1 << (bits - 1),
                          chance.getrandbits(bits) & 15]) & ((1 << bits) - 1)


def main_of(name, types):
    """Calls the function for each line that is read."""
    reads = ', '.join(f'&n[{i}]' for i in range(len(types)))
    form = ' '.join(['%llu'] * len(types))
    args = ', '.join(f'n[{i}]' for i in range(len(types)))
    clear = ' '.join(f'memset(&{v}, 0, sizeof({v}));' for v in
                     ('items', 'spare', 'cell', 'table', 'grid'))
    return (f'#include <stdio.h>\n#include <string.h>\n'
            f'int main(void) {{ unsigned long long n[8];\n'
            f'while (scanf("{form}", {reads}) == {len(types)}) {{\n'
            f'\t{clear}\n\tprintf("%llu\\n", (unsigned long long)'
            f'{name}({args})); }} }}\n')


def run(words, lines=None):
    done = subprocess.run(words, input=lines, stdout=subprocess.PIPE, text=True,
                          timeout=120)
    return done.stdout.split('\n')[:-1]


def compare(maker, name, calls):
    """Returns what differs, and in how many calls nothing was undefined."""
    text, types = maker.function(name)
    base = os.path.join(BUILD, name)
    with open(base + '.c', 'w') as out:
        out.write(maker.text + text)
    with open(base + '_main.c', 'w') as out:
        out.write(maker.text + text + main_of(name, types))
    run([*PROVED, *FLAGS, base + '.c', '-o', base + '.bc'])
    lines = [' '.join(str(argument(maker.random, t)) for t in types)
             for _ in range(calls)]
    known = run(['build/layerc-prove', '--evaluate', '-f', name, base + '.bc'],
                '\n'.join(lines) + '\n')
    if len(known) != calls:
        maker.made.pop()
        return (None if 'refused' in known[0] else f'{base}.c: {known}'), 0
    wanted = int(''.join(filter(str.isdigit, text.split('_t')[0])))
    defined = [(line, value) for line, value in zip(lines, known)
               if value != 'undefined']
    for compiler in NATIVE:
        run([*compiler, *FLAGS, base + '_main.c', '-o', base])
        have = run([base], ''.join(line + '\n' for line, _ in defined))
        for (line, value), native in zip(defined, have):
            if (int(native) ^ int(value)) & ((1 << wanted) - 1):
                return (f"{base}.c: {name}({line}) is {native} by "
                        f"{' '.join(compiler)}, and {value}"), 0
    maker.text += text
    for suffix in ('.c', '_main.c', '.bc', ''):
        os.remove(base + suffix)
    return None, len(defined)


def main():
    functions, calls = int(sys.argv[1]), int(sys.argv[2])
    seed = int(sys.argv[3]) if len(sys.argv) > 3 else 1
    failed = False
    os.makedirs(BUILD, exist_ok=True)
    for group in range(0, functions, 5):
        defined, maker = 0, Maker(seed * 1000003 + group)
        maker.text, wrong = HEAD, None
        for i in range(min(5, functions - group)):
            wrong, count = compare(maker, f'random{group + i}', calls)
            defined += count
            if wrong:
                break
        if not wrong and defined < calls:
            wrong = f'{defined} calls were defined'
        failed |= bool(wrong)
        print(f'FAIL random.{seed}.{group}\n\t{wrong}' if wrong else
              f'pass random.{seed}.{group} ({defined} calls)', flush=True)
    return failed


if __name__ == '__main__':
    sys.exit(main())
