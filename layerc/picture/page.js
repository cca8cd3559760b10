"use strict";
// What is chosen stands behind the '#' of the address: "palloc@MAT", a layer's
// name, or nothing for the kernel; "calls:palloc@MAT" and "callers:palloc@MAT"
// are pictures.  So it can be linked to, and gone back to.

const data = JSON.parse(document.getElementById("data").textContent);
const {layers, primitives, problems, difference} = data;
const $ = id => document.getElementById(id);

/** Makes an element: its class, attributes, then texts and elements. */
function make(tag, attributes, ...children) {
	const element = document.createElement(tag);

	for (const [key, value] of Object.entries(attributes ?? {}))
		if (value !== undefined && value !== false)
			element.setAttribute(key, value === true ? "" : value);
	element.append(...children.flat().filter(child => child != null));
	return element;
}

const count = (n, word) => `${n} ${word}${n === 1 ? "" : "s"}`;
const address = p => `${p.name}@${layers[p.layer].name}`;
const isConstant = p => p.flags?.includes("const");
const isFunction = p => !isConstant(p);

/** What a primitive that is restated says further down, too. */
function said(primitive, key) {
	for (let p = primitive; p; p = primitives[p.restates])
		if (p[key])
			return p[key];
}

/** The primitive whose code one is. */
function below(primitive) {
	while (primitive.restates !== undefined)
		primitive = primitives[primitive.restates];
	return primitive;
}

/** What stands for the same name, from who defines it up. */
function chain(primitive) {
	const all = [];

	for (let p = below(primitive); p; p = p.restatedBy[0])
		all.push(p);
	return all;
}

const users = primitive => chain(primitive).flatMap(p => p.users ?? []);

/* Both ends know each other: who calls, imports and restates a primitive. */
primitives.forEach((p, index) => Object.assign(p, {
	index, callers: [], importers: [], restatedBy: []}));
primitives.forEach(p => {
	for (const callee of [...p.calls ?? [], ...p.callbacks ?? []])
		primitives[callee].callers.push(p);
	if (p.restates !== undefined)
		primitives[p.restates].restatedBy.push(p);
});
layers.forEach((layer, index) => {
	Object.assign(layer, {index, exports: [], problems: []});
	for (const p of layer.imports ?? [])
		primitives[p].importers.push(layer);
});
primitives.filter(p => !p.internal).forEach(p =>
	layers[p.layer].exports.push(p));
problems.forEach(p => p.layer !== undefined && layers[p.layer].problems.push(p));

/* Texts. */

/** A comment of C or assembly as prose: its marks and breaks taken out. */
function prose(comment) {
	return comment.replace(/^\/\*+|\*+\/$/g, "")
		.replace(/^[ \t]*(\*|;)[ \t]?/gm, "").trim()
		.replace(/(\S)[ \t]*\n(?=[^\s*-])/g, "$1 ")
		.replace(/(\S) {2,}/g, "$1 ");
}

const verdictClass = p => ({proved: "proved", bounded: "proved",
	tested: "tested",
	failed: "failed", unknown: "open", vacuous: "failed",
	refused: "open"})[p.verdict] ?? "";

function verdictWords(p) {
	if (!p.verdict)
		return null;
	return make("p", {class: {proved: "good", failed: "bad", open: "warn"}
		[verdictClass(p)]}, p.verdict, p.tries ? ` (${p.tries})` : "",
		p.why ? `: ${p.why}` : "",
		p.outdated ? " (before the last change)" : "");
}

/* What differs from another kernel: the second of the two is this one. */

const [theirs, ours] = difference?.only ?? [];
const isNew = layer => Boolean(ours?.layers.includes(layer.name));

