package org.openpayouts.payoutapi.bitpay;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The envelopes of successful answers. None may have a key named error or errors. */
sealed interface Bodies {
  String FACADE = "payout/payout";
  String SUCCESS = "success";

  /** One payout. */
  @JsonPropertyOrder({"facade", "data", "status", "message"})
  record One(String facade, PayoutBody data, String status, @Nullable String message)
      implements Bodies {
    static One of(PayoutBody payout) {
      return new One(FACADE, payout, SUCCESS, null);
    }
  }

  /** Payouts, at least one. */
  @JsonPropertyOrder({"facade", "data", "status", "message"})
  record Many(String facade, List<PayoutBody> data, String status, @Nullable String message)
      implements Bodies {}

  /** No payouts. With a status, a client library would return this envelope as if it were them. */
  @JsonInclude(JsonInclude.Include.ALWAYS)
  @JsonPropertyOrder({"facade", "data"})
  record None(String facade, List<PayoutBody> data) implements Bodies {}

  static Bodies list(List<PayoutBody> payouts) {
    return payouts.isEmpty()
        ? new None(FACADE, List.of())
        : new Many(FACADE, payouts, SUCCESS, null);
  }

  /** Done. The one form of which every client library makes true. */
  @JsonPropertyOrder({"status", "success", "data", "message"})
  record Done(String status, boolean success, Map<String, String> data, @Nullable String message)
      implements Bodies {
    static final Done DONE = new Done(SUCCESS, true, Map.of(), null);
  }

  /** What is neither payouts nor recipients comes without facade and status. */
  record Data(Object data) implements Bodies {}
}
