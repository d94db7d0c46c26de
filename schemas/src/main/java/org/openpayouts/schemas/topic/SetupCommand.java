package org.openpayouts.schemas.topic;

import java.io.IOException;
import java.io.PrintStream;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import org.openpayouts.schemas.serde.SchemaRegistryUnavailable;

/** The topic setup as a command: arguments in, sentences and an exit code out. */
final class SetupCommand {
  static final int DONE = 0;
  static final int UNSAFE = 1;
  static final int BAD_ARGUMENTS = 2;
  static final int UNAVAILABLE = 3;

  private static final String USAGE =
      """
      Creates and verifies every topic and schema; running it again changes nothing.
        --bootstrap-servers HOST:PORT[,..]   the Kafka cluster
        --registry URL[,URL..]               the schema registry's Confluent API
        --replication-factor N               copies of each partition (default 3)
        --command-config FILE                Kafka client properties, for example its security
        --registry-user-info FILE            holds user:password for the registry
      Exit: 0 all is as it must be, 1 something is not, 2 bad arguments, 3 broker or registry away.
      """;
  private static final Set<String> KNOWN =
      Set.of(
          "--bootstrap-servers",
          "--registry",
          "--replication-factor",
          "--command-config",
          "--registry-user-info");

  private SetupCommand() {}

  static int run(String[] arguments, PrintStream out, PrintStream err) {
    if (Arrays.asList(arguments).contains("--help")) {
      out.print(USAGE);
      return DONE;
    }
    try {
      var outcome = TopicSetup.run(plan(arguments));
      outcome.createdTopics().forEach(topic -> out.println("created topic " + topic));
      outcome.registeredSubjects().forEach(subject -> out.println("registered " + subject));
      out.println("topics and schemas are as they must be");
      return DONE;
    } catch (IllegalArgumentException | UncheckedIOException e) {
      err.println(e.getMessage() + " (--help tells more)");
      return BAD_ARGUMENTS;
    } catch (UnsafeTopics e) {
      e.mismatches().forEach(err::println);
      return UNSAFE;
    } catch (BrokerUnavailable | SchemaRegistryUnavailable e) {
      err.println(e.getMessage());
      return UNAVAILABLE;
    }
  }

  private static TopicSetup.Plan plan(String[] arguments) {
    var options = options(arguments);
    return new TopicSetup.Plan(
        required(options, "--bootstrap-servers"),
        Optional.ofNullable(options.get("--command-config"))
            .map(SetupCommand::properties)
            .orElse(Map.of()),
        Arrays.stream(required(options, "--registry").split(",")).map(URI::create).toList(),
        Optional.ofNullable(options.get("--registry-user-info")).map(SetupCommand::content),
        replication(options.getOrDefault("--replication-factor", "3")),
        Topics.all());
  }

  private static Map<String, String> options(String[] arguments) {
    var options = new HashMap<String, String>();
    for (var at = 0; at < arguments.length; at += 2) {
      var name = arguments[at];
      if (!KNOWN.contains(name)) {
        throw new IllegalArgumentException("unknown argument " + name);
      }
      if (at + 1 == arguments.length) {
        throw new IllegalArgumentException(name + " needs a value");
      }
      options.put(name, arguments[at + 1]);
    }
    return options;
  }

  private static String required(Map<String, String> options, String name) {
    var value = options.get(name);
    if (value == null) {
      throw new IllegalArgumentException(name + " is missing");
    }
    return value;
  }

  private static int replication(String text) {
    if (!List.of("1", "2", "3", "4", "5", "6", "7").contains(text)) {
      throw new IllegalArgumentException("--replication-factor must be 1 to 7, not " + text);
    }
    return Integer.parseInt(text);
  }

  private static Map<String, String> properties(String file) {
    var properties = new Properties();
    try (Reader reader = Files.newBufferedReader(Path.of(file))) {
      properties.load(reader);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
    return properties.stringPropertyNames().stream()
        .collect(Collectors.toMap(name -> name, properties::getProperty));
  }

  private static String content(String file) {
    try {
      return Files.readString(Path.of(file)).strip();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }
}
