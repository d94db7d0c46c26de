package org.openpayouts.systemtests.scenario;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;
import org.openpayouts.systemtests.contract.FitsTheDescription;

/**
 * A class of tests that is one line of {@code scenarios.txt}, under this name. What it hears from
 * the public port fits the description, or it fails.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith({ScenarioBook.class, FitsTheDescription.class})
public @interface Scenario {
  /** The tag of scenarios that run in {@code ./payouts test --all} only. */
  String LONG = "long";

  /** The name by which {@code ./payouts test --repeat N NAME} knows it. */
  String value();
}