/** What is otherwise with a layer that both have. */
function changes(layer) {
	const moved = difference?.moved.find(each => each.layer === layer.name);

	return [
		isNew(layer) ? `${theirs.kernel} does not have it` : null,
		moved ? `at level ${moved.levels[0]} in ${theirs.kernel}` : null,
		...(difference?.imports ?? []).filter(each => each.layer ===
			layer.name).map(each => `${each.import} is from ${
				each.from[1]}, in ${theirs.kernel} from ${
				each.from[0]}`)].filter(Boolean);
}

function goneRow(layer) {
	return make("div", {class: "layer gone", "data-gone": layer.name,
		title: layer.about},
		make("div", {class: "mark"}, "\u2212"),
		make("div", {class: "level"}, String(layer.level)),
		make("div", {class: "name"}, layer.name),
		make("div", {class: "names"}, `only in ${theirs.kernel}: `,
			layer.exports.join(", "), layer.hides.length
				? make("div", {class: "hidden-names",
					title: layer.hides.join(", ")},
					"hides ", layer.hides.join(", ")) : null));
}

/** Puts the layers that are not here above those that they stand on. */
function drawGone() {
	const last = new Map();

	for (const layer of data.gone ?? []) {
		const over = layers.find(each => each.name === layer.over);
		const at = last.get(layer.over) ?? document.querySelector(
			`[data-row="${over?.index}"]`);
		const row = goneRow(layer);

		if (at)
			at.before(row);
		else
			$("stack").append(row);
		last.set(layer.over, row);
	}
}

function showDifference() {
	const list = (mark, words) => words.length ? [make("dt", {}, mark),
		make("dd", {}, words.join(", "))] : [];
	const both = (title, key) => theirs[key].length + ours[key].length
		? part(title, make("dl", {class: "change"},
			list("\u2212", theirs[key]), list("+", ours[key]))) : [];
	const shared = difference.shared;

	return [
		...part(`Compared with ${theirs.kernel}`, make("p", {},
			`${count(shared.layers, "layer")} and ${count(
				shared.exports, "export")} are shared; \u2212 ${
				theirs.kernel} alone, + ${ours.kernel} alone`)),
		...both("Layers", "layers"),
		...part("At another level", difference.moved.length ? make("div",
			{class: "names"}, difference.moved.map(each =>
				layerButton(layers.find(layer => layer.name ===
					each.layer)))) : null),
		...part("Imports from another layer", difference.imports.map(
			each => make("p", {}, `${each.import} of ${each.layer
				}: from ${each.from[1]}, not ${each.from[0]}`))),
		...both("Lines of the manifests", "lines"),
		...both("Exports", "exports")];
}

/* The stack. */

function button(p, extra = "") {
	const classes = ["primitive", verdictClass(p),
	                 isConstant(p) ? "const" : "", extra];

	return make("button", {type: "button", tabindex: -1,
		class: classes.filter(Boolean).join(" "),
		"data-to": address(p), "data-primitive": p.index}, p.name);
}

function layerButton(layer) {
	return make("button", {type: "button", tabindex: -1, class: "name",
		"data-to": layer.name, "data-layer": layer.index}, layer.name);
}

function row(layer) {
	const constants = layer.exports.filter(isConstant);
	const names = make("div", {class: "names"},
		layer.exports.filter(isFunction).map(p => button(p)));

	if (constants.length > 0)
		names.append(make("button", {type: "button", tabindex: -1,
			class: "more", "data-to": layer.name},
			count(constants.length, "constant")));
	if (layer.hides)
		names.append(make("div", {class: "hidden-names",
			title: layer.hides.join(", ")},
			"hides ", layer.hides.join(", ")));
	const isWrong = layer.problems.some(p => p.severity === "error");

	return make("div", {class: ["layer", isWrong && "wrong",
		isNew(layer) && "new"].filter(Boolean).join(" "),
		"data-row": layer.index},
		make("div", {class: "mark", "aria-hidden": "true"}),
		make("div", {class: "level"}, isNew(layer) ? "+" : "",
			String(layer.level)),
		make("div", {}, layerButton(layer)), names);
}

