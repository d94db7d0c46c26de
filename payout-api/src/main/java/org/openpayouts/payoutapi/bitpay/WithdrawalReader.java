package org.openpayouts.payoutapi.bitpay;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.openpayouts.payoutapi.json.JsonValue;
import org.openpayouts.payoutapi.payout.FieldProblem;
import org.openpayouts.payoutapi.recipient.Destinations;
import org.openpayouts.payoutapi.recipient.WithdrawalChoice;
import org.openpayouts.schemas.currency.Asset;
import org.openpayouts.schemas.currency.Assets;

/** Reads where somebody is to be paid. */
final class WithdrawalReader {
  private static final int MAX_LENGTH = 128;

  private final FieldReader fields;
  private final @Nullable WithdrawalChoice choice;

  WithdrawalReader(JsonValue.Object object, String prefix, Destinations destinations) {
    this.fields = new FieldReader(object, prefix);
    this.choice = read(destinations);
  }

  List<FieldProblem> problems() {
    return fields.problems();
  }

  /** Null where there are problems. */
  @Nullable WithdrawalChoice choice() {
    return choice;
  }

  private @Nullable WithdrawalChoice read(Destinations destinations) {
    String code = fields.required("asset", MAX_LENGTH);
    String address = fields.required("address", MAX_LENGTH);
    Optional<Asset> asset = Assets.find(code);
    if (asset.isEmpty() && !code.isEmpty()) {
      fields.refuse(
          "asset",
          "must be one of %s."
              .formatted(String.join(", ", Assets.all().stream().map(Asset::code).toList())));
    }
    if (!fields.problems().isEmpty()) {
      return null;
    }
    Optional<WithdrawalChoice> payable =
        WithdrawalChoice.read(asset.orElseThrow(), address).filter(destinations::canPay);
    if (payable.isEmpty()) {
      fields.refuse("address", "is no %s address that can be paid here.".formatted(code));
    }
    return payable.orElse(null);
  }
}
