#!/usr/bin/env python3
"""Proves the shipped kernels, and that the proofs would not hold of other code.

Each seed is a word changed in the code, a specification, a relation or an
invariant of a loop; the layer must be refuted then.  Where counts or memory by
addresses are concerned the state that refutes it cannot be shown on a
processor: nothing is known then, which the seed says.

	seeds.py [EACH]     every EACHth seed only (1)
"""
import contextlib
import os
import shutil
import subprocess
import sys
import tempfile

# A kernel, and layers that it has not: all that are proved but one of two alike;
# `make verify-table` proves the others.
# The last stands on what only a kernel provides.
KERNELS = ["mcertikos-hyp", "PRing0", "PRing0Init", "PUCtxInit"]

SEEDS = [
    # The code: layer, file, what stands there, what is put in its place.
    ("MATIntro", "mm/MATIntro/MATIntro.c", ".norm = norm;", ".norm = !norm;"),
    ("MATIntro", "mm/MATIntro/MATIntro.c", "at_next = page;",
     "at_next = page + 1;"),
    ("MATIntro", "mm/MATIntro/MATIntro.c",
     "ASSERT(page < PAGE_COUNT);\n\treturn at_table[page].allocated;",
     "return at_table[page + 1].allocated;"),
    ("MATOp", "mm/MATOp/MATOp.c",
     "mark_ranges(true, page_count);\n\tmark_ranges(false, page_count);",
     "mark_ranges(false, page_count);\n\tmark_ranges(true, page_count);"),
    ("MATOp", "mm/MATOp/MATOp.c", "last = page_count;",
     "last = page_count + 1;"),
    ("Console", "dev/Console/Console.c", "& CAN_SEND)\n\t\t\tbreak;",
     "& HAS_BYTE)\n\t\t\tbreak;"),
    ("Console", "dev/Console/Console.spec.c", "waits + 1 : waits;", "waits : waits;"),
    ("MATOp", "mm/MATOp/MATOp.c", "at_set_next(0);", ""),
    ("MAT", "mm/MAT/MAT.c", "at_set_next(page + 1);", "at_set_next(page);"),
    ("MAT", "mm/MAT/MAT.c", "!at_get(page)", "at_get(page)"),
    ("MAT", "mm/MAT/MAT.c", "at_set(page, true);\n", ""),
    ("MAT", "mm/MAT/MAT.c", "page < end; page++", "page <= end; page++"),
    ("MContainer", "mm/MContainer/MContainer.spec.c", "\tspec_owner_check();\n", "",
     "proof_unknown"),
    ("MOwner", "mm/MOwner/MOwner.c", "(page_lists[page] == LIST_ALONE + id ||",
     "(page_lists[page] != LIST_ALONE + id ||"),
    ("MContainer", "mm/MContainer/MContainer.c",
     "\t\tpage_give(id, page);\n\t\tcontainers[id].usage++;",
     "\t\tpage_give(id, page);"),
    ("MContainer", "mm/MContainer/MContainer.c",
     "containers[id].usage += quota;", "containers[id].usage -= quota;"),
    ("MContainer", "mm/MContainer/MContainer.c",
     "container_can_consume(id, 1))\n\t\treturn PAGE_NONE",
     "container_can_consume(id, 2))\n\t\treturn PAGE_NONE"),
    ("MContainer", "mm/MContainer/MContainer.c",
     "= count_free_pages();", "= get_nps();"),
    ("PTCBIntro", "thread/PTCBIntro/PTCBIntro.c",
     "tcb_pool[pid].prev = (uint8_t)prev;",
     "tcb_pool[pid].next = (uint8_t)prev;"),
    ("PTDQInit", "thread/PTDQInit/PTDQInit.c", "tdq_set_tail(",
     "tdq_set_head("),
    ("PIPCIntro", "proc/PIPCIntro/PIPCIntro.c",
     "chan_pool[ch].content = content;", "chan_pool[ch].content = ch;"),
    ("MShareIntro", "vm/MShareIntro/MShareIntro.c",
     "share_pool[source][destination].loc = va;",
     "share_pool[destination][source].loc = va;"),
    ("MPTIntro", "vm/MPTIntro/MPTIntro.c", "perm & PERM_X ? 0 : NO_EXECUTE",
     "perm & PERM_W ? 0 : NO_EXECUTE"),
    ("MPTIntro", "vm/MPTIntro/MPTIntro.c", "va < DATA_HIGH", "va <= DATA_HIGH",
     "proof_unknown"),
    ("MPTIntro", "vm/MPTIntro/MPTIntro.c", "perm | ENTRY_GLOBAL);\n}",
     "ENTRY_GLOBAL);\n}"),
    ("PKCtxNew", "thread/PKCtxNew/PKCtxNew.c", "words[STACK_WORDS - 1];\n\t*top",
     "words[STACK_WORDS];\n\t*top"),
    ("PTCBInit", "thread/PTCBInit/PTCBInitCheck.c",
     "pid == ROOT_ID || !container_is_used(pid)",
     "pid != ROOT_ID || !container_is_used(pid)"),
    ("PIPC", "proc/PIPC/PIPCCheck.c", "|| !get_chan_info(ch)",
     "|| get_chan_info(ch)", "proof_unknown"),
    ("MPTCommon", "vm/MPTCommon/MPTCommonCheck.c",
     "see(id, get_PDE(id, at));\n", "", "proof_unknown"),
    ("MPTKern", "vm/MPTKern/MPTKern.c", "address < (uint32_t)text_end ?",
     "address <= (uint32_t)text_end ?"),
    ("MPTInit", "vm/MPTInit/MPTInit.c", "set_pt(get_curid());\n", ""),
    # What is said of it.
    ("PTDQInit", "thread/PTDQInit/PTDQInit.spec.c", "\tMAY_STOP();", ""),
    ("MPTCommon", "vm/MPTCommon/MPTCommon.spec.c", "\tANYTHING(MARKS);", "",
     "proof_unknown"),
    ("MPTIntro", "vm/MPTIntro/MPTIntro.relation.c",
     "((uint32_t)&kernel_tables[i] | PERM_P", "((uint32_t)kernel_tables | PERM_P",
     "proof_unknown"),
    ("MAT", "mm/MAT/MAT.spec.c", "AT_NEXT = page + 1;", "AT_NEXT = page;"),
    ("MAT", "mm/MAT/MAT.spec.c", "AT[page].allocated = false;",
     "AT[page].norm = false;"),
    ("MATIntro", "mm/MATIntro/MATIntro.spec.c", "REQUIRE(page <= PAGE_COUNT);",
     ""),
    ("MATIntro", "mm/MATIntro/MATIntro.relation.c", "NPS = nps;",
     "NPS = at_next;"),
    ("MATIntro", "mm/MATIntro/MATIntro.relation.c",
     "AT[page].allocated = at_table[page].allocated;", ""),
    ("PIPCIntro", "proc/PIPCIntro/PIPCIntro.spec.c",
     "CHAN[ch].info = info;\n\tCHAN[ch].content = content;",
     "CHAN[ch].info = info;"),
    ("MShareIntro", "vm/MShareIntro/MShareIntro.spec.c",
     "return SHARE.offers[source][destination].loc;",
     "return SHARE.offers[destination][source].loc;"),
    ("PTCBIntro", "thread/PTCBIntro/PTCBIntro.relation.c",
     "TCB[pid].prev = tcb_pool[pid].prev;",
     "TCB[pid].prev = tcb_pool[pid].next;"),
    ("MContainer", "mm/MContainer/MContainer.relation.c",
     "AC[id].usage = containers[id].usage;",
     "AC[id].usage = containers[id].quota;"),
    ("MAT", "mm/MAT/MAT.c", "first <= page &&", "first < page &&"),
    ("MAT", "mm/MAT/MAT.c", "\t\t     end - page);", "\t\t     page);"),
]


