package org.openpayouts.fundingchecker.funding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.openpayouts.fundingchecker.funding.FundingProperties.inOrder;

import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;

/** Each property turns red where its fault is planted: a decider that is wrong in one way. */
class PlantedFaultsTest {
  @Test
  void catchesWhoSpendsWhatIsNotThere() {
    assertCaught(
        (circumstances, available, arrived) ->
            circumstances.decide(available + 5_000, inOrder(arrived)),
        FundingProperties::neverHoldsMoreThanTheReserve);
  }

  @Test
  void catchesWhoForgetsWhatTheDayFundedBefore() {
    FundingProperties.Decider forgetful =
        (circumstances, available, arrived) ->
            circumstances.having(Spent.NOTHING).decide(available, inOrder(arrived));

    assertCaught(forgetful, FundingProperties::neverGoesBeyondALimit);
    assertCaught(forgetful, FundingProperties::decidesTheSameInChunks);
  }

  @Test
  void catchesWhoIsStricterThanTheLimit() {
    assertCaught(
        (circumstances, available, arrived) ->
            circumstances.limited(1L, null, null).decide(available, inOrder(arrived)),
        FundingProperties::stepsAsideOnlyForALimitThatItWouldBreak);
  }

  @Test
  void catchesWhoLeavesSomethingForTheSecondTime() {
    assertCaught(
        (circumstances, available, arrived) ->
            circumstances.decide(available, inOrder(arrived).subList(0, (arrived.size() + 1) / 2)),
        FundingProperties::fundsNothingMoreWhenTheSameCutoffComesAgain);
  }

  @Test
  void catchesWhoFundsInTheOrderOfArrival() {
    assertCaught(
        Circumstances::decide, FundingProperties::decidesTheSameInWhateverOrderPayoutsArrived);
  }

  @Test
  void catchesWhoLetsSmallOnesOvertake() {
    assertCaught(
        (circumstances, available, arrived) ->
            circumstances.overtaking(true).decide(available, inOrder(arrived)),
        FundingProperties::letsNobodyOvertakeWhoWasShortUnlessTheMerchantWantsIt);
  }

  private static void assertCaught(
      FundingProperties.Decider wrong, BiConsumer<FundingProperties, Scene> property) {
    FundingProperties properties = new FundingProperties(wrong);

    assertThat(Scene.all()).anyMatch(scene -> isRed(properties, property, scene));
  }

  private static boolean isRed(
      FundingProperties properties, BiConsumer<FundingProperties, Scene> property, Scene scene) {
    try {
      property.accept(properties, scene);
      return false;
    } catch (AssertionError caught) {
      return true;
    }
  }
}
