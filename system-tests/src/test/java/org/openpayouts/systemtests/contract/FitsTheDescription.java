package org.openpayouts.systemtests.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** The guarantee of the public port: all that was answered is as it is described. */
public final class FitsTheDescription implements AfterAllCallback {
  @Override
  public void afterAll(ExtensionContext context) {
    List<Exchange> exchanges = Recorder.shared().take();
    if (!exchanges.isEmpty()) {
      assertFits(Contract.shared().judge(exchanges));
      System.out.println("[contract] " + exchanges.size() + " exchanges fit the description");
    }
  }

  public static void assertFits(List<Contract.Verdict> verdicts) {
    assertThat(verdicts)
        .filteredOn(verdict -> !verdict.violations().isEmpty())
        .extracting(Contract.Verdict::toString)
        .as("exchanges that do not fit the description")
        .isEmpty();
  }
}
