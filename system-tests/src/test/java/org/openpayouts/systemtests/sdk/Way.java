package org.openpayouts.systemtests.sdk;

import org.openpayouts.systemtests.gateway.NginxGateway;
import org.openpayouts.systemtests.stack.SharedStack;

/** How requests come to payout-api. */
enum Way {
  DIRECT,
  GATEWAY;

  /** What clients are told to be the API's base URL. */
  String baseUrl(SharedStack stack) {
    return switch (this) {
      case DIRECT -> stack.file().publicBaseUrl();
      case GATEWAY -> NginxGateway.before(stack).baseUrl();
    };
  }
}
