#!/usr/bin/env python3
"""Random calls of each layer's primitives, by code and by specifications.

	random.py KERNEL CALLS [LAYER ...]

A layer's code is linked with the specifications of the layers below, and with
its own: each call is made by both from the same state, and has to return and to
leave the same.  Without layers, all that have specifications and code in C.
"""
import os
import re
import shlex
import subprocess
import sys

FLAGS = ('--target=i386-pc-none-elf -march=pentiumpro -ffreestanding -fno-pic '
         '-fblocks -mgeneral-regs-only -Wno-everything -I .').split()
NATIVE = ['tests/replay/random/random.c', 'tests/replay/native/host.c',
          'layerc/verify/native/layerc_words.c']
SEED = '1'
# Invariants of loops are proved, not tried; what C leaves undefined, stops.
TRIED = ('-include tests/replay/random/loops.h -fsanitize-trap=all '
         '-fsanitize=array-bounds,bool,integer-divide-by-zero,null,shift,'
         'signed-integer-overflow,unreachable -Wno-everything').split()
# Symbols of the linker's, which are where memory begins.
PLACES = ['image_begin', 'text_end', 'rodata_end', 'image_end', 'boot_guard']
# What the driver has; a machine's own, programs, and what reads what a boot loader has left.
COMPILERS = re.compile('mem(cpy|move|set|cmp)$|x86_')
LEFT_OUT = re.compile('mem(cpy|move|set|cmp)$|x86_|(panic|machine_exit|'
                      'preinit|module_init|.*_run)$')


def run(*words):
    done = subprocess.run(words, capture_output=True, text=True)
    if done.returncode != 0:
        sys.exit(' '.join(words)[:300] + '\n' + done.stderr[-2000:])
    return done


class Layer:
    """What the build file of the proofs, and its manifest, say of a layer."""

    def __init__(self, name):
        self.name, self.code, self.specs, self.flags = name, [], [], []
        path = run('find', 'layers', '-name', f'{name}.layer').stdout.strip()
        self.folder = os.path.dirname(path)
        with open(path, encoding='utf-8') as file:
            text = re.sub(r'\n[ \t]+', ' ', re.sub('#.*', '', file.read()))
        self.ended = re.findall(r'[A-Z_]{2,}', ' '.join(
            re.findall(r'^state \S+ from (.*)$', re.sub(' +', ' ', text),
                       re.M)))
        self.inits = re.findall(r'^export +init +(\w+)', text, re.M)


def layers_of(kernel):
    """The layers that have specifications, from the bottom up."""
    found, made, source = {}, None, None
    with open(f'build/{kernel}/verify/build.ninja', encoding='utf-8') as file:
        for line in file:
            flags = re.match(r'(\w+)\.code = (.*)', line)
            step = re.match(r'build (\S+): bitcode (\S+)', line)
            kind = re.match(r'  flags = \$\{(\w+)\.(code|spec)\}', line)
            if flags:
                found[flags[1]] = Layer(flags[1])
                found[flags[1]].flags = shlex.split(flags[2])
            elif step:
                made, source = step[1], step[2]
            elif kind and kind[2] == 'code':
                found[kind[1]].code.append(source)
            elif kind:
                found[kind[1]].specs.append(made)
    return list(found.values())


