package org.openpayouts.localstack.check;

import java.util.List;

/** The API says of every accepted payout that it is complete. */
public record CompleteInTheApi() implements Check {
  @Override
  public Finding judge(Evidence evidence) {
    List<String> others =
        evidence.accepted().stream()
            .map(AcceptedPayout::payoutId)
            .filter(id -> !"complete".equals(evidence.statuses().get(id)))
            .map(id -> id + " is " + evidence.statuses().getOrDefault(id, "unknown to the API"))
            .toList();
    int all = evidence.accepted().size();
    return new Finding("complete", (all - others.size()) + " of " + all, "public API", others);
  }
}
