package org.openpayouts.payoutapi.recipient;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.openpayouts.payoutapi.merchant.TokenId;
import org.openpayouts.schemas.id.MerchantId;
import org.openpayouts.schemas.id.RecipientId;
import org.springframework.stereotype.Service;

/**
 * Invites people, however many at once in a few statements. Whoever is known already is answered as
 * it is; only a removed one is invited again, under its old id.
 */
@Service
public class InvitationDesk {
  private final Recipients recipients;
  private final InvitationRequests requests;
  private final RecipientVersions versions;
  private final RecipientNews news;
  private final RecipientWork work;
  private final OnboardingSteps steps;

  InvitationDesk(
      Recipients recipients,
      InvitationRequests requests,
      RecipientVersions versions,
      RecipientNews news,
      RecipientWork work,
      OnboardingSteps steps) {
    this.recipients = recipients;
    this.requests = requests;
    this.versions = versions;
    this.news = news;
    this.work = work;
    this.steps = steps;
  }

  /** Who invites. */
  public record Inviter(MerchantId merchant, TokenId token) {}

  /**
   * Whom the invitations made, or found, one for each in their order.
   *
   * @param isRepeat whether the request was carried out before, and now changed nothing
   */
  public record Invited(List<Recipient> recipients, boolean isRepeat) {
    public Invited {
      recipients = List.copyOf(recipients);
    }
  }

  /**
   * Invites everybody, unless the request is a repeat. A repeat makes nothing, however late: else a
   * captured request would call back whom the merchant has removed.
   *
   * @param marks by which repeats of the request are recognised
   */
  public Invited invite(Inviter inviter, List<Invitation> invitations, List<InvitationMark> marks) {
    return work.run(now -> {
      boolean isFirst = requests.isFirst(inviter.merchant(), marks, now);
      SequencedMap<EmailKey, Invitation> distinct = distinct(invitations);
      Set<RecipientId> added = isFirst ? add(inviter, distinct, now) : Set.of();
      Map<EmailKey, Recipient> known = known(inviter, distinct);
      if (isFirst) {
        List<Recipient> changed = change(known, added, distinct, now);
        news.publish(told(known, added, changed), _ -> true);
        changed.forEach(recipient -> known.put(recipient.emailKey(), recipient));
        sendLinks(known, now);
      }
      return new Invited(inOrder(invitations, known), !isFirst);
    });
  }

  /**
   * Invites those of the addresses that are not known; all others stay as they are, a removed one
   * too. Answers whom each address stands for.
   */
  public List<Recipient> introduce(Inviter inviter, List<String> emails) {
    List<Invitation> invitations = emails.stream().map(Invitation::of).toList();
    return work.run(now -> {
      SequencedMap<EmailKey, Invitation> distinct = distinct(invitations);
      Set<RecipientId> added = add(inviter, distinct, now);
      Map<EmailKey, Recipient> known = known(inviter, distinct);
      news.publish(told(known, added, List.of()), _ -> true);
      sendLinks(known, now);
      return inOrder(invitations, known);
    });
  }

  /** Whoever is invited gets a link, later and by mail, unless it has one. */
  private void sendLinks(Map<EmailKey, Recipient> known, Instant now) {
    List<Recipient> invited =
        known.values().stream().filter(one -> one.status() == RecipientStatus.INVITED).toList();
    if (!invited.isEmpty()) {
      steps.queueMails(invited, now);
    }
  }

  private static SequencedMap<EmailKey, Invitation> distinct(List<Invitation> invitations) {
    SequencedMap<EmailKey, Invitation> distinct = new LinkedHashMap<>();
    invitations.forEach(one -> distinct.putIfAbsent(one.emailKey(), one));
    return distinct;
  }

  private Set<RecipientId> add(
      Inviter inviter, SequencedMap<EmailKey, Invitation> invitations, Instant now) {
    return recipients.add(
        invitations.values().stream()
            .map(one ->
                versions.first(
                    new RecipientVersions.Newcomer(
                        inviter.merchant(), one.email(), inviter.token()),
                    one.newcomer(),
                    now))
            .toList());
  }

  private Map<EmailKey, Recipient> known(Inviter inviter, Map<EmailKey, Invitation> invitations) {
    return recipients.lockWithEmails(inviter.merchant(), invitations.keySet()).stream()
        .collect(Collectors.toMap(Recipient::emailKey, Function.identity()));
  }

  private static List<Recipient> inOrder(
      List<Invitation> invitations, Map<EmailKey, Recipient> known) {
    return invitations.stream()
        .map(one -> Objects.requireNonNull(known.get(one.emailKey())))
        .toList();
  }

  private static List<Recipient> told(
      Map<EmailKey, Recipient> known, Set<RecipientId> added, List<Recipient> changed) {
    return Stream.concat(
            known.values().stream().filter(one -> added.contains(one.id())), changed.stream())
        .toList();
  }

  /** Stores what the invitations make of whoever was known before. */
  private List<Recipient> change(
      Map<EmailKey, Recipient> known,
      Set<RecipientId> added,
      Map<EmailKey, Invitation> invitations,
      Instant now) {
    List<Recipient> changed = new ArrayList<>();
    known.forEach((email, recipient) -> {
      RecipientProfile profile =
          Objects.requireNonNull(invitations.get(email)).applyTo(recipient.profile());
      if (!added.contains(recipient.id()) && !profile.equals(recipient.profile())) {
        changed.add(versions.next(recipient, profile, now));
      }
    });
    recipients.replace(changed);
    return changed;
  }
}
