package org.openpayouts.localstack.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

class ShapeTest {
  @Test
  void hasOneOfEachWhereNothingIsSaid() {
    assertThat(Shape.SINGLE.instances())
        .extracting(Instance::id)
        .containsExactlyElementsOf(
            List.of(Component.values()).stream().map(Component::id).toList());
    assertThat(Shape.SINGLE.edges()).isEmpty();
    assertThat(Shape.SINGLE.toString()).isEmpty();
  }

  @Test
  void aLaterWordWins() {
    Shape shape = Shape.of(List.of("all=2", "batch-scheduler=1", "broadcaster=3"), 1, false);

    assertThat(shape.instances(Component.BATCH_SCHEDULER)).hasSize(1);
    assertThat(shape.instances(Component.BROADCASTER))
        .extracting(Instance::id)
        .containsExactly("broadcaster", "broadcaster-2", "broadcaster-3");
    assertThat(shape.services()).hasSize(2 + 1 + 2 + 3 + 2);
  }

  @Test
  void isReadAsItWasWritten() {
    Shape shape = Shape.of(List.of("payout-api=2"), 3, true);

    assertThat(shape).hasToString("kafka=3 payout-api=2 proxied");
    assertThat(Shape.parse(shape.toString())).isEqualTo(shape);
    assertThat(Shape.parse("")).isEqualTo(Shape.SINGLE);
    assertThat(shape.edges())
        .extracting(Instance::id)
        .containsExactly("postgres", "kafka", "kafka-2", "kafka-3", "chain", "inbox");
  }

  @Test
  void isOptimizedWhereThatIsWished() {
    Shape shape = Shape.SINGLE.optimized(true);

    assertThat(shape).hasToString("optimized").isNotEqualTo(Shape.SINGLE);
    assertThat(Shape.parse(shape.toString())).isEqualTo(shape);
  }

  @Test
  void findsProcessesByTheirNames() {
    assertThat(Instance.find("payout-api")).contains(Instance.first(Component.PAYOUT_API));
    assertThat(Instance.find("payout-api-2")).contains(new Instance(Component.PAYOUT_API, 2));
    assertThat(Instance.find("payout-api-1")).contains(Instance.first(Component.PAYOUT_API));
    assertThat(Instance.find("payout-api-0")).isEmpty();
    assertThat(Instance.find("payout")).isEmpty();
  }

  @Test
  void refusesWhatAClusterCannotBe() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Shape.parse("postgres=2"))
        .withMessage("postgres cannot have replicas");
  }
}
