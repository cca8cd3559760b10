#!/usr/bin/env python3
"""Who edits a function has those proofs made anew that it leads to, and no others."""
import json
import os
import sys

import seeds

MAT = "layers/mm/MAT/MAT.c"
# What is put in place of what, and whose proofs have to be made anew.
EDITS = [
    ("at_set(page, false);", "at_set(page, !true);", set()),  # the same code
    ("\nvoid\npfree", "\n\nvoid\npfree", {"pfree"}),  # it asserts by its line
    ("if (page == page_count)\n\t\tpage =", "if (page >= page_count)\n\t\tpage =",
     {"palloc"}),
    ("\treturn end;", "\treturn end + 0 * first;", {"palloc"}),
    ("uint32_t\npalloc(void)", "uint32_t last;\nuint32_t\npalloc(void)",
     {"palloc", "pfree"}),
]
WRONG = ("!at_get(page)", "at_get(page)")  # in a function that palloc calls


def keys(folder):
    found = {}
    for name in ("palloc", "pfree"):
        path = f"{folder}/build/layers/MAT/verify/MAT/{name}.json"
        with open(path, encoding="utf-8") as file:
            found[name] = json.load(file)["key"]
    return found


def verify_with(layerc, folder, text, edit):
    with open(os.path.join(folder, MAT), "w", encoding="utf-8") as file:
        file.write(text.replace(*edit, 1))
    return seeds.verify(layerc, "MAT", folder)


def main():
    layerc = os.path.join(os.getcwd(), "build/layerc")
    text = open(MAT, encoding="utf-8").read()
    right = True
    with seeds.copy_of_kernels() as folder:
        verify_with(layerc, folder, text, ("", ""))
        begin = keys(folder)
        for old, new, anew in EDITS:
            status, output = verify_with(layerc, folder, text, (old, new))
            after = keys(folder)
            changed = {name for name in begin if begin[name] != after[name]}
            name = f"slices: {' '.join(new.split())}"
            right &= seeds.tell(name, old in text and status == 0 and
                                changed == anew, f"{output}{changed}")
        verify_with(layerc, folder, text, ("", ""))
        status, output = verify_with(layerc, folder, text, WRONG)
        right &= seeds.tell("slices: an error after a proof", status == 1 and
                            "'palloc'" in output, output)
    return 0 if right else 1


if __name__ == "__main__":
    sys.exit(main())
