package org.openpayouts.payoutapi.bitpay;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The envelopes of successful answers. None may have a key named error or errors. */
sealed interface Bodies {
  String FACADE = "payout/payout";
  String RECIPIENT_FACADE = "payout/recipient";
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

  /** What became of the instructions of a group. Both lists are there, whatever is in them. */
  @JsonPropertyOrder({"created", "failed"})
  record GroupCreated(List<PayoutBody> created, List<FailedInstructionBody> failed)
      implements Bodies {}

  /**
   * An instruction that made no payout.
   *
   * @param index our extension: its place in the group, from 0
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  @JsonPropertyOrder({"errMessage", "payee", "index"})
  record FailedInstructionBody(String errMessage, @Nullable String payee, int index) {}

  /** What became of the wish to cancel a group. Both lists are there, whatever is in them. */
  @JsonPropertyOrder({"cancelled", "failed"})
  record GroupCancelled(List<PayoutBody> cancelled, List<FailedCancelBody> failed)
      implements Bodies {}

  /** A payout that is not cancelled, and why. */
  @JsonPropertyOrder({"errMessage", "payoutId"})
  record FailedCancelBody(String errMessage, String payoutId) {}

  /** One recipient; BitPay gives these no status of their own. */
  @JsonPropertyOrder({"facade", "data"})
  record Person(String facade, RecipientBody data) implements Bodies {
    static Person of(RecipientBody recipient) {
      return new Person(RECIPIENT_FACADE, recipient);
    }
  }

  /** Recipients, or none. */
  @JsonPropertyOrder({"facade", "data"})
  record People(String facade, List<RecipientBody> data) implements Bodies {
    static People of(List<RecipientBody> recipients) {
      return new People(RECIPIENT_FACADE, recipients);
    }
  }

  /** What is neither payouts nor recipients comes without facade and status. */
  record Data(Object data) implements Bodies {}
}