class Random:
    """The programs of a kernel's layers."""

    def __init__(self, kernel):
        self.kernel, self.layers = kernel, layers_of(kernel)
        self.work = f'build/replay/random/{kernel}'
        os.makedirs(self.work, exist_ok=True)
        run('ninja', '-f', f'build/{kernel}/verify/build.ninja',
            *(path for layer in self.layers for path in layer.specs))
        with open(f'build/{kernel}/build.ninja', encoding='utf-8') as file:
            self.rest = [path for path in re.findall(
                rf'^build (build/{kernel}/obj/[A-Z]\S*\.o)', file.read(), re.M)
                if '_start' not in path]
        self.places = [word for name in PLACES
                       for word in ('--defsym', f'{name}=0x500000')]
        self.includes = [word for layer in self.layers
                         for word in ('-I', layer.folder)]
        self.native = [self.compile(path, '-include',
                                    'layerc/verify/layerc_spec.h',
                                    '-I', 'layerc/verify', '-I', 'layerc/lift',
                                    *self.includes) for path in NATIVE]

    def compile(self, path, *flags):
        made = f'{self.work}/{path.replace("/", ".")}.o'
        if not (os.path.exists(made) and
                os.path.getmtime(made) > os.path.getmtime(path)):
            run('clang-14', *FLAGS, '-O1', '-fdata-sections', *flags,
                '-c', path, '-o', made)
        return made

    def compile_code(self, layer, path):
        made = f'{self.work}/{layer.name}.{os.path.basename(path)}.bc'
        run('clang-14', *layer.flags, *TRIED, '-c', path, '-o', made)
        return self.compile(made)

    def symbols(self, objects):
        """Kind and size of each symbol."""
        found = {}
        for line in run('nm', '-S', *objects).stdout.splitlines():
            words = line.split()
            if len(words) < 2:
                continue
            size = int(words[1], 16) if len(words) == 4 else 0
            kind = words[-2]
            if kind != 'U' or words[-1] not in found:
                found[words[-1]] = (kind, size)
        return found

    def make(self, layer):
        """Returns a program, or None if there is nothing to call."""
        index = self.layers.index(layer)
        below = [self.compile(path) for lower in self.layers[index - 1::-1]
                 for path in lower.specs] if index else []
        specs = [self.compile(path) for path in layer.specs]
        code = [self.compile_code(layer, path) for path in layer.code]
        if not code:
            return None
        own = self.symbols(code)
        table = Table(self, layer, index, specs, below, own)
        if not table.primitives or f'couples_{layer.name}' in own:
            return None
        stem = f'{self.work}/{layer.name}'
        with open(f'{stem}.c', 'w', encoding='utf-8') as file:
            file.write(table.text())
        with open(f'{stem}.s', 'w', encoding='utf-8') as file:
            file.write(self.names(self.symbols(specs + below), own))
        run('ld', '-m', 'elf_i386', '-static', '-z', 'noexecstack', '-z',
            'muldefs', '--defsym', 'main=0',
            *self.places,
            '-T', 'tests/replay/native/model.ld', '-o', stem,
            *self.native, self.compile(f'{stem}.c'), *code,
            self.compile(f'{stem}.s'), *specs, *below, *self.rest)
        return stem

    @staticmethod
    def names(symbols, own):
        """A primitive below is its specification, or else its code."""
        lines = []
        for name, (kind, _) in symbols.items():
            plain = name[len('spec_'):]
            if not name.startswith('spec_'):
                continue
            if kind == 'U':
                lines.append(f'.globl {name}\n{name}: jmp {plain}')
            elif (kind == 'T' and own.get(plain, 'U')[0] == 'U' and
                  not COMPILERS.match(plain)):
                lines.append(f'.globl {plain}\n{plain}: jmp {name}')
        return '\n'.join(lines) + '\n'


