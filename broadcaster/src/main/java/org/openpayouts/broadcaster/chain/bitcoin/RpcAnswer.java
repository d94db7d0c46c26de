package org.openpayouts.broadcaster.chain.bitcoin;

import tools.jackson.databind.JsonNode;

/** What a node answered: a result, or its refusal. Both mean that it is there. */
sealed interface RpcAnswer {
  record Result(JsonNode value) implements RpcAnswer {}

  record Refusal(int code, String message) implements RpcAnswer {}
}
