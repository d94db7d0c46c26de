package org.openpayouts.payoutapi.admin;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import org.openpayouts.payoutapi.merchant.Merchants;
import org.openpayouts.payoutapi.reserve.ConfirmedDeposit;
import org.openpayouts.payoutapi.reserve.ConfirmedDeposits;
import org.openpayouts.payoutapi.reserve.DepositAccount;
import org.openpayouts.payoutapi.reserve.DepositAccounts;
import org.openpayouts.schemas.currency.Currency;
import org.openpayouts.schemas.id.MerchantId;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RestController;

/** Where merchants' money comes in, and what came in at an address, for operators. */
@RestController
class DepositAccountController {
  private static final String PATH = "/admin/merchants/{merchantId}/deposit-accounts";

  private final Merchants merchants;
  private final DepositAccounts accounts;
  private final ConfirmedDeposits deposits;

  DepositAccountController(
      Merchants merchants, DepositAccounts accounts, ConfirmedDeposits deposits) {
    this.merchants = merchants;
    this.accounts = accounts;
    this.deposits = deposits;
  }

  @PutMapping(PATH)
  ResponseEntity<byte[]> assign(@PathVariable String merchantId, HttpServletRequest http) {
    AdminBody body = AdminBody.read(http);
    DepositAccount.Rail rail =
        DepositAccount.Rail.parse(body.text("rail"))
            .orElseThrow(() -> new BadRequest("rail must be bank_transfer or crypto"));
    DepositAccount account = account(rail, body.name("account"));
    return MerchantId.parse(merchantId)
        .filter(id -> merchants.find(id).isPresent())
        .map(id -> assign(id, account))
        .orElseGet(() -> AdminAnswer.refused(404, "no such merchant"));
  }

  private static DepositAccount account(DepositAccount.Rail rail, String name) {
    try {
      return new DepositAccount(rail, name);
    } catch (IllegalArgumentException refused) {
      throw new BadRequest(String.valueOf(refused.getMessage()));
    }
  }

  private ResponseEntity<byte[]> assign(MerchantId merchant, DepositAccount account) {
    MerchantId owner = accounts.assign(account, merchant);
    return owner.equals(merchant)
        ? AdminAnswer.of(200, body(account))
        : AdminAnswer.refused(
            409, account.name() + " is of merchant " + owner.value() + ", and stays so");
  }

  @GetMapping(PATH)
  ResponseEntity<byte[]> list(@PathVariable String merchantId) {
    List<Map<String, Object>> known =
        MerchantId.parse(merchantId).map(accounts::of).orElse(List.of()).stream()
            .map(DepositAccountController::body)
            .toList();
    return AdminAnswer.of(200, Map.of("depositAccounts", known));
  }

  @PostMapping("/admin/confirmed-deposits")
  ResponseEntity<byte[]> confirmed(HttpServletRequest http) {
    AdminBody body = AdminBody.read(http);
    ConfirmedDeposit deposit = deposit(body);
    return deposits
        .confirmed(deposit)
        .map(ReserveController::answer)
        .orElseGet(() ->
            AdminAnswer.refused(
                404, "the address is no merchant's; assign it with deposit-accounts first"));
  }

  private static ConfirmedDeposit deposit(AdminBody body) {
    Currency currency = body.currency("currency");
    try {
      return new ConfirmedDeposit(
          body.name("address"),
          body.text("txid"),
          body.wholeNumber("output"),
          currency,
          body.amount("amount", currency));
    } catch (IllegalArgumentException refused) {
      throw new BadRequest(String.valueOf(refused.getMessage()));
    }
  }

  private static Map<String, Object> body(DepositAccount account) {
    return Map.of("rail", account.rail().word(), "account", account.name());
  }
}
