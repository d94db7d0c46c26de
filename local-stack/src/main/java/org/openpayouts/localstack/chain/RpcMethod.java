package org.openpayouts.localstack.chain;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** One named call: what its parameters are called and what it does under the node's lock. */
record RpcMethod(String name, List<String> parameters, Body body) {
  interface Body {
    @Nullable Object call(RpcArguments arguments);
  }

  static RpcMethod of(String name, String parameters, Body body) {
    return new RpcMethod(
        name, parameters.isEmpty() ? List.of() : List.of(parameters.split(" ")), body);
  }
}
