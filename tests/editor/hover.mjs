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
mkdirSync(join(folder, "schema"));
const schemas = new Map();
for (const kind of ["software", "provider", "funding", "reference"]) {
  const schema = readFileSync(join(root, `catalogue/schema/${kind}.schema.json`), "utf8");
  writeFileSync(join(folder, `schema/${kind}.schema.json`), schema);
  schemas.set(kind, JSON.parse(schema));
}

let files = 0;

/** A file of a kind that names its schema in the first line, and its address. */
function written(kind, lines) {
  const file = join(folder, kind, `example-${files++}.yaml`);
  mkdirSync(dirname(file), {recursive: true});
  const text = `# yaml-language-server: $schema=../schema/${kind}.schema.json\n${lines}\n`;
  writeFileSync(file, text);
  return {uri: pathToFileURL(file).href, text};
}

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
const failures = [];
function expect(what, value, ...parts) {
  const told = JSON.stringify(value ?? null);
  for (const part of parts) {
    if (!told.includes(part)) failures.push(`${what} does not say ${JSON.stringify(part)}: ${told.slice(0, 600)}`);
  }
}

/** Opens a file of a kind; what is asked of it names a line and a character. */
function opened(kind, lines) {
  const {uri, text} = written(kind, lines);
  send({method: "textDocument/didOpen", params: {textDocument: {uri, languageId: "yaml", version: 1, text}}});
  return (what, line, character) =>
    request(`textDocument/${what}`, {textDocument: {uri}, position: {line, character}});
}

const provider = opened("provider", 'name: "Example"\nkind: company\nstatu: verified\nki');
const field = await provider("hover", 1, 1);
expect("hover over a field", field?.contents, "Its name.", "Ihr Name.");
const word = await provider("hover", 2, 8);
expect("hover over a word", word?.contents, "A company that serves software of others.", "Eine Firma, die Software anderer betreut.");
const keys = await provider("completion", 4, 2);
const confirmed = keys?.items?.find((item) => item.label === "confirmed");
expect("completion of a field", confirmed?.documentation, "Day of the newest source that shows the offer", "Tag der neuesten Quelle, die das Angebot zeigt");
const words = await provider("completion", 2, 6);
expect("completion of a word", words?.items?.map((item) => item.label), "company", "public-body");
for (let wait = 0; wait < 50 && diagnosed.length === 0; wait++) await new Promise((done) => setTimeout(done, 100));
expect("the list of mistakes", diagnosed, "statu");

// Of every kind, each field at the top of a file is explained in both languages, and offered where a new one begins. Of a
// closed list of words the server explains the word instead.
const plain = (text) => text.replace(/[^\p{L}]/gu, "");
for (const [kind, schema] of schemas) {
  const names = Object.keys(schema.properties);
  const resolved = (field) => ({...(field.$ref ? schema.$defs[field.$ref.split("/").at(-1)] : {}), ...field});
  const choice = (name) => (resolved(schema.properties[name]).oneOf ?? []).find((one) => one.const);
  const ask = opened(kind, names.map((name) => `${name}: ${choice(name)?.const ?? "x"}`).join("\n"));
  for (const [line, name] of names.entries()) {
    const told = JSON.stringify((await ask("hover", line + 1, 1))?.contents ?? null);
    const meant = choice(name) ?? schema.properties[name];
    for (const text of meant.markdownDescription.split("\n\n")) {
      // How marks are escaped is up to the server.
      if (!plain(told).includes(plain(text))) failures.push(`${kind}.${name}: ${told} does not say ${text}`);
    }
  }
  const items = (await opened(kind, "na")("completion", 1, 2))?.items ?? [];
  const missing = names.filter((name) => !items.some((item) => item.label === name));
  if (missing.length) failures.push(`${kind}: not offered are ${missing.join(", ")}`);
}
end(failures);
