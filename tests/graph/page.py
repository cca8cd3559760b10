#!/usr/bin/env python3
"""The page of a kernel in a browser, used as a person would use it.

	page.py PAGE DIFFERENCE DARK

PAGE is of mcertikos-hyp with the README's violation in it, verdicts of MAT
(proved) and of pfree (failed), DIFFERENCE the same kernel compared with
mcertikos, and DARK is 0 or 1.  Prints a verdict a line.
"""
import json
import pathlib
import re
import sys

from browser import Browser

CHOSEN = "document.querySelector('#panel h2').textContent"
PALLOC = '#stack [data-to="palloc@MAT"]'


def say(name, holds, details=""):
    """Prints the verdict of one test."""
    print(f"{'pass' if holds else 'FAIL'} {name}")
    if not holds and details:
        print("\t" + str(details).replace("\n", "\n\t"))


def texts(page, selector):
    """What the elements of a selector say."""
    return page.value(f"""[...document.querySelectorAll({
        json.dumps(selector)})].map(each => each.textContent)""")


def brightness(page, selector, key):
    """How bright a colour of an element is, from 0 to 255."""
    colour = page.value(f"""getComputedStyle(document.querySelector(
        {json.dumps(selector)})).{key}""")
    return sum(map(int, re.findall(r"\d+", colour)[:3])) / 3


def test_first_look(page, dark):
    """What is seen before anything is touched."""
    layers = texts(page, "#stack [data-row] .name")
    say("all layers are there, the top one first",
        len(layers) >= 50 and layers[0] == "TSysCall" and
        layers[-1] == "Helper", layers)
    folders = texts(page, ".folder")
    say("they are grouped by folders", {"trap", "virt", "mm", "boot"} <=
        set(folders), folders)
    light, ink = (brightness(page, "body", key)
                  for key in ["backgroundColor", "color"])
    say("it follows the colour scheme, and can be read",
        (light < 60 and ink > 180) if dark else (light > 200 and ink < 80),
        (light, ink))
    say("nothing is wider than the window", page.value(
        "document.documentElement.scrollWidth <= innerWidth"))


def test_violation(page):
    """The report of check, on the kernel and on its layer."""
    red = "layers/proc/PIPC/PIPC.c"
    say("the violation stands on the first panel",
        any(red in text and "at_set" in text
            for text in texts(page, "#panel .problem.error")))
    say("its layer alone is marked", texts(page, ".layer.wrong .name") ==
        ["PIPC"], texts(page, ".layer.wrong .name"))
    page.click('#stack .wrong .name')
    page.until(f"{CHOSEN} === 'PIPC'")
    say("the panel of the layer tells it, too",
        any("hidden_call" in text for text in texts(page, "#panel .problem")))
    say("and the colour is not that of other names",
        page.value("getComputedStyle(document.querySelector('.wrong .name'))"
                   ".color !== getComputedStyle(document.body).color"))


def test_search(page):
    """By the keyboard alone."""
    page.press("Escape")
    page.type("/")
    page.type("pallo")
    page.until("!document.querySelector('#found').hidden")
    say("search finds primitives and says where they are",
        texts(page, "#found li")[0] == "pallocMAT", texts(page, "#found li"))
    page.press("Enter")
    page.until(f"{CHOSEN} === 'palloc'")
    say("Enter chooses the first", page.value("location.hash") ==
        "#palloc%40MAT", page.value("location.hash"))
    page.click("#query")
    page.type("no such name")
    say("what is not there is said", texts(page, "#found li") ==
        ["There is nothing of that name."], texts(page, "#found li"))
    page.press("Escape")
    say("Escape closes the list, and leaves what was chosen",
        page.value("document.querySelector('#found').hidden") and
        page.value(CHOSEN) == "palloc")


