package org.openpayouts.payoutapi.bitpay;

import static java.util.stream.Collectors.toMap;

import jakarta.servlet.http.HttpServletRequest;
import java.math.BigDecimal;
import java.util.List;
import java.util.TreeMap;
import org.openpayouts.payoutapi.merchant.Caller;
import org.openpayouts.payoutapi.merchant.Facade;
import org.openpayouts.payoutapi.reserve.LedgerEntries;
import org.openpayouts.payoutapi.reserve.LedgerEntry;
import org.openpayouts.payoutapi.reserve.Reserve;
import org.openpayouts.payoutapi.reserve.Reserves;
import org.openpayouts.schemas.currency.Currency;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** What a merchant has, and what moved it. */
@RestController
class LedgerController {
  private final Gate gate;
  private final Reserves reserves;
  private final LedgerEntries entries;

  LedgerController(Gate gate, Reserves reserves, LedgerEntries entries) {
    this.gate = gate;
    this.reserves = reserves;
    this.entries = entries;
  }

  /** The ledger that a merchant settles in is there before anything was posted to it. */
  @GetMapping("/ledgers")
  ResponseEntity<byte[]> ledgers(HttpServletRequest http) {
    Caller caller = gate.admitQuery(http, Facade.MERCHANT);
    var balances =
        reserves.of(caller.merchantId()).stream()
            .collect(toMap(Reserve::currency, Reserve::own, BigDecimal::add, TreeMap::new));
    balances.putIfAbsent(caller.settlementCurrency().code(), BigDecimal.ZERO);
    return Answers.ok(
        new Bodies.Data(
            balances.entrySet().stream()
                .map(ledger -> new LedgerBody(ledger.getKey(), ledger.getValue()))
                .toList()));
  }

  /** In the order of time. A window that holds too many at once is refused, never cut. */
  @GetMapping("/ledgers/{currency}")
  ResponseEntity<byte[]> entries(@PathVariable String currency, HttpServletRequest http) {
    Caller caller = gate.admitQuery(http, Facade.MERCHANT);
    Currency known = Answers.currency(currency);
    WindowReader.Reading asked = WindowReader.read(http, known);
    List<LedgerEntry> found = entries.of(caller.merchantId(), asked.window());
    if (!asked.paged() && found.size() > WindowReader.MAX_ENTRIES) {
      throw Refusal.invalid(
              "More than %d entries: ask for fewer days, or for pages with limit and offset"
                  .formatted(WindowReader.MAX_ENTRIES))
          .exception();
    }
    return Answers.ok(new Bodies.Data(found.stream().map(LedgerBody.Entry::of).toList()));
  }
}
