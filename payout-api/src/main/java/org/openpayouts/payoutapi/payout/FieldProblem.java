package org.openpayouts.payoutapi.payout;

/**
 * Why a field cannot be accepted.
 *
 * @param field as the API names it
 * @param missing whether it is not there at all
 * @param text a sentence for the client's developer
 */
public record FieldProblem(String field, boolean missing, String text) {
  public static FieldProblem missing(String field) {
    return new FieldProblem(field, true, "Missing required parameter " + field + ".");
  }

  public static FieldProblem invalid(String field, String sentence) {
    return new FieldProblem(field, false, sentence);
  }
}