function drawStack() {
	let folder;

	for (const layer of [...layers].reverse()) {
		if ((layer.folder ?? "") !== folder && (layer.folder || folder))
			$("stack").append(make("h2", {class: "folder"},
				layer.folder ?? "/"));
		folder = layer.folder ?? "";
		$("stack").append(row(layer));
		$("overview").append(make("div", {title: layer.name,
			"data-to": layer.name,
			class: layer.problems.length ? "wrong" : undefined}));
	}
	drawGone();
	$("stack").querySelector("button").tabIndex = 0;
}

/* The path of a primitive through the stack, the top layer first. */

function path(primitive) {
	const steps = new Map();
	const add = (layer, what, detail) => {
		if (!steps.has(layer))
			steps.set(layer, []);
		steps.get(layer).push({what, detail});
	};

	const all = chain(primitive), first = all[0], last = all.at(-1);

	for (const p of all) {
		add(p.layer, p.restates === undefined ? "defines" : "restates",
		    [p]);
		for (const layer of p.importers)
			add(layer.index, "imports", []);
		if (p.hidden !== undefined)
			add(p.hidden, "hides", []);
	}
	for (const caller of below(primitive).callers)
		add(caller.layer, "calls", [caller]);
	return {steps, from: first.layer,
	        to: last.hidden ?? (first.internal ? first.layer
	                                              : layers.length)};
}

const signs = {defines: "\u25cf", restates: "\u25c6", hides: "\u2715",
	calls: "\u25c2", imports: "\u25c2"};

function drawPath(primitive) {
	const found = primitive && path(primitive);

	for (const element of document.querySelectorAll("[data-row]")) {
		const index = Number(element.dataset.row);
		const level = layers[index].level;
		const mark = element.querySelector(".mark");
		const steps = found?.steps.get(index) ?? [];
		const here = ["defines", "hides", "restates", "calls", "imports"]
			.find(what => steps.some(step => step.what === what));
		const top = layers[found?.to]?.level ?? Infinity;
		const bottom = layers[found?.from]?.level;
		const isOn = found && (index === found.from || index === found.to ||
			(level > bottom && level < top));

		mark.className = "mark";
		mark.classList.toggle("through", Boolean(isOn));
		mark.classList.toggle("first", index === found?.from);
		mark.classList.toggle("last", index === found?.to);
		mark.classList.toggle("alone", found?.from === found?.to);
		mark.replaceChildren(...here ? [make("span", {}, signs[here])] : []);
		element.classList.toggle("on", steps.length > 0);
		$("overview").children[layers.length - 1 - index].dataset.path =
			steps.length > 0 ? "on" : isOn ? "through" : "";
	}
	for (const element of $("stack").querySelectorAll("[data-primitive]")) {
		const p = primitives[element.dataset.primitive];

		element.classList.toggle("chosen", p === primitive);
		element.classList.toggle("near", Boolean(primitive) &&
			(p.callers.includes(below(primitive)) ||
			 below(primitive).callers.includes(p)));
	}
}

function pathList(primitive) {
	const {steps, from, to} = path(primitive);
	const order = [...steps.keys()].sort((a, b) => b - a);
	const list = make("ol", {class: "path"});
	let before;

	for (const index of order) {
		const passed = before === undefined ? 0 : layers.filter(layer =>
			layer.index < before && layer.index > index &&
			layer.level > layers[from].level &&
			layer.level < (layers[to]?.level ?? Infinity)).length;

		if (passed > 0)
			list.append(make("li", {class: "between"},
				`passes ${count(passed, "layer")}`));
		before = index;
		for (const what of ["hides", "calls", "imports", "restates",
		                    "defines"]) {
			const here = steps.get(index)
				.filter(step => step.what === what);

			if (here.length === 0 || (what === "imports" &&
			    steps.get(index).some(s => s.what === "calls")))
				continue;
			list.append(make("li", {},
				make("span", {class: "what"}, what),
				make("span", {}, layerButton(layers[index]),
					what === "calls" ? here.flatMap(step =>
						step.detail).map(p => button(p))
					: [])));
		}
	}
	if (layers[to] === undefined)
		list.prepend(make("li", {}, make("span", {class: "what"},
			"reaches"), "the top"));
	if (users(primitive).length > 0)
		list.prepend(make("li", {}, make("span", {class: "what"}, "used by"),
			[...new Set(users(primitive).map(user => user.who))]
				.join(", ")));
	return list;
}

