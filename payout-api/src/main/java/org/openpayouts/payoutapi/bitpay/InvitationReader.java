package org.openpayouts.payoutapi.bitpay;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.openpayouts.payoutapi.json.JsonValue;
import org.openpayouts.payoutapi.payout.FieldProblem;
import org.openpayouts.payoutapi.payout.NotificationUrls;
import org.openpayouts.payoutapi.recipient.Destinations;
import org.openpayouts.payoutapi.recipient.Invitation;
import org.openpayouts.payoutapi.recipient.WithdrawalChoice;

/** Reads the body of a request to invite. */
final class InvitationReader {
  static final int MAX_RECIPIENTS = 1_000;
  static final int MAX_LABEL = 255;

  private static final String RECIPIENTS = "recipients";
  private static final int MAX_GUID = 255;

  /** Whoever has more wrong than this has the same wrong everywhere. */
  private static final int MAX_PROBLEMS = 100;

  private final Allowed allowed;
  private final List<FieldProblem> problems = new ArrayList<>();

  private InvitationReader(Allowed allowed) {
    this.allowed = allowed;
  }

  /**
   * What an invitation may say.
   *
   * @param withdrawals whether it may say where the person is paid
   */
  record Allowed(
      NotificationUrls notificationUrls, Destinations destinations, boolean withdrawals) {}

  /**
   * Whom to invite.
   *
   * @param guid the client's own id for the request
   */
  record Reading(List<Invitation> invitations, Optional<String> guid) {
    Reading {
      invitations = List.copyOf(invitations);
    }
  }

  /**
   * Reads the body.
   *
   * @throws RefusedException if anything is wrong with it
   */
  static Reading read(JsonValue.Object body, Allowed allowed) {
    var reader = new InvitationReader(allowed);
    List<Invitation> invitations = reader.invitations(body.get(RECIPIENTS));
    var fields = new FieldReader(body, "");
    String guid = fields.text("guid", MAX_GUID);
    reader.problems.addAll(fields.problems());
    if (!reader.problems.isEmpty()) {
      throw Refusal.fields(reader.problems.stream().limit(MAX_PROBLEMS).toList()).exception();
    }
    return new Reading(invitations, Optional.ofNullable(guid));
  }

  private List<Invitation> invitations(@Nullable JsonValue value) {
    if (value == null) {
      problems.add(FieldProblem.missing(RECIPIENTS));
      return List.of();
    }
    if (!(value instanceof JsonValue.Array(var items))
        || items.isEmpty()
        || items.size() > MAX_RECIPIENTS) {
      problems.add(
          FieldProblem.invalid(
              RECIPIENTS,
              "recipients must be a list of 1 to %d recipients.".formatted(MAX_RECIPIENTS)));
      return List.of();
    }
    List<Invitation> invitations = new ArrayList<>();
    for (int i = 0; i < items.size(); i++) {
      invitation("%s[%d]".formatted(RECIPIENTS, i), items.get(i)).ifPresent(invitations::add);
    }
    return invitations;
  }

  private Optional<Invitation> invitation(String name, JsonValue item) {
    if (!(item instanceof JsonValue.Object object)) {
      problems.add(FieldProblem.invalid(name, name + " must be an object."));
      return Optional.empty();
    }
    var fields = new FieldReader(object, name + ".");
    var invitation =
        new Invitation(
            fields.requiredEmail("email"),
            fields.text("label", MAX_LABEL),
            fields.url("notificationURL", allowed.notificationUrls()),
            withdrawal(fields, name));
    problems.addAll(fields.problems());
    return Optional.of(invitation);
  }

  private @Nullable WithdrawalChoice withdrawal(FieldReader fields, String name) {
    Optional<JsonValue.Object> object = fields.object("withdrawal");
    if (object.isEmpty()) {
      return null;
    }
    if (!allowed.withdrawals()) {
      fields.refuse("withdrawal", "is left to the person itself by your policy.");
      return null;
    }
    var reader = new WithdrawalReader(object.get(), name + ".withdrawal.", allowed.destinations());
    problems.addAll(reader.problems());
    return reader.choice();
  }
}
