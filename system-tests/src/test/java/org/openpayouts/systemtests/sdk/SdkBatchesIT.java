package org.openpayouts.systemtests.sdk;

import java.util.Map;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.openpayouts.systemtests.scenario.Scenario;
import org.openpayouts.systemtests.stack.SharedStack;
import org.openpayouts.systemtests.stack.TestMerchant;

/** Batches, which BitPay gave up for groups: the Java library that still has them hears so. */
@Scenario("sdk-batches")
@Order(2)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SdkBatchesIT {
  private static final String ROUTES = "org.openpayouts.systemtests.sdk.Route#withBatches";
  private static final Map<String, ?> ONE = Map.of("id", "1111111111111111111112");

  private final SharedStack stack = SharedStack.get();
  private final TestMerchant merchant = TestMerchant.in(stack, "sdk-batches");

  @ParameterizedTest(name = "{0}")
  @MethodSource(ROUTES)
  void areNotFound(Route route) {
    SdkClient client = route.client(stack, merchant);

    client.refused("submitBatch", ONE).assertSays("010001", "Resource not found");
    client.refused("getBatch", ONE).assertSays("020001", "Resource not found");
    client.refused("listBatches", ONE).assertSays("020001", "Resource not found");
    client.refused("cancelBatch", ONE).assertSays("040001", "Resource not found");
    client.refused("notifyBatch", ONE).assertSays("010001", "Resource not found");
  }
}
