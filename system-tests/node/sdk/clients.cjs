'use strict';

/** The SDK's clients, one for each base URL, key and tokens that were asked for. */
class Clients {
  constructor(name) {
    this.sdk = require(name);
    this.models = require(`${name}/models`);
    this.made = new Map();
  }

  of(wish) {
    const key = JSON.stringify(wish);
    if (!this.made.has(key)) {
      this.made.set(key, this.make(wish));
    }
    return this.made.get(key);
  }

  make({ baseUrl, privateKeyHex, tokens }) {
    // docs/quickstart.md shows these lines.
    this.sdk.Env.TestUrl = baseUrl + '/';
    return this.sdk.Client.createClientByPrivateKey(
      privateKeyHex, new this.sdk.TokenContainer(tokens), this.sdk.Environment.Test);
  }
}

module.exports = { Clients };
