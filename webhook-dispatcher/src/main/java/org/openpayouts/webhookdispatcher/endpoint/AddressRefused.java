package org.openpayouts.webhookdispatcher.endpoint;

import java.io.Serial;
import java.net.UnknownHostException;

/** The name leads to an address that webhooks may not reach; no socket was opened. */
public final class AddressRefused extends UnknownHostException {

  @Serial private static final long serialVersionUID = 1L;

  AddressRefused(String purpose) {
    super("the host leads to a forbidden address: " + purpose);
  }
}
