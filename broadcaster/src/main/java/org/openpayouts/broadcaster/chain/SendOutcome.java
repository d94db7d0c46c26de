package org.openpayouts.broadcaster.chain;

/** A node's answer to bytes that were sent. No answer is no outcome: it is a fault. */
public sealed interface SendOutcome {
  /** The node took them now or knew them already. */
  record Accepted() implements SendOutcome {}

  /** An input is spent or unknown: by us in the chain already, or by somebody else. */
  record InputsGone(String reason) implements SendOutcome {}

  /** The node will not have them as things are; the bytes stay in flight all the same. */
  record Refused(int code, String reason) implements SendOutcome {}
}
