package org.openpayouts.webhookdispatcher.endpoint;

/** What one attempt says about its endpoint. */
public enum Conduct {
  /** It answered as it should. */
  HEALTHY,
  /** It failed. */
  FAILED,
  /** It failed and said, or showed, that it has too much to do. */
  OVERLOADED,
  /** It wants no more; held until the merchant or an operator asks. */
  GONE,
  /** Nothing: the failure was ours, or no request was made. */
  UNKNOWN
}
