// A real YAML language server, with the schemas of this repository and nothing else, completes fields and words and says in
// English and German what they mean. Called with the folder into which `yaml-language-server` is installed.
import {spawn} from "node:child_process";
import {mkdtempSync, readFileSync, rmSync, writeFileSync, mkdirSync} from "node:fs";
import {tmpdir} from "node:os";
import {dirname, join, resolve} from "node:path";
import {fileURLToPath, pathToFileURL} from "node:url";

const root = resolve(dirname(fileURLToPath(import.meta.url)), "../..");
const server = join(resolve(process.argv[2]), "node_modules/yaml-language-server/bin/yaml-language-server");
const folder = mkdtempSync(join(tmpdir(), "umstieg-editor-"));
mkdirSync(join(folder, "providers"));
mkdirSync(join(folder, "schema"));
const schema = readFileSync(join(root, "catalogue/schema/provider.schema.json"), "utf8");
writeFileSync(join(folder, "schema/provider.schema.json"), schema);
const file = join(folder, "providers/example.yaml");
const uri = pathToFileURL(file).href;
const text = `# yaml-language-server: $schema=../schema/provider.schema.json
name: "Example"
kind: company
statu: verified
ki
`;
writeFileSync(file, text);

const child = spawn(process.execPath, [server, "--stdio"], {stdio: ["pipe", "pipe", "inherit"]});
const waiting = new Map();
const diagnosed = [];
let buffer = Buffer.alloc(0);
let next = 1;

function send(message) {
  const body = JSON.stringify({jsonrpc: "2.0", ...message});
  child.stdin.write(`Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
}

function request(method, params) {
  const id = next++;
  send({id, method, params});
  return new Promise((done) => waiting.set(id, done));
}

function received(message) {
  if (message.id !== undefined && message.method) {
    // The server asks for its settings; everything stays as it is by default, and nothing is fetched.
    const items = message.params?.items ?? [];
    const yaml = {hover: true, completion: true, validate: true, schemaStore: {enable: false}};
    send({id: message.id, result: items.map((item) => (item.section === "yaml" ? yaml : null))});
  } else if (message.method === "textDocument/publishDiagnostics") {
    diagnosed.push(...message.params.diagnostics.map((found) => found.message));
  } else if (waiting.has(message.id)) {
    waiting.get(message.id)(message.result);
    waiting.delete(message.id);
  }
}

child.stdout.on("data", (chunk) => {
  buffer = Buffer.concat([buffer, chunk]);
  for (;;) {
    const head = buffer.indexOf("\r\n\r\n");
    if (head < 0) return;
    const length = Number(/Content-Length: (\d+)/i.exec(buffer.subarray(0, head).toString())[1]);
    if (buffer.length < head + 4 + length) return;
    const body = buffer.subarray(head + 4, head + 4 + length).toString();
    buffer = buffer.subarray(head + 4 + length);
    received(JSON.parse(body));
  }
});

const late = setTimeout(() => end(["no answer within a minute"]), 60_000);

function end(failures) {
  clearTimeout(late);
  child.kill();
  rmSync(folder, {recursive: true, force: true});
  for (const failure of failures) console.error(`editor: ${failure}`);
  console.log(failures.length ? "editor: failed" : "editor: fields and words are completed and explained in English and German");
  process.exit(failures.length ? 1 : 0);
}

const capabilities = {
  textDocument: {
    hover: {contentFormat: ["markdown"]},
    completion: {completionItem: {documentationFormat: ["markdown"]}},
    publishDiagnostics: {},
  },
  workspace: {configuration: true},
};
await request("initialize", {processId: process.pid, rootUri: pathToFileURL(folder).href, capabilities});
send({method: "initialized", params: {}});
send({method: "textDocument/didOpen", params: {textDocument: {uri, languageId: "yaml", version: 1, text}}});

const failures = [];
function expect(what, value, ...parts) {
  const told = JSON.stringify(value ?? null);
  for (const part of parts) {
    if (!told.includes(part)) failures.push(`${what} does not say ${JSON.stringify(part)}: ${told.slice(0, 600)}`);
  }
}

const at = (line, character) => ({textDocument: {uri}, position: {line, character}});
const field = await request("textDocument/hover", at(1, 1));
expect("hover over a field", field?.contents, "Its name.", "Ihr Name.");
const word = await request("textDocument/hover", at(2, 8));
expect("hover over a word", word?.contents, "A company that serves software of others.", "Eine Firma, die Software anderer betreut.");
const keys = await request("textDocument/completion", at(4, 2));
const confirmed = keys?.items?.find((item) => item.label === "confirmed");
expect("completion of a field", confirmed?.documentation, "Day of the newest source that shows the offer", "Tag der neuesten Quelle, die das Angebot zeigt");
const words = await request("textDocument/completion", at(2, 6));
expect("completion of a word", words?.items?.map((item) => item.label), "company", "public-body");
for (let wait = 0; wait < 50 && diagnosed.length === 0; wait++) await new Promise((done) => setTimeout(done, 100));
expect("the list of mistakes", diagnosed, "statu");
end(failures);
