package org.openpayouts.javasdk;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.PropertyNamingStrategy;
import com.fasterxml.jackson.databind.cfg.MapperConfig;
import com.fasterxml.jackson.databind.introspect.AnnotatedField;
import com.fasterxml.jackson.databind.json.JsonMapper;
import org.jspecify.annotations.Nullable;

/**
 * What the library understood of an answer: the private fields of its objects, since its getters
 * are made for requests. A field {@code _email} is named {@code email}.
 */
final class Understood {
  private final JsonMapper fields =
      JsonMapper.builder()
          .disable(MapperFeature.USE_ANNOTATIONS)
          .visibility(PropertyAccessor.ALL, Visibility.NONE)
          .visibility(PropertyAccessor.FIELD, Visibility.ANY)
          .propertyNamingStrategy(new WithoutUnderscore())
          .build();

  JsonNode tree(@Nullable Object result) {
    return fields.valueToTree(result);
  }

  private static final class WithoutUnderscore extends PropertyNamingStrategy {
    private static final long serialVersionUID = 1L;

    @Override
    public String nameForField(MapperConfig<?> config, AnnotatedField field, String name) {
      return name.startsWith("_") ? name.substring(1) : name;
    }
  }
}
