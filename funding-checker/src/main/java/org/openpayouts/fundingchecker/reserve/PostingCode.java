package org.openpayouts.fundingchecker.reserve;

import java.util.Locale;

/**
 * Why money moved. Codes below 9000 are those of the payouts API's ledgers; those from 9000 on are
 * ours, for moves that its merchants do not see as a line.
 */
public enum PostingCode {
  DEPOSIT(1016),
  WITHDRAWAL(1017),
  PAYOUT_FAILED(1020),
  DEPOSIT_REVERSED(1022),
  PAYOUT_FUNDED(1034),
  PAYOUT_COMPLETED(9001),
  PAYOUT_REOPENED(9002),
  /** Moves nothing: the no to a withdrawal, with the balances that it was judged by. */
  WITHDRAWAL_REFUSED(9003),
  /** Moves nothing: the no to a deposit that the ledger cannot count. */
  DEPOSIT_REFUSED(9004);

  private final int code;

  PostingCode(int code) {
    this.code = code;
  }

  public int code() {
    return code;
  }

  /** What names a posting of this code for a command, for ever. */
  String causeOf(ReserveCommand.Movement movement) {
    return causeOf(movement.id());
  }

  String causeOf(String movementId) {
    return name().toLowerCase(Locale.ROOT) + ":" + movementId;
  }
}
