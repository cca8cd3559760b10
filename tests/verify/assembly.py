#!/usr/bin/env python3
"""Proves each function of assembly/cases.asm, whose verdict stands there."""
import json
import os
import re
import subprocess
import sys

BUILD = 'build/verify'
CASES = 'tests/verify/assembly/cases'
FLAGS = ('clang-14 --target=i386-pc-none-elf -O0 -g -fblocks -ffreestanding '
         '-fwrapv -fno-discard-value-names -emit-llvm -c -Xclang '
         '-disable-O0-optnone -Ilayerc/verify -Ilayerc/lift').split()


def run(*words):
    subprocess.run(words, check=True)


def make():
    """The bitcode of the specifications, and the C of the functions."""
    run(*FLAGS, '-include', 'layerc_spec.h', CASES + '.c', '-o',
        f'{BUILD}/cases.spec.bc')
    run('nasm', '-f', 'elf32', '-g', '-F', 'dwarf', CASES + '.asm', '-o',
        f'{BUILD}/cases.o')
    run('build/layerc-lift', '-o', f'{BUILD}/cases.all.c', f'{BUILD}/cases.o')
    return open(f'{BUILD}/cases.all.c').read()


def prove(name, lifted):
    """The verdict of a function; the specification's name is the first part."""
    spec = name.split('__')[0]
    path = f'{BUILD}/cases.{name}'
    with open(path + '.c', 'w') as file:
        file.write(re.sub(r'\blifted_' + name + r'\b', 'lifted_' + spec,
                          re.sub(r'\nvoid\nlifted_' + spec + r'\(',
                                 '\nvoid\nother(', lifted)
                          if name != spec else lifted))
    run(*FLAGS, '-w', path + '.c', '-o', path + '.bc')
    subprocess.run(['build/layerc-prove', '-p', spec, '--shares', 'CPU',
                    '--layer', 'Cases', '--introduces', 'TABLE',
                    '--introduces', 'CELL', '--introduces', 'SEGMENTS',
                    '--introduces', 'PLACE', '--shares', 'PORTS',
                    '--passes', 'MEMORY',
                    '--in-registers', 'twice', '--in-registers',
                    spec if spec in ('add_seven', 'four_times') else 'twice',
                    '-o', path + '.json', f'{BUILD}/cases.spec.bc',
                    path + '.bc'], check=True)
    return json.load(open(path + '.json'))


def main():
    os.makedirs(BUILD, exist_ok=True)
    lifted, failed = make(), False
    for name, verdict in re.findall(r'^ +global +(\w+) *; (\w+)$',
                                    open(CASES + '.asm').read(), re.M):
        proof = prove(name, lifted)
        wrong = proof['verdict'] != verdict
        failed |= wrong
        print(f'FAIL assembly.{name}\n\t{proof}' if wrong
              else f'pass assembly.{name}')
    return failed


if __name__ == '__main__':
    sys.exit(main())
