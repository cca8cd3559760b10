#!/usr/bin/env python3
"""Prints docs/verified.md: what is proved of each layer of the shipped kernels."""
import json
import os
import subprocess
import sys

HEAD = """# What is proved

Made by `make verify-table` of what `layerc verify` says of all kernels, layer by
layer from the bottom up: how many primitives there are, and what was shown of them.
[verify.md](verify.md) says what the words mean.

| layer | primitives | proved | bounded | tested | assumed | without specification |
|---|---|---|---|---|---|---|"""
SHOWN = ('proved', 'bounded', 'tested', 'assumed', 'unspecified')
CALLS = '1000'


def proofs_of(kernel, *options):
    done = subprocess.run(['build/layerc', 'verify', '--format', 'json',
                           *options, kernel], stdout=subprocess.PIPE,
                          stderr=subprocess.DEVNULL, check=False)
    told = json.loads(done.stdout)
    for proof in told['proofs']:
        if proof['verdict'] not in SHOWN:
            sys.exit(f"{kernel}: {proof['layer']}.{proof['primitive']} is "
                     f"{proof['verdict']}: there is no table of that")
    return told['proofs']


def main():
    layers = {}
    kernels = {f.removesuffix('.kernel') for f in os.listdir('layers/kernels')}
    proofs = {kernel: proofs_of(kernel) for kernel in sorted(kernels)}
    # The largest kernel first, with random calls: few layers are in others alone.
    largest = max(kernels, key=lambda kernel: len(proofs[kernel]))
    proofs = [proofs_of(largest, '--random', CALLS)] + \
        [proofs[kernel] for kernel in sorted(kernels - {largest})]
    for proof in (p for of_kernel in proofs for p in of_kernel):
        layers.setdefault(proof['layer'], {}).setdefault(
            proof['primitive'], proof)
    print(HEAD)
    sums = dict.fromkeys(SHOWN, 0)
    for name, primitives in layers.items():
        counts = [sum(p['verdict'] == v for p in primitives.values())
                  for v in SHOWN]
        for verdict, count in zip(SHOWN, counts):
            sums[verdict] += count
        print(f"| `{name}` | {len(primitives)} | "
              f"{' | '.join(str(c or '') for c in counts)} |")
    print(f"| all | {sum(sums.values())} | "
          f"{' | '.join(str(c) for c in sums.values())} |")
    tested = [f"- `{primitive}` of `{name}` ({proof['calls']} calls, "
              f"{proof['refusals']} refusals): {proof['why']}"
              for name, primitives in layers.items()
              for primitive, proof in primitives.items()
              if proof['verdict'] == 'tested']
    if tested:
        print('\n## What is tested, and why it is not proved\n')
        print('\n'.join(tested))
    print('\n## What is assumed, and why\n')
    for name, primitives in layers.items():
        for primitive, proof in primitives.items():
            if proof['verdict'] == 'assumed':
                print(f"- `{primitive}` of `{name}`: {proof['why']}")


if __name__ == '__main__':
    main()
