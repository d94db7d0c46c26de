package org.openpayouts.batchscheduler.cutoff;

import java.util.List;

/** Whose payouts a cutoff sweeps. */
sealed interface Scope {
  int MAX_VALUES = 1_000;

  /** Everybody's. */
  record All() implements Scope {}

  record Merchants(List<String> merchantIds) implements Scope {
    public Merchants {
      merchantIds = bounded(merchantIds);
    }
  }

  /** Ledger currencies. */
  record Currencies(List<String> codes) implements Scope {
    public Currencies {
      codes = bounded(codes);
    }
  }

  record Payouts(List<String> payoutIds) implements Scope {
    public Payouts {
      payoutIds = bounded(payoutIds);
    }
  }

  private static List<String> bounded(List<String> values) {
    if (values.isEmpty() || values.size() > MAX_VALUES) {
      throw new IllegalArgumentException("a scope lists 1 to " + MAX_VALUES + " values");
    }
    return values.stream().distinct().sorted().toList();
  }
}