/* The panel. */

function part(title, ...content) {
	return content.flat().some(Boolean)
		? [make("h3", {}, title), ...content.flat()] : [];
}

function problem(p) {
	const at = place => place.path ? `${place.path}:${place.line}: ` : "";

	return make("div", {class: `problem ${p.severity}`},
		make("div", {class: "at"}, at(p)), p.text, " ",
		make("span", {class: "at"}, `[${p.id}]`),
		p.notes.length ? make("ul", {}, p.notes.map(note =>
			make("li", {}, make("span", {class: "at"}, at(note)),
				note.text))) : null);
}

/** What a refuted primitive does, in which state, and what came of a run. */
function finding(each) {
	return make("div", {class: each.fails ? "problem" : "problem warning"},
		make("div", {class: "at"}, each.at ?? ""),
		each.fails ? "" : "it is not known whether it ", each.text,
		each.state.length ? make("pre", {}, each.state.join("\n")) : null,
		each.seen.map(line => make("p", {}, `run there: ${line}`)));
}

/** Functions of the client and of tests, whose they are first. */
function userList(list) {
	const groups = new Map();

	for (const user of list)
		groups.set(user.who, [...groups.get(user.who) ?? [], user]);
	return [...groups].map(([who, some]) => make("details", {open:
		some.length <= 8}, make("summary", {}, `${who}: `,
			count(some.length, "place")),
		some.map(user => make("div", {}, user.in ?? "a variable", " ",
			make("span", {class: "at"}, user.at ?? "")))));
}

/** The ways to look at a function; the address says which is shown. */
function views(p, word) {
	const view = (title, to) => make("button", {type: "button",
		"data-to": to ? `${to}:${address(p)}` : address(p),
		"aria-current": word === to && "true"}, title);

	return isConstant(p) ? null : make("p", {class: "views"},
		view("in the stack", ""), view("what it reaches", "calls"),
		view("who reaches it", "callers"));
}

function showPrimitive(p, word) {
	const contract = said(p, "contract"), spec = said(p, "spec");
	const declaration = said(p, "declaration"), code = said(p, "code");
	const callees = below(p).calls ?? [], back = below(p).callbacks ?? [];
	const state = [p.reads ? `reads ${p.reads.join(", ")}` : "",
	               p.writes ? `writes ${p.writes.join(", ")}` : ""];

	return [
		make("h2", {}, p.name),
		views(p, word),
		make("p", {}, (p.flags ?? [p.internal ? "function" : "primitive"])
			.join(" "), " of ",
			layerButton(layers[p.layer])),
		make("p", {class: "at"}, said(p, "at") ?? ""),
		verdictWords(p),
		state.some(Boolean) ? make("p", {}, state.filter(Boolean)
			.join("; ")) : null,
		...part(p.verdict === "failed" ? "What refutes it"
			: "What is not decided", (p.findings ?? []).map(finding)),
		...part("Contract",
			contract ? make("p", {class: "contract"}, prose(contract))
				: null,
			declaration ? make("pre", {}, declaration) : null),
		...part("Specification", spec ? make("pre", {}, spec) : null),
		...part("Path, from the top", pathList(p)),
		...part("Used by the client and by tests", userList(users(p))),
		...part("Calls", callees.length ? make("div", {class: "names"},
			callees.map(i => button(primitives[i]))) : null),
		...part("Calls through pointers", back.length ? make("div",
			{class: "names"}, back.map(i => button(primitives[i])))
			: null),
		...part("Code", code ? make("pre", {}, code) : null),
	];
}

