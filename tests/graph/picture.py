#!/usr/bin/env python3
"""Pictures of graphviz on the screen of a laptop, looked at in a browser.

	picture.py LEAST FILE.svg...

Each picture is shown as large as a window of 1366 x 768 has room for.  No text
may stand over another or over the border, no edge may run through a text, and
letters are at least LEAST pixels high (0: that may be as it is).  Prints a
verdict a line.
"""
import pathlib
import sys

from browser import Browser

FIT = """(() => {
	const svg = document.documentElement;

	svg.setAttribute("width", innerWidth);
	svg.setAttribute("height", innerHeight);
	return true;
})()"""

LOOK = """(() => {
	const texts = [...document.querySelectorAll("text")]
		.filter(each => each.textContent.trim());
	const boxes = texts.map(each => each.getBoundingClientRect());
	const faults = [];
	const high = Math.min(...texts.map(each => each.getScreenCTM().d *
		parseFloat(each.getAttribute("font-size"))));
	const say = (i, words) => faults.push(texts[i].textContent + words);
	// Boxes of letters have room above and below them.
	const has = (box, x, y) => x > box.x && x < box.x + box.width &&
		y > box.y + box.height / 4 &&
		y < box.y + box.height * 3 / 4;
	// And beside them, where a space is part of the text.
	const meet = (a, b) => a.left < b.right - b.height / 3 &&
		b.left < a.right - a.height / 3 &&
		a.top + a.height / 4 < b.bottom - b.height / 4 &&
		b.top + b.height / 4 < a.bottom - a.height / 4;

	boxes.forEach((box, i) => {
		if (box.left < 0 || box.right > innerWidth || box.top < 0 ||
			box.bottom > innerHeight)
			say(i, " is cut");
		boxes.slice(0, i).forEach((other, j) => meet(box, other) &&
			say(i, " is over " + texts[j].textContent));
	});
	// Curves, in the measure of the picture, through texts of some.
	const inside = texts.map(each => each.getBBox());
	for (const path of document.querySelectorAll(".edge path")) {
		const d = path.getAttribute("d").match(/-?[\d.]+/g).map(Number);

		for (let k = 0; k + 7 < d.length; k += 6)
			for (let t = 0; t < 1; t += 0.02) {
				const at = j => (1 - t) ** 3 * d[k + j] +
					3 * (1 - t) ** 2 * t * d[k + j + 2] +
					3 * (1 - t) * t * t * d[k + j + 4] +
					t ** 3 * d[k + j + 6];
				const x = at(0), y = at(1);
				const i = inside.findIndex(box => has(box, x, y));

				if (i >= 0) {
					say(i, " has an edge through it");
					k = d.length;
					break;
				}
			}
	}
	return [high, faults];
})()"""


def main():
    """Looks at each picture."""
    least = float(sys.argv[1])
    browser = Browser(1366, 768)
    for path in map(pathlib.Path, sys.argv[2:]):
        browser.open(path.resolve().as_uri())
        browser.until(FIT)
        high, faults = browser.value(LOOK)
        if high < least:
            faults.append(f"letters are {high:.1f} pixels high")
        print(f"{'FAIL' if faults else 'pass'} {path.stem}: all of it can be "
              "read on one screen" if least else
              f"{'FAIL' if faults else 'pass'} {path.stem}: no text is hidden")
        for fault in faults[:10]:
            print("\t" + fault)
    browser.close()


main()
