package org.openpayouts.localstack.stack;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.openpayouts.localstack.merchant.DemoMerchant;
import org.openpayouts.localstack.secret.OwnerOnly;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a program needs to work with a running stack; the file stack.json, of mode 0600.
 *
 * @param jdbcUrl by service, with the user and the password
 * @param caCertificate the PEM file of the authority that signed the inbox's certificate
 * @param pids by process
 * @param inboxLog the file of JSON lines that the inbox writes
 * @param control where the supervisor takes orders, and the credential for it
 * @param shape how many processes there are of what, as {@link Shape} writes it
 * @param serverUrl where each process of a service listens, by its name
 * @param adminUrls the admin API of each process that has it
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record StackFile(
    String apiUrl,
    String publicBaseUrl,
    String adminUrl,
    String adminCredential,
    String kafkaBootstrap,
    String registryUrl,
    Map<String, String> jdbcUrl,
    String inboxUrl,
    String caCertificate,
    String chainRpcUrl,
    Map<String, Long> pids,
    DemoMerchant merchant,
    String schedulerUrl,
    Map<String, String> managementUrl,
    ChainLogin chainLogin,
    String inboxLog,
    Control control,
    String shape,
    Map<String, String> serverUrl,
    List<String> adminUrls) {

  private static final JsonMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  /** Basic authentication of the chain node. */
  public record ChainLogin(String user, String password) {}

  /** The supervisor of the stack. */
  public record Control(String url, String credential, long pid) {}

  public StackFile {
    jdbcUrl = sorted(jdbcUrl);
    pids = sorted(pids);
    managementUrl = sorted(managementUrl);
    serverUrl = sorted(serverUrl);
    adminUrls = List.copyOf(adminUrls);
  }

  private static <T> Map<String, T> sorted(Map<String, T> map) {
    return Collections.unmodifiableMap(new TreeMap<>(map));
  }

  void write(Path file) {
    OwnerOnly.write(file, JSON.writeValueAsString(this) + "\n");
  }

  /** Empty where there is none or where it cannot be read as one. */
  public static Optional<StackFile> read(Path file) {
    try {
      return Files.exists(file)
          ? Optional.of(JSON.readValue(Files.readString(file), StackFile.class))
          : Optional.empty();
    } catch (JacksonException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }
}