function showLayer(layer) {
	const buttons = list => list.length ? make("div", {class: "names"},
		list.map(p => button(p))) : null;
	const about = layer.about ?? "";

	return [
		make("h2", {}, layer.name),
		make("p", {}, about),
		make("p", {class: "at"}, layer.path),
		make("p", {}, `level ${layer.level}`,
			layer.pattern ? `, ${layer.pattern}` : "",
			layer.state ? `, state ${layer.state.join(", ")}` : "",
			layer.specified ? "" : ", no specification"),
		changes(layer).map(words => make("p", {class: "warn"}, words)),
		layer.problems.map(problem),
		...part("Exports", buttons(layer.exports.filter(isFunction))),
		...part("Constants", buttons(layer.exports.filter(isConstant))),
		...part("Imports", buttons((layer.imports ?? [])
			.map(i => primitives[i]))),
		...part("Hides", layer.hides ? make("div", {class: "names"},
			layer.hides.map(name => {
				const p = primitives.find(each => each.name ===
					name && each.hidden === layer.index);

				return p ? button(p) : name;
			})) : null),
		...part("Invariant", layer.invariant
			? make("pre", {}, layer.invariant) : null),
	].flat();
}

function showKernel() {
	const term = (word, ...text) => [make("dt", {}, word),
		make("dd", {}, ...text)];
	const verdicts = {};
	const entries = primitives.filter(p => p.users && isFunction(p));

	for (const p of primitives.filter(each => each.verdict)) {
		const words = p.verdict +
			(p.outdated ? " before the last change" : "");

		verdicts[words] = (verdicts[words] ?? 0) + 1;
	}
	return [
		make("h2", {}, data.kernel),
		make("p", {}, `on ${data.machine}, entry '${data.entry}'`),
		...part(count(problems.length, "violation"),
			problems.map(problem)),
		...difference ? showDifference() : [],
		...part("What the client and tests call", entries.length
			? make("div", {class: "names"}, entries.map(p =>
				button(p))) : null),
		...part("Proofs", Object.keys(verdicts).length
			? make("dl", {}, Object.entries(verdicts).flatMap(
				([word, n]) => term(word, String(n)))) : null),
		...part("What the marks mean", make("dl", {},
			term(signs.defines, "the layer defines what is chosen"),
			term(signs.restates, "restates it"),
			term(signs.calls, "calls or imports it"),
			term(signs.hides, "hides it from all above"),
			term("\u2713", "it is proved to do what its specification says"),
			term("\u2248", "it was tested against that, and not proved"),
			term("\u2717", "it does something else, in a state that is shown"),
			difference ? term("+", `a layer that ${theirs.kernel} has not`)
				: null,
			difference ? term("\u2212", `one that only ${theirs.kernel} has`)
				: null)),
		...part("Keys", make("dl", {},
			term(make("kbd", {}, "/"), "search"),
			term(make("kbd", {}, "arrows"), "move in the stack"),
			term(make("kbd", {}, "Enter"), "choose"),
			term(make("kbd", {}, "Esc"), "back to the kernel"))),
	].flat();
}

function show() {
	const [, view, word] = /^(?:(calls|callers):)?(.*)$/.exec(
		decodeURIComponent(location.hash.slice(1)));
	const layer = layers.find(each => each.name === word);
	const primitive = primitives.find(p => address(p) === word);

	hideTip();
	drawPath(primitive);
	for (const element of $("stack").querySelectorAll("[data-layer]"))
		element.closest(".layer").classList.toggle("on",
			primitive ? element.closest(".layer").classList
				.contains("on")
			: layers[element.dataset.layer] === layer);
	$("picture").hidden = !(view && primitive);
	$("stack").hidden = !$("picture").hidden;
	if (view && primitive)
		drawCalls(primitive, view);
	$("panel").replaceChildren(...(primitive ? showPrimitive(primitive,
		view ?? "")
		: layer ? showLayer(layer) : showKernel()).filter(Boolean));
	for (const each of $("panel").querySelectorAll("button"))
		each.tabIndex = 0;
	$("panel").scrollTop = 0;
	const at = document.querySelector(
		`[data-row="${primitive?.layer ?? layer?.index}"]`);

	at?.scrollIntoView({block: "nearest"});
	document.title = [view, word, data.kernel].filter(Boolean).join(" - ");
}

