package org.openpayouts.payoutapi.bitpay;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.openpayouts.payoutapi.merchant.Caller;
import org.openpayouts.payoutapi.merchant.Facade;
import org.openpayouts.payoutapi.merchant.ResourceTokens;
import org.openpayouts.payoutapi.merchant.TokenText;
import org.openpayouts.payoutapi.payout.NotificationUrls;
import org.openpayouts.payoutapi.payout.RequestDigest;
import org.openpayouts.payoutapi.recipient.Destinations;
import org.openpayouts.payoutapi.recipient.InvitationDesk;
import org.openpayouts.payoutapi.recipient.InvitationMark;
import org.openpayouts.payoutapi.recipient.Recipient;
import org.openpayouts.payoutapi.recipient.RecipientDesk;
import org.openpayouts.payoutapi.recipient.RecipientSearch;
import org.openpayouts.payoutapi.recipient.RecipientStatus;
import org.openpayouts.payoutapi.recipient.Recipients;
import org.openpayouts.schemas.id.RecipientId;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RestController;

/** The recipients of the public API. */
@RestController("publicRecipients")
class RecipientController {
  private static final String REPLAYED = "Idempotent-Replayed";

  /** Invitations are stored together, and cost less than as many requests. */
  private static final int INVITATIONS_OF_A_REQUEST = 10;

  private final Gate gate;
  private final InvitationDesk invitations;
  private final RecipientDesk desk;
  private final Recipients recipients;
  private final NotificationUrls notificationUrls;
  private final Destinations destinations;
  private final TokenText tokens;
  private final RecipientSettings settings;
  private final LargeBodies largeBodies;

  RecipientController(
      Gate gate,
      InvitationDesk invitations,
      RecipientDesk desk,
      Recipients recipients,
      NotificationUrls notificationUrls,
      Destinations destinations,
      TokenText tokens,
      RecipientSettings settings,
      LargeBodies largeBodies) {
    this.largeBodies = largeBodies;
    this.gate = gate;
    this.invitations = invitations;
    this.desk = desk;
    this.recipients = recipients;
    this.notificationUrls = notificationUrls;
    this.destinations = destinations;
    this.tokens = tokens;
    this.settings = settings;
  }

  @PostMapping("/recipients")
  ResponseEntity<byte[]> invite(HttpServletRequest http) throws InterruptedException {
    try (LargeBodies.Room _ = largeBodies.take(http, settings.bodyLimit())) {
      return invited(gate.admitBody(http, Facade.PAYOUT, settings.bodyLimit()));
    }
  }

  private ResponseEntity<byte[]> invited(Gate.WithBody request) {
    Caller caller = request.caller();
    InvitationReader.Reading reading =
        InvitationReader.read(
            request.body(),
            new InvitationReader.Allowed(
                notificationUrls, destinations, caller.policy().activatesGivenWithdrawals()));
    List<InvitationMark> marks = new ArrayList<>();
    marks.add(
        InvitationMark.ofSigned(RequestDigest.of(caller.merchantId(), request.signed()).bytes()));
    reading.guid().ifPresent(guid -> marks.add(InvitationMark.ofGuid(guid, reading.invitations())));
    gate.spendMore(caller, reading.invitations().size() / INVITATIONS_OF_A_REQUEST);
    InvitationDesk.Invited invited =
        invitations.invite(
            new InvitationDesk.Inviter(caller.merchantId(), caller.tokenId()),
            reading.invitations(),
            marks);
    var response = ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON);
    if (invited.isRepeat()) {
      response.header(REPLAYED, "true");
    }
    return response.body(BodyJson.bytes(people(caller, invited.recipients())));
  }

  @GetMapping("/recipients")
  ResponseEntity<byte[]> list(HttpServletRequest http) {
    Caller caller = gate.admitQuery(http, Facade.PAYOUT);
    var query = new QueryReader(http);
    Optional<RecipientStatus> status = query.param("status").flatMap(word -> status(word, query));
    var search = new RecipientSearch(caller.merchantId(), status, query.limit(), query.offset());
    query.requireNoProblem();
    return ok(people(caller, recipients.page(search)));
  }

  private static Optional<RecipientStatus> status(String word, QueryReader query) {
    Optional<RecipientStatus> status = RecipientStatus.parse(word);
    if (status.isEmpty()) {
      query.refuse(
          "status", "status must be invited, unverified, verified, active, paused or removed.");
    }
    return status;
  }

  @GetMapping("/recipients/{id}")
  ResponseEntity<byte[]> get(@PathVariable String id, HttpServletRequest http) {
    Caller caller = gate.admitQuery(http, Facade.PAYOUT);
    return ok(
        person(caller, named(caller, id, one -> recipients.withId(caller.merchantId(), one.id()))));
  }

  /** What is not given stays; the address stays always, since it says who the recipient is. */
  @PutMapping("/recipients/{id}")
  ResponseEntity<byte[]> change(@PathVariable String id, HttpServletRequest http) {
    Gate.WithBody request = gate.admitBody(http, Facade.PAYOUT);
    Caller caller = request.caller();
    Recipient known = named(caller, id, one -> recipients.withId(caller.merchantId(), one.id()));
    var fields = new FieldReader(request.body(), "");
    String label = fields.text("label", InvitationReader.MAX_LABEL);
    String url = fields.url("notificationURL", notificationUrls);
    String email = fields.email("email");
    if (email != null && !email.equalsIgnoreCase(known.email())) {
      fields.refuse("email", "of a recipient does not change; invite the new address.");
    }
    if (!fields.problems().isEmpty()) {
      throw Refusal.fields(fields.problems()).exception();
    }
    return ok(person(caller, named(caller, id, one -> desk.rename(one, label, url))));
  }

  @DeleteMapping("/recipients/{id}")
  ResponseEntity<byte[]> remove(@PathVariable String id, HttpServletRequest http) {
    Caller caller = gate.admitQuery(http, Facade.PAYOUT);
    Recipient after = named(caller, id, desk::remove);
    if (after.status() != RecipientStatus.REMOVED) {
      throw Refusal.of(
              409,
              ErrorCode.INVALID,
              "The recipient is %s by the operator, and stays".formatted(after.status().word()))
          .exception();
    }
    return ok(Bodies.Done.DONE);
  }

  @PostMapping("/recipients/{id}/notifications")
  ResponseEntity<byte[]> tellAgain(@PathVariable String id, HttpServletRequest http) {
    Caller caller = gate.admitBody(http, Facade.PAYOUT).caller();
    named(caller, id, one -> desk.tellAgain(one, caller.tokenId()));
    return ok(Bodies.Done.DONE);
  }

  private static Recipient named(
      Caller caller, String id, Function<RecipientDesk.Named, Optional<Recipient>> work) {
    return RecipientId.parse(id)
        .flatMap(known -> work.apply(new RecipientDesk.Named(caller.merchantId(), known)))
        .orElseThrow(() -> Refusal.notFound().exception());
  }

  private Bodies person(Caller caller, Recipient recipient) {
    return Bodies.Person.of(body(tokens.resources(caller.tokenId()), recipient));
  }

  private Bodies people(Caller caller, List<Recipient> found) {
    ResourceTokens its = tokens.resources(caller.tokenId());
    return Bodies.People.of(found.stream().map(one -> body(its, one)).toList());
  }

  private static RecipientBody body(ResourceTokens tokens, Recipient recipient) {
    return RecipientBody.of(recipient, tokens.of(recipient.id()));
  }

  private static ResponseEntity<byte[]> ok(Bodies body) {
    return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(BodyJson.bytes(body));
  }
}
