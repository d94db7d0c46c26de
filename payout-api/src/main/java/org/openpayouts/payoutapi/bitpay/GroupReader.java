package org.openpayouts.payoutapi.bitpay;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openpayouts.payoutapi.intake.FailedInstruction;
import org.openpayouts.payoutapi.json.JsonValue;
import org.openpayouts.payoutapi.payout.FieldProblem;
import org.openpayouts.payoutapi.payout.PayoutForm;

/**
 * Reads the body of a request for a group. What is wrong with one instruction is that instruction's
 * failure; a token of its own, which some client libraries leave in it, is ignored.
 */
final class GroupReader {
  static final int MAX_INSTRUCTIONS = 1_000;

  /** Kept with the group, and answered again to its repeats. */
  private static final int MAX_PAYEE = 255;

  private static final String INSTRUCTIONS = "instructions";

  private GroupReader() {}

  /** An instruction that can be judged. */
  record Instruction(int index, PayoutForm form, List<FieldProblem> problems) {

    /** Whom it names, in the caller's words. */
    @Nullable String payee() {
      String first = form.email() == null ? form.recipientId() : form.email();
      String name = first == null ? form.shopperId() : first;
      return name == null ? null : shortened(name);
    }
  }

  /** A group's instructions, and those that are none. */
  record Reading(List<Instruction> instructions, List<FailedInstruction> failed) {
    Reading {
      instructions = List.copyOf(instructions);
      failed = List.copyOf(failed);
    }

    int size() {
      return instructions.size() + failed.size();
    }
  }

  /**
   * Reads a group.
   *
   * @throws RefusedException if the body is no group, or one of too many instructions
   */
  static Reading read(JsonValue.Object body) {
    List<Instruction> instructions = new ArrayList<>();
    List<FailedInstruction> failed = new ArrayList<>();
    List<JsonValue> items = items(body);
    for (int i = 0; i < items.size(); i++) {
      if (items.get(i) instanceof JsonValue.Object fields) {
        FormReader.Reading reading = FormReader.read(fields);
        instructions.add(new Instruction(i, reading.form(), reading.problems()));
      } else {
        failed.add(new FailedInstruction(i, null, "An instruction must be an object."));
      }
    }
    return new Reading(instructions, failed);
  }

  private static String shortened(String name) {
    if (name.length() <= MAX_PAYEE) {
      return name;
    }
    boolean splits = Character.isHighSurrogate(name.charAt(MAX_PAYEE - 1));
    return name.substring(0, splits ? MAX_PAYEE - 1 : MAX_PAYEE);
  }

  private static List<JsonValue> items(JsonValue.Object body) {
    JsonValue value = body.get(INSTRUCTIONS);
    if (value == null) {
      throw Refusal.missing(INSTRUCTIONS).exception();
    }
    if (!(value instanceof JsonValue.Array(List<JsonValue> items))) {
      throw refused("instructions must be an array.");
    }
    if (items.isEmpty()) {
      throw refused("instructions must hold at least one instruction.");
    }
    if (items.size() > MAX_INSTRUCTIONS) {
      throw refused(
          "instructions must hold at most %d instructions; these are %d. Nothing was created."
              .formatted(MAX_INSTRUCTIONS, items.size()));
    }
    return items;
  }

  private static RefusedException refused(String sentence) {
    return Refusal.fields(List.of(FieldProblem.invalid(INSTRUCTIONS, sentence))).exception();
  }
}
