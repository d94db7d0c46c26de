'use strict';
// Drives a running API with the unmodified SDK. The script is one JSON object on standard input, so
// that no key stands in the arguments: {baseUrl, privateKeyHex, payoutToken, steps: [...]}.
// Answers with one JSON line per step on standard output: {step, result} or {step, error}.

const sdk = require('bitpay-sdk');
const { Payout } = require('bitpay-sdk/models');

async function readAll(stream) {
  let text = '';
  for await (const part of stream) {
    text += part;
  }
  return text;
}

function clientOf(script) {
  // The SDK knows only two environments; this is where the address of one of them stands.
  sdk.Env.TestUrl = script.baseUrl.replace(/\/*$/, '/');
  const tokens = new sdk.TokenContainer();
  tokens.addPayout(script.payoutToken);
  return sdk.Client.createClientByPrivateKey(
    script.privateKeyHex, tokens, sdk.Environment.Test);
}

const steps = {
  async submit(client, step) {
    const payout = new Payout(step.amount, step.currency, step.ledgerCurrency);
    payout.recipientId = step.recipientId;
    payout.reference = step.reference;
    payout.notificationURL = step.notificationURL;
    return client.submitPayout(payout);
  },
  get: (client, step) => client.getPayout(step.payoutId),
  list: (client, step) => client.getPayouts(step.filter),
  cancel: (client, step) => client.cancelPayout(step.payoutId),
};

async function main() {
  const script = JSON.parse(await readAll(process.stdin));
  const client = clientOf(script);
  for (const step of script.steps) {
    let line;
    try {
      line = { step: step.do, result: await steps[step.do](client, step) };
    } catch (e) {
      line = { step: step.do, error: { type: e.constructor.name, message: e.message, code: e.code } };
    }
    process.stdout.write(JSON.stringify(line) + '\n');
  }
}

main().catch((e) => {
  process.stderr.write(`${e.stack}\n`);
  process.exitCode = 1;
});
