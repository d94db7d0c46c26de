package org.openpayouts.localstack.check;

import java.util.List;

/**
 * What a check found.
 *
 * @param figure what was counted or summed, for people
 * @param complaints what is wrong, one sentence each; empty where all agrees
 */
public record Finding(String subject, String figure, String witness, List<String> complaints) {
  public Finding {
    complaints = List.copyOf(complaints);
  }

  public boolean holds() {
    return complaints.isEmpty();
  }
}
