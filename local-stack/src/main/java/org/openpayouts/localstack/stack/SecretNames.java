package org.openpayouts.localstack.stack;

/** File names in the folder of secrets. */
final class SecretNames {
  static final String ADMIN = "admin-credential";
  static final String REQUEST_KEY = "request-key";
  static final String DESTINATION_KEY = "destination-key";
  static final String FUNDING_KEY = "funding-key";
  static final String DERIVATION_KEY = "token-derivation-key";
  static final String WALLET_KEY = "hot-wallet-key";
  static final String CHAIN_PASSWORD = "chain-rpc-password";
  static final String CHAIN_USER = "payouts";
  static final String POSTGRES_PASSWORD = "postgres-password";
  static final String REGISTRY_USER = "registry";
  static final String INBOX_KEYS_PASSWORD = "inbox-keys-password";
  static final String CONTROL = "control-credential";
  static final String MERCHANT_KEY = "merchant-private-key";

  private SecretNames() {}
}
