// The client of "layerc lsp": manifests, C, assembly.
const vscode = require("vscode");
const { LanguageClient } = require("vscode-languageclient/node");

let client;

exports.activate = async () => {
	const command = vscode.workspace.getConfiguration("layerc").get("path");
	const languages = ["layerc", "c", "asm", "nasm"];

	client = new LanguageClient("layerc", "layerc",
		{ command, args: ["lsp"] },
		{ documentSelector: languages.map((language) =>
			({ scheme: "file", language })) });
	await client.start();
};

exports.deactivate = () => client && client.stop();