function choose(word) {
	if (decodeURIComponent(location.hash.slice(1)) === word)
		show();
	else
		location.hash = encodeURIComponent(word);
}

/* The tip. */

let tipTimer, tipOf;

function hideTip() {
	clearTimeout(tipTimer);
	$("tip").hidden = true;
}

function placeTip() {
	if ($("tip").hidden)
		return;
	const box = tipOf.getBoundingClientRect();
	const panel = $("panel").getBoundingClientRect();
	// In the picture of calls it would cover the edges that are lit.
	const isAside = $("picture").contains(tipOf) &&
		panel.left >= $("picture").getBoundingClientRect().right;

	$("tip").style.maxWidth = isAside ? `${panel.width - 8}px` : "";
	const tip = $("tip").getBoundingClientRect();
	const under = isAside ? box.top : box.bottom + 6;

	$("tip").style.left = `${isAside ? panel.left + 4 : Math.max(4,
		Math.min(box.left, innerWidth - tip.width - 4))}px`;
	$("tip").style.top = `${under + tip.height < innerHeight ? under
		: Math.max(4, isAside ? innerHeight - tip.height - 4
			: box.top - tip.height - 6)}px`;
}

function showTip(element) {
	const p = primitives[element.dataset.primitive];
	const contract = said(p, "contract"), spec = said(p, "spec");

	tipOf = element;
	$("tip").replaceChildren(...[
		make("p", {}, make("strong", {}, p.name), ` of ${
			layers[p.layer].name}`), verdictWords(p),
		contract ? make("p", {class: "contract"}, prose(contract)) : null,
		make("pre", {}, said(p, "declaration") ?? "no prototype"),
		spec ? make("pre", {}, spec) : null].filter(Boolean));
	$("tip").hidden = false;
	placeTip();
}

let mouse = "";

function offerTip(event) {
	const element = event.target.closest?.("[data-primitive]");
	lightEdges(event.target);

	const place = `${event.screenX} ${event.screenY}`;

	// What is scrolled to where the mouse rests is not pointed at.
	if (event.type === "mouseover" && place === mouse)
		return;
	if (event.type === "mouseover")
		mouse = place;
	hideTip();
	if (element)
		tipTimer = setTimeout(showTip, 250, element);
}

/* Search. */

let marked = 0;

function found(query) {
	const word = query.trim().toLowerCase();
	const all = [
		...layers.map(layer => ({name: layer.name, to: layer.name,
			where: "layer"})),
		...primitives.map(p => ({name: p.name, to: address(p),
			where: layers[p.layer].name}))];
	const rank = name => name === word ? 0 : name.startsWith(word) ? 1 : 2;

	return all.filter(each => each.to.toLowerCase().includes(word))
		.sort((a, b) => rank(a.name.toLowerCase()) -
			rank(b.name.toLowerCase()) || a.to.localeCompare(b.to))
		.slice(0, 50);
}

function closeSearch() {
	$("found").hidden = true;
	$("query").setAttribute("aria-expanded", "false");
	$("query").removeAttribute("aria-activedescendant");
}

function markFound(index) {
	const items = [...$("found").querySelectorAll("[role=option]")];

	if (items.length === 0)
		return;
	marked = (index + items.length) % items.length;
	items.forEach((item, i) => item.setAttribute("aria-selected",
		String(i === marked)));
	items[marked].scrollIntoView({block: "nearest"});
	$("query").setAttribute("aria-activedescendant", items[marked].id);
}

