package org.openpayouts.webhookdispatcher.delivery;

/** Where a delivery stands; {@code docs/} of this service draws the moves. */
enum DeliveryStatus {
  /** The merchant is not known yet, so neither is the URL. */
  UNADDRESSED(false),
  /** An older message of the same payout is not settled. */
  BLOCKED(false),
  /** To be sent when it is due. */
  READY(false),
  /** Being sent. */
  LEASED(false),
  /** The receiver has it. */
  DELIVERED(true),
  /** A newer message of the same payout took its place. */
  SUPERSEDED(true),
  /** Given up; a dead letter tells about it. */
  DEAD(true),
  /** Its fact was too old when it arrived; never sent. */
  EXPIRED(true),
  /** The merchant heard the same event of this payout before, ahead of a reorganisation. */
  ALREADY_TOLD(true),
  /** Nobody wants to hear: no URL with the payout nor with the merchant. */
  NO_ENDPOINT(true);

  private final boolean settled;

  DeliveryStatus(boolean settled) {
    this.settled = settled;
  }

  boolean isSettled() {
    return settled;
  }
}
