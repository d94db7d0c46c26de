package org.openpayouts.localstack.doctor;

import java.util.List;

/**
 * Something that is wrong, or that could not be looked at.
 *
 * @param check its name in docs/runbooks/README.md
 * @param where the service or process
 * @param what the sentence
 * @param details more lines, possibly none
 * @param remedy what to do
 * @param page the runbook page
 */
public record Finding(
    String check, String where, String what, List<String> details, String remedy, String page) {
  public Finding {
    details = List.copyOf(details);
  }

  Finding with(List<String> more) {
    return new Finding(check, where, what, more, remedy, page);
  }
}
