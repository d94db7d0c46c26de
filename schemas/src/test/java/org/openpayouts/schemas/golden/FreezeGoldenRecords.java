package org.openpayouts.schemas.golden;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.avro.Schema;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Freezes each record type whose schema has no golden record yet; never touches one that exists. It
 * is no part of the build; whoever has changed a schema runs it once:
 *
 * <pre>./mvnw -pl schemas test -Dtest=FreezeGoldenRecords</pre>
 */
class FreezeGoldenRecords {

  @ParameterizedTest
  @MethodSource("org.openpayouts.schemas.golden.Golden#recordTypes")
  void freezesTheCurrentSchema(Schema current) {
    var frozen = Golden.of(current.getName());
    if (frozen.isEmpty() || !frozen.getLast().schema().equals(current)) {
      Golden.sampled(current, frozen.size() + 1).write();
    }

    assertThat(Golden.of(current.getName()).getLast().schema()).isEqualTo(current);
  }
}
