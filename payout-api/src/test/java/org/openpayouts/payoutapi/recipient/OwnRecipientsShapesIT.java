package org.openpayouts.payoutapi.recipient;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.openpayouts.payoutapi.running.Answer;
import org.openpayouts.payoutapi.running.Operator;
import org.openpayouts.payoutapi.running.RunningApi;
import org.openpayouts.payoutapi.running.Shapes;
import org.openpayouts.payoutapi.running.TestMerchant;
import org.openpayouts.schemas.id.MerchantId;
import org.openpayouts.schemas.serde.RecordCodec;
import org.openpayouts.schemas.topic.Topics;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** A database that went back takes over what it has told of recipients, however it comes. */
class OwnRecipientsShapesIT {
  private static final String TRACE = "00-00000000000000000000000000000001-0000000000000001-00";

  private final RunningApi api = RunningApi.shared();
  private final TestMerchant merchant = TestMerchant.on(api);
  private final JdbcClient jdbc = api.bean(JdbcClient.class);

  static IntStream shapesOfThree() {
    return Shapes.numbers(3);
  }

  /** The first gave its shopper id to a second, whom the backup does not know. */
  @ParameterizedTest
  @MethodSource("shapesOfThree")
  void takesOverTheNewestVersions(int shape) {
    List<SpecificRecord> facts =
        Stream.of(put("ann", "one"), put("ann", "two"), put("bob", "one")).toList();
    List<String> before = rows();
    forget();

    new Shapes(Topics.RECIPIENTS, facts)
        .batches(shape, TRACE)
        .forEach(batch ->
            api.bean(TransactionTemplate.class)
                .executeWithoutResult(_ ->
                    api.bean(RelearnedRecipients.class).relearn(RecipientBindings.newest(batch))));

    assertThat(before).hasSize(3);
    assertThat(rows()).isEqualTo(before);
  }

  /** What was told of it. */
  private SpecificRecord put(String name, String shopper) {
    String email = name + "@example.com";
    Answer answer =
        new Operator(api)
            .put(
                "/admin/merchants/" + merchant.id() + "/recipients/" + email,
                Map.of("status", "invited", "shopperId", shopper));
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    Recipient now =
        api.bean(Recipients.class).withEmail(new MerchantId(merchant.id()), email).orElseThrow();
    byte[] value = api.bean(RecipientFacts.class).changed(now).value();
    return api.bean(RecordCodec.class).decode(Topics.RECIPIENTS.name(), value);
  }

  private void forget() {
    api.bean(TransactionTemplate.class)
        .executeWithoutResult(_ -> {
          jdbc.sql("delete from recipient where merchant_id = ? and email = 'bob@example.com'")
              .param(merchant.id())
              .update();
          jdbc.sql(
                  """
                  update recipient set version = 1, shopper_id = 'one', event_id = gen_random_uuid()
                   where merchant_id = ? and email = 'ann@example.com'
                  """)
              .param(merchant.id())
              .update();
        });
  }

  private List<String> rows() {
    return jdbc.sql(
            """
            select (to_jsonb(r) - 'fact_number')::text from recipient r where merchant_id = ?
             order by email
            """)
        .param(merchant.id())
        .query((row, number) -> row.getString(1))
        .list();
  }
}
