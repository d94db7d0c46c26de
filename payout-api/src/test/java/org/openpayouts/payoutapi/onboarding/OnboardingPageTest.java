package org.openpayouts.payoutapi.onboarding;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OnboardingPageTest {
  private static final String EVIL = "<script>alert('x')</script>\"&";

  @Test
  void escapesWhatOthersWrote() {
    for (String page :
        new String[] {
          OnboardingPage.form(EVIL, new OnboardingPage.Entry(EVIL, EVIL)),
          OnboardingPage.thanks(EVIL)
        }) {
      assertThat(page)
          .doesNotContain("<script", "alert('x')")
          .contains("&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;&quot;&amp;");
    }
  }

  @Test
  void asksForAssetAndAddressAndSaysWhatIsWrong() {
    assertThat(OnboardingPage.form("Shop", OnboardingPage.Entry.EMPTY))
        .contains("Shop wants to pay you", "<option>BTC</option>", "name=\"address\"")
        .doesNotContain("role=\"alert\"");
    assertThat(OnboardingPage.form("Shop", new OnboardingPage.Entry("bc1", "No.")))
        .contains("value=\"bc1\"", "<p role=\"alert\"><strong>No.</strong></p>");
  }
}
