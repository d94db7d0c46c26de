package org.openpayouts.webhookdispatcher.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import org.apache.hc.client5.http.DnsResolver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressRulesTest {

  private final AddressRules rules = new AddressRules(false);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0.0.0.0",
        "0.1.2.3",
        "10.0.0.1",
        "10.255.255.255",
        "100.64.0.1",
        "100.127.255.255",
        "127.0.0.1",
        "127.9.9.9",
        "169.254.169.254",
        "169.254.170.2",
        "172.16.0.1",
        "172.31.255.255",
        "192.0.0.1",
        "192.0.2.1",
        "192.88.99.1",
        "192.168.1.1",
        "198.18.0.1",
        "198.19.255.255",
        "198.51.100.7",
        "203.0.113.9",
        "224.0.0.1",
        "239.1.1.1",
        "240.0.0.1",
        "255.255.255.255",
        "::",
        "::1",
        "::127.0.0.1",
        "::ffff:127.0.0.1",
        "::ffff:10.0.0.1",
        "::ffff:0:10.0.0.1",
        "64:ff9b::a00:1",
        "64:ff9b::7f00:1",
        "64:ff9b:1::1",
        "100::1",
        "2001::1",
        "2001:db8::1",
        "2002:7f00:1::",
        "2002:a00:1::",
        "3fff::1",
        "5f00::1",
        "fc00::1",
        "fd00:ec2::254",
        "fe80::1",
        "fec0::1",
        "ff02::1"
      })
  void refusesWhatIsNotThePublicInternet(String literal) {
    assertThat(rules.refusal(InetAddress.ofLiteral(literal))).isPresent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1.1.1.1",
        "8.8.8.8",
        "9.255.255.255",
        "11.0.0.1",
        "100.63.255.255",
        "100.128.0.1",
        "126.255.255.255",
        "128.0.0.1",
        "169.253.1.1",
        "172.15.0.1",
        "172.32.0.1",
        "192.167.1.1",
        "192.169.0.1",
        "198.17.0.1",
        "198.20.0.1",
        "223.255.255.255",
        "2606:4700:4700::1111",
        "2a00:1450:4001::1",
        "::ffff:8.8.8.8"
      })
  void letsThePublicInternetBe(String literal) {
    assertThat(rules.refusal(InetAddress.ofLiteral(literal))).isEmpty();
  }

  @Test
  void looksInsideAMappedAddressThatJavaDidNotUnwrap() throws Exception {
    var mapped = new byte[] {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, -1, -1, 10, 0, 0, 1};

    assertThat(rules.refusal(Inet6Address.getByAddress("mapped", mapped, 0))).contains("private");
  }

  @Test
  void letsTheSandboxReachItsOwnMachineAndNothingElseInside() {
    var sandbox = new AddressRules(true);

    assertThat(sandbox.refusal(InetAddress.ofLiteral("127.0.0.1"))).isEmpty();
    assertThat(sandbox.refusal(InetAddress.ofLiteral("::1"))).isEmpty();
    assertThat(sandbox.refusal(InetAddress.ofLiteral("10.0.0.1"))).isPresent();
    assertThat(sandbox.refusal(InetAddress.ofLiteral("169.254.169.254"))).isPresent();
  }

  @Test
  void refusesAMixedAnswerAsAWhole() throws Exception {
    var resolver = new GuardedResolver(rules, answering("8.8.8.8", "10.0.0.1"));

    assertThatThrownBy(() -> resolver.resolve("mixed.example")).isInstanceOf(AddressRefused.class);
  }

  @Test
  void returnsExactlyTheAddressesThatItJudged() throws Exception {
    var resolver = new GuardedResolver(rules, answering("8.8.8.8", "1.1.1.1"));

    assertThat(resolver.resolve("good.example"))
        .containsExactly(InetAddress.ofLiteral("8.8.8.8"), InetAddress.ofLiteral("1.1.1.1"));
  }

  private static DnsResolver answering(String... literals) {
    return new DnsResolver() {
      @Override
      public InetAddress[] resolve(String host) {
        return java.util.Arrays.stream(literals)
            .map(InetAddress::ofLiteral)
            .toArray(InetAddress[]::new);
      }

      @Override
      public String resolveCanonicalHostname(String host) throws UnknownHostException {
        return host;
      }
    };
  }
}
