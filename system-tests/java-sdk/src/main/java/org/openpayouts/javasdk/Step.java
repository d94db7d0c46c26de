package org.openpayouts.javasdk;

import com.bitpay.sdk.Client;
import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/** Something that a client can be asked for. */
@FunctionalInterface
interface Step {
  /**
   * Asks the library.
   *
   * @throws Exception whatever the library throws
   */
  @Nullable Object walk(Client client, JsonNode question) throws Exception;
}
