// Reads manifests by the TextMate grammar, as editors do (vscode-textmate), and
// prints what it takes for a mistake: PATH:LINE: TEXT.
//
//	node grammar.js FOLDER GRAMMAR FILE...	packages are in FOLDER/node_modules
const fs = require("fs");
const path = require("path");
const [folder, grammarPath, ...files] = process.argv.slice(2);
const modules = path.join(path.resolve(folder), "node_modules");
const textmate = require(path.join(modules, "vscode-textmate"));
const oniguruma = require(path.join(modules, "vscode-oniguruma"));

// Calls visit(line number, text, scopes) for each token of a text.
function eachToken(grammar, text, visit) {
	let stack = textmate.INITIAL;

	text.split("\n").forEach((line, index) => {
		const result = grammar.tokenizeLine(line, stack);

		stack = result.ruleStack;
		for (const token of result.tokens)
			visit(index + 1, line.slice(token.startIndex,
				token.endIndex), token.scopes);
	});
}

async function main() {
	const wasm = fs.readFileSync(path.join(modules,
		"vscode-oniguruma/release/onig.wasm")).buffer;

	await oniguruma.loadWASM(wasm);
	const registry = new textmate.Registry({
		onigLib: Promise.resolve({
			createOnigScanner: (s) => new oniguruma.OnigScanner(s),
			createOnigString: (s) => new oniguruma.OnigString(s),
		}),
		loadGrammar: async () => textmate.parseRawGrammar(
			fs.readFileSync(grammarPath, "utf8"), grammarPath),
	});
	const grammar = await registry.loadGrammar("source.layerc");

	for (const file of files)
		eachToken(grammar, fs.readFileSync(file, "utf8"),
			(line, text, scopes) => {
				if (scopes.some((s) => s.startsWith("invalid.")))
					console.log(`${file}:${line}: ${text}`);
			});
}

main();