def verify(layerc, name, folder, *options):
    done = subprocess.run([layerc, "verify", *options, name], cwd=folder,
                          text=True, capture_output=True, check=False)
    return done.returncode, done.stdout + done.stderr


def tell(name, is_right, details):
    print(("pass " if is_right else "FAIL ") + name)
    if not is_right:
        print("\t" + details.strip().replace("\n", "\n\t"))
    return is_right


def try_seed(layerc, folder, seed):
    layer, path, old, new, *want = seed
    where = os.path.join(folder, "layers", path)
    text = open(where, encoding="utf-8").read()
    name = f"{layer}: '{' '.join(old.split())}' is '{' '.join(new.split())}'"
    if old not in text:
        return tell(name, False, f"{path} has no such words")
    with open(where, "w", encoding="utf-8") as file:
        file.write(text.replace(old, new, 1))
    status, output = verify(layerc, layer, folder)
    with open(where, "w", encoding="utf-8") as file:
        file.write(text)
    want = want[0] if want else "proof_failed"
    return tell(name, status == 1 and f"[PROOF.{want}]" in output, output)


@contextlib.contextmanager
def copy_of_kernels():
    """A folder with all that `layerc verify` reads, to be changed at will."""
    work = tempfile.mkdtemp()
    try:
        for part in ("layers", "asm", "runtime", "tests/kernel"):
            shutil.copytree(part, os.path.join(work, part))
        yield work
    finally:
        shutil.rmtree(work)


def main():
    layerc = os.path.join(os.getcwd(), "build/layerc")
    each = int(sys.argv[1]) if len(sys.argv) > 1 else 1
    right = True
    for kernel in KERNELS:
        status, output = verify(layerc, kernel, ".")
        right &= tell(f"{kernel} is proved as far as it is specified",
                      status == 0, output)
    with copy_of_kernels() as work:
        for seed in SEEDS[::each]:
            right &= try_seed(layerc, work, seed)
    return 0 if right else 1


if __name__ == "__main__":
    sys.exit(main())
