package org.openpayouts.webhookdispatcher.merchant;

/** Which answers count as delivered. */
public enum SuccessRule {
  /** BitPay's rule: 200 and nothing else. */
  EXACTLY_200,
  /** Every 2xx. */
  ANY_2XX;

  private static final int OK = 200;
  private static final int REDIRECTS = 300;

  /** The rule by its name in a merchant's policy; BitPay's where the name is unknown. */
  public static SuccessRule named(String policy) {
    return policy.equals("any2xx") ? ANY_2XX : EXACTLY_200;
  }

  /** Whether this HTTP status means that the receiver has the message. */
  public boolean accepts(int status) {
    return switch (this) {
      case EXACTLY_200 -> status == OK;
      case ANY_2XX -> status >= OK && status < REDIRECTS;
    };
  }
}
