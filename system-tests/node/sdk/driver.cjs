'use strict';
// Drives a running API with one version of the unmodified SDK, named by the only argument. A line of
// JSON on standard input is one call, {"client": {...}, "do": "getPayout", "id": ".."}, so that no
// key stands in the arguments; the line that answers it has "result", or the SDK's "error".

const readline = require('node:readline');
const { Clients } = require('./clients.cjs');
const steps = require('./steps.cjs');

const clients = new Clients(process.argv[2]);

async function answer(line) {
  const call = JSON.parse(line);
  const step = steps[call.do];
  if (!step) {
    throw new Error(`no step ${call.do}`);
  }
  try {
    return { result: (await step(clients.of(call.client), call, clients.models)) ?? null };
  } catch (e) {
    return { error: { type: e.constructor.name, message: e.message, code: e.code ?? null } };
  }
}

async function main() {
  for await (const line of readline.createInterface({ input: process.stdin })) {
    process.stdout.write(JSON.stringify(await answer(line)) + '\n');
  }
}

main().catch((e) => {
  process.stderr.write(`${e.stack}\n`);
  process.exitCode = 1;
});
