// The picture of calls: what a function reaches, or who reaches it, in a band
// for each layer, the top one first.

const WIDTH = 7.3, PAD = 8, ROW = 34, BOX = 22, LABEL = 118, GAP = 12;

/** What a function leads to: what it calls, or with isUp who calls it. */
function next(primitive, isUp) {
	return isUp ? primitive.callers.map(p => [p, p.callbacks?.includes(
		primitive.index)])
		: [...(primitive.calls ?? []).map(i => [primitives[i], false]),
		   ...(primitive.callbacks ?? []).map(i => [primitives[i], true])];
}

/** All edges that can be reached: from, to, and whether by a pointer. */
function reach(first, isUp) {
	const nodes = [first], edges = [];

	for (const node of nodes)
		for (const [other, isBack] of next(node, isUp)) {
			edges.push(isUp ? [other, node, isBack]
				: [node, other, isBack]);
			if (!nodes.includes(other))
				nodes.push(other);
		}
	return {nodes, edges};
}

const average = list => list.reduce((sum, x) => sum + x, 0) / list.length;

/** Moves a row to the left, so far as its boxes stand right of their wishes. */
function settle(row, places, wish) {
	const shift = Math.min(places.get(row[0]).x - LABEL, average(row.map(
		node => places.get(node).x - wish.get(node).x)));

	for (const node of shift > 0 ? row : [])
		places.get(node).x -= shift;
}

/** Puts one band's nodes into rows, near the middle of what they belong to. */
function placeBand(band, places, edges, width, top) {
	const wish = new Map(band.map(node => {
		const others = edges.filter(edge => edge[0] === node ||
			edge[1] === node).flatMap(edge => edge.slice(0, 2))
			.filter(other => places.has(other));
		const size = node.name.length * WIDTH + 2 * PAD;

		return [node, {size, x: others.length
			? average(others.map(other => places.get(other).x +
				places.get(other).size / 2)) - size / 2
			: (LABEL + width - size) / 2}];
	}));
	const order = [...band].sort((a, b) => wish.get(a).x - wish.get(b).x);
	let left = order.reduce((sum, node) => sum + wish.get(node).size + GAP, 0);
	let x = LABEL, y = top, row = [];

	for (const node of order) {
		const {size, x: wanted} = wish.get(node);

		// What is still to come must fit, if it can.
		x = Math.max(x, Math.min(wanted, width - left));
		if (x + size > width && x > LABEL) {
			settle(row, places, wish);
			row = [];
			x = LABEL;
			y += ROW;
		}
		places.set(node, {x, y, size});
		row.push(node);
		x += size + GAP;
		left -= size + GAP;
	}
	settle(row, places, wish);
	return y + ROW;
}

/** Where everything is, in a picture that is so wide. */
function lay(graph, width) {
	const places = new Map(), bands = [];
	let y = 8;

	for (const layer of [...layers].reverse()) {
		const band = graph.nodes.filter(p => p.layer === layer.index);

		if (band.length === 0)
			continue;
		const end = placeBand(band, places, graph.edges, width, y);

		bands.push({layer, y, height: end - y});
		y = end;
	}
	return {places, bands, width, height: y + 8};
}

function svg(tag, attributes, ...children) {
	const element = document.createElementNS("http://www.w3.org/2000/svg",
		tag);

	for (const [key, value] of Object.entries(attributes))
		if (value !== undefined)
			element.setAttribute(key, value);
	element.append(...children);
	return element;
}

/** Where a row has room for a line, near a wish: beside boxes or between. */
function passage(row, wish) {
	const ends = [...row].sort((a, b) => a.x - b.x);
	const free = ends.map((box, i) => [i ? ends[i - 1].x + ends[i - 1].size
		: LABEL - 2 * GAP, box.x]);

	free.push([ends.at(-1).x + ends.at(-1).size, Infinity]);
	return free.map(([from, to]) => Math.max(from + GAP / 2,
		Math.min(to - GAP / 2, wish)))
		.sort((a, b) => Math.abs(a - wish) - Math.abs(b - wish))[0];
}

/** Down from box to box, through what room the rows between have. */
function descend(a, b, rows) {
	const end = b.x + b.size / 2;
	let x = a.x + a.size / 2, y = a.y + BOX, path = `M${x} ${y}`;

	for (const row of [...rows.filter(row => row[0].y > a.y && row[0].y < b.y),
			   [b]]) {
		const to = row[0].y;
		const next = row[0] === b ? end
			: passage(row, x + (end - x) * (to - y) / (b.y - y));
		const bend = (to - y) / 2;

		path += `C${x} ${y + bend} ${next} ${to - bend} ${next} ${to}`;
		path += row[0] === b ? "" : `V${to + BOX}`;
		[x, y] = [next, to + BOX];
	}
	return path;
}

