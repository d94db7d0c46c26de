package org.openpayouts.payoutapi.payout;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.openpayouts.payoutapi.merchant.Caller;
import org.openpayouts.payoutapi.recipient.InvitationDesk;
import org.openpayouts.payoutapi.recipient.Recipient;
import org.openpayouts.payoutapi.recipient.RecipientProfile;
import org.openpayouts.payoutapi.recipient.RecipientStatus;
import org.openpayouts.schemas.id.RecipientId;
import org.springframework.stereotype.Component;

/**
 * People whom a payout names by an address that nobody was invited under. Their payout is judged as
 * if they had been; once nothing else speaks against it they are, in a transaction of their own. A
 * process that dies behind it leaves an invited recipient and no payout, and the same request finds
 * that recipient again.
 */
@Component
class Guests {
  /** Of nobody: the all-zero id. */
  private static final RecipientId NOBODY = new RecipientId("1".repeat(22));

  private static final UUID NO_EVENT = new UUID(0, 0);

  private final InvitationDesk invitations;

  Guests(InvitationDesk invitations) {
    this.invitations = invitations;
  }

  /** As whom to judge somebody unknown; empty where the form, or the policy, allows no guest. */
  Optional<Recipient> standIn(Caller caller, PayoutForm form) {
    String email = form.email();
    return email == null || !TextForms.isEmail(email) || caller.policy().refusesPendingRecipients()
        ? Optional.empty()
        : Optional.of(
            new Recipient(
                NOBODY,
                caller.merchantId(),
                0,
                email,
                new RecipientProfile(RecipientStatus.INVITED, null, null, null, null),
                null,
                Instant.EPOCH,
                NO_EVENT,
                null));
  }

  /** Whether a form is well formed but for its recipient, who is a stand-in. */
  static boolean isForGuest(Checked checked) {
    return checked instanceof Checked.WellFormed(Draft draft)
        && draft.payee().recipientId().equals(NOBODY);
  }

  /** Invites whoever is still unknown; answers who has each form's address now, in their order. */
  List<Recipient> invite(Caller caller, List<PayoutForm> forms) {
    return invitations.introduce(
        new InvitationDesk.Inviter(caller.merchantId(), caller.tokenId()),
        forms.stream().flatMap(form -> Stream.ofNullable(form.email())).toList());
  }
}
