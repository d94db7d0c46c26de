package org.openpayouts.payoutapi.signature;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SignedUrlsTest {
  private static final List<String> BASES = List.of("https://a.example", "https://b.example/api");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "/p?r=a%20b        | /p?r=a+b          | PHP signs a plus where it sends %20",
        "/p?d=10%3A00      | /p?d=10:00        | C# signs what it has not encoded yet",
        "/p?r=a+b          | /p?r=a%20b        | a gateway wrote Node's space as a plus",
        "/p?r=a%20b+c      | /p?r=a%20b%20c    | a gateway wrote one of them so",
        "/p?d=10:00%3A00   | /p?d=10%3A00%3A00 | a gateway decoded a colon",
        "/p?r=%c3%bc       | /p?r=%C3%BC       | a gateway wrote small letters",
        "/p?r=%28x%29%7E'  | /p?r=(x)~'        | a gateway encoded what JavaScript leaves",
        "/p?r=(x)~%27      | /p?r=%28x%29%7E%27 | a gateway decoded what Java encodes",
      })
  void holdWhatMayHaveBeenSigned(String arrived, String signed, String why) {
    assertThat(SignedUrls.of(BASES, arrived, false))
        .as(why)
        .contains("https://a.example" + signed, "https://b.example/api" + signed);
  }

  @Test
  void beginWithWhatArrived() {
    assertThat(SignedUrls.of(BASES, "/p?r=a%20b", false))
        .startsWith("https://a.example/p?r=a%20b", "https://b.example/api/p?r=a%20b");
  }

  @Test
  void areNoMoreThanTheBasesWhereAllWritersAgree() {
    assertThat(SignedUrls.of(BASES, "/payouts/1?token=abc&limit=3", false)).hasSize(2);
    assertThat(SignedUrls.of(BASES, "/payouts", false)).hasSize(2);
  }

  /** Each would hash the body anew, for anybody; and no client signs both. */
  @Test
  void areThoseOfTheWireWhereThereIsABody() {
    assertThat(SignedUrls.of(BASES, "/p?r=a%20b+c", true))
        .containsExactly("https://a.example/p?r=a%20b+c", "https://b.example/api/p?r=a%20b+c");
  }

  /** A signed value with an ampersand in it must not stand for two parameters, nor the reverse. */
  @ParameterizedTest
  @CsvSource({
    "/p?r=a%26status=new, /p?r=a&status=new",
    "/p?r=a&status=new, /p?r=a%26status%3Dnew",
  })
  void neverSayAnythingElse(String arrived, String signed) {
    assertThat(SignedUrls.of(List.of(""), arrived, false)).doesNotContain(signed);
  }

  @Test
  void areStillThereWhereAnEscapeIsBroken() {
    assertThat(SignedUrls.of(List.of("x"), "/p?r=%zz", false)).containsExactly("x/p?r=%zz");
  }
}