function search() {
	const list = $("query").value.trim() ? found($("query").value) : [];

	if (!$("query").value.trim())
		return closeSearch();
	$("found").replaceChildren(...list.map((each, i) => make("li",
		{role: "option", id: `found-${i}`, "data-to": each.to},
		make("span", {}, each.name),
		make("span", {class: "where"}, each.where))));
	if (list.length === 0)
		$("found").append(make("li", {class: "nothing"},
			"There is nothing of that name."));
	$("found").hidden = false;
	$("query").setAttribute("aria-expanded", "true");
	markFound(0);
}

function take(item) {
	if (!item)
		return;
	closeSearch();
	$("query").value = "";
	choose(item.dataset.to);
}

function searchKey(event) {
	const open = !$("found").hidden;

	if (event.key === "ArrowDown" || event.key === "ArrowUp") {
		event.preventDefault();
		markFound(marked + (event.key === "ArrowDown" ? 1 : -1));
	} else if (event.key === "Enter" && open) {
		take($("found").querySelector("[aria-selected=true]"));
		$("panel").focus();
	} else if (event.key === "Escape") {
		event.stopPropagation();
		if (open)
			closeSearch();
		else
			$("query").blur();
	}
}

/* Keys in the stack: one of its buttons is in the order of Tab. */

function moveTo(element) {
	if (!element)
		return;
	for (const each of $("stack").querySelectorAll("button[tabindex='0']"))
		each.tabIndex = -1;
	element.tabIndex = 0;
	element.focus();
}

function stackKey(event) {
	const rows = [...document.querySelectorAll("[data-row]")];
	const own = event.target.closest("[data-row]");
	const buttons = [...own?.querySelectorAll("button") ?? []];
	const at = buttons.indexOf(event.target), row = rows.indexOf(own);
	const step = {ArrowRight: [buttons[at + 1]], ArrowLeft: [buttons[at - 1]],
		ArrowDown: [rows[row + 1]?.querySelector("button")],
		ArrowUp: [rows[row - 1]?.querySelector("button")],
		Home: [rows[0].querySelector("button")],
		End: [rows.at(-1).querySelector("button")]}[event.key];

	if (!own || !step)
		return;
	event.preventDefault();
	moveTo(step[0]);
}

function start() {
	const errors = problems.filter(p => p.severity === "error").length;

	$("kernel").textContent = data.kernel;
	$("counts").append(`${count(layers.length, "layer")}, ${count(primitives
		.filter(p => !p.internal).length, "export")}, `,
		make("span", {class: errors ? "bad" : "good"},
			count(problems.length, "violation")));
	drawStack();
	document.addEventListener("click", event => {
		const item = event.target.closest("[role=option]");
		const to = event.target.closest("[data-to]");

		if (item)
			take(item);
		else if (to)
			choose(to.dataset.to);
		if ($("stack").contains(to))
			moveTo(to);
		if (!event.target.closest("#search"))
			closeSearch();
	});
	document.addEventListener("keydown", event => {
		if (event.key === "/" && event.target !== $("query")) {
			event.preventDefault();
			$("query").focus();
			$("query").select();
		} else if (event.key === "Escape") {
			if ($("tip").hidden)
				choose($("picture").hidden ? "" : decodeURIComponent(
					location.hash).replace(/^#\w+:/, ""));
			hideTip();
		}
	});
	$("query").addEventListener("input", search);
	$("query").addEventListener("keydown", searchKey);
	$("stack").addEventListener("keydown", stackKey);
	$("picture").addEventListener("keydown", pictureKey);
	addEventListener("resize", () => $("picture").hidden || show());
	document.addEventListener("mouseover", offerTip);
	document.addEventListener("focusin", offerTip);
	// The focus scrolls to what it is on, and the tip goes with it.
	document.addEventListener("scroll", placeTip, true);
	document.addEventListener("wheel", hideTip, {passive: true});
	addEventListener("hashchange", show);
	show();
}