def test_primitive(page):
    """palloc: what is said of it, and its path."""
    page.click(PALLOC)
    page.until(f"{CHOSEN} === 'palloc'")
    panel = page.value("document.querySelector('#panel').textContent")
    for what, words in [("contract", " normal page from at_get_next() on, round"),
                        ("specification", "spec_palloc(void)"),
                        ("code", "find_free(at_get_next(), page_count)"),
                        ("place", "layers/mm/MAT/MAT.c:"),
                        ("state", "reads NPS; writes AT, AT_NEXT"),
                        ("verdict", "proved")]:
        say(f"the panel has its {what}", words in panel, panel)
    path = texts(page, "#panel .path li")
    say("its path: who hides, calls, passes and defines it",
        path == ["hidesMContainer", "callsMContainercontainer_alloc",
                 "passes 2 layers", "definesMAT"], path)
    marks = dict(zip(texts(page, "#stack [data-row] .name"),
                     texts(page, "#stack [data-row] .mark")))
    say("the marks in the stack tell it, too",
        {name: mark for name, mark in marks.items() if mark} ==
        {"MContainer": "\u2715", "MAT": "\u25cf"}, marks)
    lines = page.value("""[...document.querySelectorAll(".through")].map(each =>
        each.closest("[data-row]").querySelector(".name").textContent)""")
    say("the line goes through the layers between, and no other",
        lines == ["MContainer", "MAbOwner", "MOwner", "MAT"], lines)
    page.click("#panel .path .primitive")
    page.until(f"{CHOSEN} === 'container_alloc'")
    say("a caller in the panel leads to it", True)
    page.value("history.back()")
    page.until(f"{CHOSEN} === 'palloc'")
    say("and the way back leads back", True)


def test_tip(page):
    """Hovering shows contract and specification; so does the keyboard."""
    shown = "!document.querySelector('#tip').hidden"
    page.hover('#stack [data-to="pfree@MAT"]')
    page.until(shown)
    tip = page.value("document.querySelector('#tip').textContent")
    say("hovering shows contract, prototype, specification and verdict",
        all(words in tip for words in
            ["Requires that page came from palloc", "void pfree(uint32_t page)",
             "spec_pfree(uint32_t page)", "failed"]), tip)
    box = page.value("""(() => { const box = document.querySelector("#tip")
        .getBoundingClientRect(); return [box.left, box.top,
        innerWidth - box.right, innerHeight - box.bottom]; })()""")
    say("the tip stands within the window", min(box) >= 0, box)
    page.press("Escape")
    say("Escape takes it away and nothing else", not page.value(shown) and
        page.value(CHOSEN) == "palloc")


def test_refuted(page):
    """pfree: in which state it does something else."""
    page.click('#stack [data-to="pfree@MAT"]')
    page.until(f"{CHOSEN} === 'pfree'")
    told = texts(page, "#panel .problem")
    say("the state that refutes a primitive is told", len(told) == 1 and
        "leaves 'AT[]' otherwise" in told[0] and "page = 3\nNPS = 4" in told[0],
        told)
    page.click(PALLOC)
    page.until(f"{CHOSEN} === 'palloc'")
    say("and of one that is proved, none",
        not texts(page, "#panel .problem"))


def test_users(page):
    """Who stands on the kernel's exports."""
    page.click('#stack [data-to="system_init@TSysCall"]')
    page.until(f"{CHOSEN} === 'system_init'")
    used = texts(page, "#panel details")
    say("the client's function that calls an export is named, with its place",
        any(text.startswith("client: 1 place") and
            re.search(r"main runtime/base/main.c:\d+", text)
            for text in used), used)
    page.press("Escape")
    page.until(f"{CHOSEN} === 'mcertikos-hyp'")
    page.click('#panel [data-to="system_run@TSysCall"]')
    page.until(f"{CHOSEN} === 'system_run'")
    say("from the first panel one comes to what they call", True)
    page.click(PALLOC)
    page.until(f"{CHOSEN} === 'palloc'")
    say("what they cannot reach they do not use", not
        texts(page, "#panel details"))


def boxes(page):
    """Of each box in the picture its name, and the edges its middle is in."""
    return page.value("""[...document.querySelectorAll(".node")].map(each => {
        const box = each.querySelector("rect").getBoundingClientRect();
        const text = each.querySelector("text").getBoundingClientRect();
        return [each.textContent, box.left, box.top, box.right, box.bottom,
                text.right]; })""")


