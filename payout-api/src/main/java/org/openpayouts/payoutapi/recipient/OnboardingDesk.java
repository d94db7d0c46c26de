package org.openpayouts.payoutapi.recipient;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.openpayouts.schemas.id.IdSource;
import org.springframework.stereotype.Service;

/** Takes people from invited to active. */
@Service
public class OnboardingDesk {
  private final Recipients recipients;
  private final OnboardingSteps steps;
  private final Persons persons;
  private final RecipientVersions versions;
  private final RecipientNews news;
  private final RecipientWork work;
  private final IdSource ids;

  OnboardingDesk(
      Recipients recipients,
      OnboardingSteps steps,
      Persons persons,
      RecipientVersions versions,
      RecipientNews news,
      RecipientWork work,
      IdSource ids) {
    this.recipients = recipients;
    this.steps = steps;
    this.persons = persons;
    this.versions = versions;
    this.news = news;
    this.work = work;
    this.ids = ids;
  }

  /** Who may still use the link of this secret. */
  public Optional<Recipient> guest(LinkSecret secret) {
    return steps
        .linked(secret)
        .flatMap(step -> recipients.withId(step.merchantId(), step.recipientId()))
        .filter(recipient -> recipient.status().after(RecipientMove.ENROL).isPresent());
  }

  /**
   * The person has chosen where to be paid. Its link is of no use any more, and its identity is
   * checked next. Empty where the link is no good, the second time too.
   */
  public Optional<Recipient> enrol(LinkSecret secret, WithdrawalChoice choice) {
    return work.run(now ->
        steps
            .linked(secret)
            .flatMap(step -> recipients.lockWithId(step.merchantId(), step.recipientId()))
            .flatMap(recipient ->
                recipient
                    .status()
                    .after(RecipientMove.ENROL)
                    .map(status -> enrol(recipient, status, choice, now))));
  }

  private Recipient enrol(
      Recipient recipient, RecipientStatus status, WithdrawalChoice choice, Instant now) {
    String shopperId =
        Objects.requireNonNullElseGet(
            recipient.shopperId(),
            () -> persons.shopperId(recipient.emailKey(), ids.nextId(), now));
    Recipient enrolled =
        versions.next(
            recipient,
            recipient.profile().withWithdrawal(choice).withShopperId(shopperId).withStatus(status),
            now);
    recipients.replace(List.of(enrolled));
    news.publish(List.of(enrolled), _ -> true);
    steps.burnLinks(enrolled);
    steps.queueCheck(enrolled, now);
    return enrolled;
  }

  /**
   * The identity check approves of the person as it was judged: it can be paid. Where it has chosen
   * anew meanwhile, the check of that choice decides. Harmless to repeat.
   */
  public void approve(Recipient judged) {
    work.run(now -> {
      Optional<Recipient> verified =
          recipients
              .lockWithId(judged.merchantId(), judged.id())
              .filter(current ->
                  Objects.equals(current.profile().withdrawal(), judged.profile().withdrawal()))
              .flatMap(recipient -> moved(recipient, RecipientMove.VERIFY, now));
      Optional<Recipient> active =
          verified.flatMap(recipient -> moved(recipient, RecipientMove.ACTIVATE, now));
      active.ifPresent(recipient -> {
        recipients.replace(List.of(recipient));
        news.publish(List.of(verified.orElseThrow(), recipient), _ -> true);
      });
      return active;
    });
  }

  private Optional<Recipient> moved(Recipient recipient, RecipientMove move, Instant now) {
    return recipient
        .status()
        .after(move)
        .map(status -> versions.next(recipient, recipient.profile().withStatus(status), now));
  }
}
