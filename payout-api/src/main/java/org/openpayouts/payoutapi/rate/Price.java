package org.openpayouts.payoutapi.rate;

import java.math.BigDecimal;
import org.openpayouts.schemas.currency.Currency;

/** So many units of a currency are worth one unit of the base that was asked for. */
public record Price(Currency currency, BigDecimal rate) {}
