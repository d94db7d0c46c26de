package org.openpayouts.payoutapi.bitpay;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import org.jspecify.annotations.Nullable;
import org.openpayouts.payoutapi.recipient.Recipient;
import org.openpayouts.payoutapi.recipient.RecipientProfile;

/**
 * A recipient as the API shows it. What is absent is left out, but for {@code shopperId}: client
 * libraries expect its null.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonPropertyOrder({"email", "label", "notificationURL", "status", "id", "shopperId", "token"})
record RecipientBody(
    String email,
    @Nullable String label,
    @JsonProperty("notificationURL") @Nullable String notificationUrl,
    String status,
    String id,
    @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable String shopperId,
    String token) {

  static RecipientBody of(Recipient recipient, String resourceToken) {
    RecipientProfile profile = recipient.profile();
    return new RecipientBody(
        recipient.email(),
        profile.label(),
        profile.notificationUrl(),
        recipient.status().word(),
        recipient.id().value(),
        recipient.shopperId(),
        resourceToken);
  }
}
