package org.openpayouts.payoutapi.onboarding;

import java.util.stream.Collectors;
import org.openpayouts.schemas.currency.Asset;
import org.openpayouts.schemas.currency.Assets;
import org.springframework.web.util.HtmlUtils;

/** What people see. Plain HTML without script, style or picture; every text in it is escaped. */
final class OnboardingPage {
  private static final String FRAME =
      """
      <!DOCTYPE html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <title>Where do you want to be paid?</title>
      </head>
      <body>
      <main>
      <h1>%s</h1>
      %s
      </main>
      </body>
      </html>
      """;

  private OnboardingPage() {}

  /** What somebody wrote, and what is wrong with it; both empty at first. */
  record Entry(String address, String problem) {
    static final Entry EMPTY = new Entry("", "");
  }

  /** Sent to where it came from: the link's secret stays in the query. */
  static String form(String merchant, Entry entry) {
    String problem =
        entry.problem().isEmpty()
            ? ""
            : "<p role=\"alert\"><strong>%s</strong></p>".formatted(escape(entry.problem()));
    return page(
        "Where do you want to be paid?",
        """
        <p>%s wants to pay you. Money that is sent to a wrong address is lost: please compare it
        letter by letter.</p>
        %s
        <form method="post">
        <p><label>Asset<br><select name="asset">%s</select></label></p>
        <p><label>Address<br><input name="address" size="64" maxlength="128" required
          autocomplete="off" value="%s"></label></p>
        <p><button type="submit">This is my address</button></p>
        </form>
        """
            .formatted(escape(merchant), problem, options(), escape(entry.address())));
  }

  static String thanks(String address) {
    return page(
        "Thank you",
        """
        <p>You will be paid to <strong>%s</strong>. If that is not your address, tell whoever pays
        you at once.</p>
        """
            .formatted(escape(address)));
  }

  static String noLink() {
    return page(
        "This link is not good any more",
        """
        <p>It was used, it is too old, or there is a newer mail. If you still want to be paid, ask
        whoever pays you for another invitation.</p>
        """);
  }

  private static String page(String title, String content) {
    return FRAME.formatted(escape(title), content);
  }

  private static String options() {
    return Assets.all().stream()
        .map(Asset::code)
        .map("<option>%s</option>"::formatted)
        .collect(Collectors.joining());
  }

  private static String escape(String text) {
    return HtmlUtils.htmlEscape(text, "UTF-8");
  }
}
