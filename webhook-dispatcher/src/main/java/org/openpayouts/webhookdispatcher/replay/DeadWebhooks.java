package org.openpayouts.webhookdispatcher.replay;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.openpayouts.outbox.SetAside;
import org.openpayouts.webhookdispatcher.deadletter.OpenLetters;
import org.openpayouts.webhookdispatcher.delivery.DeliveryRevival;
import org.springframework.stereotype.Component;

/**
 * Given-up webhooks for operators: told again on the way that every delivery takes, or dismissed.
 * The messages of one payout are one item, revived in the order in which they were to be heard.
 */
@Component
class DeadWebhooks implements SetAside {

  private final OpenLetters letters;
  private final DeliveryRevival revival;

  DeadWebhooks(OpenLetters letters, DeliveryRevival revival) {
    this.letters = letters;
    this.revival = revival;
  }

  @Override
  public Set<Kind> kinds() {
    return Set.of(Kind.WEBHOOK);
  }

  @Override
  public long count(Kind kind) {
    return letters.count();
  }

  @Override
  public List<Entry> page(Kind kind, Window window) {
    return letters.page(window);
  }

  @Override
  public Optional<Map<String, String>> view(Kind kind, long id) {
    return letters.view(id);
  }

  /** The lane is the lock: whoever settles a delivery of this payout, or buries one, holds it. */
  @Override
  public List<Entry> item(Kind kind, long entry) {
    return letters
        .subjectOf(entry)
        .map(subject -> {
          revival.hold(subject);
          return letters.ofSubject(subject);
        })
        .orElse(List.of());
  }

  @Override
  public String carryOut(Kind kind, List<Entry> item, Order order) {
    return switch (order.action()) {
      case HANDLE -> tellAgain(item, order);
      case DISMISS -> dismiss(item);
    };
  }

  private String tellAgain(List<Entry> item, Order order) {
    var verdicts = new TreeSet<String>();
    for (var entry : item) {
      var delivery = letters.deliveryOf(entry.id());
      var wish = wishOf(order.plan(), entry.id());
      verdicts.add(revival.again(wish, delivery, order.by(), order.reason()));
    }
    if (verdicts.contains(DeliveryRevival.NO_ADDRESS)) {
      throw new Refused("there is no address to tell it to: set the merchant's notification URL");
    }
    return String.join(", ", verdicts);
  }

  /** The same plan makes the same wish, and one wish is granted once. */
  private static UUID wishOf(String plan, long letter) {
    return UUID.nameUUIDFromBytes((plan + "|" + letter).getBytes(UTF_8));
  }

  private String dismiss(List<Entry> item) {
    item.forEach(entry -> letters.close(letters.deliveryOf(entry.id())));
    return "dismissed";
  }
}
