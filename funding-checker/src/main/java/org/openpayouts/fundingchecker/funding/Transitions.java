package org.openpayouts.fundingchecker.funding;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Decisions about payouts: appended, never changed. */
@Repository
class Transitions {
  private static final String FUND =
      """
      with funded as (
      insert into transition (
          payout_id, cause, kind, merchant_id, currency, sequence, event_id, causation_id,
          occurred_at, posting_id, cutoff_id, ledger_amount, platform_fee, network_fee, asset,
          base_units, rate_in_currency, rate_in_ledger, paid_remainder, debit_excess,
          recipient_version, chain, address, memo, destination_mac, funding_mac, recipient_id)
      select payout_id, 'exit', 'FUNDED', merchant_id, currency, sequence, event_id, causation_id,
             occurred_at, :posting, cutoff_id, ledger_amount, platform_fee, network_fee, asset,
             base_units, rate_in_currency, rate_in_ledger, paid_remainder, debit_excess,
             recipient_version, chain, address, memo, destination_mac, funding_mac, recipient_id
        from unnest(
          :ids::text[], :merchants::text[], :currencies::text[], :sequences::bigint[],
          :events::uuid[], :causations::text[], :at::timestamptz[], :cutoffs::text[],
          :amounts::bigint[], :platformFees::bigint[], :networkFees::bigint[], :assets::text[],
          :baseUnits::numeric[], :ratesInCurrency::numeric[], :ratesInLedger::numeric[],
          :remainders::numeric[], :excesses::numeric[], :versions::bigint[], :chains::text[],
          :addresses::text[], :memos::text[], :destinationMacs::bytea[], :fundingMacs::bytea[],
          :recipients::text[])
        as t (payout_id, merchant_id, currency, sequence, event_id, causation_id, occurred_at,
              cutoff_id, ledger_amount, platform_fee, network_fee, asset, base_units,
              rate_in_currency, rate_in_ledger, paid_remainder, debit_excess,
              recipient_version, chain, address, memo, destination_mac, funding_mac, recipient_id)
      returning payout_id, cutoff_id)
      insert into unsent_payout (payout_id, cutoff_id) select payout_id, cutoff_id from funded
      """;

  /** By payout: no index leads to a fact by its id. */
  static final String OF_PAYOUTS =
      "select payout_id, cause, event_id from transition where payout_id = any(:ids)";

  private final JdbcClient jdbc;

  Transitions(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** The lines of a posting that funds; their payouts are unsent from now on. */
  void fund(List<Transition.Funded> funded, @Nullable String postingId) {
    Columns<Transition.Funded> rows = new Columns<>(funded);
    common(FUND, rows)
        .param("posting", postingId)
        .param("cutoffs", rows.text(Transition.Funded::cutoffId))
        .param("amounts", rows.numbers(f -> f.terms().ledgerAmount()))
        .param("platformFees", rows.numbers(f -> f.terms().platformFee()))
        .param("networkFees", rows.numbers(f -> f.terms().networkFee()))
        .param("assets", rows.text(f -> f.terms().asset().code()))
        .param("baseUnits", rows.text(f -> f.terms().baseUnits()))
        .param("ratesInCurrency", rows.text(f -> f.terms().rateInCurrency().toPlainString()))
        .param("ratesInLedger", rows.text(f -> f.terms().rateInLedger().toPlainString()))
        .param("remainders", rows.text(f -> f.terms().paidRemainder().toPlainString()))
        .param("excesses", rows.text(f -> f.terms().debitExcess().toPlainString()))
        .param("versions", rows.numbers(f -> f.payee().version()))
        .param("chains", rows.text(f -> f.payee().chain()))
        .param("addresses", rows.text(f -> f.payee().address()))
        .param("memos", rows.text(f -> f.payee().memo()))
        .param("destinationMacs", rows.bytes(f -> f.payee().destinationMac().bytes()))
        .param("fundingMacs", rows.bytes(f -> f.fundingMac().bytes()))
        .param("recipients", rows.text(Transition.Funded::recipientId))
        .update();
  }

  void defer(List<Transition.Deferred> deferred) {
    Columns<Transition.Deferred> rows = new Columns<>(deferred);
    common(
            """
            insert into transition (
                payout_id, cause, kind, merchant_id, currency, sequence, event_id, causation_id,
                occurred_at, cutoff_id, reason, missing_units, eligible_from)
            select payout_id, 'deferred:' || sequence, 'DEFERRED', merchant_id, currency, sequence,
                   event_id, causation_id, occurred_at, cutoff_id, reason, missing_units,
                   eligible_from
              from unnest(
                :ids::text[], :merchants::text[], :currencies::text[], :sequences::bigint[],
                :events::uuid[], :causations::text[], :at::timestamptz[], :cutoffs::text[],
                :reasons::text[], :missing::bigint[], :from::timestamptz[])
              as t (payout_id, merchant_id, currency, sequence, event_id, causation_id, occurred_at,
                    cutoff_id, reason, missing_units, eligible_from)
            """,
            rows)
        .param("cutoffs", rows.text(Transition.Deferred::cutoffId))
        .param("reasons", rows.text(Transition.Deferred::reason))
        .param("missing", rows.numbers(Transition.Deferred::missing))
        .param("from", rows.instants(Transition.Deferred::eligibleFrom))
        .update();
  }

  void cancel(List<Transition.Cancelled> cancelled) {
    Columns<Transition.Cancelled> rows = new Columns<>(cancelled);
    common(
            """
            insert into transition (
                payout_id, cause, kind, merchant_id, currency, sequence, event_id, causation_id,
                occurred_at, requested_role, requested_by)
            select payout_id, 'exit', 'CANCELLED', merchant_id, currency, sequence, event_id,
                   causation_id, occurred_at, requested_role, requested_by
              from unnest(
                :ids::text[], :merchants::text[], :currencies::text[], :sequences::bigint[],
                :events::uuid[], :causations::text[], :at::timestamptz[], :roles::text[],
                :by::text[])
              as t (payout_id, merchant_id, currency, sequence, event_id, causation_id, occurred_at,
                    requested_role, requested_by)
            """,
            rows)
        .param("roles", rows.text(Transition.Cancelled::requestedRole))
        .param("by", rows.text(Transition.Cancelled::requestedBy))
        .update();
  }

  /** Each decision about these payouts that stands here, with its fact. */
  Map<Transition.Place, UUID> of(Collection<String> payoutIds) {
    return jdbc
        .sql(OF_PAYOUTS)
        .param("ids", payoutIds.toArray(String[]::new))
        .query((row, index) ->
            Map.entry(
                new Transition.Place(row.getString("payout_id"), row.getString("cause")),
                row.getObject("event_id", UUID.class)))
        .list()
        .stream()
        .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  private <T extends Transition> JdbcClient.StatementSpec common(String sql, Columns<T> rows) {
    return jdbc.sql(sql)
        .param("ids", rows.text(t -> t.common().payoutId()))
        .param("merchants", rows.text(t -> t.common().ledger().merchantId()))
        .param("currencies", rows.text(t -> t.common().ledger().currency().code()))
        .param("sequences", rows.numbers(t -> t.common().sequence()))
        .param("events", rows.text(t -> t.common().eventId()))
        .param("causations", rows.text(t -> t.common().causationId()))
        .param("at", rows.instants(t -> t.common().occurredAt()));
  }
}