def overlap(a, b):
    """Whether two boxes share a point."""
    return a[1] < b[3] and b[1] < a[3] and a[2] < b[4] and b[2] < a[4]


def behind(page):
    """Edges that run behind boxes which are none of their ends."""
    return page.value("""(() => {
        const boxes = [...document.querySelectorAll(".node")].map(each =>
            [each, each.querySelector("rect").getBBox()]);
        return [...document.querySelectorAll(".edge")].flatMap(edge => {
            const others = boxes.filter(([each]) => ![edge.dataset.from,
                edge.dataset.ends].includes(each.dataset.primitive));
            const hit = new Set();
            for (let at = 0; at < edge.getTotalLength(); at += 3) {
                const {x, y} = edge.getPointAtLength(at);
                for (const [each, box] of others)
                    if (x > box.x && x < box.x + box.width &&
                            y > box.y && y < box.y + box.height)
                        hit.add(each.textContent);
            }
            return [...hit]; }); })()""")


def test_calls(page):
    """The picture of what pt_resv reaches, by mouse and keys."""
    page.click("#query")
    page.type("pt_resv@")
    page.press("Enter")
    page.until(f"{CHOSEN} === 'pt_resv'")
    page.click('#panel .views [data-to^="calls:"]')
    page.until("!document.querySelector('#picture').hidden")
    all_of = boxes(page)
    names = [box[0] for box in all_of]
    say("the picture has what it reaches, each once",
        {"pt_resv", "palloc", "at_set", "memset"} <= set(names) and
        len(names) == len(set(names)) and "sys_puts" not in names, names)
    say("no two boxes overlap, and texts stay within them",
        not any(overlap(a, b) for a in all_of for b in all_of if a is not b)
        and all(box[5] < box[3] for box in all_of), all_of)
    say("no line runs behind a box", not behind(page), behind(page))
    high = {box[0]: box[2] for box in all_of}
    say("who calls stands above", high["pt_resv"] < high["container_alloc"] <
        high["palloc"] < high["at_set"], high)
    say("nothing is wider than its place", page.value("""(() => {
        const place = document.querySelector("#picture");
        return place.scrollWidth <= place.clientWidth; })()"""))
    page.hover('#picture [data-to="calls:palloc@MAT"]')
    page.until("document.querySelector('#picture').classList.contains('lit')")
    lit = page.value("document.querySelectorAll('.edge.on').length")
    say("hovering shows the edges of one", 1 < lit < page.value(
        "document.querySelectorAll('.edge').length"), lit)
    ends = texts(page, "#picture .node.on")
    say("and their ends", {"palloc", "container_alloc", "at_set"} <= set(ends)
        and "pt_resv" not in ends, ends)
    page.until("!document.querySelector('#tip').hidden")
    say("and what it is, beside the picture", page.value("""(() => {
        const [tip, picture] = ["#tip", "#picture"].map(each =>
            document.querySelector(each).getBoundingClientRect());
        return tip.left >= picture.right && tip.right <= innerWidth &&
            tip.top >= 0 && tip.bottom <= innerHeight; })()"""))
    page.click('#picture [data-to="calls:palloc@MAT"]')
    page.until(f"{CHOSEN} === 'palloc' && "
               "document.querySelector('.node.first').textContent === 'palloc'")
    say("a click leads to the picture of that one", True)
    page.value("document.querySelector('.node.first').focus()")
    page.press("ArrowDown")
    below = focus(page)
    page.press("ArrowRight")
    say("arrows lead down and to the side", below in names and
        focus(page) not in ("palloc", below), (below, focus(page)))
    page.press("ArrowUp")
    say("and up again", focus(page) == "palloc", focus(page))
    page.click('#panel .views [data-to^="callers:"]')
    page.until("document.querySelector('#picture').textContent"
               ".includes('is reached by')")
    names = [box[0] for box in boxes(page)]
    say("who reaches it is a picture, too", {"palloc", "container_alloc",
        "sys_reserve"} <= set(names) and "at_set" not in names, names)
    page.press("Escape")
    page.until("!document.querySelector('#stack').hidden")
    say("Escape leads back to the stack", page.value(CHOSEN) == "palloc")