/** Down; over the boxes between in a row; else by the side. */
function curve(a, b, rows) {
	const x = a.x + a.size / 2, end = b.x + b.size / 2;
	const side = Math.max(a.size, b.size) / 2 + 40;
	const y = a.y + BOX / 2, stop = b.y + BOX / 2;

	return b.y > a.y ? descend(a, b, rows)
		: b.y === a.y ? `M${x} ${a.y}C${x} ${a.y - 12} ${end} ${a.y - 12} ${
			end} ${b.y}`
		: `M${x} ${y}C${x + side} ${y} ${end + side} ${stop} ${end} ${stop}`;
}

/** The boxes that stand beside each other, from the top. */
function rowsOf(places) {
	const rows = new Map();

	for (const place of places.values())
		rows.set(place.y, [...rows.get(place.y) ?? [], place]);
	return [...rows.values()].sort((a, b) => a[0].y - b[0].y);
}

function drawEdge([from, to, isBack], places, rows) {
	return svg("path", {class: isBack ? "edge back" : "edge",
		"data-from": from.index, "data-ends": to.index,
		d: curve(places.get(from), places.get(to), rows)});
}

function drawNode(node, {x, y, size}, word, isFirst) {
	return svg("g", {class: isFirst ? "node first" : "node", role: "button",
		tabindex: isFirst ? 0 : -1, "data-primitive": node.index,
		"data-to": `${word}:${address(node)}`},
		svg("rect", {x, y, width: size, height: BOX, rx: 3}),
		svg("text", {x: x + PAD, y: y + 15}, node.name));
}

/** Draws it into the page; word is "calls" or "callers". */
function drawCalls(primitive, word) {
	const first = below(primitive), graph = reach(first, word === "callers");
	const picture = lay(graph, Math.max(520, $("picture").clientWidth - 24));
	const reached = new Set(graph.nodes.map(p => p.layer)).size;
	const rows = rowsOf(picture.places);

	$("picture").replaceChildren(
		make("p", {}, make("strong", {}, first.name), word === "calls"
			? " reaches " : " is reached by ",
			`${count(graph.nodes.length - 1, "function")} in ${
				count(reached, "layer")}; dashed: through a pointer`),
		svg("svg", {width: picture.width, height: picture.height,
			role: "group", "aria-label": `Calls of ${first.name}`},
			...picture.bands.map((band, i) => svg("g", {class: "band"},
				svg("rect", {class: i % 2 ? "odd" : undefined, x: 0,
					y: band.y - 6, width: picture.width,
					height: band.height}),
				svg("text", {x: 6, y: band.y + 15},
					band.layer.name))),
			...graph.edges.map(edge => drawEdge(edge, picture.places, rows)),
			...graph.nodes.map(node => drawNode(node,
				picture.places.get(node), word, node === first))));
	$("picture").scrollTop = 0;
}

/** Shows the edges of what the mouse or the focus is on, and their other ends. */
function lightEdges(element) {
	const node = element?.closest?.("#picture [data-primitive]");
	const index = node?.dataset.primitive;
	const ends = new Set();

	$("picture").classList.toggle("lit", index !== undefined);
	for (const {classList, dataset} of $("picture").querySelectorAll(".edge")) {
		const isOn = dataset.from === index || dataset.ends === index;

		classList.toggle("on", isOn);
		if (isOn)
			ends.add(dataset.from).add(dataset.ends);
	}
	for (const {classList, dataset} of $("picture").querySelectorAll(".node"))
		classList.toggle("on", ends.has(dataset.primitive));
}

/** Arrows move to the nearest box that way. */
function pictureKey(event) {
	const way = {ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowDown: [0, 1],
		ArrowUp: [0, -1]}[event.key];
	const own = event.target.closest("#picture [data-primitive]");

	if (own && (event.key === "Enter" || event.key === " ")) {
		event.preventDefault();
		choose(own.dataset.to);
	}
	if (!own || !way)
		return;
	event.preventDefault();
	const middle = element => {
		const box = element.getBoundingClientRect();

		return [box.x + box.width / 2, box.y + box.height / 2];
	};
	const [x, y] = middle(own);
	const far = element => {
		const [a, b] = middle(element);
		const along = way[0] * (a - x) + way[1] * (b - y);
		const across = Math.abs(way[1] * (a - x)) +
			Math.abs(way[0] * (b - y));

		// To the side: in the same row.  Else the next row comes first.
		return along <= 1 || (way[0] && across > 1) ? Infinity
			: along + across / 100;
	};
	const nodes = [...$("picture").querySelectorAll(".node")]
		.sort((a, b) => far(a) - far(b));

	if (far(nodes[0]) === Infinity)
		return;
	own.tabIndex = -1;
	nodes[0].tabIndex = 0;
	nodes[0].focus();
}
