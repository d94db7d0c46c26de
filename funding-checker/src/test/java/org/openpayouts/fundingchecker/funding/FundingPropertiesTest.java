package org.openpayouts.fundingchecker.funding;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FundingPropertiesTest {
  private static final FundingProperties OURS = FundingProperties.ofOurs();

  static List<Scene> scenes() {
    return Scene.all();
  }

  @ParameterizedTest
  @MethodSource("scenes")
  void neverHoldsMoreThanTheReserve(Scene scene) {
    OURS.neverHoldsMoreThanTheReserve(scene);
  }

  @ParameterizedTest
  @MethodSource("scenes")
  void neverGoesBeyondALimit(Scene scene) {
    OURS.neverGoesBeyondALimit(scene);
  }

  @ParameterizedTest
  @MethodSource("scenes")
  void stepsAsideOnlyForALimitThatItWouldBreak(Scene scene) {
    OURS.stepsAsideOnlyForALimitThatItWouldBreak(scene);
  }

  @ParameterizedTest
  @MethodSource("scenes")
  void fundsNothingMoreWhenTheSameCutoffComesAgain(Scene scene) {
    OURS.fundsNothingMoreWhenTheSameCutoffComesAgain(scene);
  }

  @ParameterizedTest
  @MethodSource("scenes")
  void decidesTheSameInWhateverOrderPayoutsArrived(Scene scene) {
    OURS.decidesTheSameInWhateverOrderPayoutsArrived(scene);
  }

  @ParameterizedTest
  @MethodSource("scenes")
  void decidesTheSameInChunks(Scene scene) {
    OURS.decidesTheSameInChunks(scene);
  }

  @ParameterizedTest
  @MethodSource("scenes")
  void letsNobodyOvertakeWhoWasShortUnlessTheMerchantWantsIt(Scene scene) {
    OURS.letsNobodyOvertakeWhoWasShortUnlessTheMerchantWantsIt(scene);
  }
}
