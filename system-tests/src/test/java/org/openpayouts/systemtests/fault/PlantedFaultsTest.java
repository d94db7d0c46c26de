package org.openpayouts.systemtests.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.openpayouts.systemtests.guarantee.EachStatusChangeReachesTheMerchantInOrder;
import org.openpayouts.systemtests.guarantee.Evidence;
import org.openpayouts.systemtests.guarantee.Guarantee;

/** Each guarantee is silent on a clean story, and alone or not, red on what it is there for. */
class PlantedFaultsTest {
  @Test
  void noGuaranteeIsBrokenByACleanStory() {
    Evidence clean = Story.clean().evidence();

    assertThat(Guarantee.all())
        .allSatisfy(guarantee -> assertThat(guarantee.violations(clean)).isEmpty());
  }

  @Test
  void aDispatcherThatForgotTellsAgainInOrder() {
    var inOrder = new EachStatusChangeReachesTheMerchantInOrder();
    Story story = Story.clean();
    story.forgetWhatWasTold();
    story.tell(5001, "id-5001", true);
    story.tell(5002, "id-5002", true);
    assertThat(inOrder.violations(story.evidence())).isEmpty();

    story.tell(5001, "id-5001", true);

    assertThat(inOrder.violations(story.evidence()))
        .containsExactly("payout-1: 5001 came again after a later one");
  }

  static Stream<PlantedFault> faults() {
    return PlantedFault.all().stream();
  }

  @ParameterizedTest
  @MethodSource("faults")
  void theGuaranteeSeesIt(PlantedFault fault) {
    Story story = Story.clean();

    fault.plant().accept(story);

    Guarantee guarantee = fault.breaks();
    assertThat(guarantee.violations(story.evidence())).as(guarantee.sentence()).isNotEmpty();
  }

  @Test
  void everyGuaranteeHasAPlantedFault() {
    List<Class<?>> broken =
        PlantedFault.all().stream().<Class<?>>map(fault -> fault.breaks().getClass()).toList();

    assertThat(Guarantee.all())
        .allSatisfy(guarantee -> assertThat(broken).contains(guarantee.getClass()));
  }
}
