package org.openpayouts.schemas.golden;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.LinkedHashSet;
import java.util.Set;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A newer writer may have more words than this build; it reads them as UNKNOWN. */
class UnknownReasonsTest {
  private static final String NEWER = "SAID_BY_A_NEWER_BUILD";

  @Test
  void everyEnumHasUnknownAsItsDefault() {
    var enums = new LinkedHashSet<Schema>();
    Golden.recordTypes().forEach(schema -> collectEnums(schema, enums));

    assertThat(enums)
        .hasSizeGreaterThan(8)
        .allSatisfy(schema -> {
          assertThat(schema.getEnumSymbols()).contains("UNKNOWN");
          assertThat(schema.getEnumDefault()).isEqualTo("UNKNOWN");
        });
  }

  @ParameterizedTest
  @MethodSource("org.openpayouts.schemas.golden.Golden#recordTypes")
  void aNewWordIsReadAsUnknown(Schema current) throws Exception {
    var newer = withNewWords(current);
    var sample = Sample.of(newer);

    var read = Golden.read(Golden.bytes(sample), newer, current);

    var words = Golden.pretty(sample).split(NEWER, -1).length;
    assertThat(Golden.pretty(read)).doesNotContain(NEWER);
    assertThat(Golden.pretty(read).split("\"UNKNOWN\"", -1)).hasSize(words);
  }

  private static void collectEnums(Schema schema, Set<Schema> enums) {
    switch (schema.getType()) {
      case ENUM -> enums.add(schema);
      case RECORD -> schema.getFields().forEach(field -> collectEnums(field.schema(), enums));
      case UNION -> schema.getTypes().forEach(type -> collectEnums(type, enums));
      case ARRAY -> collectEnums(schema.getElementType(), enums);
      case MAP -> collectEnums(schema.getValueType(), enums);
      case STRING, BYTES, INT, LONG, FLOAT, DOUBLE, BOOLEAN, NULL, FIXED -> {
        // no words inside
      }
    }
  }

  /** The same schema, in which every enum has one more symbol, the first. */
  private static Schema withNewWords(Schema schema) throws JsonProcessingException {
    var json = new ObjectMapper().readTree(schema.toString());
    addNewWords(json);
    return new Schema.Parser().parse(json.toString());
  }

  private static void addNewWords(JsonNode node) {
    if (node.path("symbols") instanceof ArrayNode symbols) {
      symbols.insert(0, NEWER);
    }
    node.forEach(UnknownReasonsTest::addNewWords);
  }
}
