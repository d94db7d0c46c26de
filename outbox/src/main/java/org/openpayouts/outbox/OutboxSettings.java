package org.openpayouts.outbox;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How facts leave and records enter.
 *
 * @param service the service's name, by default that of the application; its dead letters go to
 *     {@code <service>.dead-letters.v1}
 * @param relay the way out
 * @param inbound the way in
 * @param transaction what bounds a transaction of the way in, so that a stopped process cannot hold
 *     its locks for ever
 */
@Validated
@ConfigurationProperties("payouts.outbox")
public record OutboxSettings(
    @NotBlank String service,
    @Valid @DefaultValue Relay relay,
    @Valid @DefaultValue Inbound inbound,
    @Valid @DefaultValue Transaction transaction) {

  /** The topic of this service's undecodable records. */
  public String deadLetterTopic() {
    return service + ".dead-letters.v1";
  }

  /**
   * The way out.
   *
   * @param pollInterval how often the head is looked at when nothing in this process woke the relay
   * @param leaseDuration how long a relay that went silent keeps the others out
   * @param roundRecords about how many records are sent before their acknowledgements are awaited
   * @param roundBytes about how many bytes are sent before their acknowledgements are awaited
   */
  public record Relay(
      @DefaultValue("200ms") Duration pollInterval,
      @DefaultValue("10s") Duration leaseDuration,
      @Min(500) @DefaultValue("10000") int roundRecords,
      @Min(1_000_000) @DefaultValue("16000000") int roundBytes) {}

  /**
   * The way in.
   *
   * @param retryDelayMin the first wait after an infrastructure failure; it doubles
   * @param retryDelayMax the longest wait after an infrastructure failure
   * @param unknownSchemaWait how long an unknown schema id is waited for, before the record counts
   *     as undecodable
   * @param parkedPerMinuteMax more parked records than this within a minute stop their partition
   * @param lagInterval how often the lag behind the end of each partition is measured
   */
  public record Inbound(
      @DefaultValue("200ms") Duration retryDelayMin,
      @DefaultValue("5s") Duration retryDelayMax,
      @DefaultValue("5m") Duration unknownSchemaWait,
      @Min(1) @DefaultValue("20") int parkedPerMinuteMax,
      @DefaultValue("10s") Duration lagInterval) {}

  /**
   * Bounds that the database enforces.
   *
   * @param statementTimeout the longest statement
   * @param lockTimeout the longest wait for a lock
   * @param idleTimeout the longest silence of a client inside a transaction
   */
  public record Transaction(
      @DefaultValue("5s") Duration statementTimeout,
      @DefaultValue("4s") Duration lockTimeout,
      @DefaultValue("10s") Duration idleTimeout) {}
}