class Table:
    """What random.h declares, for a layer."""

    def __init__(self, kit, layer, index, specs, below, own):
        self.layer = layer
        under = kit.layers[:index + 1]
        ended = {name for lower in under for name in lower.ended}
        symbols = kit.symbols(specs + below)
        self.primitives = []
        for path in layer.specs:
            source = f'{layer.folder}/{os.path.basename(path)[:-3]}'
            with open(source, encoding='utf-8') as file:
                self.read(file.read(), own, layer)
        self.components = [
            (name, size) for name, (kind, size) in symbols.items()
            if re.match('[A-Z][A-Z_0-9]*$', name) and kind in 'BD' and
            name not in ended | {'MEMORY', 'PORTS', 'TSC', 'CPU', 'MARKS'}]
        self.invariants = [name for name in symbols
                           if name.startswith('invariant_')]
        self.init = next((name for lower in reversed(under)
                          for name in lower.inits
                          if not LEFT_OUT.match(name)), None)
        self.abstract = f'abstract_{layer.name}'
        self.abstract = self.abstract if self.abstract in own else None

    def read(self, text, own, layer):
        form = re.compile(r'^(_Noreturn )?(\w+)\nspec_(\w+)\(([^)]*)\)\n\{',
                          re.M)
        for match in form.finditer(text):
            types = [re.sub(r'\w+$', '', word.strip()).strip()
                     for word in match[4].split(',') if word != 'void']
            if (own.get(match[3], 'U')[0] == 'T' and not match[1] and
                    match[3] not in layer.inits and
                    not LEFT_OUT.match(match[3]) and
                    all(word in ('uint32_t', 'bool', 'char')
                        for word in types) and
                    match[2] in ('void', 'bool', 'uint32_t', 'uint64_t')):
                self.primitives.append((match[2], match[3], types))

    def text(self):
        lines = ['#include "tests/replay/random/random.h"']
        rows = []
        for result, name, types in self.primitives:
            arguments = ', '.join(f'({word})args[{i}]'
                                  for i, word in enumerate(types))
            for kind, prefix in (('code', ''), ('spec', 'spec_')):
                call = f'{prefix}{name}({arguments})'
                body = (f'{call}; return 0;' if result == 'void'
                        else f'return {call};')
                lines.append(f'{result} {prefix}{name}('
                             f'{", ".join(types) or "void"});')
                lines.append(f'static uint64_t {kind}_of_{name}'
                             f'(const uint32_t *args) {{ {body} }}')
            rows.append(f'{{"{name}", {len(types)}, code_of_{name}, '
                        f'spec_of_{name}}},')
        lines += self.list('primitive', rows)
        lines += [f'extern uint8_t {name}[];' for name, _ in self.components]
        lines += self.list('component', [f'{{"{name}", {name}, {size}}},'
                                         for name, size in self.components])
        lines += [f'bool {name}(void);' for name in self.invariants]
        lines += self.list('invariant', [f'{{"{name}", {name}}},'
                                         for name in self.invariants])
        for name, part in (('init', self.init), ('abstract', self.abstract)):
            takes = 'uint32_t mbi' if name == 'init' else 'void'
            gives = 'mbi' if name == 'init' else ''
            lines += [f'void {part}({takes});'] if part else []
            lines.append(f'void random_{name}({takes}) {{ '
                         f'{f"{part}({gives});" if part else ""} }}')
        return '\n'.join(lines) + '\n'

    @staticmethod
    def list(kind, rows):
        return [f'const struct random_{kind} random_{kind}s[] = {{', *rows,
                '};', f'const uint32_t random_{kind}_count = {len(rows)};']


def tell(program, calls):
    """Runs a layer's program; returns whether all agrees."""
    done = subprocess.run([program, calls, SEED], capture_output=True,
                          text=True)
    lines = done.stdout.splitlines()
    if done.returncode < 0:
        lines.append(f'signal {-done.returncode}')
    never = [line.split()[0] for line in lines
             if re.match(r'\w+ 0 ', line)]
    layer = os.path.basename(program)
    if done.returncode != 0:
        print(f'FAIL random: {layer}: ' + '\n\t'.join(lines))
        return False
    print(f'pass random: {layer}: {calls} calls of {len(lines)} primitives'
          f'{" but " if never else ""}{", ".join(never)}')
    return True


def main():
    kernel, calls, only = sys.argv[1], sys.argv[2], sys.argv[3:]
    kit, right = Random(kernel), True
    for layer in kit.layers:
        if only and layer.name not in only:
            continue
        program = kit.make(layer)
        right &= not program or tell(program, calls)
    return 0 if right else 1


if __name__ == '__main__':
    sys.exit(main())
