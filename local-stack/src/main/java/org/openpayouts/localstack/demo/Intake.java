package org.openpayouts.localstack.demo;

import java.util.ArrayList;
import java.util.List;
import org.openpayouts.localstack.check.Finding;

/**
 * What became of the wishes of one run. Without this the other witnesses could agree about nothing.
 *
 * @param fromFile the lines of a file may be refused, each for a reason; made-up ones are all good
 * @param lines how many there were
 * @param accepted how many of them the API promised to pay
 * @param refused those that were answered with no
 */
record Intake(boolean fromFile, int lines, int accepted, List<Submission.RefusedLine> refused) {
  Intake {
    refused = List.copyOf(refused);
  }

  Finding judge() {
    List<String> complaints = new ArrayList<>();
    if (accepted + refused.size() != lines) {
      complaints.add(
          "of %d lines %d were accepted and %d refused, the others had no answer"
              .formatted(lines, accepted, refused.size()));
    }
    if (accepted == 0) {
      complaints.add("not one payout was accepted");
    }
    for (Submission.RefusedLine line : refused) {
      if (!fromFile) {
        complaints.add("payout %d was refused: %s".formatted(line.line(), line.reason()));
      } else if (line.reason().isBlank()) {
        complaints.add("line %d was refused without a reason".formatted(line.line()));
      }
    }
    return new Finding("accepted", figure(), "caller's journal", complaints);
  }

  private String figure() {
    String accepted = "%d of %d".formatted(accepted(), lines);
    return refused.isEmpty() ? accepted : accepted + ", " + refused.size() + " refused";
  }
}
