package org.openpayouts.outbox;

import java.util.List;
import org.openpayouts.outbox.DatabaseReturns.DatabaseReturn;
import org.openpayouts.outbox.RelearnedPositions.Progress;
import org.springframework.boot.actuate.endpoint.InvalidEndpointRequestException;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;

/**
 * Whether this service decides, and the way back on purpose: {@code GET /actuator/relearning} shows
 * where the database went back and how far own facts are read again, {@code POST} with {@code
 * {"reason": text}} closes the gate and has them read.
 */
@Endpoint(id = "relearning")
class RelearningEndpoint {

  private static final int REASON_MAX = 200;

  private final DecisionGate gate;
  private final DatabaseReturns returns;
  private final RelearnedPositions positions;

  RelearningEndpoint(DecisionGate gate, DatabaseReturns returns, RelearnedPositions positions) {
    this.gate = gate;
    this.returns = returns;
    this.positions = positions;
  }

  /**
   * What stands in the way of decisions.
   *
   * @param compared whether this process has compared its positions with the groups
   */
  record State(
      boolean decides, boolean compared, List<DatabaseReturn> wentBack, List<Progress> relearned) {}

  @ReadOperation
  State state() {
    List<DatabaseReturn> found = returns.all();
    return new State(
        gate.isCompared() && found.isEmpty(), gate.isCompared(), found, positions.all());
  }

  @WriteOperation
  State relearn(String reason) {
    if (reason.isBlank() || reason.length() > REASON_MAX) {
      throw new InvalidEndpointRequestException(
          "a reason has 1 to " + REASON_MAX + " characters", "reason");
    }
    returns.markByHand(reason.strip());
    return state();
  }
}
