package org.openpayouts.payoutapi.bitpay;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.openpayouts.payoutapi.allowance.Allowances;
import org.openpayouts.payoutapi.json.JsonValue;
import org.openpayouts.payoutapi.json.MalformedJson;
import org.openpayouts.payoutapi.json.StrictJson;
import org.openpayouts.payoutapi.merchant.Caller;
import org.openpayouts.payoutapi.merchant.Callers;
import org.openpayouts.payoutapi.merchant.Facade;
import org.openpayouts.payoutapi.signature.PublicKey;
import org.openpayouts.payoutapi.signature.Signatures;
import org.openpayouts.payoutapi.signature.SignedRequest;
import org.openpayouts.payoutapi.signature.Verdict;
import org.openpayouts.schemas.id.MerchantId;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;

/**
 * Lets requests in. In this order: the version of the dialect, the size and type of the body, the
 * signature over the exact bytes, the body's form, the token, what the token opens, and how much
 * its merchant has asked for.
 */
@Component
class Gate {
  private static final String VERSION = "2.0.0";
  private static final String TOKEN = "token";

  private final Signatures signatures;
  private final Callers callers;
  private final Allowances allowances;
  private final ApiSettings settings;

  Gate(Signatures signatures, Callers callers, Allowances allowances, ApiSettings settings) {
    this.signatures = signatures;
    this.callers = callers;
    this.allowances = allowances;
    this.settings = settings;
  }

  /** A request that was let in with its body. */
  record WithBody(Caller caller, Verdict.Signed signed, JsonValue.Object body) {}

  /**
   * A request whose token stands in its body.
   *
   * @throws RefusedException if it is not let in
   */
  WithBody admitBody(HttpServletRequest http, Facade facade) {
    return admitBody(http, facade, settings.bodyLimit());
  }

  /**
   * The same for a body of another limit.
   *
   * @throws RefusedException if it is not let in
   */
  WithBody admitBody(HttpServletRequest http, Facade facade, DataSize bodyLimit) {
    requireVersion(http);
    SignedRequest request = RawRequest.read(http, settings, bodyLimit);
    requireJson(http.getContentType());
    Verdict.Signed signed = verify(request);
    JsonValue.Object body = parse(request.body());
    String token = body.text(TOKEN).orElseThrow(() -> Refusal.missing(TOKEN).exception());
    return new WithBody(caller(token, signed, facade), signed, body);
  }

  /**
   * A request whose token stands in its query.
   *
   * @throws RefusedException if it is not let in
   */
  Caller admitQuery(HttpServletRequest http, Facade facade) {
    requireVersion(http);
    Verdict.Signed signed = verify(RawRequest.read(http, settings));
    String token = http.getParameter(TOKEN);
    if (token == null || token.isBlank()) {
      throw Refusal.missing(TOKEN).exception();
    }
    return caller(token, signed, facade);
  }

  /**
   * A request that anybody may make. Client libraries leave the signature of their last signed
   * request in its headers, so none is looked at.
   *
   * @throws RefusedException if it speaks another version of the dialect
   */
  void admitAnybody(HttpServletRequest http) {
    requireVersion(http);
  }

  /**
   * The same with a body.
   *
   * @throws RefusedException if it speaks another version of the dialect, or is not JSON
   */
  JsonValue.Object admitAnybodysBody(HttpServletRequest http) {
    requireVersion(http);
    byte[] body = RawRequest.read(http, settings).body();
    requireJson(http.getContentType());
    return parse(body);
  }

  /**
   * A request that is about the key that signed it, and names no token.
   *
   * @throws RefusedException if it is not let in
   */
  PublicKey admitKey(HttpServletRequest http) {
    requireVersion(http);
    PublicKey key = verify(RawRequest.read(http, settings)).key();
    callers.merchantOf(key).ifPresent(this::spend);
    return key;
  }

