package org.openpayouts.schemas.id;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import java.security.SecureRandom;
import java.util.Random;
import java.util.UUID;

/** Makes ids: UUIDv7, strictly ascending within a process. Safe for concurrent use. */
public final class IdSource {
  private final TimeBasedEpochGenerator generator;

  public IdSource(Random random) {
    generator = Generators.timeBasedEpochGenerator(random);
  }

  public static IdSource secure() {
    return new IdSource(new SecureRandom());
  }

  public UUID nextUuid() {
    return generator.generate();
  }

  /** The next id in its 22-character text form. */
  public String nextId() {
    return Base58Id.encode(nextUuid());
  }
}
