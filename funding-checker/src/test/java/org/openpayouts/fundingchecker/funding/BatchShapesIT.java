package org.openpayouts.fundingchecker.funding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.openpayouts.fundingchecker.funding.Story.CUTOFF;
import static org.openpayouts.fundingchecker.funding.Story.anActiveMerchant;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.openpayouts.schemas.event.DepositReceived;
import org.openpayouts.schemas.event.MerchantStatus;
import org.openpayouts.schemas.event.PayoutSnapshot;
import org.openpayouts.schemas.event.RecipientStatus;
import org.openpayouts.schemas.topic.Topic;
import org.openpayouts.schemas.topic.Topics;

/** A handler comes to the same end however its records come. */
class BatchShapesIT {
  private final Story story = anActiveMerchant(Station.shared());
  private final Books books = new Books(Station.shared());

  static IntStream shapesOfFive() {
    return IntStream.range(0, Shapes.countOf(5));
  }

  @AfterEach
  void ledgerIsCoherent() {
    books.assertCoherent();
  }

  @ParameterizedTest
  @MethodSource("shapesOfFive")
  void decidesRequestsAndCancelsAlike(int shape) {
    story.deposit("100.00");
    PayoutSnapshot funded = story.payout("10");
    PayoutSnapshot cancelled = story.payout("20");
    PayoutSnapshot unheardOf = story.payout("30");

    handle(
        Topics.REQUESTS,
        new Shapes(
                List.of(
                    Story.requested(funded),
                    Story.requested(cancelled),
                    Story.cancelOf(cancelled),
                    Story.cancelOf(unheardOf),
                    Story.requested(unheardOf)))
            .shape(shape));
    story.cutOffAndSweep(CUTOFF);

    assertThat(books.kinds(funded.getPayoutId())).containsExactly("FUNDED");
    assertThat(books.kinds(cancelled.getPayoutId())).containsExactly("CANCELLED");
    assertThat(books.kinds(unheardOf.getPayoutId())).containsExactly("CANCELLED");
    assertThat(books.balance(story, "held")).isEqualTo(1_000);
    assertThat(books.countOf(story, "open_payout")).isZero();
  }

  @ParameterizedTest
  @MethodSource("shapesOfFive")
  void postsSettlementsAlike(int shape) {
    story.deposit("100.00");
    PayoutSnapshot completed = story.payout("10");
    PayoutSnapshot failed = story.payout("20");
    PayoutSnapshot reopened = story.payout("30");
    story.handle(
        Topics.REQUESTS,
        Story.requested(completed),
        Story.requested(failed),
        Story.requested(reopened));
    story.cutOffAndSweep(CUTOFF);

    handle(
        Topics.LIFECYCLE,
        new Shapes(
                List.of(
                    Story.completed(completed, 5),
                    Story.failed(failed, 4),
                    Story.completed(reopened, 5),
                    Story.reopened(reopened, 6),
                    Story.completed(reopened, 7)))
            .shape(shape));

    assertThat(books.balances(story))
        .containsEntry("available", 6_000L)
        .containsEntry("held", 0L)
        .containsEntry("paid_out", 4_000L);
    assertThat(books.kinds(reopened.getPayoutId()))
        .containsExactly("FUNDED", "COMPLETED", "REOPENED", "COMPLETED");
  }

  @ParameterizedTest
  @MethodSource("shapesOfFive")
  void booksReserveCommandsAlike(int shape) {
    DepositReceived deposit = Records.deposit(Records.IDS.nextId(), story.merchant, "100.005");
    DepositReceived other = Records.deposit(Records.IDS.nextId(), story.merchant, "50.00");

    handle(
        Topics.RESERVE_COMMANDS,
        new Shapes(
                List.of(
                    deposit,
                    Records.reversal(deposit.getDepositId(), story.merchant, "100.005"),
                    other,
                    Records.reversal(other.getDepositId(), story.merchant, "20.00"),
                    Records.withdrawal(story.merchant, "40.00")))
            .shape(shape));

    assertThat(books.balances(story))
        .containsEntry("available", 3_000L)
        .containsEntry("receivable", 0L)
        .containsEntry("deposits_clearing", -3_000L)
        .containsEntry("suspense", 0L);
    assertThat(books.countOf(story, "reserve_movement")).isEqualTo(5);
  }

  @ParameterizedTest
  @MethodSource("shapesOfFive")
  void knowsMerchantsAlike(int shape) {
    String merchant = Records.IDS.nextId();
    String other = Records.IDS.nextId();

    handle(
        Topics.MERCHANTS,
        new Shapes(
                List.of(
                    Records.merchant(merchant, 1, MerchantStatus.ACTIVE, 1),
                    Records.merchant(merchant, 4, MerchantStatus.SUSPENDED, 4),
                    Records.merchant(other, 2, MerchantStatus.ACTIVE, 2),
                    Records.merchant(merchant, 3, MerchantStatus.ACTIVE, 3),
                    Records.merchant(other, 1, MerchantStatus.SUSPENDED, 1)))
            .shape(shape));

    assertThat(known("merchant", merchant, "SUSPENDED", "platform_fee_ppm = 4")).isEqualTo(4);
    assertThat(known("merchant", other, "ACTIVE", "platform_fee_ppm = 2")).isEqualTo(2);
  }

  @ParameterizedTest
  @MethodSource("shapesOfFive")
  void knowsRecipientsAlike(int shape) {
    String recipient = Records.IDS.nextId();
    String other = Records.IDS.nextId();

    handle(
        Topics.RECIPIENTS,
        new Shapes(
                List.of(
                    Records.recipient(recipient, story.merchant, 2, RecipientStatus.ACTIVE),
                    Records.recipient(other, story.merchant, 3, RecipientStatus.PAUSED),
                    Records.recipient(recipient, story.merchant, 1, RecipientStatus.PAUSED),
                    Records.recipient(recipient, story.merchant, 5, RecipientStatus.ACTIVE),
                    Records.recipient(other, story.merchant, 4, RecipientStatus.ACTIVE)))
            .shape(shape));

    assertThat(known("recipient", recipient, "ACTIVE", "address = 'bcrt1q5'")).isEqualTo(5);
    assertThat(known("recipient", other, "ACTIVE", "address = 'bcrt1q4'")).isEqualTo(4);
  }

  /** The version of the one row that is as it should be. */
  private long known(String table, String id, String status, String also) {
    return books.count(
        "select coalesce(max(version), 0) from %1$s where %1$s_id = '%2$s' and status = '%3$s' and %4$s"
            .formatted(table, id, status, also));
  }

  private void handle(Topic topic, Shapes.Shape shape) {
    shape.batches().forEach(batch -> story.handle(topic, batch));
  }
}