  /**
   * A request about the token that stands in its path, whatever its facade.
   *
   * @throws RefusedException if it is not let in
   */
  Caller admitPath(HttpServletRequest http, String token) {
    requireVersion(http);
    Caller caller = known(token, verify(RawRequest.read(http, settings)));
    spend(caller.merchantId());
    return caller;
  }

  /**
   * The same with a body.
   *
   * @throws RefusedException if it is not let in
   */
  WithBody admitPathBody(HttpServletRequest http, String token) {
    requireVersion(http);
    SignedRequest request = RawRequest.read(http, settings);
    requireJson(http.getContentType());
    Verdict.Signed signed = verify(request);
    Caller caller = known(token, signed);
    spend(caller.merchantId());
    return new WithBody(caller, signed, parse(request.body()));
  }

  private static void requireVersion(HttpServletRequest http) {
    String version = http.getHeader("X-Accept-Version");
    if (version == null) {
      throw Refusal.of(400, ErrorCode.MISSING, "Missing header X-Accept-Version: 2.0.0")
          .exception();
    }
    if (!version.strip().equals(VERSION)) {
      throw Refusal.invalid("X-Accept-Version must be 2.0.0").exception();
    }
  }

  private static void requireJson(@Nullable String contentType) {
    try {
      if (contentType != null
          && MediaType.APPLICATION_JSON.isCompatibleWith(MediaType.parseMediaType(contentType))) {
        return;
      }
    } catch (InvalidMediaTypeException refusedBelow) {
      throw unsupportedType().exception();
    }
    throw unsupportedType().exception();
  }

  private static Refusal unsupportedType() {
    return Refusal.of(415, ErrorCode.INVALID, "Content-Type must be application/json");
  }

  private Verdict.Signed verify(SignedRequest request) {
    return switch (signatures.verify(request)) {
      case Verdict.Signed signed -> signed;
      case Verdict.Unsigned(String header) ->
          throw Refusal.unauthorized("Missing header " + header).exception();
      case Verdict.NoKey() ->
          throw Refusal.unauthorized("X-Identity is not a compressed public key in hexadecimal")
              .exception();
      case Verdict.Mismatch(List<String> hashed) ->
          throw Refusal.unauthorized(mismatch(hashed, request.body().length)).exception();
    };
  }

  private String mismatch(List<String> hashed, int bodyLength) {
    String text = "Invalid signature";
    return settings.showSignedString()
        ? "%s. Hashed, one after the other: %s, each followed by the %d bytes of the body"
            .formatted(text, String.join(" , ", hashed), bodyLength)
        : text;
  }

  private static JsonValue.Object parse(byte[] body) {
    try {
      return StrictJson.object(body);
    } catch (MalformedJson malformed) {
      throw Refusal.invalid(String.valueOf(malformed.getMessage())).exception();
    }
  }

  private Caller known(String token, Verdict.Signed signed) {
    return callers
        .find(token, signed.key())
        .orElseThrow(() ->
            Refusal.unauthorized(
                    "Unauthorized sin: the token is not approved for the key of X-Identity")
                .exception());
  }

  private Caller caller(String token, Verdict.Signed signed, Facade facade) {
    Caller caller = known(token, signed);
    if (caller.facade() != facade) {
      throw Refusal.of(
              403,
              ErrorCode.UNMAPPED,
              "A token of the facade %s does not open this; it needs %s"
                  .formatted(caller.facade().word(), facade.word()))
          .exception();
    }
    spend(caller.merchantId());
    return caller;
  }

  /**
   * Counts a request as more than the one that it was counted as.
   *
   * @throws RefusedException if the merchant made too many
   */
  void spendMore(Caller caller, int requests) {
    refuse(allowances.takeMore(caller.merchantId(), requests));
  }

  private void spend(MerchantId merchant) {
    refuse(allowances.take(merchant, 1));
  }

  private static void refuse(Optional<Duration> tooMany) {
    tooMany.ifPresent(wait -> {
      throw Refusal.tooMany(wait).exception();
    });
  }
}
