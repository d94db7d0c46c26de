package org.openpayouts.payoutapi.json;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;

/** Parses documents that a client wrote. */
public final class StrictJson {
  private static final int MAX_DEPTH = 16;
  private static final int MAX_NUMBER_LENGTH = 1_000;

  /** A group of 1,000 has 30,000. What is read takes up to 40 times its bytes without a limit. */
  private static final int MAX_TOKENS = 150_000;

  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(MAX_DEPTH)
                  .maxNumberLength(MAX_NUMBER_LENGTH)
                  .maxTokenCount(MAX_TOKENS)
                  .build())
          .build();

  private StrictJson() {}

  /**
   * Parses a document that must be one object.
   *
   * @throws MalformedJson if it is anything else
   */
  public static JsonValue.Object object(byte[] utf8) throws MalformedJson {
    try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), text(utf8))) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw new MalformedJson("The body must be a JSON object.");
      }
      JsonValue.Object object = readObject(parser);
      if (parser.nextToken() != null) {
        throw new MalformedJson("The body must end behind its JSON object.");
      }
      return object;
    } catch (StreamConstraintsException beyondLimits) {
      throw new MalformedJson(
          "The body nests deeper than "
              + MAX_DEPTH
              + " levels, writes a number with more than "
              + MAX_NUMBER_LENGTH
              + " digits, or holds more than "
              + MAX_TOKENS
              + " names, values and brackets.");
    } catch (JacksonException notJson) {
      throw new MalformedJson("The body is not valid JSON.");
    }
  }

  /** Whether a database can hold the text: no U+0000, no half of a surrogate pair. */
  public static boolean isStorable(String text) {
    for (int i = 0; i < text.length(); i++) {
      char one = text.charAt(i);
      if (one == 0 || Character.isLowSurrogate(one)) {
        return false;
      }
      if (Character.isHighSurrogate(one)) {
        i++;
        if (i == text.length() || !Character.isLowSurrogate(text.charAt(i))) {
          return false;
        }
      }
    }
    return true;
  }

  private static String text(byte[] utf8) throws MalformedJson {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(utf8)).toString();
    } catch (CharacterCodingException notUtf8) {
      throw new MalformedJson("The body is not valid UTF-8.");
    }
  }

  private static JsonValue.Object readObject(JsonParser parser) throws MalformedJson {
    Map<String, JsonValue> fields = new LinkedHashMap<>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String key = storable(parser.currentName());
      parser.nextToken();
      if (fields.put(key, readValue(parser)) != null) {
        throw new MalformedJson("The body names a key twice.");
      }
    }
    return new JsonValue.Object(fields);
  }

  private static JsonValue readValue(JsonParser parser) throws MalformedJson {
    return switch (parser.currentToken()) {
      case VALUE_STRING -> new JsonValue.Text(storable(parser.getString()));
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new JsonValue.Numeral(parser.getString());
      case VALUE_TRUE -> new JsonValue.Flag(true);
      case VALUE_FALSE -> new JsonValue.Flag(false);
      case VALUE_NULL -> new JsonValue.Nothing();
      case START_OBJECT -> readObject(parser);
      case START_ARRAY -> readArray(parser);
      case NOT_AVAILABLE, END_OBJECT, END_ARRAY, PROPERTY_NAME, VALUE_EMBEDDED_OBJECT ->
          throw new MalformedJson("The body is not valid JSON.");
    };
  }

  private static JsonValue.Array readArray(JsonParser parser) throws MalformedJson {
    List<JsonValue> items = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      items.add(readValue(parser));
    }
    return new JsonValue.Array(items);
  }

  private static String storable(String text) throws MalformedJson {
    if (!isStorable(text)) {
      throw new MalformedJson("The body holds U+0000 or half of a surrogate pair.");
    }
    return text;
  }
}
