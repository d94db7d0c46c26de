package org.openpayouts.payoutapi.onboarding;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.openpayouts.payoutapi.bitpay.ApiSettings;
import org.openpayouts.payoutapi.bitpay.Unsigned;
import org.openpayouts.payoutapi.json.BoundedBody;
import org.openpayouts.payoutapi.merchant.Merchants;
import org.openpayouts.payoutapi.recipient.Destinations;
import org.openpayouts.payoutapi.recipient.LinkSecret;
import org.openpayouts.payoutapi.recipient.OnboardingDesk;
import org.openpayouts.payoutapi.recipient.Recipient;
import org.openpayouts.payoutapi.recipient.WithdrawalChoice;
import org.openpayouts.schemas.currency.Assets;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * The page behind a mailed link. The link's secret is all that opens it: there is no session, so no
 * other site can act in a person's name without knowing it.
 */
@RestController
class OnboardingController {
  private static final int MAX_BODY_BYTES = 4 * 1024;
  private static final MediaType HTML = MediaType.parseMediaType("text/html;charset=UTF-8");
  private static final String POLICY =
      "default-src 'none'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

  private final OnboardingDesk desk;
  private final Merchants merchants;
  private final Destinations destinations;
  private final ApiSettings settings;

  OnboardingController(
      OnboardingDesk desk, Merchants merchants, Destinations destinations, ApiSettings settings) {
    this.desk = desk;
    this.merchants = merchants;
    this.destinations = destinations;
    this.settings = settings;
  }

  @Unsigned
  @GetMapping("/onboarding")
  ResponseEntity<byte[]> show(HttpServletRequest http) {
    return secret(http)
        .flatMap(desk::guest)
        .map(person -> form(person, OnboardingPage.Entry.EMPTY, HttpStatus.OK))
        .orElseGet(OnboardingController::noLink);
  }

  @Unsigned
  @PostMapping("/onboarding")
  ResponseEntity<byte[]> choose(HttpServletRequest http) {
    // Before any parameter is asked for: the container would read the body, however long it is.
    Map<String, String> fields = fields(http);
    Optional<LinkSecret> secret = secret(http);
    Optional<Recipient> person = secret.flatMap(desk::guest);
    if (person.isEmpty() || !isFromThisPage(http)) {
      return noLink();
    }
    String address = fields.getOrDefault("address", "").strip();
    Optional<WithdrawalChoice> choice =
        Assets.find(fields.getOrDefault("asset", ""))
            .flatMap(asset -> WithdrawalChoice.read(asset, address))
            .filter(destinations::canPay);
    if (choice.isEmpty()) {
      return form(
          person.get(),
          new OnboardingPage.Entry(address, "This is no address that can be paid."),
          HttpStatus.UNPROCESSABLE_CONTENT);
    }
    return desk.enrol(secret.orElseThrow(), choice.get())
        .map(_ -> page(HttpStatus.OK, OnboardingPage.thanks(address)))
        .orElseGet(OnboardingController::noLink);
  }

  private static Optional<LinkSecret> secret(HttpServletRequest http) {
    return Optional.ofNullable(http.getParameter("link")).flatMap(LinkSecret::parse);
  }

  /** Browsers say where a form was sent from; those that do not have no other way in either. */
  private static boolean isFromThisPage(HttpServletRequest http) {
    String site = http.getHeader("Sec-Fetch-Site");
    return site == null || List.of("same-origin", "none").contains(site);
  }

  /** None where the body is no form, or does not arrive. */
  private Map<String, String> fields(HttpServletRequest http) {
    Map<String, String> fields = new HashMap<>();
    try {
      byte[] body =
          BoundedBody.read(http, MAX_BODY_BYTES, settings.bodyWithin()).orElse(new byte[0]);
      for (String pair : new String(body, StandardCharsets.UTF_8).split("&")) {
        int equals = pair.indexOf('=');
        if (equals > 0) {
          fields.put(decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1)));
        }
      }
      return fields;
    } catch (IOException | IllegalArgumentException noForm) {
      return Map.of();
    }
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  private ResponseEntity<byte[]> form(
      Recipient person, OnboardingPage.Entry entry, HttpStatus status) {
    String merchant =
        merchants
            .find(person.merchantId())
            .map(known -> known.profile().name())
            .orElse("A merchant");
    return page(status, OnboardingPage.form(merchant, entry));
  }

  private static ResponseEntity<byte[]> noLink() {
    return page(HttpStatus.NOT_FOUND, OnboardingPage.noLink());
  }

  private static ResponseEntity<byte[]> page(HttpStatus status, String html) {
    return ResponseEntity.status(status)
        .contentType(HTML)
        .header("Content-Security-Policy", POLICY)
        .header("Referrer-Policy", "no-referrer")
        .header("X-Content-Type-Options", "nosniff")
        .header("Cache-Control", "no-store")
        .body(html.getBytes(StandardCharsets.UTF_8));
  }
}
