package org.openpayouts.payoutapi.bitpay;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * Groups of payouts, and how much of large bodies is held, invitations too.
 *
 * @param bodyLimit larger groups are refused with 413; the default holds 1,000 instructions with
 *     every field as long as it may be
 * @param bodiesAtOnce bytes of large bodies that are held at once, from their first byte to their
 *     answer; one that finds no room within two seconds is answered 503
 * @param bodiesOfOne bytes of them that one merchant may hold; more is answered 503 at once
 */
@Validated
@ConfigurationProperties("payouts.groups")
public record GroupSettings(
    @DefaultValue("16MB") DataSize bodyLimit,
    @DefaultValue("48MB") DataSize bodiesAtOnce,
    @DefaultValue("16MB") DataSize bodiesOfOne) {

  public GroupSettings {
    if (bodiesOfOne.compareTo(bodyLimit) < 0) {
      throw new IllegalArgumentException(
          "payouts.groups.bodies-of-one is below payouts.groups.body-limit");
    }
    if (bodiesAtOnce.compareTo(bodiesOfOne) < 0) {
      throw new IllegalArgumentException(
          "payouts.groups.bodies-at-once is below payouts.groups.bodies-of-one");
    }
  }
}
