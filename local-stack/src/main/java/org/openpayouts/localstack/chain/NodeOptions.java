package org.openpayouts.localstack.chain;

import java.nio.file.Path;

/**
 * How a simulated node runs.
 *
 * @param port on 127.0.0.1; 0 takes a free one
 * @param folder where the chain lives; it survives restarts and kills
 * @param coinbaseMaturity how deep a block's reward must be before it may be spent; Core says 100
 */
public record NodeOptions(
    int port, Path folder, String user, String password, int coinbaseMaturity) {
  /** Core's own coinbase maturity. */
  public static final int COINBASE_MATURITY = 100;

  /** Options with Core's coinbase maturity. */
  public NodeOptions(int port, Path folder, String user, String password) {
    this(port, folder, user, password, COINBASE_MATURITY);
  }
}
