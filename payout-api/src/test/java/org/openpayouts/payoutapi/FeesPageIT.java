package org.openpayouts.payoutapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openpayouts.payoutapi.running.MerchantClient;
import org.openpayouts.payoutapi.running.RunningApi;
import org.openpayouts.payoutapi.running.TestFacts;
import org.openpayouts.payoutapi.running.TestMerchant;
import org.openpayouts.payoutapi.running.TestTopics;
import org.openpayouts.schemas.event.PayoutSnapshot;
import org.openpayouts.schemas.topic.Topics;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What docs/concepts/ledger.md says that a merchant is told of fees is what it is told. */
class FeesPageIT {
  private static final Path PAGE = Path.of("../docs/concepts/ledger.md");
  private static final Pattern BLOCK = Pattern.compile("(?s)```json\n(.*?)\n```");
  private static final Duration SOON = Duration.ofSeconds(60);

  private final RunningApi api = RunningApi.shared();
  private final TestMerchant merchant = TestMerchant.on(api);

  /** The amounts are those of the example's table, which funding-checker computes and posts. */
  @ParameterizedTest
  @CsvSource({
    "A fee of the platform, 708, 33, 0",
    "A network fee that the recipient pays, 689, 33, 19",
    "A network fee that the platform pays, 708, 14, 19"
  })
  void tellsOfFeesAsThePageDoes(String example, long debit, long platformFee, long networkFee)
      throws IOException {
    List<JsonNode> told = blocks(example);
    String id = merchant.create("fees");
    PayoutSnapshot asked =
        PayoutSnapshot.newBuilder(TestFacts.payout(merchant.id(), id, "GBP")).build();

    TestTopics.send(
        Topics.LIFECYCLE,
        id,
        TestFacts.charged(TestFacts.funded(asked, 2), debit, platformFee, networkFee));

    JsonNode payout =
        await()
            .atMost(SOON)
            .until(
                () -> merchant.client().get("/payouts/" + id).json().get("data"),
                data -> data.has("debit"));
    assertThat(payout.get("debit")).isEqualTo(told.get(0).get("debit"));
    JsonNode line = line();
    told.get(1)
        .properties()
        .forEach(field -> assertThat(line.get(field.getKey())).isEqualTo(field.getValue()));
  }

  private JsonNode line() {
    String token = TestMerchant.token(api, merchant.id(), merchant.key(), "merchant");
    var reader = new MerchantClient(api.url(), merchant.key(), token);
    return reader.get("/ledgers/GBP?startDate=2026-01-01&endDate=2026-01-01").json().at("/data/0");
  }

  private static List<JsonNode> blocks(String example) throws IOException {
    String page = Files.readString(PAGE);
    String below = page.substring(page.indexOf("### " + example + "\n"));
    int end = below.indexOf("\n### ");
    return BLOCK
        .matcher(end < 0 ? below : below.substring(0, end))
        .results()
        .map(block -> JsonMapper.shared().readTree("{" + block.group(1) + "}"))
        .toList();
  }
}
