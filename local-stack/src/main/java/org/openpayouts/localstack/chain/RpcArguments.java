package org.openpayouts.localstack.chain;

import java.math.BigDecimal;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** The parameters of one call, by place or by name. */
record RpcArguments(JsonNode params, List<String> names) {
  private JsonNode at(int index) {
    return params.isObject() ? params.path(names.get(index)) : params.path(index);
  }

  boolean has(int index) {
    JsonNode node = at(index);
    return !node.isMissingNode() && !node.isNull();
  }

  JsonNode node(int index) {
    if (!has(index)) {
      throw new RpcFailure(RpcFailure.INVALID_PARAMETER, "missing " + names.get(index));
    }
    return at(index);
  }

  String text(int index) {
    JsonNode node = node(index);
    if (!node.isString()) {
      throw wrongType(index, "string");
    }
    return node.stringValue();
  }

  String text(int index, String otherwise) {
    return has(index) ? text(index) : otherwise;
  }

  int number(int index) {
    JsonNode node = node(index);
    if (!node.isIntegralNumber()) {
      throw wrongType(index, "number");
    }
    return node.intValue();
  }

  int number(int index, int otherwise) {
    return has(index) ? number(index) : otherwise;
  }

  /** Verbosity may be a boolean or a number. */
  int verbosity(int index, int otherwise) {
    if (has(index) && node(index).isBoolean()) {
      return node(index).booleanValue() ? 1 : 0;
    }
    return number(index, otherwise);
  }

  boolean flag(int index, boolean otherwise) {
    return has(index) ? node(index).asBoolean() : otherwise;
  }

  /** An amount of coins as satoshis; more than eight decimals are refused. */
  long satoshis(int index) {
    JsonNode node = node(index);
    try {
      BigDecimal amount =
          node.isString() ? new BigDecimal(node.stringValue()) : node.decimalValue();
      return amount.movePointRight(8).longValueExact();
    } catch (ArithmeticException | NumberFormatException e) {
      throw new RpcFailure(RpcFailure.TYPE_ERROR, "Invalid amount");
    }
  }

  private RpcFailure wrongType(int index, String wanted) {
    return new RpcFailure(
        RpcFailure.TYPE_ERROR, "Wrong type passed: " + names.get(index) + " is not a " + wanted);
  }
}
