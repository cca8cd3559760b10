#!/usr/bin/env python3
"""Mutants of the assembly that is proved: random calls must refute all, or the
prover, which also refuses those that go where nothing is known of.

Of each line an instruction is left out, a register is another one, a number is
another one, a condition is the opposite one.  Those of SAME mean the same.

	seeds_assembly.py [EACH]     every EACHth mutant only (1)
"""
import os
import re
import subprocess
import sys

import seeds

FILES = {
    "PKCtx": ["kctx_switch"],
    "PThread": ["thread_yield", "thread_sleep"],
    "MPTIntro": ["set_pt", "set_pe", "flush_page"],
    "Gate": ["gate_use"],
    "Helper": ["memset", "memcmp"],
}
# First a processor has to see each; what it does not, the prover refutes.
EFFORTS = ((("--limit", "100", "--random", "1000"), "when tried|proof_refused"),
           (("--limit", "1000000"), "proof_failed"))
RING = "eax ecx edx ebx esi edi ebp".split()
OPPOSITE = {"e": "ne", "ne": "e", "b": "ae", "ae": "b", "a": "be", "be": "a",
            "l": "ge", "ge": "l", "g": "le", "le": "g", "z": "nz", "nz": "z",
            "c": "nc", "nc": "c"}
FIELDS = ["esp", "edi", "esi", "ebx", "ebp", "eip"]
# Lines, and what in their place is as good.
SAME = {
    # Its caller's ecx is lost in either case.
    ("pop     ecx", "pop     eax"),
}


def mutants_of(line):
    """The lines that this one may become, NASM's comments left out."""
    code = line.split(";")[0].rstrip()
    match = re.match(r"( +)([a-z]+)( +.*)?$", code)
    if not match or match.group(2) in (
            "bits", "section", "global", "extern", "endstruc", "struc", "db",
            "align"):
        return
    yield ""
    head, name, rest = match.group(1), match.group(2), match.group(3) or ""
    if name.startswith("j") and name[1:] in OPPOSITE:
        yield f"{head}j{OPPOSITE[name[1:]]}{rest}"
    if name == "jmp" or name == "call":
        yield f"{head}{'call' if name == 'jmp' else 'jmp'}{rest}"
    if name == "mov":
        to, comma, source = rest.partition(",")
        if comma:
            yield f"{head}mov     {source.strip()}, {to.strip()}"
    for at in re.finditer(r"(?<![.\w])(" + "|".join(RING) + r")\b", rest):
        other = RING[(RING.index(at.group(1)) + 1) % len(RING)]
        yield f"{head}{name}{rest[:at.start()]}{other}{rest[at.end():]}"
    for at in re.finditer(r"\.(" + "|".join(FIELDS) + r")\b", rest):
        other = FIELDS[(FIELDS.index(at.group(1)) + 1) % len(FIELDS)]
        yield f"{head}{name}{rest[:at.start()]}.{other}{rest[at.end():]}"
    for at in re.finditer(r"\b\d+\b", rest):
        yield (f"{head}{name}{rest[:at.start()]}{int(at.group()) + 4}"
               f"{rest[at.end():]}")


def all_mutants():
    for layer, names in FILES.items():
        for name in names:
            path = f"asm/{name}.asm"
            lines = open(path, encoding="utf-8").read().split("\n")
            begin = lines.index(name + ":")
            for i in range(begin + 1, len(lines)):
                for mutant in mutants_of(lines[i]):
                    if (lines[i].split(";")[0].strip(),
                            mutant.strip()) not in SAME:
                        yield layer, path, lines, i, mutant


def try_mutant(layerc, folder, mutant):
    layer, path, lines, i, text = mutant
    name = (f"{path}:{i + 1}: '{' '.join(lines[i].split(';')[0].split())}' is "
            f"'{' '.join(text.split())}'")
    where = os.path.join(folder, path)
    with open(where, "w", encoding="utf-8") as file:
        file.write("\n".join(lines[:i] + [text] + lines[i + 1:]))
    # NASM removes what it was to write: that may not be /dev/null.
    if subprocess.run(["nasm", "-f", "elf32", where, "-o", where + ".o"],
                      capture_output=True, check=False).returncode != 0:
        status, output = None, ""
    else:
        for effort, wanted in EFFORTS:
            status, output = seeds.verify(layerc, layer, folder, *effort)
            is_refuted = status == 1 and bool(re.search(wanted, output))
            if is_refuted:
                break
            name += " (not by random calls)"
    with open(where, "w", encoding="utf-8") as file:
        file.write("\n".join(lines))
    return status is None or seeds.tell(name, is_refuted, output)


def main():
    layerc = os.path.join(os.getcwd(), "build/layerc")
    each = int(sys.argv[1]) if len(sys.argv) > 1 else 1
    right = True
    with seeds.copy_of_kernels() as work:
        for mutant in list(all_mutants())[::each]:
            right &= try_mutant(layerc, work, mutant)
    return 0 if right else 1


if __name__ == "__main__":
    sys.exit(main())
