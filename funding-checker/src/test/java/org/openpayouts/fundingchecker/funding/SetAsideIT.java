package org.openpayouts.fundingchecker.funding;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.openpayouts.fundingchecker.funding.Story.CUTOFF;
import static org.openpayouts.fundingchecker.funding.Story.anActiveMerchant;

import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openpayouts.schemas.event.Destination;
import org.openpayouts.schemas.event.MerchantLimits;
import org.openpayouts.schemas.event.MerchantPolicy;
import org.openpayouts.schemas.event.MerchantStatus;
import org.openpayouts.schemas.event.RecipientChanged;
import org.openpayouts.schemas.event.RecipientStatus;
import org.openpayouts.schemas.event.Withdrawal;
import org.openpayouts.schemas.topic.Topic;
import org.openpayouts.schemas.topic.Topics;
import org.springframework.context.ConfigurableApplicationContext;

/** Nobody is paid by what is known of him while something newer was set aside. */
class SetAsideIT {
  private static ConfigurableApplicationContext station;
  private static Wire wire;

  private Story story;
  private Story other;
  private Books books;

  @BeforeAll
  static void start() {
    station =
        Station.priced(Station.start(Station.newDatabase(), "--payouts.funding.poll-interval=1h"));
    wire = new Wire();
  }

  @BeforeEach
  void knowsTwoMerchants() {
    story = anActiveMerchant(station);
    other = anActiveMerchant(station);
    books = new Books(station);
  }

  @AfterAll
  static void stop() {
    wire.close();
    station.close();
  }

  @Test
  void fundsNothingOfAMerchantWhoseSuspensionThisBuildCannotHandle() {
    story.deposit("100.00");
    other.deposit("100.00");
    String payout = story.request("10");
    String others = other.request("10");
    send(Topics.MERCHANTS, story.merchant, suspendedWithALimitThatNobodyKnows());
    awaitSetAside("inbound_parked", story.merchant);

    story.cutOffAndSweep(CUTOFF);
    other.cutOffAndSweep(CUTOFF);

    assertThat(books.kinds(payout)).isEmpty();
    assertThat(books.kinds(others)).containsExactly("FUNDED");
    assertThat(books.count("select count(*) from sweep where done_at is null")).isZero();
  }

  private SpecificRecord suspendedWithALimitThatNobodyKnows() {
    return Records.merchant(
        story.merchant,
        9,
        MerchantStatus.SUSPENDED,
        MerchantPolicy.newBuilder()
            .setLimits(List.of(new MerchantLimits("XTS", 1L, null, null)))
            .build());
  }

  @Test
  void fundsNothingOfAMerchantOfWhomSomethingCannotBeReadUntilSomebodyHasJudgedIt() {
    story.deposit("100.00");
    String payout = story.request("10");
    wire.sendGarbage(Topics.MERCHANTS, story.merchant);
    awaitSetAside("inbound_undecodable", story.merchant);

    story.cutOffAndSweep(CUTOFF);
    assertThat(books.kinds(payout)).isEmpty();
    books.run("delete from inbound_undecodable where record_key = '" + story.merchant + "'");
    story.cutOffAndSweep(CUTOFF.plusSeconds(1));

    assertThat(books.kinds(payout)).containsExactly("FUNDED");
  }

  @Test
  void paysNobodyWhoseNewestVersionWasParkedAndEverybodyElse() {
    story.deposit("100.00");
    String payout = story.request("10");
    String forAnother = requestForAnother();
    RecipientChanged paused =
        Records.recipient(story.recipient, story.merchant, 9, RecipientStatus.PAUSED);
    Withdrawal toNowhere =
        Withdrawal.newBuilder(paused.getWithdrawal())
            .setDestination(new Destination("no text of PostgreSQL\u0000", null))
            .build();
    send(
        Topics.RECIPIENTS,
        story.recipient,
        RecipientChanged.newBuilder(paused).setWithdrawal(toNowhere).build());
    awaitSetAside("inbound_parked", story.recipient);

    story.cutOffAndSweep(CUTOFF);

    assertThat(books.kinds(payout)).isEmpty();
    assertThat(books.kinds(forAnother)).containsExactly("FUNDED");
  }

  private String requestForAnother() {
    String recipient = Records.IDS.nextId();
    story.handle(
        Topics.RECIPIENTS, Records.recipient(recipient, story.merchant, 1, RecipientStatus.ACTIVE));
    var payout =
        Records.payout(
            Records.IDS.nextId(), story.merchant, recipient, "10", Story.MORNING.plusSeconds(60));
    story.handle(Topics.REQUESTS, Story.requested(payout));
    return payout.getPayoutId();
  }

  @Test
  void fundsNoPayoutOfWhichSomethingCannotBeRead() {
    story.deposit("100.00");
    String payout = story.request("10");
    String behind = story.request("10");
    wire.sendGarbage(Topics.REQUESTS, payout);
    awaitSetAside("inbound_undecodable", payout);

    story.cutOffAndSweep(CUTOFF);

    assertThat(books.kinds(payout)).isEmpty();
    assertThat(books.kinds(behind)).containsExactly("FUNDED");
  }

  private static void send(Topic topic, String key, SpecificRecord record) {
    wire.send(topic, key, record);
    wire.flush();
  }

  private void awaitSetAside(String table, String key) {
    await()
        .atMost(60, SECONDS)
        .until(() ->
            books.count("select count(*) from " + table + " where record_key = '" + key + "'")
                == 1);
  }
}
