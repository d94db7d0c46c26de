'use strict';
// What a client can be asked for. The Java driver has the same names.

function recipient(models, { email, label, notificationURL }) {
  return new models.PayoutRecipient(email, label, notificationURL);
}

function payout(models, fields) {
  const { amount, currency, ledgerCurrency, ...optional } = fields;
  return Object.assign(new models.Payout(amount, currency, ledgerCurrency), optional);
}

/** The SDK's own key, as the id of who asks for a token. */
function sin(client) {
  return client.keyUtils.get_sin_from_key(client.bitPayClient.ecKey);
}

/** The SDK pairs in its setup tool only, which asks a person; this is the request that it sends. */
async function tokens(client, wish) {
  const [token] = JSON.parse(await client.bitPayClient.post('tokens', wish, false));
  return { pairingCode: token.pairingCode, token: token.token, facade: token.facade };
}

module.exports = {
  inviteRecipients: (client, { recipients }, models) =>
    client.submitPayoutRecipients(
      new models.PayoutRecipients(recipients.map((each) => recipient(models, each)))),
  getRecipient: (client, { id }) => client.getPayoutRecipient(id),
  listRecipients: (client, { filter }) => client.getPayoutRecipients(filter),
  updateRecipient: (client, { id, label }, models) =>
    client.updatePayoutRecipient(id, recipient(models, { label })),
  removeRecipient: (client, { id }) => client.deletePayoutRecipient(id),
  notifyRecipient: (client, { id }) => client.requestPayoutRecipientNotification(id),

  submitPayout: (client, call, models) => client.submitPayout(payout(models, call.payout)),
  getPayout: (client, { id }) => client.getPayout(id),
  listPayouts: (client, { filter }) => client.getPayouts(filter),
  cancelPayout: (client, { id }) => client.cancelPayout(id),
  notifyPayout: (client, { id }) => client.requestPayoutNotification(id),

  submitPayouts: (client, { payouts }, models) =>
    client.submitPayouts(payouts.map((each) => payout(models, each))),
  cancelPayouts: (client, { groupId }) => client.cancelPayouts(groupId),

  ledgers: (client) => client.getLedgers(),
  ledgerEntries: (client, { currency, startDate, endDate }) =>
    client.getLedgerEntries(currency, new Date(startDate), new Date(endDate)),
  rates: async (client, { base }) => (await client.getRates(base)).getRates(),
  rate: (client, { base, quote }) => client.getRate(base, quote),
  currency: (client, { code }) => client.getCurrencyInfo(code),

  pair: (client, { facade, label }) => tokens(client, { id: sin(client), facade, label }),
  claim: (client, { pairingCode }) => tokens(client, { id: sin(client), pairingCode }),
};
