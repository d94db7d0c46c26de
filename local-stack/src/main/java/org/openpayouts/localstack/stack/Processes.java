package org.openpayouts.localstack.stack;

import java.util.List;
import java.util.Optional;

/**
 * The processes that a name stands for: all replicas of a service, or the one that is named.
 *
 * @param all whether it means its replicas as well
 */
public record Processes(Instance named, boolean all) {

  /** {@code broadcaster} is all of it, {@code broadcaster-1} its first replica. */
  public static Optional<Processes> find(String id) {
    return Instance.find(id)
        .map(named ->
            new Processes(
                named, named.component().isService() && id.equals(named.component().id())));
  }

  /** In a stack of this shape, the first one first. */
  public List<Instance> in(Shape shape) {
    return all ? shape.instances(named.component()) : List.of(named);
  }
}