def test_difference(page):
    """mcertikos-hyp against mcertikos."""
    new, gone = texts(page, ".layer.new .name"), texts(page, ".gone .name")
    say("layers that only this kernel has are marked", len(new) == 13 and
        {"TVM", "VVM", "Tick"} <= set(new), new)
    say("those that only the other has stand there, too",
        sorted(gone) == ["NoTick", "NoVM"], gone)
    rows = texts(page, ".layer .name")
    say("what is cut of a list is told to who points at it", page.value(
        "[...document.querySelectorAll('.hidden-names')].every(each =>"
        " each.textContent === 'hides ' + each.title)"))
    say("each above what it stands on", rows.index("NoVM") + 1 ==
        rows.index("TTrapArg"), rows)
    panel = page.value("document.querySelector('#panel').textContent")
    say("the panel tells what is shared, and lines and exports",
        re.search(r"\d+ layers and \d+ exports are shared", panel) and
        "program linux from" in panel, panel)
    page.click('#stack [data-to="TSysCall"]')
    page.until(f"{CHOSEN} === 'TSysCall'")
    panel = page.value("document.querySelector('#panel').textContent")
    say("the panel of a layer tells what is otherwise with it",
        re.search(r"at level \d+ in mcertikos", panel) and
        "TRAP_TICK is from Tick, in mcertikos from NoTick" in panel, panel)


def focus(page):
    """What has the focus says."""
    return page.value("document.activeElement.textContent")


def test_keys(page):
    """The arrows move in the stack, of which one button is in Tab's way."""
    page.click('#stack .name')
    page.until(f"{CHOSEN} === 'TSysCall'")
    page.press("ArrowDown")
    second = texts(page, "#stack [data-row] .name")[1]
    say("the arrow down leads to the next layer", focus(page) == second,
        focus(page))
    page.press("ArrowRight")
    first = page.value("""document.querySelectorAll("[data-row]")[1]
        .querySelector(".primitive").textContent""")
    say("the arrow right to its first export", focus(page) == first,
        focus(page))
    page.until("!document.querySelector('#tip').hidden")
    say("the focus shows the tip", first in
        page.value("document.querySelector('#tip').textContent"))
    page.press("Enter")
    page.until(f"{CHOSEN} === {json.dumps(first)}")
    say("Enter chooses what has the focus", True)
    say("one button of the stack is in the way of Tab",
        len(texts(page, "#stack button[tabindex='0']")) == 1)
    page.press("Escape")
    page.press("Escape")
    page.until(f"{CHOSEN} === 'mcertikos-hyp'")
    say("Escape leads back to the kernel", True)


def test_names(page):
    """Each button has a name, and each id that is referred to is there."""
    nameless = page.value("""[...document.querySelectorAll("button, input")]
        .filter(each => !each.textContent && !each.ariaLabel).length""")
    say("each button has a name", nameless == 0, nameless)
    say("what is hostile in a comment is text", page.value("window.hostile") is
        None and page.value("document.querySelectorAll('b').length") == 0)


def main():
    pages = [pathlib.Path(path).resolve().as_uri() for path in sys.argv[1:3]]
    dark = sys.argv[3] == "1"
    page = Browser(dark=dark)
    try:
        page.open(pages[0])
        test_first_look(page, dark)
        if not dark:
            test_violation(page)
            test_search(page)
            test_primitive(page)
            test_tip(page)
            test_keys(page)
            test_refuted(page)
            test_users(page)
            test_calls(page)
            test_names(page)
        page.open(pages[1])
        test_difference(page)
        loud = [event for event in page.events if event.get("method") in
                ("Runtime.exceptionThrown", "Log.entryAdded",
                 "Runtime.consoleAPICalled")]
        say("the browser has nothing to complain of", not loud, loud)
        asked = [event["params"]["request"]["url"] for event in page.events
                 if event.get("method") == "Network.requestWillBeSent"]
        say("nothing is loaded but the pages", asked == pages, asked)
    finally:
        page.close()


main()
